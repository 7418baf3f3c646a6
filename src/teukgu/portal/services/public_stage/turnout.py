"""Voters by province as they are told: a line each of province, voters, and how many were invited (0: not known)."""

from collections.abc import Mapping
from typing import Any

from teukgu.evaluation.panels.public.turnout import RegionTurnout
from teukgu.portal.services.public_stage import refusals
from teukgu.values import Finding, nfc

LARGEST = 100_000_000
Row = list[Any]


def read_turnout(text: str, regions: Mapping[str, str]) -> tuple[list[Row], list[Finding]]:
    """Return rows of province, voters and invited, and what is wrong, line by line."""
    rows: list[Row] = []
    findings: list[Finding] = []
    lines = [(number, line) for number, line in enumerate(nfc(text).splitlines(), 1) if line.strip()]
    if not lines:
        return [], [refusals.not_given("turnout", ("시·도별 투표자 수", "voters by province"))]
    for number, line in lines:
        parts = [part.strip() for part in line.replace("\t", ",").split(",")]
        counts = [int(part) for part in parts[1:3] if part.isascii() and part.isdigit() and len(part) < 10]
        region = regions.get(parts[0], "")
        is_whole = len(counts) == len(parts) - 1 and bool(counts)
        is_twice = region in {row[0] for row in rows}
        if not region or is_twice or not is_whole or (len(counts) == 2 and 0 < counts[1] < counts[0]):
            findings.append(_line(number, line))
        else:
            rows.append([region, counts[0], counts[1] if len(counts) == 2 else 0])
    return rows, findings


def turnout_rows(rows: list[Row]) -> tuple[RegionTurnout, ...]:
    """Return kept rows as the analysis takes them."""
    return tuple(RegionTurnout(str(region), int(voters), int(invited)) for region, voters, invited in rows)


def _line(number: int, line: str) -> Finding:
    message = (
        f"시·도별 투표자 수 {number}번째 줄을 읽을 수 없습니다: {line[:40]}",
        f"Line {number} of voters by province cannot be read: {line[:40]}",
    )
    cure = (
        "‘시·도, 투표자, 초대한 사람’을 쉼표로 나누어 쓰십시오. 초대한 사람은 모르면 빼고, 시·도는 한 번씩만 씁니다.",
        "Write province, voters, invited with commas; leave the last out if it is not known; each province once.",
    )
    return refusals.wrong("turnout", message, cure)
