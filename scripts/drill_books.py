"""Looks through the books after the drill: what was acknowledged, what is whole, what was told."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from drill_mailbox import Mailbox
from drill_office import TOLD, Office


def let_waits_run_out() -> None:
    """Do as if the time had passed that a dead worker's claims and the pauses between tries last."""
    from django.db import close_old_connections

    from teukgu.portal import clock
    from teukgu.portal.store.models import Chore, MailDelivery

    close_old_connections()
    Chore.objects.filter(name="mail").update(claimed_until=None, due_at=clock.now())
    MailDelivery.objects.filter(sent_at=None, given_up_at=None).update(next_try_at=clock.now())


def is_all_sent() -> bool:
    from teukgu.portal.store.models import MailDelivery, OutgoingMail

    waiting = OutgoingMail.objects.filter(done_at=None).exists()
    return not waiting and not MailDelivery.objects.filter(sent_at=None).exists()


def problems(office: Office, mailbox: Mailbox, killed: set[int]) -> list[str]:
    """Return everything that is not as it must be."""
    found = [*office.wrong, *_acts(office), *_cases(), *_files(), *_mails(mailbox)]
    found += [f"repeated without a lost answer: {name}" for name in mailbox.repeated_without_cause(killed)]
    found += [f"repeated with another text: {name}" for name in mailbox.repeated_otherwise()]
    return found


def _acts(office: Office) -> list[str]:
    from teukgu.portal.store.models import CaseEvent, OutgoingMail

    kept = dict(CaseEvent.objects.values_list("once", "act"))
    lost = [f"acknowledged and lost: {act}" for key, act in office.acknowledged.items() if kept.get(key) != act]
    told = set(OutgoingMail.objects.values_list("once", flat=True))
    named = {key: sha256(f"{key}|{TOLD[act]}|".encode()).hexdigest() for key, act in kept.items() if act in TOLD}
    return lost + [f"kept, but nobody is told: {kept[key]}" for key, name in named.items() if name not in told]


def _cases() -> list[str]:
    """Each case has its events without a gap, and its rows for lists say what the events say."""
    from teukgu.portal import clock
    from teukgu.portal.services.cases.rebuild import rebuild_case
    from teukgu.portal.store.models import Case, CaseClock, CaseNow, CaseTask

    found = []
    for case in Case.objects.order_by("pk"):
        if list(case.events.order_by("seq").values_list("seq", flat=True)) != list(range(1, case.version + 1)):
            found.append(f"{case.number}: events and version differ")
        before = [sorted(map(str, model.objects.filter(case=case))) for model in (CaseNow, CaseClock, CaseTask)]
        rebuild_case(case.number, today=clock.today(), now=clock.now())
        after = [sorted(map(str, model.objects.filter(case=case))) for model in (CaseNow, CaseClock, CaseTask)]
        if before != after or case.version == 0:
            found.append(f"{case.number}: half recorded")
    return found


def _files() -> list[str]:
    from teukgu.portal.services.files.shelf import path_of
    from teukgu.portal.store.models import StoredFile

    def is_whole(path: Path, digest: str) -> bool:
        return path.exists() and sha256(path.read_bytes()).hexdigest() == digest

    names = StoredFile.objects.values_list("sha256", flat=True)
    return [f"file {name[:12]} is not whole" for name in names if not is_whole(path_of(name), name)]


def _mails(mailbox: Mailbox) -> list[str]:
    from teukgu.portal.store.models import MailDelivery, OutgoingMail

    wanted = set(MailDelivery.objects.values_list("message_id", flat=True))
    found = [f"mail lost: {name}" for name in wanted - mailbox.taken.keys()]
    found += [f"mail of nobody: {name}" for name in mailbox.taken.keys() - wanted]
    # a minister who never signs in has no mail from a meeting; what a case brings somebody always has
    nobody = OutgoingMail.objects.filter(deliveries=None, case__isnull=False)
    return found + [f"mail to nobody: {mail.kind} {mail.pk}" for mail in nobody]
