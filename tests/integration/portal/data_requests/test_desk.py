"""The data-request desk from a request to the copy that was sent, and a year later again."""

import hashlib
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.people_tools import make_world, sign_in
from tests.report_tools import make_zone

from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.data_requests import (
    NewRequest,
    close,
    extend,
    give_verdict,
    make_answer,
    preview,
    register,
    save_table,
    send,
)
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.store.models import DataAnswer, DataRequest, Observation, SavedTable
from teukgu.portal.store.queries.data_requests.desk import RequestStanding, desk_lines
from teukgu.reporting.table import Standing, from_data
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
TODAY = date(2026, 10, 5)
YEAR = 2025
MAKER, SIGNER = "ministry-policy.officer", "ministry-policy.chief"
DEFINITION = {
    "rows": "province",
    "columns": ["indicator:sales", "indicator:budget_used", "registry:operating"],
    "recent": 1,
    "money": "million",
}
SALES = 1_234_567_890


def observe(world, zone, values, *, on=datetime(2026, 4, 1, tzinfo=UTC), corrects=None):
    for name, value in values.items():
        Observation.objects.create(
            programme_id=world.programme,
            zone_id=zone,
            year=YEAR,
            indicator=name,
            value=value,
            status="given",
            provenance="reported",
            confidence="counted",
            version=indicators().version(IndicatorId(name), YEAR).version,
            recorded_at=on,
            corrects=corrects,
            why="중복을 뺌" if corrects else "",
        )


@pytest.fixture
def world():
    made = make_world(TODAY)
    make_zone(made, "example-a", name="늘누리 약초 특구")
    make_zone(made, "example-joint", towns=("town-neulnuri", "town-soldasom"), name="두 고을 특구")
    observe(made, "example-a", {"sales": SALES, "budget_used": 3_000_000, "firms": 9})
    observe(made, "example-joint", {"sales": 2_000_000, "budget_used": 1_000_000, "firms": 20})
    return made


def asked(world, kind="national_assembly", once="one", **more):
    new = NewRequest(kind, "국회 ○○○ 의원", "최근 매출을 내 달라", more.pop("received", date(2026, 10, 1)), **more)
    return register(world.viewer(MAKER), new, once=once, now=NOW, today=TODAY)


def saved(world, **more):
    return save_table(world.viewer(MAKER), name="매출과 예산", data=DEFINITION | more, now=NOW)


def answered(world, request=None, as_of=TODAY, now=NOW, today=TODAY):
    found = request or asked(world)
    table = saved(world)
    return make_answer(
        world.viewer(MAKER), found.number, table=table.pk, as_of=as_of, title="특구 매출", now=now, today=today
    )


def sent(world, answer, **more):
    give_verdict(world.viewer(SIGNER), answer.request.number, answer.number, is_signed=True, now=NOW)
    at = {"document_number": "특구정책과-1234", "sent_on": TODAY, "now": NOW, "today": TODAY} | more
    return send(world.viewer(MAKER), answer.request.number, answer.number, **at)


def codes(refused):
    return {one.code for one in refused.value.findings}


def shelved(row, kind):
    return path_of(getattr(row, f"{kind}_id")).read_bytes()


def test_the_clock_of_the_law_and_the_day_asked_for(world):
    found = asked(world, asked_for=date(2026, 10, 8))
    assert (found.number, found.statutory_due, found.due_on) == ("DR2026-0001", date(2026, 10, 12), date(2026, 10, 8))
    assert asked(world, "budget_office", "two", asked_for=date(2026, 10, 9)).due_on == date(2026, 10, 9)
    assert asked(world, "press", "three").due_on is None
    with pytest.raises(Refused) as refused:
        asked(world, "press", "four", asked_for=date(9999, 12, 31))
    assert codes(refused) == {"data_request.bad_day"}
    assert asked(world, once="one").pk == found.pk
    assert DataRequest.objects.count() == 3


