"""Takes in the votes of an outside channel: a survey firm's counts, the ballots of a public platform."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from teukgu.evaluation.seal import sha256
from teukgu.loading.ballot_file import BallotFile, Known, read_ballot_file
from teukgu.portal.access import Viewer
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.form_texts import TextField, cleaned, reason_given
from teukgu.portal.services.public_stage.pseudonyms import NUMBERS, SOURCES, hashed
from teukgu.portal.services.public_stage.turnout import read_turnout
from teukgu.portal.services.round_case import refusals as round_refusals
from teukgu.portal.services.round_case.freezing import POPULATION
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import BallotCast, BallotImport
from teukgu.portal.store.queries.public_stage.standing import (
    OWN,
    WITHDRAWN,
    erasure_of,
    imports_of,
    judged_zones,
    region_words,
)
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

FILE = Bilingual("투표 자료", "votes")
MOST_BYTES = 20_000_000
MOST_CHOICES = 20
"""Of one imported ballot: how many a channel let its voters choose is its own matter."""
BATCH = 1000
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
METHODS = ("survey", "platform", "paper", "other")
NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
TEXTS = {
    "name": TextField("경로의 이름", "name of the channel", 120),
    "carried_out_by": TextField("수행한 곳", "who carried it out", 120),
    "log_in": TextField("본인 확인 방법", "how voters logged in", 200),
    "prizes": TextField("경품", "prizes", 200),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """What is told about a channel; texts as typed. ``turnout``: lines of province, voters, invited."""

    component: str
    channel: str
    method: str
    opened_on: date | None
    closed_on: date | None
    texts: Mapping[str, str]
    turnout: str = ""
    sampled: bool = False


@transaction.atomic
def import_ballots(
    viewer: Viewer,
    number: str,
    content: bytes,
    file_name: str,
    channel: Channel,
    *,
    reason: str = "",
    once: str,
    now: datetime,
    today: date,
) -> BallotImport:
    """Keep the votes of a channel; one that was imported already is replaced, for a ``reason``, and stays kept.

    Raises:
        Refused: with every problem of the file and of what is told about the channel.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = BallotImport.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    earlier = _earlier(held, channel)
    texts, findings = _told(channel, held)
    why, missing = reason_given(reason) if earlier else ("", [])
    turnout, wrong = read_turnout(channel.turnout, region_words(held.case.programme_id))
    read, amiss = _read(held, content, file_name)
    refuse_if_any([*findings, *missing, *wrong, *amiss])
    refuse_if_any(_outside(read, channel))
    if channel.opened_on is None or channel.closed_on is None:
        raise Refused([round_refusals.no_such(FILE)])  # said in full above
    row = BallotImport.objects.create(
        case=held.case,
        component=channel.component,
        channel=channel.channel,
        number=_next(held, channel.component, channel.channel),
        kind="ballots" if read.ballots else "counts",
        method=channel.method,
        opened_on=channel.opened_on,
        closed_on=channel.closed_on,
        sampled=channel.sampled,
        turnout=turnout,
        counts=[list(one) for one in read.counts],
        file_name=Path(file_name).name[:200],
        sha256=sha256(content),
        # single ballots are kept as rows that can be erased; a table of counts as it came
        content=b"" if read.ballots else content,
        reason=why,
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
        **texts,
    )
    BallotCast.objects.bulk_create(_casts(row, read), batch_size=BATCH)
    return row


