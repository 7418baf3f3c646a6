"""Voting: who may enter, the order of the zones before one voter, and one ballot for one person."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import IntegrityError, transaction

from teukgu.evaluation.panels.public.ballots import ballot_order
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.mixing import Content, hold, in_no_order, mark_of, opened
from teukgu.portal.services.public_stage.own_ballot import LENGTH, code_hash, in_groups
from teukgu.portal.services.public_stage.pseudonyms import SOURCES, hashed
from teukgu.portal.store.models import BallotVoter, PublicBallot
from teukgu.portal.store.queries.public_stage.standing import provinces_of, takes_votes
from teukgu.values import Finding, Refused, refuse_if_any

RECEIPTS, SUBJECTS, TRIES = (f"teukgu.public_stage.{name}" for name in ("receipts", "subjects", "tries"))
WINDOW, MOST_TRIES = 600, 30
"""Wrong codes from one address within so many seconds; a right code always enters, many telephones may share one."""
NUMBERS = 1 << 31


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who may vote: ``voter`` is the hash of their code or of who signed in; with the place in the order.

    ``region``: the province the code was drawn in; empty where the voter says it.
    """

    ballot: PublicBallot
    place: int
    voter: str
    region: str = ""

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones in the order of this voter."""
        return ballot_order(self.ballot.zones, self.ballot.seed, self.place)

    @property
    def has_voted(self) -> bool:
        """Whether this person voted already."""
        return self.ballot.voters.filter(hash=self.voter).exists()


def enter_by_code(ballot: PublicBallot, typed: str, *, address: str) -> Entry:
    """Return the entry that a code opens; ``address``: the network address, whose wrong tries are counted.

    Raises:
        Refused: when no code of this ballot is meant, or too many were tried.
    """
    code = plain_code(typed)
    row = ballot.codes.filter(hash=code_hash(ballot, code)).first() if ballot.entry != "login" and code else None
    if row is None:
        key = _tries(ballot, address)
        tries = int(cache.get(key, 0)) + 1
        cache.set(key, tries, WINDOW)
        raise Refused([refusals.flood() if tries > MOST_TRIES else refusals.cannot_enter()])
    return Entry(ballot, row.number, row.hash, row.region_id or "")


def enter_by_subject(ballot: PublicBallot, voter: str) -> Entry:
    """Return the entry of somebody who signed in elsewhere; ``voter`` is their :func:`subject_hash`."""
    return Entry(ballot, int(voter[:12], 16) % NUMBERS, voter)


def subject_hash(ballot: PublicBallot, provider: str, subject: str) -> str:
    """Return what is kept of who signed in: bound to this ballot, so that nobody is followed from one to another."""
    return hashed(SUBJECTS, ballot.address, f"{provider} {subject}", 64)


def receipt_of(entry: Entry, once: str) -> str:
    """Return the receipt of the form that this person sent under ``once``."""
    return hashed(RECEIPTS, entry.ballot.address, f"{entry.voter} {once}", 16)


@transaction.atomic
def cast_ballot(entry: Entry, choices: Sequence[str], *, region: str, once: str, address: str, now: datetime) -> str:
    """Take the one ballot of a person and return its receipt; the same form sent twice is the same ballot.

    Raises:
        Refused: when votes are not taken now, the person voted already, or the choices do not fit.
    """
    # whoever decides, freezes or mixes holds this row: a vote comes before that, or finds it done
    ballot = PublicBallot.objects.select_for_update(no_key=True, of=("self",)).get(pk=entry.ballot.pk)
    if not takes_votes(ballot, now):
        raise Refused([refusals.not_open()])
    home, receipt = entry.region or region, receipt_of(entry, once)
    refuse_if_any(choice_findings(ballot, choices, home))
    minute = now.replace(second=0, microsecond=0).isoformat()
    source = hashed(SOURCES, ballot.case.number, network_of(address), 12) if address else ""
    try:
        with transaction.atomic():
            # of two at the same moment the database lets one through
            BallotVoter.objects.create(ballot=ballot, hash=entry.voter)
            # the order of the form is the voter's own and would tell their code
            hold(ballot, Content(receipt, in_no_order(choices), home, minute, source))
    except IntegrityError:
        if _taken(ballot, receipt) != set(choices):
            raise Refused([refusals.used_already()]) from None
    return receipt


def _taken(ballot: PublicBallot, receipt: str) -> set[str]:
    """Return the choices of the ballot with this receipt, nothing when there is none."""
    cast = ballot.cast.filter(receipt=receipt).first()
    if cast is not None:
        return set(cast.choices)
    held = ballot.held.filter(mark=mark_of(ballot, receipt)).first()
    return set() if held is None else set(opened(held).choices)


def choice_findings(ballot: PublicBallot, choices: Sequence[str], home: str) -> list[Finding]:
    """Return what is wrong with what somebody chose, and with the province they live in."""
    findings = []
    if len(set(choices)) != len(choices) or not 1 <= len(choices) <= ballot.most or set(choices) - set(ballot.zones):
        findings.append(refusals.choose(ballot.most))
    if home not in {one.pk for one in provinces_of(ballot.case.programme_id)}:
        findings.append(refusals.choose_region())
    return findings


def plain_code(typed: str) -> str:
    """Return a code without what people put between: spaces, hyphens, small letters, full-width forms."""
    text = re.sub(r"[\s\-‐-―]", "", unicodedata.normalize("NFKC", typed)).upper()
    return text if len(text) == LENGTH else ""


def shown_receipt(receipt: str) -> str:
    """Return a receipt in groups, as the voter writes it down."""
    return in_groups(receipt).upper()


def has_receipt(ballot: PublicBallot, typed: str) -> bool:
    """Return whether a ballot with this receipt is in the box; which zones it names is never told."""
    text = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed)).lower()
    if not text:
        return False
    return ballot.cast.filter(receipt=text).exists() or ballot.held.filter(mark=mark_of(ballot, text)).exists()


def network_of(address: str) -> str:
    """Return the network of an address: a /24 of IPv4, a /48 of IPv6; single homes are not told apart in it."""
    if ":" in address:
        return ":".join(address.split(":")[:3])
    return ".".join(address.split(".")[:3])


def _tries(ballot: PublicBallot, address: str) -> str:
    return f"{TRIES}:{ballot.pk}:{hashed(TRIES, ballot.address, address, 24)}"
