"""Mail to many: written, held, its recipients looked at, then let go by whoever wrote it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from teukgu.portal.access import Viewer, announces_to
from teukgu.portal.services.mail.queue import LONGEST_SUBJECT, queue_mail
from teukgu.portal.store.models import OrganisationKind, OutgoingMail
from teukgu.values import Bilingual, Finding, Place, Refused, refuse_if_any

KIND = "announcement"
TOLD = (
    *(OrganisationKind.OFFICE, OrganisationKind.PROVINCE, OrganisationKind.MUNICIPALITY, OrganisationKind.COUNCIL),
    *(OrganisationKind.AGENCY, OrganisationKind.OPERATOR),
)
"""Kinds of organisations that a message to many may go to."""


def write_announcement(
    viewer: Viewer,
    programme: str,
    kinds: Iterable[str],
    *,
    subject: Bilingual,
    body: Bilingual,
    once: str,
    now: datetime,
) -> OutgoingMail:
    """Keep a message for everybody who acts for organisations of these kinds; nothing leaves before it is let go.

    Raises:
        Refused: with everything that is missing, or when the viewer may not write to all.
    """
    if programme not in announces_to(viewer):
        raise Refused([_absent()])
    chosen = sorted(set(kinds))
    refuse_if_any([*_bad_kinds(chosen), *_missing(subject, "subject"), *_missing(body, "body")])
    return queue_mail(
        kind=KIND,
        case=None,
        parties_or_accounts=[(programme, kind) for kind in chosen],
        subject=subject,
        body=body,
        once=once,
        now=now,
        held=True,
        author=int(viewer.account),
    )


def let_go(viewer: Viewer, pk: int, *, now: datetime) -> OutgoingMail:
    """Let a held message of one's own leave; whoever acts for those organisations at that moment gets it.

    Raises:
        Refused: when it is not theirs, or was let go or dropped already.
    """
    with transaction.atomic():
        mail = held_by(viewer, pk)
        mail.held, mail.send_at = False, now
        mail.save(update_fields=["held", "send_at"])
    return mail


def drop(viewer: Viewer, pk: int) -> None:
    """Throw a held message of one's own away.

    Raises:
        Refused: when it is not theirs, or was let go or dropped already.
    """
    with transaction.atomic():
        held_by(viewer, pk).delete()


def held_by(viewer: Viewer, pk: int) -> OutgoingMail:
    """Return a held message that the viewer wrote.

    Raises:
        Refused: when there is none.
    """
    rows = OutgoingMail.objects.select_for_update().filter(kind=KIND, held=True, author=int(viewer.account or 0))
    found = rows.filter(pk=pk).first()
    if found is None or not {programme for programme, _ in found.parties} <= set(announces_to(viewer)):
        raise Refused([_absent()])
    return found


def _bad_kinds(kinds: list[str]) -> Iterator[Finding]:
    if not kinds or set(kinds) - set(TOLD):
        yield Finding(
            "mail.no_recipients",
            Bilingual("받을 기관을 고르지 않았습니다.", "No organisations were chosen."),
            Bilingual("목록에서 하나 이상 고르십시오.", "Choose one or more of the list."),
            Place(key="kinds"),
        )


def _missing(words: Bilingual, key: str) -> Iterator[Finding]:
    empty = not words.ko.strip() or not words.en.strip()
    if empty or (key == "subject" and max(len(words.ko), len(words.en)) > LONGEST_SUBJECT):
        name = Bilingual("제목", "subject") if key == "subject" else Bilingual("내용", "text")
        yield Finding(
            f"mail.no_{key}",
            Bilingual(f"{name.ko}이 비었거나 너무 깁니다.", f"The {name.en} is empty or too long."),
            Bilingual("한국어와 영어로 모두 쓰십시오.", "Write it in Korean and in English."),
            Place(key=key),
        )


def _absent() -> Finding:
    return Finding(
        "mail.absent",
        Bilingual("그런 메일이 없습니다.", "There is no such mail."),
        Bilingual("목록에서 고르십시오.", "Choose one of the list."),
    )
