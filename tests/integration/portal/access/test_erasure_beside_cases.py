"""Erasure of what lies beside cases: files, mail, declared interests, written opinions, members without sign-in."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tests import access_tools as tools

from teukgu.portal.access import Viewer
from teukgu.portal.services.erasure import due_for_erasure, erase_due
from teukgu.portal.services.files import keep_file, open_file
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.mail.sending import address_due_mail
from teukgu.portal.store.models import (
    AgendaItem,
    Body,
    ConflictFact,
    FileUse,
    Meeting,
    Membership,
    MembershipEnd,
    OutgoingMail,
    StoredFile,
    WrittenOpinion,
)
from teukgu.values import Bilingual

CONTENT = "홍길동 010-1234-5678\n".encode()


@pytest.fixture(autouse=True)
def own_shelf(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def at(day: date) -> datetime:
    return datetime.combine(day, tools.NOW.timetz())


def later(years: int = 0, days: int = 0) -> date:
    return tools.TODAY.replace(year=tools.TODAY.year + years) + timedelta(days=days)


def run(day: date) -> list[tuple[str, str]]:
    return [(one.kind, one.record) for one in erase_due(now=at(day), today=day)]


def handed_in(person: Viewer, case: Any, *, personal: bool = True) -> FileUse:
    return keep_file(
        person, name="동의서.txt", content=io.BytesIO(CONTENT), case=case, personal=personal, now=tools.NOW
    )


def closed_case() -> Any:
    case = tools.make_case("closed")
    case.now.closed = True
    case.now.changed_at = tools.NOW
    case.now.save()
    return case


@pytest.mark.usefixtures("programme")
def test_personal_bytes_leave_the_shelf_and_a_note_stays(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person, case = Viewer(str(tools.make_account("one").pk)), closed_case()
    use = handed_in(person, case)
    sha256 = use.file_id
    assert path_of(sha256).exists()
    assert run(later(days=60)) == []
    with django_capture_on_commit_callbacks(execute=True):
        assert ("case_file", str(use.pk)) in run(later(11))
    use.refresh_from_db()
    assert not path_of(sha256).exists()
    assert not StoredFile.objects.filter(pk=sha256).exists()
    assert "동의서" not in use.name
    with open_file(use) as kept:
        assert "지운 파일" in kept.read().decode()
    assert ("case_file", str(use.pk)) not in run(later(12))


@pytest.mark.usefixtures("programme")
def test_bytes_that_something_else_uses_stay(django_capture_on_commit_callbacks: Any) -> None:
    person, case = Viewer(str(tools.make_account("one").pk)), closed_case()
    use, other = handed_in(person, case), handed_in(person, case, personal=False)
    with django_capture_on_commit_callbacks(execute=True):
        run(later(11))
    use.refresh_from_db()
    assert use.file_id != other.file_id
    assert path_of(other.file_id).read_bytes() == CONTENT


@pytest.mark.usefixtures("programme")
def test_a_personal_file_that_no_act_used_goes_soon() -> None:
    person = Viewer(str(tools.make_account("one").pk))
    use, used = handed_in(person, None), handed_in(person, tools.make_case("applied"))
    assert [record for kind, record in run(later(days=40)) if kind == "case_file"] == [str(use.pk)]
    used.refresh_from_db()
    assert used.name == "동의서.txt"


@pytest.mark.usefixtures("programme")
def test_words_of_mail_go_and_its_cause_is_remembered() -> None:
    person = tools.make_account("one")
    words = Bilingual("홍길동 님께", "To Hong")
    told: dict[str, Any] = {"kind": "x", "case": None, "parties_or_accounts": [person], "subject": words}
    told |= {"body": words, "once": "cause", "now": tools.NOW}
    mail = queue_mail(**told)
    address_due_mail(tools.NOW)
    late = later(1, 1)
    assert ("mail", str(mail.pk)) not in [(one.kind, one.record) for one in due_for_erasure(late)], "still waits"
    mail.deliveries.update(sent_at=tools.NOW)
    assert ("mail", str(mail.pk)) in run(late)
    mail.refresh_from_db()
    assert "홍길동" not in mail.subject_ko + mail.body_ko
    assert "Hong" not in mail.subject_en + mail.body_en
    assert queue_mail(**told).pk == mail.pk
    assert OutgoingMail.objects.count() == 1
    assert "mail" not in dict(run(late))


def seat(name: str, *, ends: date | None = None) -> Membership:
    organisation = tools.make_organisation(f"body-{name}", "committee")
    body = Body.objects.create(
        programme_id=tools.PROGRAMME, organisation=organisation, key=f"body-{name}", config="committee"
    )
    account = tools.make_account(name)
    return Membership.objects.create(
        body=body, seat="a", kind="appointed", account=account, valid_from=tools.TODAY, term_ends=ends, **record()
    )


def record() -> dict[str, Any]:
    return {"recorded_at": tools.NOW, "once": uuid4().hex}


@pytest.mark.usefixtures("programme")
def test_a_member_who_never_signs_in_keeps_their_name_as_long_as_they_sit() -> None:
    sits, by_term, left = seat("sits"), seat("term", ends=later(3)), seat("left")
    MembershipEnd.objects.create(membership=left, kind="office", ended_on=later(1), **record())
    found = {one.record for one in due_for_erasure(later(2, 1)) if one.kind == "account"}
    assert found == {str(left.account_id)}
    found = {one.record for one in due_for_erasure(later(4, 1)) if one.kind == "account"}
    assert found == {str(left.account_id), str(by_term.account_id)}
    assert str(sits.account_id) not in {one.record for one in due_for_erasure(later(40))}


@pytest.mark.usefixtures("programme")
def test_declared_interests_go_years_after_the_member_left() -> None:
    sits, left = seat("sits"), seat("left", ends=later(2))
    facts = [
        ConflictFact.objects.create(
            account=one.account, fact="employed", organisation=one.body.organisation, since=date(2020, 1, 1),
            known_on=tools.TODAY, note="처남의 회사", **record(),
        )
        for one in (sits, left)
    ]  # fmt: skip
    assert not {kind for kind, _ in run(later(11))} & {"conflict_fact"}
    assert [record for kind, record in run(later(13)) if kind == "conflict_fact"] == [str(facts[1].pk)]
    facts[1].refresh_from_db()
    assert (facts[1].note, facts[1].organisation, facts[1].since, facts[1].fact) == ("", None, None, "employed")
    assert "conflict_fact" not in dict(run(later(14)))


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("is_open", [True, False])
def test_a_written_opinion_goes_years_after_the_meeting_when_its_case_is_closed(is_open: bool) -> None:
    member = seat("writes")
    case = tools.make_case("committee") if is_open else closed_case()
    meeting = Meeting.objects.create(
        body=member.body, number=1, form="in_person", starts_at=tools.NOW, purpose="심의", **record()
    )
    item = AgendaItem.objects.create(meeting=meeting, position=1, kind="case", case=case, title="안건", **record())
    opinion = WrittenOpinion.objects.create(item=item, membership=member, text="홍길동의 뜻", **record())
    done = [record for kind, record in run(later(11)) if kind == "written_opinion"]
    opinion.refresh_from_db()
    assert done == ([] if is_open else [str(opinion.pk)])
    assert ("홍길동" in opinion.text) is is_open
    assert "written_opinion" not in dict(run(later(12)))
