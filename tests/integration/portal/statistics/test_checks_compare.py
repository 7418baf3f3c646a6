"""The check against public statistics speaks once a series is loaded, and with what held on the day asked for."""

from datetime import UTC, date, datetime

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.loading.statistics.records import PublishedFigure
from teukgu.portal.services.statistics.keep import Publication, keep_vintage
from teukgu.portal.store.models import VintageKind
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.statistics_of_region import statistics_of_zone
from teukgu.reporting.checks import check_report, limits_from
from teukgu.reporting.figure import Cell, Context, Figure
from teukgu.values import IndicatorId, RegionId, ZoneId

pytestmark = pytest.mark.usefixtures("portal")

ZONE, JOBS = "KZ2004-01", Cell(IndicatorId("jobs"))
LOADED = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def remarks(jobs: int, as_of: date) -> list[str]:
    statistics = statistics_of_zone(ZONE, as_of=as_of)
    context = Context(ZoneId(ZONE), "type_1", 2025, 12, {}, {}, statistics, {}, {})
    limits = limits_from(rules_of(DEFAULT_PROGRAMME).rulebook.on(date(2026, 3, 31)))
    found = check_report(load_indicators(programme_folder()), {JOBS: Figure(JOBS, jobs)}, context, limits)
    return [one.check for one in found if one.check == "statistics"]


def test_more_jobs_than_people_employed_in_the_county_are_asked_about():
    figure = PublishedFigure(RegionId("M227"), 2025, "employees", 11200.0)
    published = Publication(VintageKind.FILE, "employees", "종사자.csv", "a" * 64, [figure])
    keep_vintage(DEFAULT_PROGRAMME, published, now=LOADED)
    assert remarks(11201, date(2026, 3, 31)) == ["statistics"]
    assert remarks(11200, date(2026, 3, 31)) == []
    assert remarks(11201, date(2026, 3, 1)) == []
