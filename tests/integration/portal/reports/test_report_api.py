"""The API of reports: keys and sessions, every act of the pages by the same predicates, conflicts, uploads."""

import json
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import figure_code, lay_out
from teukgu.portal import clock
from teukgu.portal.jobs.reading import read_all
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.people.api_tokens import make_key, revoke_key
from teukgu.portal.services.people.sessions import end_sessions
from teukgu.portal.store.models import AccessLogEntry, ApiToken, CaseNow, ReportSave, ReportVersion, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))
NOW = moment(tools.OPENED)


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return make_world(tools.OPENED)


@pytest.fixture
def report(world):
    return tools.opened(world)


def key_of(world, who=tools.OFFICER, scope="write", once="a", **more):
    return make_key(world.viewer(who), name="업무 프로그램", scope=scope, days=30, once=once, now=NOW, **more)


class Program:
    """A program with a key."""

    def __init__(self, secret: str) -> None:
        self.client, self.headers = Client(enforce_csrf_checks=True), {"authorization": f"Bearer {secret}"}

    def get(self, path, **query):
        return self.client.get(f"/api/{path}", query, headers=self.headers)

    def send(self, method, path, body=None):
        return self.client.generic(
            method, f"/api/{path}", json.dumps(body or {}), content_type="application/json", headers=self.headers
        )

    def files(self, path, name, files, **more):
        sent = [SimpleUploadedFile(title, content) for title, content in files.items()]
        return self.client.post(
            f"/api/{path}", {name: sent if len(sent) > 1 else sent[0], **more}, headers=self.headers
        )


@pytest.fixture
def program(world):
    return Program(key_of(world).secret)


def entry(value, follows=0, key="figure:jobs", **more):
    return {"entries": [{"key": key, "value": value, "follows": follows, **more}]}


def filled(program, report, value) -> bytes:
    answer = program.get(f"reports/{report.case.number}/workbook.xlsx")
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.content))
    place = lay_out(form_of(report), report_contents(), indicators(), "ko").place(figure_code(JOBS), Column.VALUE)
    book[place.file][place.cell] = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


# ------------------------------------------------------------------------------------------------ who calls


@pytest.mark.parametrize("path", ["reports?year=2026", "uploads", "reports/XR2026-0001", "reports/XR2026-0001/form"])
def test_without_a_key_nothing_is_told(client, report, path):
    for headers in ({}, {"authorization": "Bearer tk_wrong"}, {"authorization": "Basic eDp5"}):
        answer = client.get(f"/api/{path}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_is_shown_once_and_kept_as_a_hash(world):
    made = key_of(world, address="10.0.0.1")
    kept = ApiToken.objects.get()
    assert made.secret not in str(kept.__dict__)
    assert kept.head == made.secret[:9]
    note = AccessLogEntry.objects.get(what="api_key")
    assert (note.subject, note.address) == (f"api key {kept.pk}", "10.0.0.1")
    assert made.secret not in note.reason


def test_a_revoked_and_an_old_key_and_one_of_a_leaver_open_nothing(world, program, report, monkeypatch):
    assert program.get("reports", year=2026).status_code == 200
    old = Program(key_of(world, once="old").secret)
    leaver = Program(key_of(world, once="leaver").secret)
    assert revoke_key(world.viewer(tools.OFFICER), ApiToken.objects.get(once__endswith=":a").pk, now=NOW)
    assert program.get("reports", year=2026).status_code == 401
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=29))
    assert old.get("reports", year=2026).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=30))
    assert old.get("reports", year=2026).status_code == 401
    monkeypatch.setattr(clock, "now", lambda: NOW)
    end_sessions(world.account(tools.OFFICER))
    assert leaver.get("reports", year=2026).status_code == 401
    account = world.account("town-neulnuri.chief")
    other = Program(key_of(world, "town-neulnuri.chief").secret)
    account.is_active = False
    account.save()
    assert other.get("reports", year=2026).status_code == 401


def test_nobody_revokes_another_ones_key(world):
    token = key_of(world).token
    assert not revoke_key(world.viewer("town-neulnuri.chief"), token.pk, now=NOW)
    assert revoke_key(world.viewer(tools.OFFICER), token.pk, now=NOW)
    assert not revoke_key(world.viewer(tools.OFFICER), token.pk, now=NOW)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "name"),
        ({"name": "가" * 81}, "name"),
        ({"scope": "all"}, "scope"),
        ({"days": 3650}, "days"),
    ],
)
def test_a_wrong_form_makes_no_key(world, more, code):
    asked = {"name": "x", "scope": "read", "days": 30, "once": "a"} | more
    with pytest.raises(Refused) as refused:
        make_key(world.viewer(tools.OFFICER), **asked, now=NOW)
    assert [one.code for one in refused.value.findings] == [f"api_key.{code}"]


