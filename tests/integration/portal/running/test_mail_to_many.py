"""Digests and mail to many: gathered by choice, held for a look, addressed at the moment it leaves."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client
from tests.integration.portal.running.test_mail import Letterbox, a_case, box, queue  # noqa: F401
from tests.people_tools import NOW, PROGRAMME, TODAY, make_world, sign_in

from teukgu.portal.access import may_act
from teukgu.portal.services.mail.announcing import drop, let_go, write_announcement
from teukgu.portal.services.mail.digest import choose_rhythm, queue_digests
from teukgu.portal.services.mail.given_up import try_again
from teukgu.portal.services.mail.recipients import recipients_of
from teukgu.portal.services.mail.sending import CLAIM, LONGEST_ROUND, send_due_mail
from teukgu.portal.store.models import Account, DigestItem, Holding, MailDelivery, OutgoingMail
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Refused

pytestmark = pytest.mark.django_db

EIGHT = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)  # Tuesday 3 March, eight in the morning in Korea
SUBJECT, BODY = Bilingual("알림", "Notice"), Bilingual("내용", "Text")


@pytest.fixture
def world() -> Any:
    return make_world()


def task(case: Any, once: str, at: datetime = NOW) -> OutgoingMail:
    row = queue(case, ("applicant", ""), once=once)
    OutgoingMail.objects.filter(pk=row.pk).update(kind="case.task", queued_at=at)
    row.refresh_from_db()
    return row


def test_candidates_are_enough(world: Any) -> None:
    """Asking everybody in the programme gives the same recipients as asking those who might be."""
    case = a_case(world)
    facts = case_facts(case, TODAY)
    everybody = list(Account.objects.order_by("pk"))
    for party, key in product(Party, ("", "exemption@agriculture")):
        mail = queue(case, (party.value, key), once=f"{party}{key}")
        wanted = [one for one in everybody if may_act(viewer_of_account(one.pk, TODAY), facts, party.value, key)]
        assert recipients_of(mail, TODAY) == wanted, party


def test_one_mail_a_day_for_those_who_chose_it(world: Any, box: Letterbox) -> None:  # noqa: F811
    officer, case = world.account("town-neulnuri.officer"), a_case(world)
    choose_rhythm(officer.pk, "daily")
    task(case, "a"), task(case, "b")
    assert send_due_mail(NOW) == 2  # the chief's two; the officer's wait
    assert DigestItem.objects.filter(account=officer, put_in=None).count() == 2
    assert queue_digests(EIGHT - timedelta(minutes=1)) == 0
    assert (queue_digests(EIGHT), queue_digests(EIGHT + timedelta(hours=1))) == (1, 0)
    send_due_mail(EIGHT)
    assert [message["To"] for message in box.messages].count(officer.email) == 1
    text = box.messages[-1].get_payload(decode=True).decode()
    assert text.count(f"/cases/{case.number}/") == 2


def test_weekly_waits_for_monday_but_never_longer_than_a_week(world: Any) -> None:
    officer, case = world.account("town-neulnuri.officer"), a_case(world)
    choose_rhythm(officer.pk, "weekly")
    task(case, "a", NOW)
    send_due_mail(NOW)
    monday = EIGHT + timedelta(days=6)
    days = [EIGHT + timedelta(days=day) for day in range(6)]
    assert [queue_digests(day) for day in days] == [0] * 6
    assert queue_digests(monday) == 1


def test_a_deadline_never_waits(world: Any, box: Letterbox) -> None:  # noqa: F811
    officer, case = world.account("town-neulnuri.officer"), a_case(world)
    choose_rhythm(officer.pk, "weekly")
    queue(case, ("applicant", ""), once="r")
    send_due_mail(NOW)
    assert officer.email in {message["To"] for message in box.messages}


def test_who_left_the_post_finds_nothing_of_it_in_the_digest(world: Any) -> None:
    officer, case = world.account("town-neulnuri.officer"), a_case(world)
    choose_rhythm(officer.pk, "daily")
    task(case, "a")
    send_due_mail(NOW)
    Holding.objects.filter(account=officer).update(valid_to=TODAY)
    assert queue_digests(EIGHT) == 0
    assert not DigestItem.objects.filter(account=officer).exists()


def write(world: Any, who: str = "ministry-policy.officer", kinds: tuple[str, ...] = ("municipality",)) -> OutgoingMail:
    return write_announcement(
        world.viewer(who), PROGRAMME, kinds, subject=SUBJECT, body=BODY, once=f"{who}{kinds}", now=NOW
    )


def test_mail_to_many_waits_until_it_is_let_go(world: Any, box: Letterbox) -> None:  # noqa: F811
    mail = write(world)
    assert send_due_mail(NOW) == 0
    newcomer = world.account("newcomer")
    Holding.objects.create(
        post=world.post("town-hansol.officer"), account=newcomer, kind="deputy", valid_from=TODAY, recorded_at=NOW
    )
    let_go(world.viewer("ministry-policy.officer"), mail.pk, now=NOW)
    send_due_mail(NOW)
    told = {message["To"] for message in box.messages}
    assert {newcomer.email, world.account("town-bada.officer").email} <= told
    assert world.account("town-neulnuri.head").email not in told
    assert world.account("agriculture.contact").email not in told


def test_only_the_ministry_writes_to_many_and_only_its_author_lets_go(world: Any) -> None:
    with pytest.raises(Refused):
        write(world, "town-neulnuri.officer")
    mail = write(world)
    for who in ("town-neulnuri.officer", "ministry-operation.officer", "system.operator"):
        with pytest.raises(Refused):
            let_go(world.viewer(who), mail.pk, now=NOW)
    drop(world.viewer("ministry-policy.officer"), mail.pk)
    assert not OutgoingMail.objects.exists()


def test_everything_missing_is_said_at_once(world: Any) -> None:
    with pytest.raises(Refused) as refused:
        write_announcement(
            world.viewer("ministry-policy.officer"), PROGRAMME, ["audit"],
            subject=Bilingual("", "x"), body=Bilingual("x", " "), once="x", now=NOW,
        )  # fmt: skip
    assert [one.code for one in refused.value.findings] == ["mail.no_recipients", "mail.no_subject", "mail.no_body"]


def test_pages_of_mail_to_many(world: Any, client: Client) -> None:
    sign_in(client, world.account("ministry-policy.officer"))
    form = {"kinds": ["agency"], "subject_ko": "알림", "subject_en": "Notice", "body_ko": "내용", "body_en": "Text"}
    assert client.post("/work/announcements/", form | {"kinds": []}).status_code == 422
    answer = client.post("/work/announcements/", form)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert world.organisation("agriculture").name_ko in page
    assert world.account("agriculture.contact").email not in page
    assert client.post(answer["Location"], {"do": "send"}).status_code == 302
    assert not OutgoingMail.objects.get().held
    assert client.get(answer["Location"]).status_code == 404
    assert client.get("/en/work/announcements/").status_code == 200


def test_choice_of_rhythm(world: Any, client: Client) -> None:
    sign_in(client, world.account("resident"))
    assert client.post("/work/notices/", {"rhythm": "hourly"}).status_code == 422
    assert client.post("/work/notices/", {"rhythm": "daily"}).status_code == 302
    assert 'value="daily" checked' in client.get("/work/notices/").content.decode()


def test_what_was_given_up_is_shown_and_tried_again(world: Any, client: Client, box: Letterbox) -> None:  # noqa: F811
    queue(None, world.account("newcomer"))
    box.answer = "451 later"
    send_due_mail(NOW)
    MailDelivery.objects.update(given_up_at=NOW)
    first = MailDelivery.objects.get().message_id
    assert try_again(world.viewer("ministry-policy.officer"), now=NOW) == 0
    sign_in(client, world.account("system.operator"))
    page = client.get("/oversight/running/").content.decode()
    assert "SMTPDataError" in page
    assert world.account("newcomer").email not in page
    assert client.post("/oversight/running/").status_code == 302
    box.answer = "250 OK"
    assert send_due_mail(datetime.now(UTC)) == 1
    assert box.messages[0]["Message-ID"] == first


def test_a_title_with_a_line_break_stops_nobodys_mail(world: Any, box: Letterbox) -> None:  # noqa: F811
    account = world.account("newcomer")
    row = queue(None, account, once="bad")
    OutgoingMail.objects.filter(pk=row.pk).update(subject_ko="두\n줄")
    queue(None, account, once="good")
    assert send_due_mail(NOW) == 1
    assert MailDelivery.objects.get(mail=row).problem == "BadHeaderError"


def test_a_server_that_is_away_is_asked_once_a_round(world: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    queue(None, world.account("newcomer"), world.account("resident"))
    assert send_due_mail(NOW) == 0
    assert sorted(MailDelivery.objects.values_list("tries", flat=True)) == [0, 1]


def test_a_round_ends_before_its_claims_run_out(world: Any, box: Letterbox, monkeypatch: Any) -> None:  # noqa: F811
    assert timedelta(seconds=2 * LONGEST_ROUND) <= CLAIM
    seconds = iter((0.0, 1.0, LONGEST_ROUND + 1))
    monkeypatch.setattr("teukgu.portal.services.mail.sending.clock.seconds", lambda: next(seconds))
    queue(None, world.account("newcomer"), world.account("resident"))
    assert send_due_mail(NOW) == 1
    assert sorted(MailDelivery.objects.values_list("tries", flat=True)) == [0, 1]
