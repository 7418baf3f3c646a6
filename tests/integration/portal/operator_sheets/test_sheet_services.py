"""Operators' sheets: lists, links, consent, answers by three doors, what is kept of each, who may, erasure."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests import report_tools as tools
from tests import sheet_world as sheets
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.portal.services.erasure.operator_sheets import GONE
from teukgu.portal.services.erasure.run import due_for_erasure, erase_due
from teukgu.portal.services.operator_sheets.by_link import PER_SHEET, answer_by_link, consent_by_link
from teukgu.portal.services.operator_sheets.by_officer import Taken, record_call, record_refusal, type_answer
from teukgu.portal.services.operator_sheets.links import make_links, revoke_link, sheet_behind
from teukgu.portal.services.operator_sheets.listing import (
    carry_over,
    change_operator,
    end_operator,
    import_operators,
)
from teukgu.portal.services.operator_sheets.surveying import close_survey, open_survey
from teukgu.portal.store.models import (
    AccessLogEntry,
    Operator,
    OperatorSheet,
    OperatorSurvey,
    SheetAnswer,
    SheetConsent,
    SheetErasure,
    SheetLink,
)
from teukgu.portal.store.queries.operator_sheets.board import counts_of, last_year_of, survey_lines
from teukgu.portal.web.views.operator_sheets.asked import moment_in
from teukgu.reporting.operator_sheets.sums import Standing
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
ON, NOW = sheets.ON, sheets.NOW


@pytest.fixture
def world():
    return make_world(ON)


@pytest.fixture
def report(world):
    found = tools.opened(world)
    sheets.survey(world, found)
    return found


def codes(refused):
    return [one.code.partition(".")[2] for one in refused.value.findings]


def lines(report):
    return {one.operator.name: one for one in survey_lines(OperatorSurvey.objects.get(report=report), NOW)}


def test_a_survey_begins_once_and_fixes_until_when_everything_is_kept(world):
    report = tools.opened(world)
    first = sheets.survey(world, report)
    again = sheets.survey(world, report, sheets.CHIEF, desk="농업기술센터", closes_on=ON + timedelta(days=20))
    assert OperatorSurvey.objects.count() == 1
    assert (again.pk, again.desk, again.keep_until) == (first.pk, "농업기술센터", date(ON.year + 3, 12, 31))


def test_everything_wrong_with_a_survey_is_told_at_once(world):
    report = tools.opened(world)
    with pytest.raises(Refused) as refused:
        open_survey(
            world.viewer(sheets.OFFICER),
            report.case.number,
            desk=" ",
            phone="없음",
            closes_on=ON - timedelta(days=1),
            now=NOW,
            today=ON,
        )
    assert codes(refused) == ["missing", "bad_phone", "bad_day"]


@pytest.mark.parametrize(
    "who", ["office-east.officer", "ministry-policy.officer", "audit.auditor", "town-gaon.officer", "council-neulnuri"]
)
def test_nobody_but_the_county_begins_or_writes(world, report, who):
    with pytest.raises(Refused) as refused:
        sheets.survey(world, report, who)
    assert codes(refused) == ["not_found"]
    with pytest.raises(Refused):
        sheets.add(world, report, "남의 농장", who=who)
    assert not Operator.objects.exists()


def test_the_head_reads_and_does_not_write(world, report):
    with pytest.raises(Refused) as refused:
        sheets.add(world, report, "농장", who="town-neulnuri.head")
    assert codes(refused) == ["not_yours"]


def test_one_operator_is_added_once_whoever_adds(world, report):
    sheets.add(world, report, "김씨네 농장", phone="033-111-2222")
    with pytest.raises(Refused) as refused:
        sheets.add(world, report, "김씨네농장", phone="0331112222", who=sheets.CHIEF)
    assert codes(refused) == ["same_twice"]
    with pytest.raises(Refused) as refused:
        sheets.add(world, report, "", kind="농부", phone="전화")
    assert codes(refused) == ["no_name", "unknown_kind", "bad_phone"]
    assert Operator.objects.count() == 1


def test_a_list_is_taken_whole_or_not_at_all_and_twice_adds_nothing(world, report):
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    wrong = [["상호", "종류", "전화"], ["가 농장", "생산 농어가", ""], ["나 공장", "가공", "x"]]
    done = import_operators(viewer, number, wrong, now=NOW, today=ON)
    assert (done.count, len(done.read.findings), Operator.objects.count()) == (0, 2, 0)
    right = [["상호", "종류", "전화"], ["가 농장", "생산 농어가", ""], ["나 공장", "가공업체", "033-222-3333"]]
    assert import_operators(viewer, number, right, now=NOW, today=ON).count == 2
    again = import_operators(viewer, number, right, now=NOW, today=ON)
    assert (again.count, Operator.objects.count()) == (0, 2)


def test_a_link_is_given_out_once_and_only_its_hash_stays(world, report):
    first = sheets.add(world, report, "가 농장")
    sheets.add(world, report, "나 농장")
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    made = make_links(viewer, number, now=NOW, today=ON)
    assert len(made) == 2
    assert make_links(viewer, number, now=NOW, today=ON) == []
    kept = " ".join(SheetLink.objects.values_list("secret_hash", flat=True))
    assert all(one.secret not in kept for one in made)
    anew = make_links(viewer, number, only={first.pk}, now=NOW, today=ON)
    old = next(one.secret for one in made if one.sheet.pk == first.pk)
    assert sheet_behind(old, NOW) is None
    assert sheet_behind(anew[0].secret, NOW) == first


def test_wrong_expired_and_revoked_links_and_those_of_closed_operators_open_nothing(world, report):
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    one, other = sheets.add(world, report, "가 농장"), sheets.add(world, report, "나 농장")
    first, second = sheets.link(world, report, one), sheets.link(world, report, other)
    assert sheet_behind("아무것도", NOW) is None
    assert sheet_behind(first, moment(sheets.CLOSES + timedelta(days=2))) is None
    revoke_link(viewer, number, one.pk, now=NOW, today=ON)
    assert sheet_behind(first, NOW) is None
    end_operator(viewer, number, other.pk, state="closed", ended_on=ON, merged_into=None, follows=1, now=NOW, today=ON)
    assert sheet_behind(second, NOW) is None


def test_a_later_last_day_moves_the_links_with_it(world, report):
    secret = sheets.link(world, report, sheets.add(world, report, "가 농장"))
    later = sheets.CLOSES + timedelta(days=5)
    assert sheet_behind(secret, moment(later)) is None
    sheets.survey(world, report, closes_on=later)
    assert sheet_behind(secret, moment(later)) is not None


def test_nothing_is_kept_before_consent_and_the_very_text_is_kept_with_it(world, report):
    sheet = sheets.add(world, report, "가 농장")
    secret = sheets.link(world, report, sheet)
    with pytest.raises(Refused) as refused:
        answer_by_link(secret, {"sales": "1"}, confirmed=False, once="1", now=NOW)
    assert codes(refused) == ["no_consent"]
    done = sheets.by_link(secret, {"sales": "3,500만원", "jobs": "2"})
    assert done.kept.values["sales"] == {"value": 35_000_000, "status": "given"}
    consent = SheetConsent.objects.get()
    assert done.kept.consent == consent
    assert (consent.given, consent.door, consent.version, consent.keep_until) == (True, "link", "1", date(2030, 12, 31))
    for word in ("늘누리군", "2026년", "2030. 12. 31.", "033-123-4567"):
        assert word in consent.text


def test_sending_twice_keeps_one_and_a_correction_another(world, report):
    sheet = sheets.add(world, report, "가 농장")
    secret = sheets.link(world, report, sheet)
    first = sheets.by_link(secret, {"sales": "10"}, once="a")
    again = sheets.by_link(secret, {"sales": "10"}, once="a")
    assert first.kept == again.kept
    sheets.by_link(secret, {"sales": "12"}, once="b")
    assert [row.values["sales"]["value"] for row in SheetAnswer.objects.order_by("number")] == [10, 12]
    sheets.by_link(secret, {"sales": "13"}, once="b")  # back in the browser: the same form, another figure
    assert SheetConsent.objects.count() == 1
    assert lines(report)["가 농장"].answer.values["sales"]["value"] == 13


def test_what_cannot_be_read_keeps_nothing_and_a_slip_is_confirmed(world, report):
    sheet = sheets.add(world, report, "가 농장")
    secret = sheets.link(world, report, sheet)
    done = sheets.by_link(secret, {"sales": "많이", "jobs": "-1"})
    assert done.kept is None
    assert len(done.read.findings) == 2
    assert not SheetAnswer.objects.exists()


def test_a_refusal_erases_what_was_answered_and_stays_a_refusal(world, report):
    sheet = sheets.add(world, report, "가 농장")
    secret = sheets.link(world, report, sheet)
    sheets.by_link(secret, {"sales": "10"})
    consent_by_link(secret, given=False, once="no", now=NOW, today=ON)
    consent_by_link(secret, given=False, once="no", now=NOW, today=ON)
    assert lines(report)["가 농장"].standing is Standing.REFUSED
    assert [(one.answers, one.consents, one.reason) for one in SheetErasure.objects.all()] == [(1, 1, "withdrawn")]
    assert list(SheetAnswer.objects.values_list("outcome", "values")) == [("refused", {})]
    sheets.by_link(secret, {"sales": "11"}, once="yes")
    assert lines(report)["가 농장"].standing is Standing.ANSWERED


def test_an_answer_by_phone_keeps_who_said_it_when_and_to_whom(world, report):
    sheet = sheets.add(world, report, "가 농장")
    done = sheets.by_phone(world, report, sheet, {"sales": "500만원", "jobs": "0"})
    row = done.kept
    assert row.values["sales"]["value"] == 5_000_000
    assert (row.door, row.said_by, row.told_to, row.said_at) == ("phone", "김예시", "박담당", NOW)
    assert row.account == world.account(sheets.OFFICER)
    assert row.consent.said_by == "김예시"


def test_everything_missing_about_a_phone_answer_is_told(world, report):
    sheet = sheets.add(world, report, "가 농장")
    taken = Taken("", "", moment(ON + timedelta(days=1)), " ", agreed=False)
    with pytest.raises(Refused) as refused:
        type_answer(
            world.viewer(sheets.OFFICER),
            report.case.number,
            sheet.pk,
            {"sales": "1"},
            taken,
            follows=0,
            confirmed=False,
            once="1",
            now=NOW,
            today=ON,
        )
    assert codes(refused) == ["missing", "missing", "bad_day", "missing", "no_consent"]
    assert not SheetAnswer.objects.exists()


def test_nobody_told_of_a_year_before_it_began(world, report):
    sheet = sheets.add(world, report, "가 농장")
    taken = Taken("phone", "김예시", moment(date(report.year - 1, 12, 31)), "박담당")
    with pytest.raises(Refused) as refused:
        record_refusal(world.viewer(sheets.OFFICER), report.case.number, sheet.pk, taken, once="1", now=NOW, today=ON)
    assert codes(refused) == ["bad_day"]


@pytest.mark.parametrize("text", ["0001-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "x", ""])
def test_a_moment_that_cannot_be_kept_is_none(text):
    assert moment_in(text) is None


def test_two_officers_at_one_sheet_lose_nothing(world, report):
    sheet = sheets.add(world, report, "가 농장")
    sheets.by_phone(world, report, sheet, {"sales": "10"}, once="a")
    with pytest.raises(Refused) as refused:
        sheets.by_phone(world, report, sheet, {"sales": "20"}, who=sheets.CHIEF, once="b", follows=0)
    assert codes(refused) == ["answered_meanwhile"]
    sheets.by_phone(world, report, sheet, {"sales": "10"}, once="a", follows=0)
    sheets.by_phone(world, report, sheet, {"sales": "20"}, who=sheets.CHIEF, once="b")
    assert SheetAnswer.objects.count() == 2


def test_two_officers_who_change_one_operator_are_told(world, report):
    sheet = sheets.add(world, report, "가 농장")
    values = {"name": "가 농장", "kind": "grower", "phone": "033-111-2222"}
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    changed = change_operator(viewer, number, sheet.pk, values, follows=1, now=NOW, today=ON)
    assert (changed.phone, changed.number) == ("033-111-2222", 2)
    with pytest.raises(Refused) as refused:
        change_operator(world.viewer(sheets.CHIEF), number, sheet.pk, values, follows=1, now=NOW, today=ON)
    assert codes(refused) == ["changed_meanwhile"]


def test_calls_that_reach_nobody_are_counted_until_an_answer(world, report):
    sheet = sheets.add(world, report, "가 농장")
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    for once in ("1", "2", "2"):
        record_call(viewer, number, sheet.pk, note="안 받음", once=once, now=NOW, today=ON)
    assert (lines(report)["가 농장"].calls, lines(report)["가 농장"].standing) == (2, Standing.SILENT)
    sheets.by_phone(world, report, sheet, {"sales": "10"}, once="3")
    assert lines(report)["가 농장"].calls == 0


def test_a_refusal_by_phone_and_an_operator_that_ended(world, report):
    one, other = sheets.add(world, report, "가 농장"), sheets.add(world, report, "나 농장")
    third = sheets.add(world, report, "다 농장")
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    taken = Taken("phone", "김예시", NOW, "박담당")
    record_refusal(viewer, number, one.pk, taken, once="1", now=NOW, today=ON)
    end_operator(
        viewer,
        number,
        other.pk,
        state="merged",
        ended_on=ON,
        merged_into=third.operator_id,
        follows=1,
        now=NOW,
        today=ON,
    )
    assert counts_of(report) == {Standing.REFUSED: 1, Standing.GONE: 1, Standing.SILENT: 1}
    with pytest.raises(Refused) as refused:
        end_operator(
            viewer,
            number,
            third.pk,
            state="merged",
            ended_on=ON,
            merged_into=third.operator_id,
            follows=1,
            now=NOW,
            today=ON,
        )
    assert codes(refused) == ["bad_merge"]


def test_who_closed_after_answering_still_counts(world, report):
    sheet = sheets.add(world, report, "가 농장")
    sheets.by_phone(world, report, sheet, {"sales": "10"})
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    end_operator(viewer, number, sheet.pk, state="closed", ended_on=ON, merged_into=None, follows=1, now=NOW, today=ON)
    assert counts_of(report) == {Standing.ANSWERED: 1}


def test_a_closed_survey_takes_nothing_by_link_and_the_officer_may_still_type(world, report):
    sheet = sheets.add(world, report, "가 농장")
    secret = sheets.link(world, report, sheet)
    close_survey(world.viewer(sheets.OFFICER), report.case.number, closed=True, now=NOW, today=ON)
    with pytest.raises(Refused) as refused:
        consent_by_link(secret, given=True, once="1", now=NOW, today=ON)
    assert codes(refused) == ["closed"]
    assert sheets.by_phone(world, report, sheet, {"sales": "10"}).kept is not None


def test_floods_behind_a_link_are_refused(world, report):
    secret = sheets.link(world, report, sheets.add(world, report, "가 농장"))
    for number in range(PER_SHEET - 1):
        sheets.by_link(secret, {"sales": str(number)}, once=str(number))
    with pytest.raises(Refused) as refused:
        sheets.by_link(secret, {"sales": "1"}, once="more")
    assert codes(refused) == ["flood"]


def test_the_list_and_last_years_answers_are_carried_over(world, report):
    first, closed = sheets.add(world, report, "가 농장"), sheets.add(world, report, "나 농장")
    sheets.by_phone(world, report, first, {"sales": "1,000만원", "jobs": "3"})
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    end_operator(viewer, number, closed.pk, state="closed", ended_on=ON, merged_into=None, follows=1, now=NOW, today=ON)
    later = date(2028, 1, 10)
    from teukgu.portal.services.reports.opening import open_report

    world_viewer = world.viewer(sheets.OFFICER, later)
    next_report = open_report(world_viewer, zone=report.zone_id, year=2027, now=moment(later), today=later)
    sheets.survey(world, next_report, on=later)
    carried = [carry_over(world_viewer, next_report.case.number, now=moment(later), today=later) for _ in range(2)]
    assert carried == [1, 0]
    sheet = OperatorSheet.objects.get(survey__report=next_report)
    assert {str(cell): value for cell, value in last_year_of([sheet])[first.operator_id].items()} == {
        "sales": 10_000_000,
        "jobs": 3,
    }
    secret = sheets.link(world, next_report, sheet, on=later)
    slipped = sheets.by_link(secret, {"sales": "9,800"}, on=later)
    assert (slipped.kept, [one.code for one in slipped.read.findings]) == (None, ["operator_sheet.slipped"])
    assert sheets.by_link(secret, {"sales": "9,800"}, confirmed=True, on=later).kept is not None


def test_the_database_keeps_answers_until_an_erasure_says_so(world, report):
    sheet = sheets.add(world, report, "가 농장")
    sheets.by_phone(world, report, sheet, {"sales": "10"})
    for rows in (SheetAnswer.objects.filter(sheet=sheet), SheetConsent.objects.filter(sheet=sheet)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(said_by="다른 사람")


def test_everything_goes_when_its_promised_day_is_over_and_not_before(world, report):
    sheet = sheets.add(world, report, "가 농장", phone="033-111-2222")
    sheets.by_phone(world, report, sheet, {"sales": "10"})
    last = date(2030, 12, 31)
    assert not [one for one in due_for_erasure(last) if one.kind == "operator_sheet"]
    after = last + timedelta(days=1)
    erase_due(now=moment(after), today=after)
    assert not SheetAnswer.objects.exists()
    assert not SheetConsent.objects.exists()
    operator = Operator.objects.get()
    assert (operator.name, operator.phone, operator.erased_at is None) == (GONE, "", False)
    assert AccessLogEntry.objects.filter(action="erase", what="operator_sheet").exists()
    assert not [one for one in due_for_erasure(after) if one.kind == "operator_sheet"]


def test_an_operator_that_goes_on_keeps_its_name_when_an_old_sheet_is_erased(world, report):
    from teukgu.portal.services.reports.opening import open_report

    sheet = sheets.add(world, report, "가 농장", phone="033-111-2222")
    sheets.by_phone(world, report, sheet, {"sales": "10"})
    later = date(2028, 1, 10)
    viewer = world.viewer(sheets.OFFICER, later)
    again = open_report(viewer, zone=report.zone_id, year=2027, now=moment(later), today=later)
    sheets.survey(world, again, on=later)
    carry_over(viewer, again.case.number, now=moment(later), today=later)
    erase_due(now=moment(date(2031, 1, 1)), today=date(2031, 1, 1))
    assert not SheetAnswer.objects.exists()
    assert Operator.objects.get().name == "가 농장"
    erase_due(now=moment(date(2032, 1, 1)), today=date(2032, 1, 1))
    assert Operator.objects.get().name == GONE


def test_changes_of_personal_data_are_in_the_access_log_without_a_name(world, report):
    sheet = sheets.add(world, report, "가 농장")
    sheets.by_phone(world, report, sheet, {"sales": "10"})
    rows = AccessLogEntry.objects.filter(what="operator_sheet")
    assert {one.action for one in rows} == {"change"}
    assert all("농장" not in one.subject for one in rows)
