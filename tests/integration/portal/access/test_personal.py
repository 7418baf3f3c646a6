"""Personal data apart from events: kept, masked, shown against a reason, erased in place."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests import access_tools as tools

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.keeping import keeping_on
from teukgu.portal.services.access_log import note_read
from teukgu.portal.services.access_log_verify import verify_access_log
from teukgu.portal.services.erasure import due_for_erasure, erase_due
from teukgu.portal.services.personal import (
    find_personal,
    keep_personal,
    read_personal,
    reference_in,
    without_personal,
)
from teukgu.portal.store.models import (
    AccessLogCheckpoint,
    AccessLogEntry,
    Account,
    CaseEvent,
    CaseParty,
    Holding,
    PersonalDetail,
    PersonalKind,
    Post,
)
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.values import Bilingual, Refused

SPEAKER = {"speaker_name": "홍길동", "speaker_phone": "010-1234-5678"}


@pytest.fixture
def case(programme: Any) -> Any:
    region = tools.make_region(tools.HERE, "gun", tools.make_region(tools.PROVINCE_HERE, "province"))
    town = tools.make_organisation("town", "municipality", region)
    found = tools.make_case("announced")
    CaseParty.objects.create(case=found, party="applicant", organisation=town, since=tools.TODAY)
    return found


def viewer(account: Any, kind: str, role: str = "officer", organisation: int = 0) -> Viewer:
    post = PostHeld(_post(kind, role), organisation, kind, role, tools.PROGRAMME, frozenset({tools.HERE}))
    return Viewer(str(account.pk), (post,))


def _post(kind: str, role: str) -> int:
    organisation = tools.make_organisation(f"o{uuid4().hex[:8]}", kind)
    return Post.objects.create(organisation=organisation, key="p", role=role, name_ko=role, name_en=role).pk


def kept(case: Any, **more: Any) -> str:
    values = {"programme": tools.PROGRAMME, "kind": PersonalKind.CASE_PERSON, "values": SPEAKER, "case": case}
    return keep_personal(**(values | {"party": "applicant", "now": tools.NOW} | more))


def test_an_event_holds_the_id_and_not_the_name(case: Any) -> None:
    text = FieldKind.TEXT
    fields = [
        FieldSpec("speaker_name", Bilingual("발표자", "speaker"), text, personal=True),
        FieldSpec("speaker_phone", Bilingual("전화", "phone"), text, personal=True, required=False),
        FieldSpec("place", Bilingual("장소", "place"), text),
    ]
    data = without_personal(case, fields, {"speaker_name": "홍길동", "place": "군청"}, party="applicant", now=tools.NOW)
    assert "홍길동" not in str(data)
    assert data["place"] == "군청"
    assert "speaker_phone" not in data
    detail = PersonalDetail.objects.get(pk=reference_in(data["speaker_name"]))
    assert detail.values == {"speaker_name": "홍길동"}
    assert reference_in(data["place"]) == ""
    assert without_personal(case, fields, {"place": "군청"}, party="applicant", now=tools.NOW) == {"place": "군청"}


def test_seeing_it_is_noted_with_the_reason(case: Any) -> None:
    officer, one = viewer(tools.make_account("officer"), "municipality"), kept(case)
    with pytest.raises(Refused, match="no_reason"):
        read_personal(officer, one, reason="  ", now=tools.NOW)
    assert AccessLogEntry.objects.count() == 0
    assert read_personal(officer, one, reason="시각 안내", address="192.0.2.1", now=tools.NOW) == SPEAKER
    entry = AccessLogEntry.objects.get()
    assert (entry.reason, entry.address, entry.subject, entry.what) == ("시각 안내", "192.0.2.1", one, "case_person")
    assert entry.case == case
    assert "홍길동" not in str(vars(entry))


@pytest.mark.parametrize(
    ("kind", "role", "may"),
    [
        ("ministry", "officer", True),
        ("ministry", "head", False),
        ("municipality", "chief", True),
        ("office", "officer", True),
        ("audit", "auditor", True),
        ("province", "officer", False),
        ("council", "officer", False),
        ("committee", "member", False),
        ("system", "system", False),
        ("ministry", "data_officer", False),
    ],
)
def test_who_works_on_the_case_and_auditors_may_have_it(case: Any, kind: str, role: str, may: bool) -> None:
    one = kept(case)
    assert (find_personal(viewer(tools.make_account("x"), kind, role), one) is not None) is may


def test_absent_and_forbidden_are_alike(case: Any) -> None:
    stranger = Viewer(str(tools.make_account("stranger").pk))
    codes = []
    for one in (kept(case), str(uuid4()), "no id"):
        with pytest.raises(Refused) as refused:
            read_personal(stranger, one, reason="궁금해서", now=tools.NOW)
        codes.append([finding.code for finding in refused.value.findings])
    assert codes == [["personal.absent"]] * 3
    assert AccessLogEntry.objects.count() == 0


def test_ones_own_data_are_ones_own(case: Any) -> None:
    account = tools.make_account("resident")
    one = kept(case, account=account.pk, kind=PersonalKind.OPINION)
    assert find_personal(Viewer(str(account.pk)), one)
    assert find_personal(Viewer(""), one) is None


def years_on(years: int) -> date:
    return tools.TODAY.replace(year=tools.TODAY.year + years)


def close(case: Any) -> None:
    case.now.closed = True
    case.now.save()


def test_erasure_waits_for_the_end_of_the_case_and_its_years(case: Any) -> None:
    one, years = kept(case), keeping_on(tools.TODAY).years_by_kind["case_person"]
    assert due_for_erasure(years_on(years + 50)) == ()
    close(case)
    assert due_for_erasure(years_on(years) - timedelta(days=1)) == ()
    assert [due.record for due in due_for_erasure(years_on(years))] == [one]
    assert PersonalDetail.objects.get(pk=one).values == SPEAKER


def test_an_erased_person_leaves_the_case_readable(case: Any) -> None:
    one = kept(case)
    event = CaseEvent.objects.create(
        case=case,
        seq=1,
        act="hold_hearing",
        party="applicant",
        happened_on=tools.TODAY,
        recorded_at=tools.NOW,
        data={"speaker_name": {"personal": one}},
        once="e",
    )
    close(case)
    day = years_on(keeping_on(tools.TODAY).years_by_kind["case_person"])
    now = datetime.combine(day, tools.NOW.timetz())
    assert [due.record for due in erase_due(now=now, today=day)] == [one]
    detail = PersonalDetail.objects.get(pk=one)
    assert (detail.values, detail.erased_at) == ({}, now)
    event.refresh_from_db()
    assert event.data == {"speaker_name": {"personal": one}}
    assert AccessLogEntry.objects.get().action == "erase"
    assert erase_due(now=now, today=day) == ()
    assert verify_access_log().whole


def test_a_promised_day_goes_before_the_rule(case: Any) -> None:
    one = kept(case, erase_after=tools.TODAY)
    due = due_for_erasure(tools.TODAY)
    assert [(found.record, found.since) for found in due] == [(one, tools.TODAY)]
    assert not due[0].is_late(tools.TODAY + timedelta(days=5), 5)
    assert due[0].is_late(tools.TODAY + timedelta(days=6), 5)


def test_accounts_go_when_the_last_post_ended_long_ago(case: Any) -> None:
    left, stays, resident, invented = (tools.make_account(name) for name in ("left", "stays", "resident", "invented"))
    Account.objects.filter(pk=resident.pk).update(is_resident=True)
    Account.objects.filter(pk=invented.pk).update(demonstration=True)
    post = Post.objects.get(pk=_post("ministry", "officer"))
    for account, end in ((left, tools.TODAY), (stays, None)):
        Holding.objects.create(
            post=post, account=account, valid_from=date(2020, 1, 1), valid_to=end, recorded_at=tools.NOW
        )
    day = years_on(1)
    assert [due.record for due in due_for_erasure(day)] == [str(left.pk)]
    erase_due(now=tools.NOW + timedelta(days=366), today=day)
    left.refresh_from_db()
    assert (left.name, left.is_active, left.has_usable_password()) == ("", False, False)
    assert "left" not in left.email
    stays.refresh_from_db()
    assert stays.name == "stays"
    assert [due.record for due in due_for_erasure(years_on(2))] == [str(resident.pk)]


def test_a_resident_with_an_open_case_stays(case: Any) -> None:
    account = tools.make_account("resident", is_resident=True)
    CaseParty.objects.create(case=case, party="proposer", account=account, since=tools.TODAY)
    assert due_for_erasure(years_on(30)) == ()
    close(case)
    assert str(account.pk) in {due.record for due in due_for_erasure(years_on(2))}


def test_the_log_forgets_its_beginning_and_stays_whole(programme: Any) -> None:
    account = Viewer(str(tools.make_account("officer", is_resident=True).pk))
    Holding.objects.create(
        post_id=_post("ministry", "officer"),
        account_id=int(account.account),
        valid_from=date(2020, 1, 1),
        recorded_at=tools.NOW,
    )
    for days in (0, 1, 800, 801):
        note_read(account, what="opinion", subject="1", now=tools.NOW + timedelta(days=days))
    day = tools.TODAY + timedelta(days=802)
    due = erase_due(now=tools.NOW + timedelta(days=802), today=day)
    assert [(one.kind, one.count, one.record) for one in due] == [("access_log", 2, "2")]
    assert list(AccessLogEntry.objects.order_by("seq").values_list("seq", flat=True)) == [3, 4, 5]
    verdict = verify_access_log()
    assert (verdict.whole, verdict.begins, verdict.rows) == (True, 2, 3)
    assert AccessLogCheckpoint.objects.get().rows == 2
