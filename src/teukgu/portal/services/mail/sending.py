"""Sends what is due. A message is claimed, handed to the mail server, and only then marked as sent.

Whoever is killed in between leaves a claim that runs out; the next try carries the same Message-ID, so that a server
(or a reader) that had it already can tell.
"""

import hashlib
import logging
import smtplib
import socket
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from teukgu.portal import clock
from teukgu.portal.services.mail.digest import waits_for_digest
from teukgu.portal.services.mail.recipients import recipients_of
from teukgu.portal.store.models import Account, MailDelivery, OutgoingMail

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=10)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MOST_AT_ONCE = 200
LONGEST_ROUND = 300.0
"""Seconds: a round ends well before its first claim runs out, so that no other worker sends the same at that moment."""

AWAY = (ConnectionRefusedError, TimeoutError, socket.gaierror, smtplib.SMTPConnectError)


NO_LONGER = "NoLongerARecipient"
"""Why a message did not leave: whoever it was for no longer takes part."""


class ServerAway(Exception):  # noqa: N818 - says what happened
    """The mail server does not answer: the others of this round need not try it."""


def send_due_mail(now: datetime) -> int:
    """Address and send what is due at ``now``; return how many messages left."""
    address_due_mail(now)
    if not settings.EMAIL_HOST:
        return 0
    due = MailDelivery.objects.filter(sent_at=None, given_up_at=None, next_try_at__lte=now)
    sent = 0
    connection, began = get_connection(), clock.seconds()
    for pk in list(due.order_by("next_try_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        if clock.seconds() - began > LONGEST_ROUND:
            break
        try:
            sent += _send_one(pk, now, connection)
        except ServerAway:
            break
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        log.info("the mail server closed the line first")
    return sent


def address_due_mail(now: datetime) -> int:
    """Work out the recipients of what is due, and write one delivery for each; return how many."""
    made = 0
    due = OutgoingMail.objects.filter(done_at=None, held=False, send_at__lte=now).order_by("pk")
    for pk in list(due.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        with transaction.atomic():
            mail = OutgoingMail.objects.select_for_update().filter(pk=pk, done_at=None, held=False).first()
            if mail is None:
                continue
            for account in recipients_of(mail, clock.day_of(now)):
                made += _address(mail, account, now)
            mail.done_at = now
            mail.save(update_fields=["done_at"])
    return made


def message_id(mail: OutgoingMail, account: int) -> str:
    """Return the Message-ID of ``mail`` for one account: always the same."""
    digest = hashlib.sha256(f"{mail.once}|{account}".encode()).hexdigest()[:32]
    return f"<{digest}@{settings.MAIL_DOMAIN}>"


def _address(mail: OutgoingMail, account: Account, now: datetime) -> int:
    if waits_for_digest(mail, account):
        return 0
    _, made = MailDelivery.objects.get_or_create(
        mail=mail, account=account, defaults={"message_id": message_id(mail, account.pk), "next_try_at": now}
    )
    return int(made)


def _send_one(pk: int, now: datetime, connection: BaseEmailBackend) -> int:
    claimed = MailDelivery.objects.filter(pk=pk, sent_at=None, given_up_at=None, next_try_at__lte=now)
    if not claimed.update(next_try_at=now + CLAIM, tries=F("tries") + 1):
        return 0
    delivery = MailDelivery.objects.select_related("mail", "account").get(pk=pk)
    if not _still_for(delivery, now):
        MailDelivery.objects.filter(pk=pk).update(given_up_at=now, problem=NO_LONGER)
        return 0
    try:
        _message(delivery, connection).send()
    except (smtplib.SMTPException, OSError, ValueError) as problem:
        _note_failure(delivery, problem, now)
        if isinstance(problem, AWAY):
            raise ServerAway from problem
        return 0
    MailDelivery.objects.filter(pk=pk).update(sent_at=now, problem="")
    return 1


def _still_for(delivery: MailDelivery, now: datetime) -> bool:
    """Whether a message that waited since another day is still for whom it was addressed to."""
    mail, day = delivery.mail, clock.day_of(now)
    if mail.done_at is not None and clock.day_of(mail.done_at) == day:
        return delivery.account.is_active and delivery.account.erased_at is None
    return delivery.account in recipients_of(mail, day)


def _message(delivery: MailDelivery, connection: BaseEmailBackend) -> EmailMessage:
    mail, korean = delivery.mail, delivery.account.language != "en"
    number = f"\n\n{settings.SITE_ADDRESS}{'' if korean else '/en'}/cases/{mail.case.number}/" if mail.case else ""
    return EmailMessage(
        subject=mail.subject_ko if korean else mail.subject_en,
        body=(mail.body_ko if korean else mail.body_en) + number,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[delivery.account.email],
        headers={"Message-ID": delivery.message_id, "Date": format_datetime(mail.queued_at)},
        connection=connection,
    )


def _note_failure(delivery: MailDelivery, problem: Exception, now: datetime) -> None:
    """Keep what went wrong without anything personal, and say when to try again, if at all."""
    finally_refused = isinstance(problem, smtplib.SMTPRecipientsRefused) and all(
        500 <= code < 600 for code, _ in problem.recipients.values()
    )
    tried_enough = delivery.tries >= len(WAITS)
    rows = MailDelivery.objects.filter(pk=delivery.pk)
    kind = type(problem).__name__
    if finally_refused or tried_enough:
        rows.update(given_up_at=now, problem=kind)
    else:
        rows.update(next_try_at=now + WAITS[delivery.tries - 1], problem=kind)
    log.warning("mail delivery %s failed: %s", delivery.pk, kind)
