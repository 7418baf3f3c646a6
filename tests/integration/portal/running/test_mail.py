"""Mail against a real SMTP server on loopback: who gets it, what happens when the server fails."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction
from tests.people_tools import NOW, TODAY, make_world

from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.mail.sending import WAITS, send_due_mail
from teukgu.portal.store.models import Case, CaseNow, CaseParty, Holding, MailDelivery, OutgoingMail
from teukgu.values import Bilingual

pytestmark = pytest.mark.django_db


class Letterbox:
    """Takes messages; answers as told."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content))
        return self.answer


@pytest.fixture
def box(settings: Any) -> Iterator[Letterbox]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    letterbox = Letterbox()
    controller = Controller(letterbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield letterbox
    controller.stop()


def a_case(world: Any) -> Case:
    case = Case.objects.create(
        programme_id="demonstration", number="M-1", procedure="designation", title="바람 특구", once="m-1",
        opened_at=NOW, opened_on=TODAY, rules_on=TODAY,
    )  # fmt: skip
    CaseNow.objects.create(case=case, stage="examining", changed_at=NOW)
    town = world.organisation("town-neulnuri")
    CaseParty.objects.create(case=case, party="applicant", organisation=town, lead=True, since=TODAY)
    return case


def queue(case: Case | None, *who: Any, once: str = "a", **more: Any) -> OutgoingMail:
    return queue_mail(
        kind="test", case=case, parties_or_accounts=who, once=once, now=NOW,
        subject=Bilingual("보완 요청", "Supplement asked for"), body=Bilingual("내용", "Text"), **more,
    )  # fmt: skip


def test_goes_to_those_who_may_act_when_it_is_sent(box: Letterbox) -> None:
    world = make_world()
    case = a_case(world)
    queue(case, ("applicant", ""))
    leaver = world.account("town-neulnuri.officer")
    Holding.objects.filter(account=leaver).update(valid_to=TODAY)
    deputy = world.account("town-deulbina.officer")
    Holding.objects.create(
        post=world.post("town-neulnuri.officer"), account=deputy, kind="deputy", valid_from=TODAY, recorded_at=NOW
    )
    assert send_due_mail(NOW) == 2
    assert {message["To"] for message in box.messages} == {world.account("town-neulnuri.chief").email, deputy.email}
    assert "/cases/M-1/" in str(box.messages[0].get_payload(decode=True))


def test_each_reads_their_language(box: Letterbox) -> None:
    world = make_world()
    account = world.account("newcomer")
    account.language = "en"
    account.save()
    queue(None, account)
    send_due_mail(NOW)
    assert box.messages[0]["Subject"] == "Supplement asked for"


def test_same_cause_is_told_once(box: Letterbox) -> None:
    account = make_world().account("newcomer")
    assert queue(None, account).pk == queue(None, account).pk
    assert (send_due_mail(NOW), send_due_mail(NOW)) == (1, 0)


def test_nothing_leaves_for_what_was_not_kept(box: Letterbox) -> None:
    account = make_world().account("newcomer")

    def fails() -> None:
        with transaction.atomic():
            queue(None, account)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (send_due_mail(NOW), box.messages) == (0, [])


def test_is_tried_again_with_the_same_id(box: Letterbox) -> None:
    account = make_world().account("newcomer")
    queue(None, account)
    box.answer = "451 later"
    assert send_due_mail(NOW) == 0
    first = MailDelivery.objects.get()
    assert (first.tries, first.next_try_at, first.problem) == (1, NOW + WAITS[0], "SMTPDataError")
    box.answer = "250 OK"
    assert send_due_mail(NOW) == 0
    assert send_due_mail(NOW + WAITS[0]) == 1
    assert box.messages[0]["Message-ID"] == first.message_id


def test_is_given_up_after_all_waits(box: Letterbox) -> None:
    queue(None, make_world().account("newcomer"))
    box.answer = "451 later"
    moment = NOW
    for wait in (*WAITS, timedelta(0)):
        send_due_mail(moment)
        moment += wait
    delivery = MailDelivery.objects.get()
    assert delivery.given_up_at is not None
    assert delivery.tries == len(WAITS)


def test_a_claim_runs_out(box: Letterbox) -> None:
    """Whoever was killed between claim and sending loses nothing: the message leaves a little later, once."""
    queue(None, make_world().account("newcomer"))
    box.answer = "451 later"
    send_due_mail(NOW)
    later = NOW + timedelta(minutes=10)
    MailDelivery.objects.update(next_try_at=later)
    box.answer = "250 OK"
    assert [send_due_mail(NOW), send_due_mail(later), send_due_mail(later)] == [0, 1, 0]


def test_without_a_server_mail_waits(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    queue(None, make_world().account("newcomer"))
    assert send_due_mail(NOW) == 0
    assert MailDelivery.objects.get().sent_at is None


def test_held_and_later_mail_waits(box: Letterbox) -> None:
    account = make_world().account("newcomer")
    queue(None, account, once="held", held=True)
    queue(None, account, once="later", send_at=NOW + timedelta(days=1))
    assert send_due_mail(NOW) == 0
    assert send_due_mail(NOW + timedelta(days=1)) == 1


def test_closed_accounts_get_nothing(box: Letterbox) -> None:
    account = make_world().account("newcomer")
    queue(None, account)
    account.is_active = False
    account.save()
    assert send_due_mail(NOW) == 0


def test_mail_that_waited_since_another_day_leaves_only_for_who_still_takes_part(box: Letterbox) -> None:
    world = make_world()
    case, leaver = a_case(world), world.account("town-neulnuri.officer")
    mail = queue(case, ("applicant", ""))
    box.answer = "451 later"
    assert send_due_mail(NOW) == 0
    box.answer = "250 OK"
    tomorrow = NOW + timedelta(days=1)
    Holding.objects.filter(account=leaver).update(valid_to=TODAY)
    assert send_due_mail(tomorrow) == 1
    assert [message["To"] for message in box.messages] == [world.account("town-neulnuri.chief").email]
    gone = MailDelivery.objects.get(mail=mail, account=leaver)
    assert (gone.sent_at, gone.given_up_at) == (None, tomorrow)