def test_no_more_keys_than_allowed_none_for_residents_and_none_twice(world, settings):
    settings.API_KEYS_EACH = 2
    key_of(world, once="a")
    for once, code in (("a", "twice"), ("b", ""), ("c", "many")):
        try:
            key_of(world, once=once)
            found = ""
        except Refused as refused:
            found = refused.findings[0].code.removeprefix("api_key.")
        assert found == code
    with pytest.raises(Refused):
        key_of(world, "resident")


def test_too_many_calls_wait(world, program, settings, monkeypatch):
    settings.API_CALLS_A_MINUTE = 3
    assert [program.get("reports", year=2026).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = program.get("reports", year=2026)
    assert (answer.json()["code"], answer.headers["Retry-After"]) == ("too_many_calls", "61")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=60))
    assert program.get("reports", year=2026).status_code == 200


def test_a_reading_key_reads_only(world, report):
    program = Program(key_of(world, scope="read").secret)
    number = report.case.number
    assert program.get(f"reports/{number}/form").status_code == 200
    answers = [
        program.send("PATCH", f"reports/{number}/entries", entry(57)),
        program.send("POST", f"reports/{number}/explanations", {"identity": "x", "text": "y"}),
        program.send("POST", f"reports/{number}/versions"),
        program.files(f"reports/{number}/uploads", "workbook", {"a.xlsx": b"x"}),
        program.files("uploads", "workbooks", {"a.xlsx": b"x"}),
    ]
    assert {(one.status_code, one.json()["code"]) for one in answers} == {(403, "read_only_key")}
    assert not ReportSave.objects.exists()
    assert not WorkbookUpload.objects.exists()


def test_a_session_works_with_its_csrf_token_only(world, report):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, world.account(tools.OFFICER))
    address = f"/api/reports/{report.case.number}/entries"
    assert client.get("/api/reports?year=2026").status_code == 200
    refused = client.patch(address, json.dumps(entry(57)), content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "form_expired")
    client.get("/accounts/keys/")
    token = client.cookies["csrftoken"].value
    saved = client.patch(
        address, json.dumps(entry(57)), content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert saved.status_code == 200


def test_a_session_of_one_factor_is_told_to_sign_in(world, report, settings):
    client = Client()
    client.force_login(world.account(tools.OFFICER), backend=settings.AUTHENTICATION_BACKENDS[1])
    answer = client.get("/api/reports?year=2026")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")


# ------------------------------------------------------------------------------------------ what may be done


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        (tools.OFFICER, 200, 200),
        ("town-neulnuri.head", 200, 403),
        ("ministry-policy.officer", 200, 403),
        ("office-east.officer", 200, 403),
        ("office-west.officer", 404, 404),
        ("town-gaon.officer", 404, 404),
        ("province-garam.officer", 404, 404),
        ("committee.secretary", 404, 404),
    ],
)
def test_the_same_people_as_on_the_pages(world, report, who, reads, writes):
    program, number = Program(key_of(world, who).secret), report.case.number
    assert program.get(f"reports/{number}").status_code == reads
    assert program.get(f"reports/{number}/form").status_code == reads
    assert program.get(f"reports/{number}/workbook.xlsx").status_code == reads
    assert program.send("PATCH", f"reports/{number}/entries", entry(57)).status_code == writes
    upload = program.files(f"reports/{number}/uploads", "workbook", {"a.xlsx": b"x"})
    assert upload.status_code == (202 if writes == 200 else writes)
    # whoever writes nothing has nothing written
    assert ReportSave.objects.exists() == (writes == 200)


def test_list_form_save_and_read_again(world, report, program):
    listed = program.get("reports", year=2026).json()["reports"]
    assert [one["number"] for one in listed] == [report.case.number]
    number = report.case.number
    cells = {one["key"]: one for one in program.get(f"reports/{number}/form").json()["cells"]}
    assert cells["figure:jobs"]["unit"]["ko"] == "명"
    assert (cells["figure:jobs"]["entered"], cells["figure:jobs"]["follows"]) == (None, 0)
    saved = program.send("PATCH", f"reports/{number}/entries", entry(57, note="대장")).json()
    assert saved == {"results": [{"key": "figure:jobs", "number": 1, "set_aside": False, "follows": 1, "notes": []}]}
    again = {one["key"]: one for one in program.get(f"reports/{number}/form").json()["cells"]}
    assert again["figure:jobs"]["entered"] == {"value": 57, "status": "given", "confidence": "counted", "note": "대장"}
    assert again["figure:jobs"]["follows"] == 1
    assert ReportSave.objects.get().door == "api"
    cleared = program.send("PATCH", f"reports/{number}/entries", entry(None, 1, clear=True))
    assert cleared.status_code == 200
    assert JOBS not in report_draft(report.pk).figures


