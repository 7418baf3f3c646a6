"""A saved table: which columns for which years over which zones, in which money. Asked again, it is the same.

::

    table = TableDefinition(Rows.PROVINCE, (column("indicator:sales"), column("registry:operating")), recent=3)
    table.years_on(date(2026, 10, 5))   # (2023, 2024, 2025): the three years that were over then
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teukgu.values import Bilingual, Finding, Place, Refused, refuse_if_any

MOST_COLUMNS, MOST_YEARS, MOST_RECENT = 24, 15, 15
FIRST_YEAR, LAST_YEAR = 2004, 2100
_COLUMN = re.compile(r"(indicator|registry|statistic):([a-z][a-z0-9_]{0,59})(?:/([a-z][a-z0-9_.]{0,79}))?")


class Rows(StrEnum):
    """What a line of the table is."""

    NATION = "nation"
    PROVINCE = "province"
    TYPE = "type"
    ZONE = "zone"


class Money(StrEnum):
    """In what money is shown; whole won are kept behind it."""

    WON = "won"
    THOUSAND = "thousand"
    MILLION = "million"


class Source(StrEnum):
    """Where a column's figures come from."""

    INDICATOR = "indicator"
    REGISTRY = "registry"
    STATISTIC = "statistic"


class RegistryCount(StrEnum):
    """What is counted in the registry of zones."""

    OPERATING = "operating"
    DESIGNATED = "designated"
    ENDED = "ended"


STEPS: Mapping[Money, int] = {Money.WON: 1, Money.THOUSAND: 1_000, Money.MILLION: 1_000_000}
MONEY_NAMES: Mapping[Money, Bilingual] = {
    Money.WON: Bilingual("원", "won"),
    Money.THOUSAND: Bilingual("천원", "thousand won"),
    Money.MILLION: Bilingual("백만원", "million won"),
}
ROW_NAMES: Mapping[Rows, Bilingual] = {
    Rows.NATION: Bilingual("전국", "nation"),
    Rows.PROVINCE: Bilingual("시·도", "province"),
    Rows.TYPE: Bilingual("특구 유형", "type of zone"),
    Rows.ZONE: Bilingual("특구", "zone"),
}
COUNT_NAMES: Mapping[RegistryCount, Bilingual] = {
    RegistryCount.OPERATING: Bilingual("연말 운영 특구", "zones operating at year's end"),
    RegistryCount.DESIGNATED: Bilingual("그해 지정된 특구", "zones designated in the year"),
    RegistryCount.ENDED: Bilingual("그해 해제된 특구", "zones cancelled in the year"),
}


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """An indicator (or a part of it), a count of the registry, or a public statistic of the municipalities."""

    source: Source
    key: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.source}:{self.key}" + (f"/{self.part}" if self.part else "")


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """What a table asks for. ``recent`` counts back from the last year that is over; else ``years`` says which.

    Empty ``provinces``, ``types`` and ``zones`` leave nothing out.
    """

    rows: Rows
    columns: tuple[Column, ...]
    years: tuple[int, ...] = ()
    recent: int = 0
    money: Money = Money.MILLION
    provinces: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()

    def years_on(self, day: date) -> tuple[int, ...]:
        """Return the years it shows when it is asked on ``day``."""
        return tuple(range(day.year - self.recent, day.year)) if self.recent else tuple(sorted(set(self.years)))


def column(text: str) -> Column:
    """Read ``indicator:sales``, ``registry:operating`` or ``statistic:firms``.

    Raises:
        Refused: when it is none of them.
    """
    found = _COLUMN.fullmatch(text)
    known = {one.value for one in RegistryCount}
    if found is None or (found[1] == Source.REGISTRY and (found[2] not in known or found[3])):
        raise Refused([_no_column(text)])
    return Column(Source(found[1]), found[2], found[3] or "")


def to_data(definition: TableDefinition) -> dict[str, object]:
    """Return the definition as JSON holds it."""
    return {
        "rows": definition.rows.value,
        "columns": [str(one) for one in definition.columns],
        "years": list(definition.years),
        "recent": definition.recent,
        "money": definition.money.value,
        "provinces": list(definition.provinces),
        "types": list(definition.types),
        "zones": list(definition.zones),
    }


