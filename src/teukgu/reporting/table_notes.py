"""What is printed under a table: day, definitions, breaks of series, who is missing, how it was rounded."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from teukgu.reporting.comparability import breaks_between
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Provenance
from teukgu.reporting.names import name_of
from teukgu.reporting.table import Head, Line, Standing
from teukgu.reporting.table_definition import MONEY_NAMES, Column, Money, Rows, Source
from teukgu.values import Bilingual, IndicatorId

if TYPE_CHECKING:
    from teukgu.reporting.tables import Making


END = "."


def notes_of(making: "Making", heads: tuple[Head, ...], whole: Line) -> tuple[Bilingual, ...]:
    """Return the notes in the order in which they are read."""
    columns = tuple(dict.fromkeys(head.column for head in heads))
    every = (
        _day(making),
        *(note for column in columns for note in _about(making, column, heads, whole)),
        *_signs(whole, making),
        *_joint(making, columns),
        *_earlier(making, columns),
        *_money(making, heads),
    )
    return tuple(dict.fromkeys(every))  # what several columns say is printed once


def _day(making: "Making") -> Bilingual:
    day = making.sources.as_of
    return Bilingual(
        f"기준일: {day.year}. {day.month}. {day.day}. 이 날까지 기록된 값이며, 뒤의 정정은 들어 있지 않음.",
        f"As of {day.isoformat()}: what was recorded by then; later corrections are not in it.",
    )


def _about(making: "Making", column: Column, heads: Iterable[Head], whole: Line) -> Iterator[Bilingual]:
    if column.source is Source.INDICATOR:
        yield from _definitions(making, column)
        yield from _breaks(making, column)
        yield from _covered(making, column, tuple(heads), whole)
    elif column.source is Source.STATISTIC:
        kind = making.sources.statistic_kinds[column.key]
        yield Bilingual(
            f"{kind.name.ko}: 특구가 있는 시·군·구 전체의 공표 통계로 특구의 성과가 아님. "
            f"시·군·구마다 한 번만 셈. {kind.note.ko}".strip(),
            f"{kind.name.en}: published for the whole municipalities that zones lie in, not a result of the zones; "
            f"each municipality once. {kind.note.en}".strip(),
        )
    else:
        yield from _registry(making)


def _definitions(making: "Making", column: Column) -> Iterator[Bilingual]:
    versions = dict.fromkeys(making.version(column, year) for year in making.years)
    for version in versions:
        if version is not None:
            yield _definition(version)


def _definition(version: IndicatorVersion) -> Bilingual:
    scope = name_of(version.scope)
    last_ko = f"~{version.last_year}년" if version.last_year else "부터"
    last_en = f"to {version.last_year}" if version.last_year else "on"
    return Bilingual(
        f"{version.name.ko}({version.first_year}년{last_ko}의 정의, 제{version.version}판): {version.description.ko} "
        f"산식: {version.formula.ko.rstrip(END)}. 범위: {scope.ko}.",
        f"{version.name.en} (definition of {version.first_year} {last_en}, version {version.version}): "
        f"{version.description.en} Formula: {version.formula.en.rstrip(END)}. Scope: {scope.en}.",
    )


def _breaks(making: "Making", column: Column) -> Iterator[Bilingual]:
    indicator = IndicatorId(column.key)
    asked = [year for year in making.years if making.version(column, year)]
    if not asked:
        return
    name = making.sources.catalogue.versions_of(indicator)[-1].name
    for one in breaks_between(making.sources.catalogue, indicator, min(asked), max(asked)) or ():
        how = name_of(one.comparability)
        yield Bilingual(
            f"※ {name.ko}: {one.year}년에 정의가 바뀜({how.ko}). {one.note.ko}".strip(),
            f"* {name.en}: the definition changed in {one.year} ({how.en}). {one.note.en}".strip(),
        )


def _covered(making: "Making", column: Column, heads: tuple[Head, ...], whole: Line) -> Iterator[Bilingual]:
    """Say of how many zones there are figures, years with the same number together."""
    every = len(making.zones)
    found = [
        (head.year, entry.rests_on)
        for head, entry in zip(heads, whole.entries, strict=True)
        if head.column == column and entry.standing in {Standing.GIVEN, Standing.MISSING} and entry.rests_on < every
    ]
    name = next(head.name for head in heads if head.column == column)
    for counted, years in groupby(found, key=lambda one: one[1]):
        which = ", ".join(str(year) for year, _ in years)
        yield Bilingual(
            f"{name.ko} {which}년: 특구 {every}곳 가운데 값이 있는 {counted}곳의 합.",
            f"{name.en}, {which}: over the {counted} of {every} zones that have a figure.",
        )


def _registry(making: "Making") -> Iterator[Bilingual]:
    unknown = sum(zone.designated_on is None for zone in making.zones)
    undated = sum(zone.ended and zone.ended_on is None for zone in making.zones)
    yield Bilingual(
        "특구 수: 등록부에 적힌 지정일과 해제일로 기준일까지 셈.",
        "Counts of zones: by the days of designation and cancellation in the registry, up to the day of the table.",
    )
    ko = [f"지정일을 모르는 {unknown}곳"] * bool(unknown) + [f"해제일을 모르는 {undated}곳"] * bool(undated)
    en = [f"{unknown} without a known day of designation"] * bool(unknown)
    en += [f"{undated} cancelled on an unknown day"] * bool(undated)
    if ko:
        yield Bilingual(
            f"특구 수: {'과 '.join(ko)}은 운영·지정·해제 수에 넣지 않음.",
            f"Counts of zones: {' and '.join(en)} are not counted.",
        )


def _signs(whole: Line, making: "Making") -> Iterator[Bilingual]:
    standings = {entry.standing for entry in whole.entries}
    if Standing.NO_TOTAL in standings:
        yield Bilingual(
            "'·': 비율·지수이거나 시·군·구 전체의 값이어서 더하지 않음.",
            "'·': a ratio, an index or a figure of whole municipalities, which is not added up.",
        )
    if Standing.NOT_ASKED in standings:
        yield Bilingual("'…': 그해에는 이 지표를 묻지 않음.", "'…': the indicator was not asked for in that year.")
    yield Bilingual("'-': 제출된 값이 없음.", "'-': no figure was handed in.")


def _joint(making: "Making", columns: tuple[Column, ...]) -> Iterator[Bilingual]:
    joint = [zone for zone in making.zones if len(zone.places) > 1]
    if not joint:
        return
    yield Bilingual(
        f"공동특구 {len(joint)}곳은 계에서 한 번만 셈.", f"{len(joint)} joint zones count once in the total."
    )
    spanning = [zone for zone in joint if len(zone.provinces) > 1]
    if not spanning or making.definition.rows is not Rows.PROVINCE:
        return
    equal = sum(not making.sources.shares.get(zone.id) for zone in spanning)
    yield Bilingual(
        f"시·도 경계를 넘는 {len(spanning)}곳의 값은 참여 시·군·구의 배분 비율로 나눔"
        f"(합의한 비율이 없는 {equal}곳은 똑같이 나눔).",
        f"Figures of the {len(spanning)} that span provinces are divided by their municipalities' shares "
        f"(equally for {equal} without agreed ones).",
    )
    if any(column.source is Source.REGISTRY for column in columns):
        yield Bilingual(
            "특구 수는 나누지 않아 시·도별 수의 합이 계보다 클 수 있음.",
            "Counts of zones are not divided: provinces may add up to more than the total.",
        )


def _earlier(making: "Making", columns: tuple[Column, ...]) -> Iterator[Bilingual]:
    asked = {column.key for column in columns if column.source is Source.INDICATOR}
    zones = {zone.id for zone in making.zones}
    left = sum(
        one.figure.provenance is Provenance.EARLIER_REPORT
        and one.figure.cell.indicator in asked
        and one.year in making.years
        and one.zone in zones
        for one in making.sources.observations
    )
    if left:
        yield Bilingual(
            f"옛 보고서에서 옮긴 값 {left}개는 확인되지 않아 넣지 않음.",
            f"{left} figures copied from earlier reports are unverified and left out.",
        )


def _money(making: "Making", heads: tuple[Head, ...]) -> Iterator[Bilingual]:
    money = making.definition.money
    if money is not Money.WON and any(head.money for head in heads):
        name = MONEY_NAMES[money]
        yield Bilingual(
            f"금액은 {name.ko} 단위로 반올림(5 이상 올림)하여 합계가 맞지 않을 수 있음. "
            "원 단위 값은 XLSX의 '원값' 시트에 있음.",
            f"Amounts are rounded to {name.en} (halves up) and may not add up; "
            "whole won stand on the sheet '원값' of the XLSX file.",
        )
