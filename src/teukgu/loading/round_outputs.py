"""Reads back the output folder of an evaluation, to keep it in the portal."""

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teukgu.evaluation.seal import ATTACHED
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

_TIER = re.compile(r"p_tier_(\d+)")
NUMBERS = ("score", "next_tier_gap")
WHOLE = ("rank", "rank_low", "rank_high", "tier")
KNOWN = frozenset({"zone", "name", "type", "tier_name", "on_line", *NUMBERS, *WHOLE})
KEPT_FILES = (
    *("results.csv", "contributions.csv", "results.parquet", "report.html", "bundle.zip"),
    *("robustness.json", "robustness.csv", "bands.csv"),
    *ATTACHED,
)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of ``results.csv``; ``more`` holds the columns beyond the agreed ones as text."""

    zone: str
    name: str
    type: str
    score: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    tier: int | None
    tier_name: str
    tier_probabilities: tuple[float, ...]
    on_line: bool | None
    next_tier_gap: float | None
    more: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One row of ``contributions.csv``; ``more`` holds the further columns as text."""

    zone: str
    node: str
    points: float | None
    more: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RoundOutputs:
    """The content of an output folder: rows, facts about the round, and its files byte for byte."""

    results: tuple[ResultRow, ...]
    contributions: tuple[ContributionRow, ...]
    facts: dict[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def content_hash(self) -> str:
        """A hash of every file."""
        digest = hashlib.sha256()
        for name in sorted(self.files):
            digest.update(name.encode() + b"\0" + hashlib.sha256(self.files[name]).digest())
        return digest.hexdigest()


def read_outputs(folder: Path) -> RoundOutputs:
    """Read the output folder of ``teukgu evaluate``.

    Raises:
        Refused: when ``results.csv`` is missing or a cell in it cannot be read.
    """
    files = {name: (folder / name).read_bytes() for name in KEPT_FILES if (folder / name).is_file()}
    if "results.csv" not in files:
        raise Refused([_missing(folder)])
    bands = {row.get("zone", ""): row for row in _rows(files.get("bands.csv", b""))}
    findings: list[Finding] = []
    results = tuple(
        _result(row, bands.get(row.get("zone", ""), {}), Place("results.csv", line), findings)
        for line, row in enumerate(_rows(files["results.csv"]), start=2)
    )
    contributions = tuple(_contribution(row) for row in _rows(files.get("contributions.csv", b"")))
    if findings:
        raise Refused(findings)
    facts = json.loads(files["robustness.json"]) if "robustness.json" in files else {}
    return RoundOutputs(results, contributions, facts, files)


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield {key: nfc(text or "") for key, text in row.items() if key}


def _result(row: dict[str, str], band: Mapping[str, str], place: Place, findings: list[Finding]) -> ResultRow:
    numbers = {name: _number(row.get(name, ""), name, place, findings) for name in (*NUMBERS, *WHOLE)}
    tiers = sorted((int(match[1]), name) for name in row if (match := _TIER.fullmatch(name)))
    chances = [_number(row[name], name, place, findings) for _, name in tiers]
    whole = {name: None if numbers[name] is None else int(numbers[name] or 0) for name in WHOLE}
    more = {name: text for name, text in row.items() if name not in KNOWN and not _TIER.fullmatch(name)}
    return ResultRow(
        zone=row.get("zone", ""),
        name=row.get("name", ""),
        type=row.get("type", ""),
        score=numbers["score"],
        rank=whole["rank"],
        rank_low=whole["rank_low"],
        rank_high=whole["rank_high"],
        tier=whole["tier"],
        tier_name=row.get("tier_name", ""),
        tier_probabilities=tuple(chance for chance in chances if chance is not None),
        on_line={"true": True, "false": False}.get(row.get("on_line", "").lower()),
        next_tier_gap=numbers["next_tier_gap"],
        more={**more, **{name: text for name, text in band.items() if name != "zone"}},
    )


def _contribution(row: dict[str, str]) -> ContributionRow:
    node = row.get("node") or row.get("indicator") or row.get("component") or ""
    points = row.get("points") or row.get("contribution") or ""
    more = {name: text for name, text in row.items() if name not in {"zone", "node", "points"}}
    return ContributionRow(row.get("zone", ""), node, _number(points, "points", Place("contributions.csv"), []), more)


def _number(text: str, column: str, place: Place, findings: list[Finding]) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        findings.append(_no_number(Place(place.file, place.line, key=column), text))
        return None
    return value


def _missing(folder: Path) -> Finding:
    return Finding(
        "round.no_results",
        Bilingual("results.csv가 없습니다.", "There is no results.csv."),
        Bilingual("teukgu evaluate의 --out 폴더를 주세요.", "Give the --out folder of teukgu evaluate."),
        Place(folder.name),
    )


def _no_number(place: Place, text: str) -> Finding:
    return Finding(
        "round.no_number",
        Bilingual(f"'{text[:40]}'은(는) 수가 아닙니다.", f"'{text[:40]}' is not a number."),
        Bilingual("결과 파일을 고치지 말고 다시 계산하세요.", "Compute again instead of editing the results."),
        place,
    )
