"""A reviewer leaves in the middle; scores of a pair are declared void after a conflict came to light."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.held import REASON, clean, kept_under, panel_for_ministry
from teukgu.portal.store.models import PanelLeave, PanelVoid
from teukgu.portal.store.queries.panels.scores import scores_of
from teukgu.values import Bilingual, Refused, refuse_if_any

LEFT_ON, BY = Bilingual("그만둔 날", "day of leaving"), Bilingual("정한 곳", "who decided")
SCORES = Bilingual("채점", "scores")


@transaction.atomic
def record_leave(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, *, left_on: date | None, reason: str, once: str,
    now: datetime, today: date,
) -> PanelLeave:  # fmt: skip
    """Record that a reviewer left; their zones go to others by the next assignment.

    Raises:
        Refused: when they left already, the day is to come, or no reason is given.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelLeave, viewer, once)
    if kept is not None:
        return kept
    found, why = held.reviewer(reviewer), clean(reason, 500)
    findings = [] if why else [refusals.empty("reason", REASON)]
    if PanelLeave.objects.filter(reviewer=found).exists():
        findings.append(refusals.left_already(found.person.name))
    if left_on is None or left_on > today:
        findings.append(refusals.bad_day("left_on", LEFT_ON))
    if findings or left_on is None:
        raise Refused(findings)
    return PanelLeave.objects.create(reviewer=found, left_on=left_on, reason=why, **held.stamp(once))


@transaction.atomic
def void_scores(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, zone: str, *, by: str, reason: str, once: str,
    now: datetime, today: date,
) -> PanelVoid:  # fmt: skip
    """Take the scores that a reviewer gave a zone until now out of what counts; they stay kept.

    Raises:
        Refused: when there are none, or it is not said who decided so and why.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelVoid, viewer, once)
    if kept is not None:
        return kept
    found, who, why = held.reviewer(reviewer), clean(by, 200), clean(reason, 500)
    if (zone, found.pk) not in scores_of(held.panel):
        raise Refused([refusals.no_such(SCORES)])
    missing = [] if who else [refusals.empty("by", BY)]
    refuse_if_any([*missing, *([] if why else [refusals.empty("reason", REASON)])])
    return PanelVoid.objects.create(reviewer=found, zone_id=zone, by=who, reason=why, **held.stamp(once))
