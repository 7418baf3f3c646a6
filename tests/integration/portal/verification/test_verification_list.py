"""The list of verification: the reasons of many reports are the reasons of each, and more reports cost no more."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office_tools import once
from tests.portal_case_tools import moment
from tests.report_tools import figures, filed, life_of, make_zone, opened, save, version

from teukgu.portal.services.reports.opening import open_report
from teukgu.portal.services.verification.found import FoundEntry, choose_by_risk, save_found
from teukgu.portal.store.models import Report, VerifiedFigure
from teukgu.portal.store.queries.office_desk.desks import desks_of
from teukgu.portal.store.queries.verification.overview import by_risk_of
from teukgu.reporting.figure import Cell
from teukgu.reporting.verification import Verdict
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
TODAY, LATE = date(2027, 4, 5), date(2027, 4, 5)
OFFICER, MINISTRY, TOWN = "office-east.officer", "ministry-policy.officer", "town-neulnuri.officer"
JOBS = Cell(IndicatorId("jobs"))
AT = {"now": moment(TODAY), "today": TODAY}
ADDRESS = "/verification/?year=2026"


def facts(world):
    viewer = world.viewer(OFFICER)
    (desk,) = desks_of(viewer)
    return {one.risk.facts.zone: one.risk.facts for one in by_risk_of(viewer, desk, 2026, **AT)}


def choose(world, report):
    choose_by_risk(world.viewer(OFFICER), report.case.number, once=once(), **AT)


def test_each_report_has_its_own_reasons(world):
    quiet = opened(world, zone="example-quiet", name="조용한 특구")
    filed(world, quiet)
    asked = opened(world, zone="example-asked", name="물음 특구")
    save(world, asked, figures(asked, {"budget_planned": 90_000_000, "budget_used": 0}))
    filed(world, asked)
    late = opened(world, zone="example-late", name="늦은 특구")
    filed(world, late, on=LATE)
    found = facts(world)
    assert found["example-quiet"].days_late == found["example-asked"].days_late == 0
    assert found["example-late"].days_late == 5  # due on 31 March
    assert found["example-asked"].unexplained > found["example-quiet"].unexplained
    assert all((one.corrected, one.differed_before, one.open_findings) == (0, 0, 0) for one in found.values())
    assert "example-quiet" in found


def test_corrections_and_what_was_found_before_are_told_of_the_zone_they_are_of(world):
    same = make_zone(world, "example-twice", name="두 해 특구")
    earlier = open_report(world.viewer(MINISTRY), zone=same.pk, year=2025, **AT)
    report = open_report(world.viewer(MINISTRY), zone=same.pk, year=2026, **AT)
    other = opened(world, zone="example-other", name="다른 특구")
    for one in (earlier, report, other):
        filed(world, one, on=TODAY)
    choose(world, earlier)
    differs = FoundEntry(JOBS, Verdict.DIFFERS, 50, "급여대장", 0)
    save_found(world.viewer(OFFICER), earlier.case.number, [differs], visit=None, once=once(), **AT)
    assert facts(world)["example-twice"].differed_before == 1
    # found again, and now as it was reported: only what stands counts
    seen = VerifiedFigure.objects.get(report=earlier).pk
    right = FoundEntry(JOBS, Verdict.AS_REPORTED, 57, "급여대장", seen)
    save_found(world.viewer(OFFICER), earlier.case.number, [right], visit=None, once=once(), **AT)
    assert facts(world)["example-twice"].differed_before == 0
    save(world, report, figures(report, {"jobs": 55}), on=TODAY)
    kept = version(world, report, on=TODAY)
    life_of(world, report, TODAY)(
        TOWN,
        "correct_report",
        "applicant",
        grounds="다시 셈",
        material=True,
        approval_number="농정과-301",
        report_version=kept.number,
        report_sha256=kept.sha256,
    )
    found = facts(world)
    assert (found["example-twice"].corrected, found["example-twice"].material) == (1, 1)
    assert (found["example-other"].corrected, found["example-other"].material) == (0, 0)


@pytest.mark.parametrize("who", [OFFICER, MINISTRY, TOWN])
def test_more_reports_cost_no_more_queries(world, client_of, who):
    client = client_of(who)

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(ADDRESS).status_code == 200
        return len(asked)

    def one_more(number):
        report = opened(world, zone=f"example-more-{number}", name=f"{number}번째 특구")
        filed(world, report)
        choose(world, report)

    one_more(0)
    queries()  # what a process reads once is read
    before = queries()
    for number in range(1, 4):
        one_more(number)
    assert Report.objects.filter(zone__pk__startswith="example-more").count() == 4
    assert queries() <= before <= 70


def test_parts_of_figures_are_shown_when_asked_for_or_found(world, client_of):
    report = opened(world, zone="example-parts", name="나눔 특구")
    save(world, report, figures(report, {"jobs/sex.women": 30, "jobs/sex.men": 27}))
    filed(world, report)
    choose(world, report)
    client, address = client_of(OFFICER), f"/verification/{report.case.number}/"

    def boxes(query=""):
        page = client.get(f"{address}{query}").content.decode()
        return {key for key in ("jobs", "jobs/sex.women", "jobs/sex.men") if f'name="verdict-{key}"' in page}

    assert boxes() == {"jobs"}
    assert boxes("?parts=1") == {"jobs", "jobs/sex.women", "jobs/sex.men"}
    women = {"verdict-jobs/sex.women": "differs", "found-jobs/sex.women": "29", "evidence-jobs/sex.women": "명부"}
    kept = client.post(f"{address}?parts=1", women | {"once": once()})
    assert kept.headers["Location"] == f"{address}?parts=1"
    assert boxes() == {"jobs", "jobs/sex.women"}
    # what is not on the page stays as it was
    assert client.post(address, {"verdict-jobs": "as_reported", "found-jobs": "57", "once": once()}).status_code == 302
    assert VerifiedFigure.objects.get(report=report, part="sex.women").found == 29
