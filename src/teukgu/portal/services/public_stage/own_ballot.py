"""The round's own ballot: made by the ministry, its codes given out once, called off before it is over."""

import itertools
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.identity_providers import voter_provider
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.elections import election_findings
from teukgu.portal.services.public_stage.form_texts import TextField, cleaned, reason_given
from teukgu.portal.services.public_stage.importing import changeable, component_findings
from teukgu.portal.services.public_stage.pseudonyms import hashed
from teukgu.portal.services.public_stage.turnout import LARGEST
from teukgu.portal.services.round_case import refusals as round_refusals
from teukgu.portal.services.round_case.freezing import POPULATION
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import AccessAction, BallotCode, PublicBallot, PublicBallotEnd
from teukgu.portal.store.queries.public_stage.standing import ballots_of, judged_zones, region_words, state_of
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

BALLOT = Bilingual("자체 투표", "own ballot")
WHAT = "ballot_codes"
ENTRIES = ("codes", "login")
"""Ways to enter: a code that was sent, or signing in elsewhere; never both, for then one person could vote twice."""
MOST_CODES, BATCH = 200_000, 2000
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of codes: none that looks like another."""
LENGTH, GROUP = 12, 4
CODES, MAKING = "teukgu.public_stage.codes", "teukgu.public_stage.making"
TEXTS = {
    "question_ko": TextField("질문(한국어)", "question (Korean)", 300),
    "question_en": TextField("질문(영어)", "question (English)", 400),
    "prizes": TextField("경품", "prizes", 200),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the ministry decides about an own ballot; texts as typed."""

    component: str
    entry: str
    opens_at: datetime | None
    closes_at: datetime | None
    most: int | None
    texts: Mapping[str, str]
    sampled: bool = False
    acknowledged: str = ""


@transaction.atomic
def make_ballot(viewer: Viewer, number: str, plan: Plan, *, once: str, now: datetime, today: date) -> PublicBallot:
    """Keep an own ballot of the zones that the round judges; its page stands from now on and opens on time.

    Raises:
        Refused: with everything that is wrong, a restricted time that is not acknowledged among it.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = PublicBallot.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    zones = sorted(judged_zones(held.standing.population))
    texts, findings = cleaned(plan.texts, TEXTS)
    refuse_if_any([*findings, *_planned(held, plan, zones)])
    if plan.opens_at is None or plan.closes_at is None or plan.most is None:
        raise Refused([round_refusals.no_such(BALLOT)])  # said in full above
    count = held.case.public_ballots.count() + 1
    return PublicBallot.objects.create(
        case=held.case,
        component=plan.component,
        address=f"{held.case.number.lower()}-{count}",
        entry=plan.entry,
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        most=plan.most,
        seed=secrets.randbelow(1 << 31),
        zones=zones,
        sampled=plan.sampled,
        acknowledged=plan.acknowledged.strip()[:500],
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
        **texts,
    )


def _planned(held: HeldRound, plan: Plan, zones: list[str]) -> list[Finding]:
    findings = component_findings(held, plan.component)
    if not zones:
        findings.append(round_refusals.not_ready(POPULATION))
    if any(one.component == plan.component for one in ballots_of(held.case)):
        findings.append(refusals.stands_already())
    if plan.entry not in ENTRIES:
        message = ("들어오는 방법이 맞지 않습니다.", "This way to enter is not possible.")
        findings.append(refusals.wrong("entry", message, ("투표 번호로 하십시오.", "Use codes.")))
    elif plan.entry != "codes" and not voter_provider(settings.SOCIALACCOUNT_PROVIDERS):
        findings.append(refusals.no_provider())
    if plan.most is None or not 1 <= plan.most <= max(1, len(zones) - 1):
        message = ("고를 수 있는 수가 맞지 않습니다.", "The number of choices does not fit.")
        cure = ("1부터 특구 수보다 작은 수까지 쓰십시오.", "From 1 to fewer than the zones.")
        findings.append(refusals.wrong("most", message, cure))
    return [*findings, *_times(held, plan)]


def _times(held: HeldRound, plan: Plan) -> list[Finding]:
    minute = held.now.replace(second=0, microsecond=0)
    if plan.opens_at is None or plan.closes_at is None or not minute <= plan.opens_at < plan.closes_at:
        message = ("투표 기간이 맞지 않습니다.", "The time of voting does not fit.")
        cure = ("시작은 지금부터, 마감은 시작보다 뒤여야 합니다.", "It opens from now on and closes after that.")
        return [refusals.wrong("opens_at", message, cure)]
    first, last = (timezone.localtime(one).date() for one in (plan.opens_at, plan.closes_at))
    return election_findings(held.situation, first, last, acknowledged=plan.acknowledged)


@transaction.atomic
def make_codes(
    viewer: Viewer, number: str, pk: int | None, wanted: str, *, once: str = "", now: datetime, today: date
) -> list[tuple[str, str]]:
    """Make the codes of a ballot and return each with its province: known only here and now, their hashes stay.

    ``wanted``: lines of province (or ``-`` for any) and how many were sampled there. ``once``: the key of the form, a
    word that nobody guesses and that is not kept: the form sent twice gives the same codes, whichever answer arrives.

    Raises:
        Refused: when they were made already, voting is over, or a line cannot be read.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    ballot = ballot_in(held, pk)
    if state_of(ballot, now) not in {"waiting", "open"}:
        raise Refused([refusals.over_already()])
    if ballot.entry == "login":
        raise Refused([refusals.login_only()])
    counts, findings = _wanted(wanted, region_words(held.case.programme_id))
    refuse_if_any(findings)
    regions = [region for region, count in counts for _ in range(count)]
    codes = _different(ballot, once or secrets.token_hex(), len(regions))
    rows = [
        BallotCode(ballot=ballot, number=place, hash=code_hash(ballot, code), region_id=region or None)
        for place, (code, region) in enumerate(zip(codes, regions, strict=True))
    ]
    kept = list(ballot.codes.order_by("number").values_list("hash", "region"))
    if not kept:
        BallotCode.objects.bulk_create(rows, batch_size=BATCH)
    elif kept != [(one.hash, one.region_id) for one in rows]:
        raise Refused([refusals.codes_made()])
    note_access(
        viewer,
        AccessAction.DOWNLOAD,
        what=WHAT,
        subject=f"ballot {ballot.pk}",
        subjects=len(codes),
        case=held.case,
        now=now,
    )
    return [(in_groups(code), region) for code, region in zip(codes, regions, strict=True)]


