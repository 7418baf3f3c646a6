"""Tables whatever the zones: joint ones once, provinces add up, subtraction tells nothing that is withheld."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.indicators import load_indicators
from teukgu.reporting import table as kept
from teukgu.reporting.disclosure import DisclosureRule, DisclosureRules, Openness, disclosed
from teukgu.reporting.figure import Cell, Figure, Observed
from teukgu.reporting.table import DataTable, Entry, Head, Line, Standing
from teukgu.reporting.table_definition import Money, Rows, TableDefinition, column
from teukgu.reporting.table_sources import Sources, TableZone
from teukgu.reporting.tables import make_table
from teukgu.values import Bilingual, IndicatorId, RegionId, ZoneId

CATALOGUE = load_indicators()
DAY = date(2026, 10, 5)
WORD = Bilingual("값", "value")
REGIONS = {RegionId(f"m{number}"): RegionId(f"p{number % 3}") for number in range(7)}
WON = st.integers(-(10**12), 10**13)
PLACES = st.sets(st.sampled_from(sorted(REGIONS)), max_size=4)
ZONES = st.lists(st.tuples(PLACES, st.none() | WON, st.sampled_from(["", "one", "two"])), min_size=1, max_size=12)


def sources(drawn):
    zones, observed = [], []
    for number, (places, value, type_) in enumerate(drawn):
        key = ZoneId(f"z{number:02}")
        where = {region: REGIONS[region] for region in sorted(places)}
        zones.append(TableZone(key, Bilingual(key, key), where, type_, date(2020, 1, 1)))
        if value is not None:
            figure = Figure(Cell(IndicatorId("sales")), value)
            observed.append(Observed(number, key, 2025, figure, 2, datetime(2026, 4, 1, tzinfo=UTC), "1"))
    return Sources(DAY, CATALOGUE, tuple(zones), tuple(observed))


@given(ZONES, st.sampled_from([Rows.PROVINCE, Rows.TYPE, Rows.ZONE]), st.sampled_from(list(Money)))
def test_lines_add_up_to_the_total_and_every_zone_counts_once(drawn, rows, money):
    found = make_table(TableDefinition(rows, (column("indicator:sales"),), (2025,), money=money), sources(drawn))
    values = [value for _places, value, _type in drawn if value is not None]
    assert found.total.entries[0].value == (sum(values) if values else None)
    assert sum(line.entries[0].value or 0 for line in found.lines) == sum(values)
    assert kept.from_data(kept.to_data(found)) == found


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9), st.integers(2, 12))
def test_what_is_withheld_rests_on_enough_or_the_total_goes_too(rests, least):
    head = Head(column("indicator:sales"), 2025, WORD, WORD)
    lines = tuple(Line(f"z{number}", WORD, (Entry(one, rests_on=one),)) for number, one in enumerate(rests))
    total = Line("total", WORD, (Entry(sum(rests), rests_on=sum(rests)),))
    rule = DisclosureRule("indicator:sales", Openness.PARTIAL, "9(1)7", WORD, until=date(2030, 1, 1), least=least)
    made = DataTable(DAY, Money.WON, WORD, (head,), lines, total, ())
    found, withheld = disclosed(made, DisclosureRules((rule,)), DAY, lambda *_about: None)
    hidden = [line.entries[0].standing is Standing.WITHHELD for line in found.lines]
    assert all(hid for hid, one in zip(hidden, rests, strict=True) if one < least)
    if any(hidden) and found.total.entries[0].standing is Standing.GIVEN:
        assert sum(hidden) >= 2
        assert sum(one for hid, one in zip(hidden, rests, strict=True) if hid) >= least
    assert bool(withheld) == (any(hidden) or sum(rests) < least)
