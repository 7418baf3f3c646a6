"""Sums of operators' answers: taken into the report as they were seen, never over what somebody typed unseen."""

import pytest
from django.urls import reverse
from tests import report_tools as tools
from tests import sheet_world as sheets
from tests.people_tools import make_world, sign_in
from tests.sheet_tools import cell

from teukgu.portal.services.operator_sheets.summing import Seen, sums_of, take_sums
from teukgu.portal.store.models import ReportSave, SheetSum
from teukgu.portal.store.queries.reports.drafts import current_saves, report_draft
from teukgu.reporting.operator_sheets.sums import Lacking
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
ON, NOW = sheets.ON, sheets.NOW


@pytest.fixture
def world():
    return make_world(ON)


@pytest.fixture
def report(world):
    """Three answered, one refused nothing, one is silent."""
    found = tools.opened(world)
    sheets.survey(world, found)
    for place, (sales, jobs) in enumerate((("10", "1"), ("20", "2"), ("30", "해당없음"))):
        sheet = sheets.add(world, found, f"농장 {place}", phone=f"033-111-000{place}")
        sheets.by_phone(
            world, found, sheet, {"sales": sales, "jobs": jobs, "jobs/sex.women": "1" if place == 0 else ""}
        )
    sheets.add(world, found, "답 없는 농장")
    return found


def take(world, report, who=sheets.OFFICER, **chosen):
    return take_sums(
        world.viewer(who), report.case.number, {f"figure:{key}": one for key, one in chosen.items()}, now=NOW, today=ON
    )


def test_sums_come_with_who_is_behind_them(world, report):
    sums = sums_of(report)
    sales, jobs, women = sums[cell("sales")], sums[cell("jobs")], sums[cell("jobs/sex.women")]
    assert (sales.value, len(sales.given), sales.silent) == (60, 3, 1)
    assert (jobs.value, jobs.not_applicable) == (3, 1)
    assert (women.value, women.lacking) == (None, Lacking.PARTS)


def test_a_sum_is_taken_through_its_own_door_with_a_note_and_what_goes_up(world, report):
    take(world, report, sales=Seen(60, 0), jobs=Seen(3, 0))
    figure = report_draft(report.pk).figures[cell("sales")]
    assert (figure.value, figure.note) == (60, "특화사업자 4곳 가운데 3곳의 합(무응답 1)")
    assert current_saves(report.pk)["figure:sales"].door == "sheet"
    row = SheetSum.objects.get(key="figure:sales")
    assert (row.value, row.given, row.silent, row.refused) == (60, 3, 1, 0)
    take(world, report, sales=Seen(60, 1))
    assert ReportSave.objects.filter(key="figure:sales").count() == 1


def test_a_sum_that_moved_since_it_was_seen_is_not_taken(world, report):
    sheet = sheets.add(world, report, "새 농장")
    sheets.by_phone(world, report, sheet, {"sales": "5"}, once="new")
    with pytest.raises(Refused) as refused:
        take(world, report, sales=Seen(60, 0), jobs=Seen(3, 0))
    assert [one.code for one in refused.value.findings] == ["operator_sheet.moved"]
    assert not ReportSave.objects.exists()


def test_what_somebody_typed_unseen_stays_and_ours_is_set_aside(world, report):
    tools.save(world, report, tools.figures(report, {"sales": 99}))
    results = take(world, report, sales=Seen(60, 0))
    assert results[0].set_aside
    assert report_draft(report.pk).figures[cell("sales")].value == 99
    assert not SheetSum.objects.exists()


def test_taken_over_what_was_seen_the_typed_note_stays_beside(world, report):
    typed = {"value": 99, "status": "given", "provenance": "reported", "confidence": "counted", "note": "장부에서"}
    tools.save(world, report, tools.figures(report, {"sales": typed}))
    take(world, report, sales=Seen(60, 1))
    figure = report_draft(report.pk).figures[cell("sales")]
    assert (figure.value, figure.note) == (60, "특화사업자 4곳 가운데 3곳의 합(무응답 1) / 장부에서")


@pytest.mark.parametrize("who", ["office-east.officer", "ministry-policy.officer", "town-gaon.officer"])
def test_others_take_nothing(world, report, who):
    with pytest.raises(Refused):
        take(world, report, who=who, sales=Seen(60, 0))
    assert not ReportSave.objects.exists()


def test_ratios_come_from_the_sums_and_not_from_operators(world):
    report = tools.opened(world)
    sheets.survey(world, report)
    for place, (local, all_of_it) in enumerate((("50", "100"), ("0", "300"))):
        sheet = sheets.add(world, report, f"공장 {place}", "processor", f"033-111-000{place}")
        typed = {"material_purchases": all_of_it, "material_purchases/origin.local": local}
        sheets.by_phone(world, report, sheet, typed)
    assert sums_of(report)[cell("local_sourcing_share")].value == 12.5


def test_a_joint_zone_adds_both_counties_and_each_sees_its_own(world):
    report = tools.opened(world, towns=("town-neulnuri", "town-deulbina"))
    other = "town-deulbina.officer"
    sheets.survey(world, report)
    sheets.survey(world, report, other)
    mine = sheets.add(world, report, "우리 농장")
    theirs = sheets.add(world, report, "이웃 농장", who=other)
    sheets.by_phone(world, report, mine, {"sales": "10"})
    sheets.by_phone(world, report, theirs, {"sales": "7"}, who=other)
    assert sums_of(report)[cell("sales")].value == 17
    with pytest.raises(Refused) as refused:
        sheets.by_phone(world, report, theirs, {"sales": "8"}, once="x")
    assert [one.code for one in refused.value.findings] == ["case.not_found"]


def test_a_county_with_one_operator_in_a_joint_zone_is_warned_of(client, world):
    report = tools.opened(world, towns=("town-neulnuri", "town-deulbina"))
    other = "town-deulbina.officer"
    sheets.survey(world, report)
    sheets.survey(world, report, other)
    for place in range(3):
        mine = sheets.add(world, report, f"우리 농장 {place}", phone=f"033-222-000{place}")
        sheets.by_phone(world, report, mine, {"sales": "10"})
    sign_in(client, world.account(tools.OFFICER))

    def few():
        page = client.get(reverse("operator_sums", args=[report.case.number]))
        return next(one.few for one in page.context["lines"] if one.key == "figure:sales")

    assert not few()
    theirs = sheets.add(world, report, "이웃 농장", who=other)
    sheets.by_phone(world, report, theirs, {"sales": "7"}, who=other)
    assert few()  # ours taken off the sum is what the neighbour's only operator answered