def test_what_somebody_saved_meanwhile_stays_and_is_told(world, report, program):
    tools.save(world, report, tools.figures(report, {"jobs": 61}), who="town-neulnuri.chief")
    body = {"entries": [*entry(57)["entries"], {"key": "figure:firms", "value": 3, "follows": 0}]}
    answer = program.send("PATCH", f"reports/{report.case.number}/entries", body)
    assert answer.status_code == 409
    told = answer.json()
    assert (told["code"], [one["where"] for one in told["details"]]) == ("set_aside", ["figure:jobs"])
    jobs = next(one for one in told["results"] if one["key"] == "figure:jobs")
    assert (jobs["set_aside"], jobs["follows"]) == (True, 1)
    assert report_draft(report.pk).figures[JOBS].value == 61
    again = program.send("PATCH", f"reports/{report.case.number}/entries", entry(57, jobs["follows"]))
    assert again.status_code == 200
    assert report_draft(report.pk).figures[JOBS].value == 57


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"key": "figure:nothing", "value": 1}, "report.not_asked"),
        ({"key": "words:nothing", "text": "x"}, "report.not_asked"),
        ({"key": "figure:jobs"}, "report.value_and_status"),
        ({"key": "figure:jobs", "value": 1, "status": "missing"}, "report.value_and_status"),
        ({"key": "figure:jobs", "value": 10**400}, "amount.too_large"),
        ({"key": "figure:jobs", "value": -1e300}, "amount.too_large"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(report, program, sent, code):
    body = {"entries": [{"key": "figure:firms", "value": 3, "follows": 0}, {"follows": 0, **sent}]}
    answer = program.send("PATCH", f"reports/{report.case.number}/entries", body)
    assert answer.status_code == 422
    assert [one["code"] for one in answer.json()["details"]] == [code]
    assert not ReportSave.objects.exists()


def test_a_number_is_kept_in_the_decimals_of_its_unit(report, program):
    assert program.send("PATCH", f"reports/{report.case.number}/entries", entry(56.7)).status_code == 200
    kept = report_draft(report.pk).figures[JOBS].value
    assert (kept, type(kept)) == (57, int)


@pytest.mark.parametrize(
    "body",
    [{}, {"entries": []}, entry("57"), entry(True), entry(1, -1), entry(1, key="figure:a b"), entry(1, status="x")],
)
def test_a_body_that_does_not_fit_is_named(report, program, body):
    answer = program.send("PATCH", f"reports/{report.case.number}/entries", body)
    assert answer.status_code == 422
    assert answer.json()["details"]


def test_broken_json_is_refused_in_the_same_shape(report, program):
    answer = program.client.generic(
        *("PATCH", f"/api/reports/{report.case.number}/entries", "{"),
        content_type="application/json",
        headers=program.headers,
    )
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid"


def test_a_closed_report_takes_nothing(report, program):
    CaseNow.objects.filter(case=report.case).update(stage="settled")
    answer = program.send("PATCH", f"reports/{report.case.number}/entries", entry(57))
    assert (answer.status_code, answer.json()["code"]) == (409, "closed")
    upload = program.files(f"reports/{report.case.number}/uploads", "workbook", {"a.xlsx": b"x"})
    assert upload.status_code == 409


def test_a_value_that_is_rounded_says_so(report, program):
    saved = program.send("PATCH", f"reports/{report.case.number}/entries", entry(57.4)).json()["results"][0]
    assert [one["code"] for one in saved["notes"]] == ["amount.rounded"]
    assert report_draft(report.pk).figures[JOBS].value == 57
    plain = program.send("PATCH", f"reports/{report.case.number}/entries", entry(58, saved["follows"])).json()
    assert plain["results"][0]["notes"] == []


def test_requests_are_explained_and_a_version_is_kept_once(world, report, program):
    number = report.case.number
    tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))
    state = program.get(f"reports/{number}").json()
    assert state["may_write"]
    request = state["requests"][0]
    said = program.send("POST", f"reports/{number}/explanations", {"identity": request["identity"], "text": "맞습니다"})
    assert said.status_code == 201
    after = program.get(f"reports/{number}").json()
    assert [one["identity"] for one in after["explained"]] == [request["identity"]]
    assert request["identity"] not in [one["identity"] for one in after["requests"]]
    wrong = program.send("POST", f"reports/{number}/explanations", {"identity": "nothing", "text": "x"})
    assert wrong.json()["details"][0]["code"] == "report.no_request"
    versions = [program.send("POST", f"reports/{number}/versions").json() for _ in range(2)]
    assert versions[0] == versions[1]
    assert ReportVersion.objects.count() == 1
    assert program.get(f"reports/{number}").json()["versions"][0]["sha256"] == versions[0]["sha256"]


