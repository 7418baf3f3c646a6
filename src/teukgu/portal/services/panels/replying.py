"""A reviewer answers the invitation: accepts with the pledge of secrecy, or declines and says why."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.panel_rules import panel_words
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels import refusals_reviewers as words
from teukgu.portal.services.panels.held import REASON, clean, kept_under
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, reviewer_held
from teukgu.portal.store.models import PanelReply
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING
from teukgu.values import Finding, refuse_if_any


@transaction.atomic
def reply(
    viewer: Viewer, reviewer: int, *, accepted: bool, pledge_sha256: str = "", reason: str = "", once: str,
    now: datetime, today: date,
) -> PanelReply:  # fmt: skip
    """Accept (``pledge_sha256``: hash of the pledge as it was shown) or decline with a reason; the newest reply counts.

    The same answer again changes nothing.

    Raises:
        Refused: without the pledge or the reason, or when somebody declines who has zones already.
    """
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    kept = kept_under(PanelReply, viewer, once)
    if kept is not None:
        return kept
    last = me.reviewer.reply
    if last is not None and last.accepted == accepted:
        return last
    why = clean(reason, 500)
    refuse_if_any(_accepting(pledge_sha256) if accepted else _declining(me, why))
    pledge = panel_words().pledge
    return PanelReply.objects.create(
        reviewer=me.row,
        accepted=accepted,
        pledge_version=pledge.version if accepted else "",
        pledge_sha256=pledge.sha256 if accepted else "",
        reason="" if accepted else why,
        **me.held.stamp(once),
    )


def _accepting(pledge_sha256: str) -> list[Finding]:
    return [] if pledge_sha256 == panel_words().pledge.sha256 else [words.no_pledge()]


def _declining(me: HeldReviewer, why: str) -> list[Finding]:
    found = [] if why else [refusals.empty("reason", REASON)]
    if me.reviewer.scores and (me.zones(SCORING) or me.zones(CALIBRATION)):
        found.append(words.assigned_already())
    return found
