"""What tables read from the database: shares by day, public statistics by vintage."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from tests.people_tools import make_world
from tests.report_tools import make_zone

from teukgu.portal.store.models import (
    AttributionShare,
    StatisticFigure,
    StatisticIndicator,
    StatisticVintage,
    ZonePlace,
)
from teukgu.portal.store.queries.data_requests.sources import sources_for
from teukgu.reporting.table_definition import Rows, TableDefinition, column
from teukgu.reporting.tables import make_table
from teukgu.values import ZoneId

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 5)
ZONE = "example-joint"


@pytest.fixture
def world():
    made = make_world(TODAY)
    make_zone(made, ZONE, towns=("town-neulnuri", "town-soldasom"))
    return made


def regions():
    return list(ZonePlace.objects.filter(zone=ZONE).order_by("pk").values_list("region_id", flat=True))


def share(region, part, *, on, first_year=2025):
    AttributionShare.objects.create(
        zone_id=ZONE, first_year=first_year, region=region, share=part, recorded_at=datetime(*on, tzinfo=UTC)
    )


def asked(*columns, rows=Rows.PROVINCE):
    return TableDefinition(rows, tuple(column(one) for one in columns), (2025,))


def test_the_shares_known_on_the_day_hold(world):
    one, other = regions()
    for region, early, late in ((one, "1/3", "1/4"), (other, "2/3", "3/4")):
        share(region, early, on=(2026, 1, 5))
        share(region, late, on=(2026, 6, 5))
    definition = asked("indicator:sales")
    before, after = (
        sources_for(world.programme, definition, day).shares[ZoneId(ZONE)] for day in (date(2026, 3, 1), TODAY)
    )
    assert [set(each[0].shares.values()) for each in (before, after)] == [
        {Fraction(1, 3), Fraction(2, 3)},
        {Fraction(1, 4), Fraction(3, 4)},
    ]
    assert sources_for(world.programme, definition, date(2025, 12, 1)).shares == {}


def vintage(world, figures, *, on):
    row = StatisticVintage.objects.create(
        programme_id=world.programme,
        kind="file",
        standing_on=on,
        loaded_at=datetime(on.year, on.month, on.day, tzinfo=UTC),
        source="지어낸 통계",
        sha256="0" * 64,
        definition_version="1",
    )
    for region, value in figures.items():
        StatisticFigure.objects.create(vintage=row, region_id=region, year=2025, indicator="shops", value=value)


def test_public_statistics_are_those_known_on_the_day(world):
    one, other = regions()
    StatisticIndicator.objects.create(
        programme_id=world.programme,
        key="shops",
        position=1,
        name_ko="가게 수",
        name_en="shops",
        unit_ko="개",
        unit_en="shops",
        aggregation="stock",
    )
    vintage(world, {one: 10, other: 5}, on=date(2026, 2, 1))
    vintage(world, {one: 12}, on=date(2026, 8, 1))
    definition = asked("statistic:shops", rows=Rows.NATION)
    found = [
        make_table(definition, sources_for(world.programme, definition, day)).lines[0].entries[0].value
        for day in (date(2026, 3, 1), TODAY)
    ]
    assert found == [15, 17]