@transaction.atomic
def call_off(
    viewer: Viewer, number: str, pk: int | None, *, reason: str, once: str, now: datetime, today: date
) -> PublicBallotEnd:
    """Call an own ballot off: nobody votes any more and what came in does not count.

    Raises:
        Refused: without a reason, or when it was called off already or votes do not change any more.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = PublicBallotEnd.objects.filter(once=once, ballot__case=held.case).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    ballot = ballot_in(held, pk)
    why, findings = reason_given(reason)
    refuse_if_any(findings)
    row = {"ballot": ballot, "reason": why, "recorded_at": now, "once": once}
    return PublicBallotEnd.objects.create(account_id=int(viewer.account), **row)


def ballot_in(held: HeldRound, pk: int | None) -> PublicBallot:
    """Return the own ballot of the round, locked.

    Raises:
        Refused: when it is not of this round, or was called off.
    """
    ballot = held.case.public_ballots.select_for_update().filter(pk=pk or 0).first()
    if ballot is None:
        raise Refused([round_refusals.no_such(BALLOT)])
    if hasattr(ballot, "ended"):
        raise Refused([refusals.over_already()])
    return ballot


def code_hash(ballot: PublicBallot, code: str) -> str:
    """Return what is kept of a code; without the installation's own secret no list of hashes can be tried out."""
    return hashed(CODES, ballot.address, code, 64)


def in_groups(text: str) -> str:
    """Return a code or a receipt in groups, as people read and write it."""
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def _different(ballot: PublicBallot, once: str, count: int) -> list[str]:
    """Return codes that follow from the installation's secret and the key of the form, which is not kept."""
    made: dict[str, None] = {}
    for place in itertools.count():
        if len(made) == count:
            break
        left, letters = int(hashed(MAKING, ballot.address, f"{once} {place}", 64), 16), []
        for _ in range(LENGTH):
            left, letter = divmod(left, len(LETTERS))
            letters.append(LETTERS[letter])
        made["".join(letters)] = None
    return list(made)


def _wanted(text: str, regions: Mapping[str, str]) -> tuple[list[tuple[str, int]], list[Finding]]:
    rows: list[tuple[str, int]] = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        name, _, count = (part.strip() for part in line.replace("\t", ",").rpartition(","))
        region = "" if name in {"-", ""} else regions.get(name)
        if region is None or not (count.isascii() and count.isdigit()) or not 1 <= int(count[:12]) <= LARGEST:
            message = (f"읽을 수 없는 줄입니다: {line[:40]}", f"This line cannot be read: {line[:40]}")
            cure = ("‘시·도, 수’로 쓰십시오. 시·도를 가리지 않으면 ‘-, 수’.", "Write province, number (or -, number).")
            return [], [refusals.wrong("wanted", message, cure)]
        rows.append((region, int(count)))
    if not 1 <= sum(count for _, count in rows) <= MOST_CODES:
        message = (f"1개부터 {MOST_CODES:,}개까지 만들 수 있습니다.", f"From 1 to {MOST_CODES:,} codes can be made.")
        return [], [refusals.wrong("wanted", message, ("수를 고치십시오.", "Mend the number."))]
    return rows, []
