"""Pages of operators' sheets: the county's own, what others see of them, and the one behind a personal link."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from tests import report_tools as tools
from tests import sheet_world as sheets
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.operator_sheets.links import revoke_link
from teukgu.portal.services.operator_sheets.listing import end_operator
from teukgu.portal.store.models import (
    AccessLogEntry,
    Operator,
    OperatorSurvey,
    ReportSave,
    SheetAnswer,
    SheetConsent,
    SheetLink,
    SheetSum,
)

pytestmark = pytest.mark.django_db
ON = sheets.ON


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: ON)
    monkeypatch.setattr(clock, "now", lambda: sheets.NOW + timedelta(hours=2))
    return make_world(ON)


@pytest.fixture
def report(world):
    found = tools.opened(world)
    sheets.survey(world, found)
    return found


def signed(client, world, who=sheets.OFFICER):
    sign_in(client, world.account(who))
    return client


def page(report, name="operators", *more):
    return reverse(name, args=[report.case.number, *more])


def secret_page(secret):
    return reverse("operator_link", args=[secret])


# the county's pages


def test_a_survey_is_begun_from_the_page_of_the_report(client, world):
    report = tools.opened(world)
    signed(client, world)
    assert page(report) in client.get(page(report, "report")).content.decode()
    assert "조사 시작하기" in client.get(page(report)).content.decode()
    wrong = client.post(page(report, "operators_begin"), {"desk": "", "phone": "x", "closes_on": ""}, follow=True)
    text = wrong.content.decode()
    assert all(word in text for word in ("비어 있습니다", "전화번호가 아닙니다", "날짜가 없거나"))
    assert not OperatorSurvey.objects.exists()
    client.post(page(report, "operators_begin"), {"desk": "농정과", "phone": "0331234567", "closes_on": "2027-01-25"})
    assert OperatorSurvey.objects.get().phone == "033-123-4567"
    client.post(page(report, "operators_close"), {"closed": "1"})
    assert OperatorSurvey.objects.get().closed_at
    client.post(page(report, "operators_close"), {"closed": "0"})
    assert OperatorSurvey.objects.get().closed_at is None


@pytest.mark.parametrize(
    "who",
    [
        "office-east.officer",
        "ministry-policy.officer",
        "audit.auditor",
        "town-gaon.officer",
        "council-neulnuri.clerk",
        "committee.secretary",
        "resident",
    ],
)
def test_single_operators_do_not_exist_for_anybody_else(client, world, report, who):
    sheet = sheets.add(world, report, "가 농장")
    signed(client, world, who)
    for address in (
        page(report),
        page(report, "operator", sheet.pk),
        page(report, "operator_calls"),
        page(report, "operators_add"),
    ):
        assert client.get(address).status_code == 404
    posts = (
        page(report, "operators_begin"),
        page(report, "operators_close"),
        page(report, "operators_carry"),
        page(report, "operators_add"),
        page(report, "operator_links"),
        page(report, "operator_papers"),
        page(report, "operator_calls_file"),
        page(report, "operator_answer", sheet.pk),
        page(report, "operator_act", sheet.pk),
    )
    data = {
        "reason": "x",
        "act": "revoke",
        "list": "a,grower",
        "desk": "x",
        "phone": "033-111-2222",
        "closes_on": "2027-01-25",
    }
    for address in posts:
        assert client.post(address, data).status_code == 404
    assert Operator.objects.count() == 1
    assert not SheetLink.objects.exists()


def test_nobody_without_signing_in(client, world, report):
    assert "login" in client.get(page(report))["Location"]


def test_the_head_sees_the_list_and_no_form(client, world, report):
    sheets.add(world, report, "가 농장")
    signed(client, world, "town-neulnuri.head")
    text = client.get(page(report)).content.decode()
    assert "가 농장" in text
    assert "operators/links" not in text
    client.post(page(report, "operator_links"))
    assert not SheetLink.objects.exists()


def test_what_is_read_is_noted(client, world, report):
    sheet = sheets.add(world, report, "가 농장")
    signed(client, world)
    client.get(page(report))
    client.get(page(report, "operator", sheet.pk))
    rows = AccessLogEntry.objects.filter(what="operator_sheet", action="read")
    assert [one.subject for one in rows.order_by("seq")] == [f"survey {sheet.survey_id}", f"sheet {sheet.pk}"]


def test_a_pasted_list_tells_every_problem_and_keeps_what_was_pasted(client, world, report):
    signed(client, world)
    pasted = "상호\t종류\t전화\n가 농장\t농가\t033-111-2222\n\t가공업체\tx"
    answer = client.post(page(report, "operators_add"), {"what": "list", "list": pasted})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "2행" in text
    assert text.count("3행") == 2
    assert "가 농장\t농가" in text
    done = client.post(
        page(report, "operators_add"),
        {"what": "list", "list": pasted.replace("농가", "생산 농어가").replace("\n\t가공업체\tx", "")},
    )
    assert done.status_code == 302
    assert [one.name for one in Operator.objects.all()] == ["가 농장"]
    again = client.post(
        page(report, "operators_add"), {"what": "list", "list": "가 농장\t생산 농어가\t033-111-2222"}, follow=True
    )
    assert "건너뜁니다" in again.content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "euc-kr"])
def test_a_file_is_read_too(client, world, report, kind):
    signed(client, world)
    rows = [["업체명", "전화", "구분"], ["나 공장", 331234567, "가공업체"]]
    if kind == "xlsx":
        import xlsxwriter

        kept = io.BytesIO()
        with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        sent = io.BytesIO(kept.getvalue())
    else:
        sent = io.BytesIO("\n".join(",".join(map(str, row)) for row in rows).encode("cp949"))
    sent.name = "list.xlsx" if kind == "xlsx" else "list.csv"
    assert client.post(page(report, "operators_add"), {"what": "list", "file": sent}).status_code == 302
    one = Operator.objects.get()
    assert (one.name, one.kind, one.phone) == ("나 공장", "processor", "033-123-4567")


def test_a_file_that_is_no_list_is_refused_in_words(client, world, report):
    signed(client, world)
    sent = io.BytesIO(b"%PDF-1.7 nothing")
    sent.name = "list.pdf"
    answer = client.post(page(report, "operators_add"), {"what": "list", "file": sent})
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()


def test_links_are_shown_once_and_open(client, world, report):
    sheets.add(world, report, "가 농장")
    sheets.add(world, report, "나 농장")
    signed(client, world)
    text = client.post(page(report, "operator_links"), {"as": "page"}).content.decode()
    secrets = set(re.findall(r"/survey/([\w-]+)/", text))
    assert len(secrets) == 2
    assert all(one not in client.get(page(report)).content.decode() for one in secrets)
    client.logout()
    assert all(client.get(secret_page(one)).status_code == 200 for one in secrets)


def test_links_come_as_a_workbook_too(client, world, report):
    sheets.add(world, report, "=1+1 농장")
    signed(client, world)
    answer = client.post(page(report, "operator_links"), {"as": "xlsx"})
    import openpyxl

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[1][1] == "=1+1 농장"
    assert "/survey/" in rows[1][4]
    again = client.post(page(report, "operator_links"), {"as": "xlsx"})
    assert again.status_code == 302


def test_paper_is_a_page_for_each_who_has_not_answered_and_its_reason_is_noted(client, world, report):
    for place in range(3):
        sheets.add(world, report, f"농장 {place}")
    sheets.by_phone(world, report, sheets.add(world, report, "답한 농장"), {"sales": "1"})
    signed(client, world)
    assert client.post(page(report, "operator_papers"), {"reason": " "}).status_code == 302
    answer = client.post(page(report, "operator_papers"), {"reason": "우편 발송"})
    assert answer["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) == 3
    row = AccessLogEntry.objects.get(action="download")
    assert (row.subjects, row.reason) == (3, "우편 발송")


def test_the_call_list_holds_who_is_silent_and_comes_as_a_workbook(client, world, report):
    sheets.add(world, report, "가 농장", phone="033-111-2222")
    sheets.by_phone(world, report, sheets.add(world, report, "답한 농장"), {"sales": "1"})
    signed(client, world)
    text = client.get(page(report, "operator_calls")).content.decode()
    assert "033-111-2222" in text
    assert "답한 농장" not in text
    assert "033-123-4567" in text
    answer = client.post(page(report, "operator_calls_file"), {"reason": "조사 전화"})
    import openpyxl

    cells = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        for cell in row
    ]
    assert "가 농장" in cells
    assert "답한 농장" not in cells


def test_a_phone_answer_is_typed_with_everything_told_and_kept_in_the_form(client, world, report):
    sheet = sheets.add(world, report, "가 농장")
    signed(client, world)
    typed = {
        "once": "1",
        "follows": "0",
        "door": "phone",
        "cell-sales": "많이",
        "cell-jobs": "3",
        "said_by": "",
        "told_to": "박담당",
        "said_at": "2027-01-11T10:00",
    }
    answer = client.post(page(report, "operator_answer", sheet.pk), typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "말한 사람" in text
    assert "동의" in text
    assert 'value="많이"' in text
    more = typed | {"said_by": "김예시", "agreed": "1"}
    assert "숫자가 아닙니다" in client.post(page(report, "operator_answer", sheet.pk), more).content.decode()
    done = client.post(page(report, "operator_answer", sheet.pk), more | {"cell-sales": "3천만원"})
    assert done.status_code == 302
    client.post(page(report, "operator_answer", sheet.pk), more | {"cell-sales": "3천만원"})
    row = SheetAnswer.objects.get()
    assert (row.values["sales"]["value"], row.said_by, row.told_to) == (30_000_000, "김예시", "박담당")
    shown = client.get(page(report, "operator", sheet.pk)).content.decode()
    assert "30,000,000" in shown
    assert "김예시 말함, 박담당 들음" in shown


def test_an_officer_who_typed_meanwhile_is_told_and_nothing_is_lost(client, world, report):
    sheet = sheets.add(world, report, "가 농장")
    sheets.by_phone(world, report, sheet, {"sales": "10"}, who=sheets.CHIEF)
    signed(client, world)
    typed = {
        "once": "x",
        "follows": "0",
        "door": "phone",
        "cell-sales": "77",
        "said_by": "김예시",
        "told_to": "박담당",
        "said_at": "2027-01-11T10:00",
    }
    answer = client.post(page(report, "operator_answer", sheet.pk), typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "그사이" in text or "적는 사이" in text
    assert 'value="77"' in text
    assert SheetAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "more", "word"),
    [
        ("call", {"note": "안 받음"}, "전화를 받지 않음"),
        ("refuse", {"door": "phone", "said_by": "김예시", "told_to": "박", "said_at": "2027-01-11T10:00"}, "거절"),
        ("end", {"state": "closed", "ended_on": "2027-01-05", "number": "1"}, "폐업"),
        ("change", {"name": "새 이름", "kind": "shop", "phone": "", "number": "1"}, "새 이름"),
        ("revoke", {}, "열린 링크가 없습니다"),
    ],
)
def test_the_other_acts_on_an_operator(client, world, report, act, more, word):
    sheet = sheets.add(world, report, "가 농장")
    signed(client, world)
    answer = client.post(page(report, "operator_act", sheet.pk), {"act": act, "once": "1", **more}, follow=True)
    assert word in answer.content.decode()
    assert client.post(page(report, "operator_act", sheet.pk), {"act": "burn"}).status_code == 404


def test_another_countys_sheet_is_not_there(client, world):
    report = tools.opened(world, towns=("town-neulnuri", "town-deulbina"))
    other = "town-deulbina.officer"
    sheets.survey(world, report)
    sheets.survey(world, report, other)
    theirs = sheets.add(world, report, "이웃 농장", who=other)
    signed(client, world)
    assert "이웃 농장" not in client.get(page(report)).content.decode()
    assert client.get(page(report, "operator", theirs.pk)).status_code == 404
    assert client.post(page(report, "operator_act", theirs.pk), {"act": "revoke"}).status_code == 404


# sums


def answered(world, report):
    for place in range(3):
        sheets.by_phone(world, report, sheets.add(world, report, f"농장 {place}"), {"sales": f"1{place}"})


def test_sums_are_taken_and_what_somebody_typed_is_not_ticked(client, world, report):
    answered(world, report)
    tools.save(world, report, tools.figures(report, {"sales": 99}))
    signed(client, world)
    first = client.get(page(report, "operator_sums"))
    line = next(one for one in first.context["lines"] if one.key == "figure:sales")
    assert (line.value, line.before, line.ticked, line.is_typed) == ("33", "99", False, True)
    form = {"take": ["figure:sales"], "sum-figure:sales": line.kept, "follows-figure:sales": line.seen}
    client.post(page(report, "operator_sums"), form)
    client.post(page(report, "operator_sums"), form)
    assert ReportSave.objects.filter(key="figure:sales", set_aside=False).last().content["value"] == 33
    assert SheetSum.objects.count() == 1
    none = client.post(page(report, "operator_sums"), {}, follow=True)
    assert "고른 칸이 없습니다" in none.content.decode()


@pytest.mark.parametrize("who", ["office-east.officer", "ministry-policy.officer", "audit.auditor"])
def test_whoever_verifies_sees_counts_and_what_was_taken_and_no_operator(client, world, report, who):
    answered(world, report)
    signed(client, world)
    line = next(one for one in client.get(page(report, "operator_sums")).context["lines"] if one.key == "figure:sales")
    client.post(
        page(report, "operator_sums"),
        {"take": ["figure:sales"], "sum-figure:sales": line.kept, "follows-figure:sales": 0},
    )
    sheets.by_phone(world, report, sheets.add(world, report, "늦은 농장"), {"sales": "1000"})
    signed(client, world, who)
    answer = client.get(page(report, "operator_sums"))
    text = answer.content.decode()
    assert "lines" not in answer.context
    assert dict(answer.context["tally"])["답함"] == 4
    assert "33 원" in text
    assert "1,033" not in text
    assert "농장" not in text
    assert page(report, "operator_sums") in client.get(page(report, "report")).content.decode()
    assert client.post(page(report, "operator_sums"), {"take": ["figure:sales"]}).status_code == 404


@pytest.mark.parametrize("who", ["town-gaon.officer", "council-neulnuri.clerk", "resident"])
def test_others_see_no_sums(client, world, report, who):
    answered(world, report)
    signed(client, world, who)
    assert client.get(page(report, "operator_sums")).status_code == 404


def test_there_are_no_sums_before_a_survey(client, world):
    report = tools.opened(world)
    signed(client, world, "office-east.officer")
    assert client.get(page(report, "operator_sums")).status_code == 404


# behind a personal link


@pytest.fixture
def secret(world, report):
    return sheets.link(world, report, sheets.add(world, report, "가 농장"))


def agree(client, secret):
    return client.post(secret_page(secret), {"what": "agree", "once": "c"})


def test_consent_comes_first_and_refusing_has_no_disadvantage(client, secret):
    answer = client.get(secret_page(secret))
    text = answer.content.decode()
    for word in (
        "가 농장",
        "늘누리 약초 특구",
        "어떤 불이익도 없습니다",
        "2030. 12. 31.까지",
        "동의하지 않음",
        "033-123-4567",
    ):
        assert word in text
    assert "cell-sales" not in text
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    refused = client.post(secret_page(secret), {"what": "refuse", "once": "1"}, follow=True)
    assert "불이익도 없습니다" in refused.content.decode()
    assert "동의하고 시작하기" in client.get(secret_page(secret) + "?change=1").content.decode()


def test_the_sheet_is_answered_read_and_corrected(client, secret):
    assert "cell-sales" not in client.get(secret_page(secret)).content.decode()
    agree(client, secret)
    text = client.get(secret_page(secret)).content.decode()
    assert "cell-sales" in text
    assert 'cell-value_added"' not in text
    sent = {"what": "answer", "once": "1", "cell-sales": "3,500만원", "cell-producers": "yes", "cell-jobs": "2"}
    for _ in range(2):
        done = client.post(secret_page(secret), sent, follow=True)
    shown = done.content.decode()
    assert "고맙습니다" in shown
    assert "35,000,000" in shown
    assert SheetAnswer.objects.count() == 1
    change = client.get(secret_page(secret) + "?change=1").content.decode()
    assert 'value="35,000,000"' in change
    assert 'value="yes" checked' in change
    client.post(secret_page(secret), sent | {"once": "2", "cell-sales": "3,600만원"})
    assert SheetAnswer.objects.count() == 2


def test_what_is_wrong_is_told_beside_its_place_and_stays(client, secret):
    agree(client, secret)
    sent = {"what": "answer", "once": "1", "cell-sales": "많이", "cell-jobs": "-2", "cell-private_investment": "5"}
    answer = client.post(secret_page(secret), sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count('class="wrong"') == 2
    assert 'value="많이"' in text
    assert 'value="5"' in text
    assert not SheetAnswer.objects.exists()


def test_answers_without_consent_keep_nothing(client, secret):
    answer = client.post(secret_page(secret), {"what": "answer", "once": "1", "cell-sales": "1"})
    assert answer.status_code == 422
    assert not SheetAnswer.objects.exists()


def test_consent_is_taken_back_and_everything_erased(client, secret):
    agree(client, secret)
    client.post(secret_page(secret), {"what": "answer", "once": "1", "cell-sales": "12345"})
    client.post(secret_page(secret), {"what": "refuse", "once": "r"})
    assert not SheetConsent.objects.filter(given=True).exists()
    assert "12,345" not in client.get(secret_page(secret)).content.decode()


def test_links_that_open_nothing_answer_alike(client, world, report):
    one, other, third = (sheets.add(world, report, f"농장 {place}") for place in range(3))
    revoked, ended, late = (sheets.link(world, report, sheet) for sheet in (one, other, third))
    viewer, number = world.viewer(sheets.OFFICER), report.case.number
    revoke_link(viewer, number, one.pk, now=sheets.NOW, today=ON)
    end_operator(
        viewer, number, other.pk, state="left", ended_on=ON, merged_into=None, follows=1, now=sheets.NOW, today=ON
    )
    SheetLink.objects.filter(sheet=third).update(expires_at=moment(ON))
    answers = [client.get(secret_page(secret)) for secret in ("never-made", revoked, ended, late)]
    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(r"/survey/[\w-]+/|nonce-\w+", "", answer.content.decode()) for answer in answers}
    assert len(bodies) == 1
    assert {client.post(secret_page(secret), {"what": "agree"}).status_code for secret in ("never-made", revoked)} == {
        404
    }


def test_a_closed_survey_says_so_and_takes_nothing(client, world, report, secret):
    signed(client, world)
    links = f'action="{page(report, "operator_links")}"'
    assert links in client.get(page(report)).content.decode()
    client.post(page(report, "operators_close"), {"closed": "1"})
    board = client.get(page(report)).content.decode()
    assert links not in board
    assert "조사가 끝나 개인 링크는 만들 수 없습니다" in board
    client.logout()
    assert "이 조사는 끝났습니다" in client.get(secret_page(secret)).content.decode()
    assert agree(client, secret).status_code == 422
    assert not SheetConsent.objects.exists()


def test_too_many_at_once_are_slowed_down(client, secret):
    agree(client, secret)
    for number in range(25):
        answer = client.post(secret_page(secret), {"what": "answer", "once": str(number), "cell-sales": str(number)})
    assert answer.status_code == 429
    assert "10분 뒤" in answer.content.decode()


def test_it_speaks_english(client, secret):
    text = client.get("/en" + secret_page(secret)).content.decode()
    assert "Refusing has no disadvantage" in text
    assert "31 December 2030" in text
    agree(client, secret)
    assert "What did you sell" in client.get("/en" + secret_page(secret)).content.decode()


def test_nothing_of_other_operators_is_on_the_page(client, world, report, secret):
    sheets.by_phone(world, report, sheets.add(world, report, "비밀 농장"), {"sales": "987654"})
    agree(client, secret)
    text = client.get(secret_page(secret)).content.decode()
    assert "비밀 농장" not in text
    assert "987,654" not in text