def test_a_request_for_information_is_extended_once(world):
    found = asked(world, "disclosure")
    assert found.due_on == date(2026, 10, 16)
    with pytest.raises(Refused) as refused:
        extend(world.viewer(MAKER), found.number, reason=" ", now=NOW)
    assert codes(refused) == {"data_request.empty"}
    assert extend(world.viewer(MAKER), found.number, reason="자료가 많음", now=NOW).until == date(2026, 10, 30)
    with pytest.raises(Refused) as refused:
        extend(world.viewer(MAKER), found.number, reason="또", now=NOW)
    assert codes(refused) == {"data_request.no_extension"}
    (line,) = desk_lines(world.viewer(SIGNER))
    assert (line.due, line.is_late(date(2026, 10, 30)), line.is_late(date(2026, 10, 31))) == (
        date(2026, 10, 30),
        False,
        True,
    )


def test_every_press_twice_is_once_and_gets_the_same_answer(world):
    maker, signer = world.viewer(MAKER), world.viewer(SIGNER)
    found = asked(world, "disclosure")
    steps = [extend(maker, found.number, reason="자료가 많음", now=NOW).pk for _ in range(2)]
    answers = [answered(world, found).pk for _ in range(2)]
    number = DataAnswer.objects.get().number
    given = {"is_signed": True, "now": NOW}
    verdicts = [give_verdict(signer, found.number, number, **given).pk for _ in range(2)]
    at = {"document_number": "특구정책과-1", "sent_on": TODAY, "now": NOW, "today": TODAY}
    gone = [send(maker, found.number, number, **at).pk for _ in range(2)]
    other = asked(world, "press", "other")
    closed = [close(maker, other.number, reason="거두어들임", now=NOW).pk for _ in range(2)]
    for rows in (steps, answers, verdicts, gone, closed):
        assert len(set(rows)) == 1
    with pytest.raises(Refused):
        close(maker, other.number, reason="다른 까닭", now=NOW)


def test_everything_wrong_with_a_request_is_told_at_once(world):
    new = NewRequest("nobody", " ", "", None)
    with pytest.raises(Refused) as refused:
        register(world.viewer(MAKER), new, once="x", now=NOW, today=TODAY)
    assert len(refused.value.findings) == 4


def test_a_table_is_saved_in_versions(world):
    first = saved(world)
    assert saved(world).pk == first.pk
    assert saved(world, recent=3).version == 2
    with pytest.raises(Refused) as refused:
        save_table(world.viewer(MAKER), name="", data=DEFINITION | {"columns": ["indicator:nothing"]}, now=NOW)
    assert codes(refused) == {"data_request.empty", "table.unknown_column"}
    with pytest.raises(Refused):  # the older version is no longer offered
        preview(world.viewer(MAKER), first.pk, TODAY, today=TODAY)


def test_a_joint_zone_counts_once_and_its_provinces_share_it(world):
    table = preview(world.viewer(MAKER), saved(world).pk, TODAY, today=TODAY).table
    assert [entry.value for entry in table.total.entries] == [SALES + 2_000_000, 4_000_000, 2]
    assert sum(line.entries[0].value for line in table.lines) == SALES + 2_000_000
    assert {entry.standing for line in table.every_line for entry in line.entries} == {Standing.GIVEN}


def test_a_correction_after_the_day_is_not_in_it(world):
    first = Observation.objects.get(zone="example-a", indicator="sales")
    observe(world, "example-a", {"sales": 5}, on=NOW - timedelta(days=1), corrects=first)
    table = saved(world).pk
    late, early = (preview(world.viewer(MAKER), table, day, today=TODAY).table for day in (TODAY, date(2026, 9, 1)))
    assert early.total.entries[0].value - late.total.entries[0].value == SALES - 5
    with pytest.raises(Refused) as refused:
        preview(world.viewer(MAKER), table, TODAY + timedelta(days=1), today=TODAY)
    assert codes(refused) == {"data_request.bad_day"}


