"""Writes a message in the caller's transaction: it leaves if, and only if, what it tells of was kept."""

from collections.abc import Sequence
from datetime import datetime

from teukgu.portal.store.models import Account, Case, OutgoingMail
from teukgu.values import Bilingual, nfc

LONGEST_SUBJECT = 300


def queue_mail(
    *,
    kind: str,
    case: Case | None,
    parties_or_accounts: Sequence[tuple[str, str] | Account],
    subject: Bilingual,
    body: Bilingual,
    once: str,
    now: datetime,
    send_at: datetime | None = None,
    held: bool = False,
    author: int | None = None,
) -> OutgoingMail:
    """Queue a message for parts of a case (party and key) and accounts; the same ``once`` again queues nothing more.

    Without a case the pairs are programme and kind of organisation: everybody who acts for one.

    Who holds the parts is worked out when it is sent. ``held`` mail waits for somebody to look at its list of
    recipients and let it go.
    """
    parties = [list(one) for one in parties_or_accounts if not isinstance(one, Account)]
    accounts = [one.pk for one in parties_or_accounts if isinstance(one, Account)]
    row, _ = OutgoingMail.objects.get_or_create(
        once=once,
        defaults={
            "kind": kind,
            "case": case,
            "parties": parties,
            "accounts": accounts,
            "subject_ko": _one_line(subject.ko),
            "subject_en": _one_line(subject.en),
            "body_ko": nfc(body.ko),
            "body_en": nfc(body.en),
            "queued_at": now,
            "send_at": send_at or now,
            "held": held,
            "author_id": author,
        },
    )
    return row


def _one_line(text: str) -> str:
    """Return a subject without the line breaks that no header may hold."""
    return " ".join(nfc(text).split())[:LONGEST_SUBJECT]
