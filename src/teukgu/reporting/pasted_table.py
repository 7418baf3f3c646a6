"""A pasted table of figures: a line for each indicator, its name (or id) first and its value last."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.reporting.amounts import read_amount
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Number
from teukgu.values import Bilingual, Finding, IndicatorId, Place, Severity, nfc

MOST_LINES = 400
APART = re.compile(r"\t+| {2,}|;")
QUIET = re.compile(r"[\s·ㆍ.,()\[\]]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The values read, by indicator, everything that could not be, and how some were read (converted, rounded)."""

    values: Mapping[IndicatorId, Number]
    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()


def read_pasted(text: str, asked: Iterable[IndicatorVersion], catalogue: Catalogue) -> Pasted:
    """Read what was copied from a table: columns apart by tabs, semicolons or two spaces; units may stand behind.

    Lines without a value are passed over. A name that nobody asks for, a value that is no number and an indicator that
    stands there twice are findings with the number of their line.
    """
    known = {_plain(name): one for one in asked for name in (one.id, one.name.ko, one.name.en)}
    values: dict[IndicatorId, Number] = {}
    findings: list[Finding] = []
    notes: list[Finding] = []
    lines = nfc(text).splitlines()
    if len(lines) > MOST_LINES:
        return Pasted({}, (_too_many(),))
    for number, line in enumerate(lines, 1):
        cells = [one.strip() for one in APART.split(line.strip()) if one.strip()]
        if len(cells) < 2:
            continue
        version = known.get(_plain(cells[0]))
        if version is None:
            if number > 1:  # the first line may be the heading
                findings.append(_unknown(number, cells[0]))
            continue
        amount = read_amount(cells[-1], catalogue.unit_of(version))
        if version.id in values:
            findings.append(_twice(number, version))
        elif amount.is_refused or amount.value is None:
            findings += [_at(number, version, one) for one in amount.findings if one.severity is Severity.ERROR]
        else:
            values[version.id] = amount.value
            notes += [_at(number, version, one) for one in amount.findings]
    return Pasted(values, tuple(findings), tuple(notes))


def _plain(name: str) -> str:
    return QUIET.sub("", nfc(name)).casefold()


def _at(line: int, version: IndicatorVersion, one: Finding) -> Finding:
    message = Bilingual(
        f"{line}번째 줄 {version.name.ko}: {one.message.ko}", f"Line {line}, {version.name.en}: {one.message.en}"
    )
    return Finding(one.code, message, one.cure, Place(key=version.id), one.severity)


def _unknown(line: int, name: str) -> Finding:
    return Finding(
        "pasted.unknown",
        Bilingual(f"{line}번째 줄: 모르는 지표입니다: {name[:60]}", f"Line {line}: no such indicator: {name[:60]}"),
        Bilingual("아래 표에 있는 지표 이름을 그대로 쓰십시오.", "Use the name as it stands in the table below."),
    )


def _twice(line: int, version: IndicatorVersion) -> Finding:
    return Finding(
        "pasted.twice",
        Bilingual(
            f"{line}번째 줄: {version.name.ko}이(가) 두 번 있습니다.", f"Line {line}: {version.name.en} is there twice."
        ),
        Bilingual("한 줄만 남기십시오.", "Leave one line."),
        Place(key=version.id),
    )


def _too_many() -> Finding:
    return Finding(
        "pasted.too_many",
        Bilingual(f"{MOST_LINES}줄보다 깁니다.", f"More than {MOST_LINES} lines."),
        Bilingual("지표 이름과 값만 붙여 넣으십시오.", "Paste names and values only."),
    )