@transaction.atomic
def withdraw_import(
    viewer: Viewer, number: str, pk: int | None, *, reason: str, once: str, now: datetime, today: date
) -> BallotImport:
    """Take an imported channel back: its votes do not count any more; what was handed in stays kept.

    Raises:
        Refused: without a reason, or when there is no such channel.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = BallotImport.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    row = next((one for one in imports_of(held.case) if one.pk == pk), None)
    if row is None:
        raise Refused([round_refusals.no_such(FILE)])
    why, findings = reason_given(reason)
    refuse_if_any(findings)
    same = ("component", "channel", "name", "method", "carried_out_by", "opened_on", "closed_on", "log_in", "prizes")
    return BallotImport.objects.create(
        case=held.case,
        number=_next(held, row.component, row.channel),
        kind=WITHDRAWN,
        reason=why,
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
        **{name: getattr(row, name) for name in same},
    )


def changeable(held: HeldRound) -> list[Finding]:
    """What keeps votes from changing: the committee decided, or single ballots are gone."""
    if erasure_of(held.case) is not None:
        return [refusals.erased_already()]
    return [refusals.decided_already()] if held.standing.decided else []


def component_findings(held: HeldRound, component: str) -> list[Finding]:
    """What is wrong with the name of a component: it is written like in the scheme."""
    if NAME.fullmatch(component):
        return []
    message = ("평가항목의 이름이 맞지 않습니다.", "This is no name of a component.")
    cure = ("평가계획의 votes에 적은 이름을 쓰십시오(예: public).", "Write the name that the scheme has under votes.")
    return [refusals.wrong("component", message, cure)]


def _earlier(held: HeldRound, channel: Channel) -> bool:
    rows = held.case.ballot_imports.filter(component=channel.component, channel=channel.channel)
    return rows.exists()


def _next(held: HeldRound, component: str, channel: str) -> int:
    return held.case.ballot_imports.filter(component=component, channel=channel).count() + 1


def _told(channel: Channel, held: HeldRound) -> tuple[dict[str, str], list[Finding]]:
    texts, findings = cleaned(channel.texts, TEXTS)
    findings += component_findings(held, channel.component)
    if channel.channel == OWN:
        findings.append(refusals.channel_taken(OWN))
    elif not NAME.fullmatch(channel.channel):
        message = ("경로의 짧은 이름이 맞지 않습니다.", "This is no short name of a channel.")
        cure = ("영문 소문자로 쓰십시오(예: survey).", "Use small letters (survey).")
        findings.append(refusals.wrong("channel", message, cure))
    if channel.method not in METHODS:
        findings.append(refusals.not_given("method", ("방법", "method")))
    if channel.opened_on is None or channel.closed_on is None:
        findings.append(refusals.not_given("opened_on", ("시작일과 마감일", "first and last day")))
    elif channel.opened_on > channel.closed_on or channel.closed_on > held.today:
        message = ("기간이 맞지 않습니다.", "The dates do not fit.")
        cure = ("마감일은 시작일보다 늦고 오늘보다 빨라야 합니다.", "It ends after it began, and not after today.")
        findings.append(refusals.wrong("closed_on", message, cure))
    return texts, findings


def _read(held: HeldRound, content: bytes, file_name: str) -> tuple[BallotFile, list[Finding]]:
    zones = judged_zones(held.standing.population)
    if not zones:
        return BallotFile(()), [round_refusals.not_ready(POPULATION)]
    if not content:
        return BallotFile(()), [round_refusals.no_content(FILE)]
    if len(content) > MOST_BYTES:
        return BallotFile(()), [round_refusals.too_large(MOST_BYTES)]
    ending = Path(file_name).suffix.lower()
    known = Known(frozenset(zones), region_words(held.case.programme_id), MOST_CHOICES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"votes{ending if ending in ENDINGS else '.csv'}"
        path.write_bytes(content)
        try:
            return read_ballot_file(path, known), []
        except Refused as refused:
            return BallotFile(()), list(refused.findings)


def _outside(read: BallotFile, channel: Channel) -> list[Finding]:
    """Refuse ballots cast outside the days of the channel: such a moment is a slip of the file."""
    first, last = channel.opened_on, channel.closed_on
    amiss = [one.id for one in read.ballots if first and last and not first <= _day(one.at) <= last]
    return [refusals.outside_days(amiss)] if amiss else []


def _day(at: datetime) -> date:
    # a far year cannot be told in another zone
    return timezone.localtime(at).date() if timezone.is_aware(at) and 1900 < at.year < 9000 else at.date()


def _casts(row: BallotImport, read: BallotFile) -> list[BallotCast]:
    return [
        BallotCast(
            case_id=row.case_id,
            imported=row,
            receipt=hashed(NUMBERS, row.case.number, one.id, 24),
            choices=list(one.choices),
            region=one.region,
            minute=one.at if timezone.is_aware(one.at) else timezone.make_aware(one.at),
            source=hashed(SOURCES, row.case.number, one.source, 12) if one.source else "",
        )
        for one in read.ballots
    ]