def test_few_firms_are_withheld_by_the_clause(world):
    row = Observation.objects.get(zone="example-a", indicator="firms")
    observe(world, "example-a", {"firms": 2}, corrects=row)
    table = saved(world, rows="zone")
    made = preview(world.viewer(MAKER), table.pk, TODAY, today=TODAY)
    sales = {line.key: line.entries[0] for line in made.table.every_line}
    assert (sales["example-a"].standing, sales["example-a"].clause) == (Standing.WITHHELD, "9(1)7")
    assert sales["example-joint"].standing is Standing.WITHHELD  # or the total would tell the other
    assert sales["total"].standing is Standing.GIVEN
    assert all(line.entries[1].standing is Standing.GIVEN for line in made.table.every_line)
    assert [(one.head.column.key, one.cells) for one in made.withheld] == [("sales", 2)]
    assert any("제9조제1항제7호" in note.ko for note in made.table.notes)
    assert "지어낸" in made.table.notes[0].ko  # the demonstration's figures never pass for real ones


def test_another_person_signs_off_before_it_goes_out(world):
    answer = answered(world)
    number, place = answer.request.number, answer.number
    with pytest.raises(Refused) as refused:
        give_verdict(world.viewer(MAKER), number, place, is_signed=True, now=NOW)
    assert codes(refused) == {"data_request.own_answer"}
    late = {"document_number": " ", "sent_on": TODAY + timedelta(days=1), "now": NOW, "today": TODAY}
    with pytest.raises(Refused) as refused:
        send(world.viewer(MAKER), number, place, **late)
    assert codes(refused) == {"data_request.empty", "data_request.not_signed", "data_request.bad_day"}
    give_verdict(world.viewer(SIGNER), number, place, is_signed=False, reason="제목을 고쳐", now=NOW)
    with pytest.raises(Refused) as refused:
        sent(world, answer)
    assert codes(refused) == {"data_request.judged_already"}
    (line,) = desk_lines(world.viewer(MAKER))
    assert line.standing is RequestStanding.RETURNED


def test_what_was_sent_stays_as_it_was(world):
    answer = answered(world)
    row = sent(world, answer)
    for kind in ("hwpx", "xlsx", "pdf"):
        assert hashlib.sha256(shelved(row, kind)).hexdigest() == getattr(row, f"{kind}_id")
    text = zipfile.ZipFile(io.BytesIO(shelved(row, "hwpx"))).read("Contents/section0.xml").decode()
    for words in ("1,237", "국회 ○○○ 의원", "공동특구 1곳은 계에서 한 번만 셈"):
        assert words in text
    assert shelved(row, "pdf").startswith(b"%PDF")
    book = load_workbook(io.BytesIO(shelved(row, "xlsx")))
    assert book.sheetnames == ["표", "원값", "주석"]
    assert (book["표"]["B5"].value, book["원값"]["B5"].value) == (1237, SALES + 2_000_000)
    with pytest.raises(Refused) as refused:
        send(world.viewer(MAKER), answer.request.number, 1, document_number="x", sent_on=TODAY, now=NOW, today=TODAY)
    assert codes(refused) == {"data_request.not_signed"}
    with pytest.raises(Refused) as refused:
        close(world.viewer(MAKER), answer.request.number, reason="끝", now=NOW)
    assert codes(refused) == {"data_request.over"}


def test_a_year_later_the_same_table_says_what_changed(world):
    first = answered(world)
    sent(world, first)
    row = Observation.objects.get(zone="example-a", indicator="sales")
    observe(world, "example-a", {"sales": 5}, on=NOW + timedelta(days=9), corrects=row)
    later = date(2027, 10, 4)
    again = answered(
        world, asked(world, once="next", received=TODAY), as_of=later, now=NOW + timedelta(days=364), today=later
    )
    assert again.follows_id == first.pk
    before, after = from_data(DataAnswer.objects.get(pk=first.pk).content), from_data(again.content)
    assert [head.year for head in before.heads] == [2025] * 3
    assert [head.year for head in after.heads] == [2026] * 3
    assert SavedTable.objects.count() == 1