# ----------------------------------------------------------------------------------------------- workbooks


def test_a_workbook_is_handed_in_once_and_answered(report, program):
    number, content = report.case.number, filled(program, report, "57명")
    answers = [
        program.files(f"reports/{number}/uploads", "workbook", {"보고서.xlsx": content}, once="k-1") for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [202, 202]
    first, second = (one.json() for one in answers)
    assert first == second
    other = filled(program, report, "58명")
    third = program.files(f"reports/{number}/uploads", "workbook", {"보고서.xlsx": other}, once="k-1").json()
    assert third["id"] != first["id"]  # the key is of what was sent, not of the program
    WorkbookUpload.objects.filter(pk=third["id"]).delete()
    assert (first["state"], first["ahead"], first["taken"]) == ("waiting", 0, 0)
    read_all()
    told = program.get(f"uploads/{first['id']}").json()
    assert (told["state"], told["taken"], told["report"]) == ("answered", 1, number)
    assert report_draft(report.pk).figures[JOBS].value == 57
    receipt = program.get(f"uploads/{first['id']}/receipt.txt").content.decode()
    assert first["receipt"] in receipt
    assert program.get(f"uploads/{first['id']}/receipt.pdf").content.startswith(b"%PDF")


def test_findings_come_with_cells_and_a_marked_copy(report, program):
    content = filled(program, report, "별도 붙임")
    upload = program.files(f"reports/{report.case.number}/uploads", "workbook", {"a.xlsx": content}).json()
    assert program.get(f"uploads/{upload['id']}/marked.xlsx").status_code == 404
    read_all()
    told = program.get(f"uploads/{upload['id']}").json()
    finding = next(one for one in told["findings"] if one["severity"] == "error")
    assert finding["cell"]
    assert "별도 붙임" in finding["message"]["ko"]
    marked = program.get(f"uploads/{upload['id']}/marked.xlsx")
    assert openpyxl.load_workbook(BytesIO(marked.content))[finding["sheet"]][finding["cell"]].comment


def test_many_at_once_by_a_province(world, report, program):
    content = filled(program, report, 57)
    province = Program(key_of(world, "province-garam.officer").secret)
    batch = province.files("uploads", "workbooks", {"a.xlsx": content, "b.pdf": b"%PDF-1.7 x"}, once="b1")
    assert batch.status_code == 202
    again = province.files("uploads", "workbooks", {"a.xlsx": content, "b.pdf": b"%PDF-1.7 x"}, once="b1")
    assert again.json()["id"] == batch.json()["id"]
    read_all()
    told = province.get(f"batches/{batch.json()['id']}").json()
    assert [(one["taken"], one["report"], one["zone"]) for one in told["files"]] == [
        (1, None, report.zone_id),
        (0, None, None),
    ]
    assert [one["files"] for one in province.get("uploads").json()["batches"]] == [2]
    assert program.get(f"batches/{batch.json()['id']}").status_code == 404
    mine = program.get(f"uploads/{told['files'][0]['id']}").json()
    assert mine["report"] == report.case.number
    assert mine["office"] == world.organisation("province-garam").name_ko
    assert program.get(f"uploads/{told['files'][1]['id']}").status_code == 404


def test_who_hands_in_for_nobody_is_refused(world):
    program = Program(key_of(world, "office-east.officer").secret)
    answer = program.files("uploads", "workbooks", {"a.xlsx": b"x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")
    assert program.get("uploads").status_code == 404


def test_the_answers_are_kept_by_no_cache(report, program):
    for path in (f"reports/{report.case.number}", f"reports/{report.case.number}/form"):
        assert "no-store" in program.get(path).headers["Cache-Control"]