def from_data(data: Mapping[str, object]) -> TableDefinition:
    """Return the definition that `to_data` wrote, or that somebody typed.

    Raises:
        Refused: with everything that is wrong with it.
    """
    findings = list(_findings(data))
    refuse_if_any(findings)
    return TableDefinition(
        Rows(str(data["rows"])),
        tuple(dict.fromkeys(column(text) for text in _texts(data, "columns"))),
        tuple(sorted({one for one in _list(data, "years") if isinstance(one, int)})),
        _recent(data),
        Money(str(data.get("money", Money.MILLION))),
        _texts(data, "provinces"),
        _texts(data, "types"),
        _texts(data, "zones"),
    )


def _findings(data: Mapping[str, object]) -> Iterator[Finding]:
    if data.get("rows") not in {one.value for one in Rows}:
        yield _finding("rows", *_NO_ROWS)
    if data.get("money", Money.MILLION) not in {one.value for one in Money}:
        yield _finding("money", *_NO_MONEY)
    texts = _texts(data, "columns")
    if not 1 <= len(texts) <= MOST_COLUMNS:
        yield _finding("columns", *_number_of("columns"))
    for text in texts:
        try:
            column(text)
        except Refused as refused:
            yield from refused.findings
    yield from _year_findings(data)


def _year_findings(data: Mapping[str, object]) -> Iterator[Finding]:
    years, recent = _list(data, "years"), _recent(data)
    sound = all(isinstance(one, int) and not isinstance(one, bool) and FIRST_YEAR <= one <= LAST_YEAR for one in years)
    if not sound or len(years) > MOST_YEARS or not 0 <= recent <= MOST_RECENT or bool(years) == bool(recent):
        yield _finding("years", *_number_of("years"))


def _recent(data: Mapping[str, object]) -> int:
    found = data.get("recent", 0)
    return found if isinstance(found, int) and not isinstance(found, bool) else -1


def _list(data: Mapping[str, object], key: str) -> Sequence[object]:
    found = data.get(key, ())
    return found if isinstance(found, list | tuple) else ()


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in _list(data, key) if isinstance(one, str)))


Words = tuple[tuple[str, str], tuple[str, str]]
_NO_ROWS: Words = (
    ("표의 줄을 무엇으로 할지 정하지 않았습니다.", "It is not said what the lines of the table are."),
    ("전국, 시·도, 유형, 특구 가운데 고르십시오.", "Choose nation, provinces, types or zones."),
)
_NO_MONEY: Words = (
    ("금액 단위를 알 수 없습니다.", "The unit of money is not known."),
    ("원, 천원, 백만원 가운데 고르십시오.", "Choose won, thousand won or million won."),
)


def _number_of(what: str) -> Words:
    if what == "columns":
        return (
            (
                f"항목은 한 개에서 {MOST_COLUMNS}개까지 고를 수 있습니다.",
                f"A table has one to {MOST_COLUMNS} columns.",
            ),
            ("항목을 고르거나 표를 나누십시오.", "Choose columns, or make two tables."),
        )
    return (
        (
            f"연도는 '최근 몇 해'나 {FIRST_YEAR}년 뒤의 해 {MOST_YEARS}개까지 가운데 하나로 정합니다.",
            f"Years are either the last few or up to {MOST_YEARS} named ones from {FIRST_YEAR} on.",
        ),
        ("둘 가운데 하나만 적으십시오. 예: 2023, 2024, 2025", "Give one of the two, such as 2023, 2024, 2025."),
    )


def _no_column(text: str) -> Finding:
    return _finding(
        "column",
        (f"알 수 없는 항목입니다: {text[:80]}.", f"No such column: {text[:80]}."),
        ("목록에서 고르십시오.", "Choose from the list."),
    )


def _finding(key: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"table.{key}", Bilingual(*message), Bilingual(*cure), Place(key=key))
