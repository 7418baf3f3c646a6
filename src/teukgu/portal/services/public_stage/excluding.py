"""Sets the ballots of a flagged pattern aside with a reason, or takes them back in; both counts stay to be seen."""

from datetime import date, datetime

from django.db import transaction

from teukgu.evaluation.panels.public.stuffing import Alarm
from teukgu.portal.access import Viewer
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.analysing import alarms_of
from teukgu.portal.services.public_stage.counting import channels_of
from teukgu.portal.services.public_stage.form_texts import reason_given
from teukgu.portal.services.public_stage.importing import changeable
from teukgu.portal.services.round_case import refusals as round_refusals
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import BallotExclusion, BallotExclusionDetail
from teukgu.portal.store.queries.public_stage.standing import about_aside, judged_zones
from teukgu.values import Bilingual, Refused, refuse_if_any

ASIDE = Bilingual("제외한 표", "ballots set aside")


@transaction.atomic
def set_ballots_aside(
    viewer: Viewer,
    number: str,
    *,
    component: str,
    channel: str,
    pattern: str,
    about: str,
    reason: str,
    once: str,
    now: datetime,
    today: date,
) -> BallotExclusion:
    """Set the ballots behind a pattern aside: they do not count from now on, and stay kept.

    Raises:
        Refused: without a reason, when there is no such pattern, or votes do not change any more.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = BallotExclusion.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    why, findings = reason_given(reason)
    refuse_if_any(findings)
    found = _alarm(held, component, channel, pattern, about)
    if found is None or (pattern, about) in about_aside(held.case, component, channel):
        raise Refused([refusals.no_ballots(about)])
    row = BallotExclusion.objects.create(
        case=held.case,
        component=component,
        channel=channel,
        pattern=pattern,
        ballots=len(found.behind),
        reason=why,
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
    )
    BallotExclusionDetail.objects.create(
        exclusion=row,
        about=about,
        words={"ko": found.words.ko, "en": found.words.en},
        receipts=sorted(found.behind),
    )
    return row


@transaction.atomic
def take_ballots_back(
    viewer: Viewer, number: str, pk: int | None, *, reason: str, once: str, now: datetime, today: date
) -> BallotExclusion:
    """Let ballots that were set aside count again.

    Raises:
        Refused: without a reason, when nothing such is set aside, or votes do not change any more.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = BallotExclusion.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any(changeable(held))
    row = held.case.ballot_exclusions.filter(pk=pk or 0, restores=None, restored=None).first()
    if row is None:
        raise Refused([round_refusals.no_such(ASIDE)])
    why, findings = reason_given(reason)
    refuse_if_any(findings)
    return BallotExclusion.objects.create(
        case=held.case,
        component=row.component,
        channel=row.channel,
        pattern=row.pattern,
        ballots=row.ballots,
        reason=why,
        restores=row,
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
    )


def _alarm(held: HeldRound, component: str, channel: str, pattern: str, about: str) -> Alarm | None:
    regions = judged_zones(held.standing.population)
    for one in channels_of(held.case, held.now):
        if (one.component, one.facts.id) == (component, channel) and one.has_ballots:
            rows = alarms_of(one, regions)
            return next((alarm for alarm in rows if (alarm.check, alarm.about) == (pattern, about)), None)
    return None
