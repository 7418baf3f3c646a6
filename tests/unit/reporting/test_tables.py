"""Saved tables: lines and totals, joint zones, what was known on a day, breaks, money, notes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting import table as made
from teukgu.reporting import table_definition as defined
from teukgu.reporting.attribution import Attribution
from teukgu.reporting.figure import Cell, Figure, Observed, Provenance
from teukgu.reporting.table import Entry, Standing, entry_text
from teukgu.reporting.table_changes import Change, changes, new_notes
from teukgu.reporting.table_definition import Money, Rows, TableDefinition, column
from teukgu.reporting.table_sources import PublicStatistic, Sources, TableZone
from teukgu.reporting.tables import make_table
from teukgu.values import Aggregation, Bilingual, IndicatorId, Refused, RegionId, ZoneId

CATALOGUE = load_indicators()
EAST, WEST = RegionId("east"), RegionId("west")
DAY = date(2026, 10, 5)


def zone(key, places, *, type_="", designated=date(2020, 5, 1), ended=None):
    name = Bilingual(f"{key}특구", key)
    where = {RegionId(one): RegionId(province) for one, province in places.items()}
    return TableZone(ZoneId(key), name, where, type_, designated, ended, ended is not None)


A = zone("a", {"a1": "east"}, type_="value_added")
B = zone("b", {"b1": "west"}, type_="convergence", ended=date(2025, 3, 2))
JOINT = zone("joint", {"a1": "east", "b1": "west", "b2": "west"}, type_="value_added", designated=date(2024, 2, 1))


def seen(number, key, name, value, year=2025, *, on=date(2026, 4, 1), **more):
    indicator, _, part = name.partition("/")
    provenance = more.pop("provenance", Provenance.REPORTED)
    figure = Figure(Cell(IndicatorId(indicator), part), value, provenance=provenance)
    version = CATALOGUE.version(IndicatorId(indicator), year).version
    moment = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    return Observed(number, ZoneId(key), year, figure, version, moment, "1", **more)


def sources(*observed, zones=(A, B, JOINT), **more):
    names = {EAST: Bilingual("동도", "East"), WEST: Bilingual("서도", "West")}
    return Sources(DAY, CATALOGUE, zones, observed, region_names=names, **more)


def table(rows, *columns, years=(2025,), observed=(), there=(A, B, JOINT), money=Money.WON, more=None, **asked):
    definition = TableDefinition(rows, tuple(column(one) for one in columns), years, money=money, **asked)
    return make_table(definition, sources(*observed, zones=there, **(more or {})))


def values(line):
    return [entry.value for entry in line.entries]


def by_key(found):
    return {line.key: values(line) for line in found.lines}


SALES = (seen(1, "a", "sales", 100), seen(2, "b", "sales", 7), seen(3, "joint", "sales", 11))


@pytest.mark.parametrize("rows", [Rows.ZONE, Rows.TYPE, Rows.PROVINCE])
def test_a_joint_zone_counts_once_in_the_total(rows):
    found = table(rows, "indicator:sales", observed=SALES)
    assert values(found.total) == [118]
    assert sum(line.entries[0].value for line in found.lines) == 118


def test_the_nation_is_one_line_without_a_total():
    found = table(Rows.NATION, "indicator:sales", observed=SALES)
    assert (by_key(found), found.total) == ({"nation": [118]}, None)


def test_provinces_take_their_shares_of_a_joint_zone():
    assert by_key(table(Rows.PROVINCE, "indicator:sales", observed=SALES)) == {"east": [104], "west": [14]}
    agreed = {RegionId("a1"): Fraction(1, 11), RegionId("b1"): Fraction(10, 11), RegionId("b2"): Fraction(0)}
    more = {"shares": {JOINT.id: (Attribution(2024, agreed),)}}
    assert by_key(table(Rows.PROVINCE, "indicator:sales", observed=SALES, more=more)) == {"east": [101], "west": [17]}


def test_shares_agreed_for_one_indicator_divide_only_that_one():
    agreed = {RegionId("a1"): Fraction(1), RegionId("b1"): Fraction(0), RegionId("b2"): Fraction(0)}
    own = {"shares": {JOINT.id: (Attribution(2024, agreed, indicator="sales"),)}}
    other = {"shares": {JOINT.id: (Attribution(2024, agreed, indicator="jobs"),)}}
    assert by_key(table(Rows.PROVINCE, "indicator:sales", observed=SALES, more=own)) == {"east": [111], "west": [7]}
    assert by_key(table(Rows.PROVINCE, "indicator:sales", observed=SALES, more=other)) == {"east": [104], "west": [14]}


def test_a_zone_whose_place_is_not_known_has_a_line_of_its_own():
    nowhere = replace(A, id=ZoneId("n"), places={})
    found = table(Rows.PROVINCE, "indicator:sales", there=(B, nowhere), observed=(SALES[1], seen(4, "n", "sales", 5)))
    assert by_key(found) == {"west": [7], "nowhere": [5]}
    assert values(found.total) == [12]


def test_a_ratio_of_a_province_is_made_of_its_parts():
    name, other = "material_purchases/origin.local", "material_purchases"
    observed = (
        seen(1, "a", name, 10),
        seen(2, "a", other, 10),
        seen(3, "joint", name, 0),
        seen(4, "joint", other, 90),
    )
    found = table(Rows.PROVINCE, "indicator:local_sourcing_share", observed=observed)
    assert by_key(found) == {"east": [25.0], "west": [0.0]}
    assert values(found.total) == [10.0]


def test_counts_of_the_registry():
    columns = ("registry:operating", "registry:designated", "registry:ended")
    found = table(Rows.PROVINCE, *columns, years=(2024, 2025))
    assert values(found.total) == [3, 2, 1, 0, 0, 1]
    assert by_key(found) == {"east": [2, 2, 1, 0, 0, 0], "west": [2, 1, 1, 0, 0, 1]}
    assert any("나누지 않아" in note.ko for note in found.notes)


def test_unknown_days_are_not_counted_and_said():
    unknown = replace(A, id=ZoneId("u"), designated_on=None)
    undated = replace(A, id=ZoneId("v"), ended=True)
    found = table(Rows.NATION, "registry:operating", there=(A, unknown, undated))
    assert by_key(found) == {"nation": [1]}
    alone = table(Rows.ZONE, "registry:operating", there=(unknown,))
    assert alone.lines[0].entries[0].standing is Standing.MISSING
    assert any("지정일을 모르는 1곳과 해제일을 모르는 1곳" in note.ko for note in found.notes)


def test_a_public_statistic_counts_each_municipality_once():
    kinds = {"firms": PublicStatistic(Bilingual("사업체 수", "firms"), Bilingual("개", "firms"), Aggregation.STOCK)}
    figures = {("firms", RegionId(one), 2025): value for one, value in (("a1", 10.0), ("b1", 5.0), ("b2", 1.0))}
    more = {"statistics": figures, "statistic_kinds": kinds}
    found = table(Rows.PROVINCE, "statistic:firms", more=more)
    assert (by_key(found), values(found.total)) == ({"east": [10], "west": [6]}, [16])
    rates = {"firms": replace(kinds["firms"], aggregation=Aggregation.RATIO)}
    found = table(Rows.NATION, "statistic:firms", more=more | {"statistic_kinds": rates})
    assert found.lines[0].entries[0].standing is Standing.NO_TOTAL


def test_earlier_reports_are_left_out_and_said():
    old = seen(9, "a", "sales", 5, 2024, provenance=Provenance.EARLIER_REPORT)
    found = table(Rows.NATION, "indicator:sales", years=(2024, 2025), observed=(*SALES, old))
    assert by_key(found) == {"nation": [None, 118]}
    assert any("값 1개는 확인되지 않아" in note.ko for note in found.notes)


def test_missing_zones_and_breaks_are_printed():
    found = table(Rows.NATION, "indicator:jobs", years=(2015, 2016, 2025), observed=(seen(1, "a", "jobs", 3),))
    korean = [note.ko for note in found.notes]
    assert any("특구 3곳 가운데 값이 있는 1곳의 합" in note for note in korean)
    assert any(note.startswith("※") and "2016년에 정의가 바뀜" in note for note in korean)
    assert any(note.startswith("※") and "2025년에 정의가 바뀜" in note for note in korean)
    assert all(note.en for note in found.notes)


def test_money_is_rounded_for_reading_and_kept_whole():
    observed = (seen(1, "a", "sales", 1_499_999), seen(2, "b", "sales", -2_500_000))
    found = table(Rows.ZONE, "indicator:sales", observed=observed, money=Money.MILLION)
    head = found.heads[0]
    shown = [entry_text(line.entries[0], head, found.money).ko for line in found.lines]
    assert shown == ["1", "△3", "-"]
    assert values(found.total) == [-1_000_001]
    assert any("반올림" in note.ko for note in found.notes)


def test_zero_is_never_below_zero():
    head = table(Rows.NATION, "indicator:sales", money=Money.MILLION).heads[0]
    assert entry_text(Entry(-1), head, Money.MILLION).ko == "0"


def test_only_zones_asked_for_stand_in_it():
    assert list(by_key(table(Rows.ZONE, "registry:operating", types=("convergence",)))) == ["b"]
    assert list(by_key(table(Rows.ZONE, "registry:operating", provinces=("east",)))) == ["a", "joint"]
    assert list(by_key(table(Rows.ZONE, "registry:operating", zones=("joint",)))) == ["joint"]
    assert list(by_key(table(Rows.ZONE, "registry:operating", years=(2026,)))) == ["a", "joint"]


@pytest.mark.parametrize("name", ["indicator:nothing", "indicator:sales/sex.women", "statistic:nothing"])
def test_unknown_columns_are_refused(name):
    with pytest.raises(Refused) as refused:
        table(Rows.NATION, name)
    assert refused.value.findings[0].code == "table.unknown_column"


def test_a_definition_is_read_back_and_its_faults_are_told_at_once():
    definition = TableDefinition(Rows.ZONE, (column("indicator:jobs/sex.women"),), recent=3, types=("x",))
    assert defined.from_data(defined.to_data(definition)) == definition
    assert definition.years_on(DAY) == (2023, 2024, 2025)
    wrong = {"rows": "county", "columns": ["x", "registry:all"], "years": [1999], "recent": 2, "money": "dollar"}
    with pytest.raises(Refused) as refused:
        defined.from_data(wrong)
    assert sorted(one.code for one in refused.value.findings) == [
        "table.column",
        "table.column",
        "table.money",
        "table.rows",
        "table.years",
    ]


def test_a_table_is_read_back_as_it_was():
    found = table(Rows.PROVINCE, "indicator:sales", "registry:ended", observed=SALES)
    assert made.from_data(made.to_data(found)) == found


def test_what_changed_since_the_answer_before():
    before = table(Rows.ZONE, "indicator:sales", observed=SALES)
    mended = seen(4, "a", "sales", 90, corrects=1, why="중복")
    after = table(Rows.ZONE, "indicator:sales", observed=(*SALES, mended), there=(A, JOINT), money=Money.MILLION)
    found = changes(before, after)
    assert [(one.change, one.line.en) for one in found] == [
        (Change.VALUE, "Total"),
        (Change.VALUE, "a"),
        (Change.GONE, "b"),
    ]
    assert any("반올림" in note.ko for note in new_notes(before, after))
    assert changes(after, after) == ()


def test_a_note_of_several_columns_is_printed_once():
    found = table(Rows.NATION, "registry:operating", "registry:designated", "registry:ended")
    assert len(found.notes) == len(set(found.notes))
