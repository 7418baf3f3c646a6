"""The desk by state and the board of all reports: states, late ones, counts by place, totals, the workbook."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.reports import asked_counts
from teukgu.portal.web.presenting.reports.desk import ReportState

pytestmark = pytest.mark.django_db
MORNING_AFTER = date(2027, 4, 1)


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MORNING_AFTER)
    world = make_world(MORNING_AFTER)
    tools.make_zone(world, "example-unopened", name="열지 않은 특구")
    tools.opened(world, zone="example-writing", name="쓰는 특구")
    tools.approved(world, tools.opened(world, zone="example-approved", name="결재한 특구"))
    joint = (tools.TOWN, "town-gaon")
    received = tools.opened(world, zone="example-received", name="공동 특구", towns=joint)
    tools.save(world, received, [*tools.figures(received, tools.some_values()), *tools.words(received)])
    kept = tools.version(world, received)
    said = {"report_version": kept.number, "report_sha256": kept.sha256}
    life = tools.life_of(world, received)
    life("town-gaon.officer", "confirm_part", "applicant", "town-gaon", approver="시장", **said)
    life(tools.OFFICER, "approve_report", "applicant", approval_number="1", approver="군수", level="head", **said)
    life(tools.OFFICER, "file_report", "applicant")
    reported = tools.filed(world, tools.opened(world, zone="example-reported", name="낸 특구"))
    reported(tools.MINISTRY, "register_report", "minister", receipt_number="특구과-7")
    returned = tools.filed(world, tools.opened(world, zone="example-returned", name="돌아온 특구"))
    returned(tools.MINISTRY, "return_report", "minister", what="근거 없음", until="2027-04-20")
    young = tools.opened(world, zone="example-young", name="새 특구", designated=date(2026, 9, 1))
    tools.life_of(world, young)(tools.OFFICER, "defer_report", "applicant")
    tools.opened(world, zone="example-other", name="솔다솜 특구", towns=("town-soldasom",), who="town-soldasom.officer")
    return world


def board(client, world, who=tools.MINISTRY, **asked):
    sign_in(client, world.account(who))
    return client.get(reverse("report_board"), {"year": "2026", **asked})


def states(page):
    return {line.zone: (line.state, line.is_late) for line, _requests in page.context["lines"]}


def test_every_report_stands_in_its_state(client, world):
    found = states(board(client, world))
    assert found == {
        "열지 않은 특구": (ReportState.UNOPENED, True),
        "쓰는 특구": (ReportState.WRITING, True),
        "솔다솜 특구": (ReportState.WRITING, True),
        "결재한 특구": (ReportState.APPROVED, True),
        "공동 특구": (ReportState.RECEIVED, False),
        "낸 특구": (ReportState.REPORTED, False),
        "돌아온 특구": (ReportState.RETURNED, False),
        "새 특구": (ReportState.FOLDED, False),
    }


@pytest.mark.parametrize(
    ("state", "zones"),
    [
        ("late", {"열지 않은 특구", "쓰는 특구", "솔다솜 특구", "결재한 특구"}),
        ("received", {"공동 특구"}),
        ("folded", {"새 특구"}),
    ],
)
def test_the_board_and_the_desk_show_one_state(client, world, state, zones):
    assert set(states(board(client, world, state=state))) == zones
    desk = client.get(reverse("reports"), {"year": "2026", "state": state})
    assert {line.zone for line in desk.context["lines"]} == zones - {"열지 않은 특구"}


def test_counts_add_up_by_province_and_office(client, world):
    page = board(client, world)
    for rows in (page.context["provinces"], page.context["offices"]):
        *parts, total = rows
        assert [sum(column) for column in zip(*(one.counts for one in parts), strict=True)] == list(total.counts)
        assert total.counts == (1, 2, 1, 1, 1, 1, 1, 4, 8)
        assert len(parts) == 2


def test_a_joint_zone_counts_once_in_the_totals(client, world):
    page = board(client, world)
    name, text, counted, missing = next(row for row in page.context["totals"] if "일자리" in row[0])
    assert (text, counted, missing) == ("171", 3, 0), name  # three zones handed in 57 each


def test_open_requests_are_counted(client, world):
    report = tools.opened(world, zone="example-asked", name="물음 특구")
    tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))
    page = board(client, world)
    asked = {line.zone: requests for line, requests in page.context["lines"]}
    assert asked["물음 특구"] > 0
    assert page.context["provinces"][-1].requests == sum(asked.values())
    # a count that is remembered is counted anew when the report changes
    tools.save(world, report, tools.figures(report, {"firms": 12}))
    again = {line.zone: requests for line, requests in board(client, world).context["lines"]}
    assert again["물음 특구"] < asked["물음 특구"]


def test_a_count_is_remembered_while_nothing_moves_and_for_minutes_while_others_hand_in(client, world, monkeypatch):
    report = tools.opened(world, zone="example-kept", name="기억 특구")
    tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))
    checked = []
    real = asked_counts.checked_together
    monkeypatch.setattr(
        asked_counts, "checked_together", lambda reports, *more: checked.append(len(reports)) or real(reports, *more)
    )
    rows, newest = list(Report.objects.select_related("case")), asked_counts.newest_versions(Report.objects.all())

    def count(minutes):
        checked.clear()
        now = moment(MORNING_AFTER) + timedelta(minutes=minutes)
        return asked_counts.asked_counts(rows, newest, MORNING_AFTER, now), sum(checked)

    cache.clear()
    first, looked = count(0)
    assert looked > 0
    assert count(300) == (first, 0)
    tools.filed(world, tools.opened(world, zone="example-after", name="그 뒤 특구"))
    assert count(9) == (first, 0)
    again, looked = count(11)
    assert looked > 0
    assert set(again) == set(first)


def test_an_office_and_a_town_see_their_own(client, world):
    assert "솔다솜 특구" not in states(board(client, world, "office-east.officer"))
    assert set(states(board(client, world, "town-soldasom.officer"))) == {"솔다솜 특구"}


@pytest.mark.parametrize("who", ["resident", "agriculture", "council-neulnuri"])
def test_others_have_no_board(client, world, who):
    assert board(client, world, who).status_code == 404
    assert client.get(reverse("report_board_file")).status_code == 404


def test_the_workbook_has_the_list_the_counts_and_the_totals(client, world):
    board(client, world)
    answer = client.get(reverse("report_board_file"), {"year": "2026", "state": "late"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    first, provinces, _offices, totals = book.worksheets
    listed = {row[0] for row in first.iter_rows(min_row=3, values_only=True)}
    assert listed == {"결재한 특구", "솔다솜 특구", "쓰는 특구", "열지 않은 특구"}
    last = list(provinces.iter_rows(values_only=True))[-1]
    assert last[1:10] == (1, 2, 1, 1, 1, 1, 1, 4, 8)
    assert any(row[1] == 171 for row in totals.iter_rows(min_row=3, values_only=True))


def test_more_reports_cost_no_more_queries(client, world):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert board(client, world).status_code == 200
        return len(asked)

    def write(number):
        report = tools.opened(world, zone=f"example-more-{number}", name=f"{number}번째 특구")
        tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))

    write(0)
    queries()  # what a process reads once is read
    before = queries()
    for number in range(1, 5):
        write(number)
    assert queries() <= before <= 70
