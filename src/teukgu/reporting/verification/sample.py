"""A sample that a published seed draws: population, seed and this rule give everybody the same zones.

Each zone's ticket is the SHA-256 of ``seed/year/zone`` (UTF-8, the seed trimmed and in NFC). In each office the zones
with the smallest tickets (as hexadecimal text) are drawn: the share of its reports, rounded up. The population is
published, with its hash, before anybody can know the seed; so neither who draws nor who is drawn can steer it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import groupby
from math import ceil
from typing import Any

from teukgu.values import Bilingual, Finding, Place, Refused, nfc

ALGORITHM = "sha256-smallest-1"


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A report that can be drawn: the office that answers for it (empty: none), its zone, its case number."""

    office: str
    zone: str
    report: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawn sample with everything it takes to draw it again; ``share`` as it is written (``0.2``)."""

    year: int
    share: str
    seed: str
    population: tuple[Member, ...]
    drawn: tuple[str, ...]
    algorithm: str = ALGORITHM


def ticket(seed: str, year: int, zone: str) -> str:
    """Return the ticket of a zone."""
    return sha256(f"{nfc(seed).strip()}/{year}/{zone}".encode()).hexdigest()


def draw(population: Iterable[Member], *, seed: str, year: int, share: str) -> tuple[str, ...]:
    """Return the zones drawn, office by office, in the order of their tickets.

    Raises:
        Refused: when the seed is empty or the share is none.
    """
    part = _share(share)
    if not nfc(seed).strip():
        raise Refused([_no_seed()])
    drawn: list[str] = []
    for _office, members in groupby(sorted(set(population)), key=lambda one: one.office):
        zones = sorted({one.zone for one in members}, key=lambda zone: (ticket(seed, year, zone), zone))
        drawn += zones[: ceil(part * len(zones))]
    return tuple(drawn)


def _share(written: str) -> Fraction:
    try:
        part = Fraction(written)
    except (ValueError, ZeroDivisionError):
        part = Fraction(-1)
    if not 0 <= part <= 1:
        raise Refused([_no_share(written)])
    return part


def population_sha256(population: Iterable[Member]) -> str:
    """Return the hash of a population: one line ``office/zone/report`` each, sorted, with line feeds between."""
    lines = (f"{one.office}/{one.zone}/{one.report}" for one in sorted(set(population)))
    return sha256("\n".join(lines).encode()).hexdigest()


def sample_to_data(sample: Sample) -> dict[str, Any]:
    """Return a sample as JSON values: what is published, and what the command reads."""
    return {
        "algorithm": sample.algorithm,
        "year": sample.year,
        "share": sample.share,
        "seed": sample.seed,
        "population_sha256": population_sha256(sample.population),
        "population": [
            {"office": one.office, "zone": one.zone, "report": one.report} for one in sorted(sample.population)
        ],
        "drawn": list(sample.drawn),
    }


def sample_from_data(text: str) -> Sample:
    """Return the sample that a published file holds.

    Raises:
        Refused: when the file is none, or of another rule of drawing.
    """
    try:
        data = json.loads(text)
        members = tuple(Member(str(one["office"]), str(one["zone"]), str(one["report"])) for one in data["population"])
        drawn = tuple(str(one) for one in data["drawn"])
        sample = Sample(int(data["year"]), str(data["share"]), str(data["seed"]), members, drawn, data["algorithm"])
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise Refused([_no_file()]) from problem
    if not isinstance(data, Mapping) or sample.algorithm != ALGORITHM:
        raise Refused([_other_rule(str(sample.algorithm)[:40])])
    return sample


def _no_file() -> Finding:
    return Finding(
        "sample.no_file",
        Bilingual("표본 파일로 읽을 수 없습니다.", "This cannot be read as the file of a sample."),
        Bilingual(
            "표본 화면에서 내려받은 파일을 그대로 쓰십시오.", "Use the file as it came from the page of the sample."
        ),
    )


def _other_rule(name: str) -> Finding:
    return Finding(
        "sample.other_rule",
        Bilingual(f"모르는 추출 방법입니다: {name}.", f"An unknown way of drawing: {name}."),
        Bilingual(f"이 명령은 {ALGORITHM}만 다시 계산합니다.", f"This command recomputes {ALGORITHM} only."),
    )


def _no_seed() -> Finding:
    return Finding(
        "sample.no_seed",
        Bilingual("난수 씨앗이 비어 있습니다.", "The seed is empty."),
        Bilingual("공개한 출처에서 나온 값을 그대로 쓰십시오.", "Write the value of the published source as it is."),
        Place(key="seed"),
    )


def _no_share(written: str) -> Finding:
    return Finding(
        "sample.no_share",
        Bilingual(
            f"표본의 비율이 0과 1 사이의 수가 아닙니다: {written[:20]}.", f"No share from 0 to 1: {written[:20]}."
        ),
        Bilingual("0.2처럼 적으십시오.", "Write it as 0.2."),
        Place(key="share"),
    )
