"""Erases single ballots, provinces of voters and codes once the round is sealed; counts by zone and province stay."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.analysing import alarm_rows, alarms_of, forget_alarms
from teukgu.portal.services.public_stage.counting import as_rows, channels_of, own_turnout
from teukgu.portal.services.public_stage.own_ballot import WHAT
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.store.models import (
    AccessAction,
    BallotCast,
    BallotCode,
    BallotExclusionDetail,
    BallotHeld,
    BallotTally,
    BallotVoter,
    Case,
    PublicBallot,
    StageErasure,
)
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.public_stage.standing import erasure_of, judged_zones
from teukgu.portal.store.queries.round_case.standing import standing_of
from teukgu.values import Refused

SEALED = frozenset({"sealed", "published"})


@transaction.atomic
def erase_ballots(viewer: Viewer, number: str, *, once: str, now: datetime, today: date) -> StageErasure:
    """Erase the single ballots of a sealed round, what was known of voters, and every code; record how many.

    Raises:
        Refused: before the seal, or when they were erased already.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = erasure_of(held.case)
    if kept is not None and kept.once == once:
        return kept
    if kept is not None:
        raise Refused([refusals.erased_already()])
    if held.situation.state.stage not in SEALED:
        raise Refused([refusals.sealed_first()])
    row = erase_round(held.case, account=int(viewer.account), once=once, now=now)
    note_access(
        viewer, AccessAction.ERASE, what=WHAT, subject=held.case.number, subjects=row.ballots, case=held.case, now=now
    )
    return row


def erase_round(case: Case, *, account: int | None, once: str, now: datetime) -> StageErasure:
    """Keep what stays, then erase; the database lets ballots go only after the record of the erasure.

    Without an account: nobody did it by hand, the erasure run does.
    """
    state = situation_of(case, today=clock.day_of(now), now=now).state
    regions = judged_zones(standing_of(case, state).population)
    for one in channels_of(case, now):
        if one.has_ballots:
            own = isinstance(one.source, PublicBallot)
            BallotTally.objects.create(
                case=case,
                component=one.component,
                channel=one.facts.id,
                counts=as_rows(one.counts),
                counts_all=as_rows(one.counts_all),
                turnout=own_turnout(one.source) if own and isinstance(one.source, PublicBallot) else [],
                alarms=alarm_rows(alarms_of(one, regions)),
                aside=one.aside,
                recorded_at=now,
            )
            forget_alarms(one)
    cast = BallotCast.objects.filter(case=case)
    of_ballots = (model.objects.filter(ballot__case=case) for model in (BallotCode, BallotVoter, BallotHeld))
    codes, voters, held = of_ballots
    row = StageErasure.objects.create(
        case=case,
        ballots=cast.count() + held.count(),
        codes=codes.count(),
        voters=voters.count(),
        account_id=account,
        recorded_at=now,
        once=once,
    )
    for rows in (cast, held, codes, voters, BallotExclusionDetail.objects.filter(exclusion__case=case)):
        rows.delete()
    return row
