"""Ballots just cast: held encrypted, then mixed, so that no row of the database joins a person and a ballot.

A voter and a held ballot are written in one transaction: a vote that was acknowledged is in the box, once. What is
held can be read only with the installation's secret key. Mixing writes many ballots and their voters anew in one
transaction, each in an order of its own; after the close all voters are written anew once more.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TypeVar

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction

from teukgu.portal import clock
from teukgu.portal.rules import programme
from teukgu.portal.services.public_stage.pseudonyms import hashed
from teukgu.portal.store.models import BallotCast, BallotHeld, BallotVoter, Case, PublicBallot
from teukgu.portal.store.queries.public_stage.standing import state_of, unmixed_ballots

LEAST = "ballots_mixed_at_least"
MARKS = "teukgu.public_stage.marks"
PADDED = 2048
"""Contents are filled up to a multiple of so many letters: their length says nothing of the choices."""
AMONG_OTHERS, AMONG_ALL = 1, 2
BATCH = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Content:
    """What a ballot says: its receipt, choices, province, minute (ISO) and the pseudonym of its network."""

    receipt: str
    choices: list[str]
    region: str
    minute: str
    source: str


def hold(ballot: PublicBallot, content: Content) -> BallotHeld:
    """Keep a ballot encrypted; call it in the transaction that writes its voter."""
    return BallotHeld.objects.create(ballot=ballot, mark=mark_of(ballot, content.receipt), content=_locked(content))


def mark_of(ballot: PublicBallot, receipt: str) -> str:
    """Return how a receipt is found among held ballots."""
    return hashed(MARKS, ballot.address, receipt, 64)


def opened(row: BallotHeld) -> Content:
    """Return what a held ballot says.

    Raises:
        InvalidToken: when the installation's secret key is another one and the earlier is not among its fallbacks.
    """
    return Content(**json.loads(_keys().decrypt(row.content.encode())))


def held_casts(ballot: PublicBallot) -> list[BallotCast]:
    """Return the held ballots as rows that are not written yet, in order of their receipts."""
    found = [opened(row) for row in ballot.held.all()]
    return [_cast(ballot, one) for one in sorted(found, key=lambda one: one.receipt)]


def mix_ballots(now: datetime) -> int:
    """Mix every ballot that has enough held, or is over; return how many ballots were mixed.

    Cut off anywhere, nothing is lost or doubled: each ballot is mixed in one transaction.
    """
    least = programme().rulebook.on(clock.day_of(now)).whole(LEAST)
    return sum(mix(pk, now, least) for pk in unmixed_ballots())


@transaction.atomic
def mix(pk: int, now: datetime, least: int) -> bool:
    """Mix one ballot unless it is open and has fewer than ``least`` held; return whether it was."""
    # first the case, as whoever decides does: what is written below refers to it
    Case.objects.select_for_update(no_key=True, of=("self",)).get(public_ballots=pk)
    ballot = PublicBallot.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    is_last = state_of(ballot, now) in {"over", "called_off"}
    held = list(ballot.held.all())
    if not is_last and len(held) < least:
        return False
    casts = [_cast(ballot, opened(row)) for row in held]
    BallotCast.objects.bulk_create(in_no_order(casts), batch_size=BATCH)
    ballot.held.all().delete()  # the lock keeps others from adding any meanwhile
    _write_voters_anew(ballot, is_last=is_last)
    return True


def in_no_order(given: Iterable[T]) -> list[T]:
    """Return the things in an order that nothing tells."""
    found = list(given)
    secrets.SystemRandom().shuffle(found)
    return found


def _write_voters_anew(ballot: PublicBallot, *, is_last: bool) -> None:
    rows = ballot.voters.all() if is_last else ballot.voters.filter(mixed=0)
    hashes: Sequence[str] = list(rows.values_list("hash", flat=True))
    rows.delete()
    mixed = AMONG_ALL if is_last else AMONG_OTHERS
    anew = [BallotVoter(ballot=ballot, hash=one, mixed=mixed) for one in in_no_order(hashes)]
    BallotVoter.objects.bulk_create(anew, batch_size=BATCH)


def _cast(ballot: PublicBallot, content: Content) -> BallotCast:
    minute = datetime.fromisoformat(content.minute)
    told = {"receipt": content.receipt, "choices": content.choices, "region": content.region, "source": content.source}
    return BallotCast(case_id=ballot.case_id, ballot=ballot, minute=minute, **told)


def _locked(content: Content) -> str:
    text = json.dumps(asdict(content))
    length = -(-len(text) // PADDED) * PADDED
    # without the moment that such a token holds otherwise
    return _keys().encrypt_at_time(text.ljust(length).encode(), 0).decode()


def _keys() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"teukgu held ballots" + str(key).encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
