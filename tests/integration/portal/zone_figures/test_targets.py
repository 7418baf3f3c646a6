"""Targets: entered, waiting, approved, replaced with a reason; by page and by sheet; what others see of them."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from tests import report_tools as tools
from tests.people_tools import sign_in
from tests.portal_case_tools import moment
from tests.years_tools import saved

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import figure_code
from teukgu.documents.report_workbook.layout import lay_out as lay_out_report
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.documents.years_workbook.layout import lay_out
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.zone_figures.approvals import ApprovalGiven
from teukgu.portal.services.zone_figures.targets import TargetEntry, set_targets
from teukgu.portal.store.models import Target
from teukgu.portal.store.queries.reports.beside import context_of
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.zone_figures.forms import targets_form
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS, SALES = Cell(IndicatorId("jobs")), Cell(IndicatorId("sales"))
APPROVED = {"approved_on": "2026-02-10", "approved_by": "군수", "document": "특구과-120"}
IN_TIME = ApprovalGiven(date(2026, 2, 10), "군수", "특구과-120")


@pytest.fixture
def town(client, world):
    sign_in(client, world.account(tools.OFFICER))
    return client


def post(client, zone, values, *, year=2026, **more):
    newest = {(row.year, f"{row.indicator}/{row.part}".rstrip("/")): row.pk for row in Target.objects.order_by("pk")}
    typed = {f"value-{key}": value for key, value in values.items()}
    follows = {f"follows-{key}": newest.get((year, key), 0) for key in values}
    return client.post(reverse("zone_targets", args=[zone.pk]), {"year": year} | typed | follows | more)


def told(answer):
    return [str(one) for one in answer.context["messages"]]


def test_a_target_with_its_approval_counts_everywhere(town, world, zone):
    answer = post(town, zone, {"jobs": "50명", "sales": "12억 5,000만원"}, **APPROVED)
    assert answer.status_code == 302
    report = tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=2026, now=moment(tools.OPENED), today=tools.OPENED
    )
    form = form_of(report)
    assert form.targets == {JOBS: 50, SALES: 1_250_000_000}
    assert context_of(report).targets[JOBS] == 50
    content = write_workbook(form, report_contents(), indicators())
    place = lay_out_report(form, report_contents(), indicators()).place(figure_code(JOBS), Column.TARGET)
    assert load_workbook(io.BytesIO(content))[place.file][place.cell].value == 50


def test_a_target_or_baseline_that_is_rounded_says_so(town, zone):
    page = town.get(post(town, zone, {"jobs": "50.4"}).url)
    assert any("반올림" in one for one in told(page))
    assert Target.objects.get().value == 50
    sent = {"definitions": 2027, "value-jobs": "31.4", "as_of": "2020-05-04", "source": "계획서"}
    page = town.post(reverse("zone_baselines", args=[zone.pk]), sent, follow=True)
    assert any("반올림" in one for one in told(page))


@pytest.mark.parametrize("on", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_day_of_approval_that_cannot_be_is_told(town, zone, on):
    answer = post(town, zone, {"jobs": "50"}, **APPROVED | {"approved_on": on})
    assert answer.status_code == 422
    assert any("승인" in one for one in told(answer))
    assert not Target.objects.exists()


def test_a_target_waits_until_it_is_approved(town, world, zone):
    post(town, zone, {"jobs": "50", "sales": "7"})
    waiting = Target.objects.get(indicator="jobs")
    assert waiting.approved_on is None
    page = town.get(reverse("zone_targets", args=[zone.pk]), {"year": 2026})
    assert "승인을 기다리는 목표 2개" in page.content.decode()
    address = reverse("zone_targets_approve", args=[zone.pk])
    half = town.post(address, {"year": 2026, "seen": page.context["seen"], "approved_by": "군수"}, follow=True)
    assert "모두 적어야" in told(half)[0]
    assert Target.objects.count() == 2
    for _ in range(2):  # and a double click
        town.post(address, {"year": 2026, "seen": page.context["seen"]} | APPROVED)
    assert Target.objects.count() == 4
    row = Target.objects.get(indicator="jobs", replaced_by=None)
    assert (row.value, row.approved_by, row.replaces) == (50, "군수", waiting)


def test_what_came_after_the_page_was_opened_is_not_approved_by_it(town, world, zone):
    post(town, zone, {"jobs": "50"})
    seen = Target.objects.get().pk
    post(town, zone, {"sales": "7"})
    town.post(reverse("zone_targets_approve", args=[zone.pk]), {"year": 2026, "seen": seen} | APPROVED)
    assert Target.objects.get(indicator="sales").approved_on is None
    assert Target.objects.filter(indicator="jobs", approved_on__isnull=False).exists()


def test_a_target_that_stands_changes_with_a_reason_and_stays_known(town, zone):
    post(town, zone, {"jobs": "50"}, **APPROVED)
    answer = post(town, zone, {"jobs": "45"}, **APPROVED)
    assert answer.status_code == 422
    assert "이유" in told(answer)[-1]
    assert 'value="45"' in answer.content.decode()
    post(town, zone, {"jobs": "45"}, why="사업 축소", **APPROVED)
    assert [row.value for row in Target.objects.order_by("pk")] == [50, 45]
    assert Target.objects.get(value=45).why == "사업 축소"


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_kept(town, zone):
    answer = post(town, zone, {"jobs": "약 50", "sales": "없음", "firms": "5"}, approved_by="군수")
    assert answer.status_code == 422
    assert len(told(answer)) == 2
    answer = post(town, zone, {"firms": "5"}, approved_on="2027-03-02", approved_by="가" * 81)
    assert len(told(answer)) == 3
    assert not Target.objects.exists()


def test_two_at_once_lose_nothing(world, zone):
    def enter(who, value, follows):
        entries = [TargetEntry(2026, JOBS, value, follows)]
        return set_targets(
            world.viewer(who),
            zone.pk,
            entries,
            approval=IN_TIME,
            why="바꿈",
            now=moment(tools.OPENED),
            today=tools.OPENED,
        )

    enter(tools.OFFICER, 50, 0)
    with pytest.raises(Refused) as refused:
        enter("town-neulnuri.chief", 60, 0)
    assert refused.value.findings[0].code == "zone_figures.changed_meanwhile"
    assert enter("town-neulnuri.chief", 50, 0) == []
    first = Target.objects.get()
    assert enter("town-neulnuri.chief", 60, first.pk)[0].replaces == first


def test_a_target_approved_after_its_year_is_kept_and_does_not_count(town, zone):
    post(town, zone, {"jobs": "50"}, year=2025, **APPROVED)
    page = town.get(reverse("zone_targets", args=[zone.pk]), {"year": 2025}).content.decode()
    assert "해가 끝난 뒤 승인되어 쓰지 않음" in page


@pytest.mark.parametrize("year", ["2019", "2040", "x"])
def test_a_year_that_the_zone_does_not_have(town, zone, year):
    answer = town.get(reverse("zone_targets", args=[zone.pk]), {"year": year})
    assert answer.status_code == (200 if year == "x" else 404)


def test_a_sheet_of_targets_is_taken_with_its_approval(town, zone):
    post(town, zone, {"jobs": "50"}, year=2027)
    answer = town.get(reverse("zone_targets_sheet", args=[zone.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    layout = lay_out(targets_form(zone, tools.OPENED), indicators())
    for code, column, value in (("jobs@3", "y2027", 55), ("jobs@3", "y2028", "60명"), ("sales@2", "y2028", "많이")):
        place = layout.place(f"figure:{code}", column)
        book[place.file][place.cell] = value
    sent = {"once": "a", "why": "새 계획", "approved_on": "2027-01-05", "approved_by": "군수", "document": "특구과-7"}
    file = SimpleUploadedFile("목표.xlsx", saved(book))
    answer = town.post(reverse("zone_targets_hand_in", args=[zone.pk]), sent | {"sheet": file}, follow=True)
    assert (answer.context["new"], answer.context["corrected"], answer.context["errors"]) == (1, 1, 1)
    standing = {(row.year, row.value, row.document) for row in Target.objects.filter(replaced_by=None)}
    assert standing == {(2027, 55, "특구과-7"), (2028, 60, "특구과-7")}


def test_a_sheet_without_a_reason_for_what_it_changes_is_told_and_changes_nothing(town, zone):
    post(town, zone, {"jobs": "50"}, year=2027)
    book = load_workbook(io.BytesIO(town.get(reverse("zone_targets_sheet", args=[zone.pk])).content))
    place = lay_out(targets_form(zone, tools.OPENED), indicators()).place("figure:jobs@3", "y2027")
    book[place.file][place.cell] = 55
    file = SimpleUploadedFile("목표.xlsx", saved(book))
    answer = town.post(reverse("zone_targets_hand_in", args=[zone.pk]), {"once": "a", "sheet": file}, follow=True)
    assert answer.context["errors"] == 1
    assert [row.value for row in Target.objects.all()] == [50]
    # back in the browser: the same file from the same form, now with its reason
    sent = {"once": "a", "why": "새 계획", "sheet": SimpleUploadedFile("목표.xlsx", saved(book))}
    answer = town.post(reverse("zone_targets_hand_in", args=[zone.pk]), sent, follow=True)
    assert (answer.context["errors"], answer.context["corrected"]) == (0, 1)


@pytest.mark.parametrize("who", ["ministry-policy.officer", "office-east.officer", "audit.auditor"])
def test_readers_read_and_set_nothing(client, world, zone, who):
    sign_in(client, world.account(who))
    page = client.get(reverse("zone_targets", args=[zone.pk]))
    assert page.status_code == 200
    assert "value-jobs" not in page.content.decode()
    assert post(client, zone, {"jobs": "50"}).status_code == 422
    assert not Target.objects.exists()


@pytest.mark.parametrize("who", ["town-gaon.officer", "province-garam.officer", "committee.member", "resident"])
def test_others_find_nothing(client, world, zone, who):
    sign_in(client, world.account(who))
    assert client.get(reverse("zone_targets", args=[zone.pk])).status_code == 404
    assert post(client, zone, {"jobs": "50"}).status_code == 404
    assert client.get(reverse("zone_targets", args=["nothing"])).status_code == 404