@pytest.mark.parametrize(
    "who",
    [
        "town-neulnuri.officer",
        "office-east.chief",
        "province-garam.officer",
        "audit.auditor",
        "system.operator",
        "resident",
    ],
)
def test_others_find_nothing(world, who, client: Client):
    answer = answered(world)
    viewer = world.viewer(who)
    with pytest.raises(Refused):
        register(viewer, NewRequest("press", "a", "b", TODAY), once="z", now=NOW, today=TODAY)
    with pytest.raises(Refused):
        give_verdict(viewer, answer.request.number, 1, is_signed=True, now=NOW)
    sign_in(client, world.account(who))
    for path in PATHS:
        assert client.get(path.format(number=answer.request.number)).status_code in {404, 405}, path


PATHS = (
    "/data-requests/",
    "/data-requests/new/",
    "/data-requests/tables/",
    "/data-requests/tables/new/",
    "/data-requests/{number}/",
    "/data-requests/{number}/answer/",
    "/data-requests/{number}/answers/1/",
    "/data-requests/{number}/answers/1/pdf",
)


def test_the_pages_from_a_request_to_the_copy_sent(world, client: Client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    sign_in(client, world.account(MAKER))
    typed = {"asker_kind": "national_assembly", "asker": "국회", "wording": "최근 매출", "received_on": "2026-10-01"}
    assert client.post("/data-requests/new/", typed | {"asker": "", "once": "a"}).status_code == 422
    press = typed | {"asker_kind": "press", "received_on": "0206-10-01", "once": "b"}
    assert client.post("/data-requests/new/", press).status_code == 422
    page = client.post("/data-requests/new/", typed | {"once": "a"})
    assert page["Location"] == "/data-requests/DR2026-0001/"
    table = {"name": "매출", "rows": "zone", "columns": ["indicator:sales"], "recent": "1", "money": "thousand"}
    assert client.post("/data-requests/tables/new/", table | {"recent": "x"}).status_code == 422
    assert client.post("/data-requests/tables/new/", table).status_code == 302
    key = SavedTable.objects.get().pk
    for path in ("/data-requests/", "/en/data-requests/tables/", f"/data-requests/tables/new/?from={key}"):
        assert client.get(path).status_code == 200, path
    here = "/data-requests/DR2026-0001/"
    shown = client.get(f"{here}answer/?table={key}&as_of=2026-10-05").content.decode()
    assert "1,234,568" in shown
    assert "천원" in shown
    assert client.get(f"{here}answer/?table=x&as_of=2026-10-05").status_code == 404
    assert client.get(f"{here}answer/?table={key}&as_of=2030-10-05").status_code == 422
    assert client.post(f"{here}answer/", {"table": key, "as_of": "2026-10-05", "title": "매출"}).status_code == 302
    assert "다른 담당자가" in client.get(f"{here}answers/1/").content.decode()
    draft = client.get(f"{here}answers/1/xlsx")
    assert load_workbook(io.BytesIO(draft.content))["표"]["A1"].value == "[초안] 매출"
    sign_in(client, world.account(SIGNER))
    assert client.post(f"{here}answers/1/verdict/", {"act": "sign"}).status_code == 302
    assert client.post(f"{here}answers/1/verdict/", {"act": "x"}).status_code == 404
    final = client.get(f"{here}answers/1/xlsx").content
    typed = {"document_number": "정책과-7", "sent_on": "2026-10-05"}
    assert client.post(f"{here}answers/1/send/", typed).status_code == 302
    assert client.get(f"{here}answers/1/xlsx").content == final
    assert load_workbook(io.BytesIO(final))["표"]["A1"].value == "매출"
    assert client.get(f"{here}answers/1/exe").status_code == 404
    assert "정책과-7" in client.get(here).content.decode()
