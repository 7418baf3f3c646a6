"""Discussions of zones whose scores lie far apart; hand-ins opened again at the wish of a reviewer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust, problems
from teukgu.evaluation.panels.spreads import spreads
from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels import refusals_reviewers as words
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.held import REASON, clean, kept_under, panel_for_ministry
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, reviewer_held
from teukgu.portal.services.panels.results import scores_that_count
from teukgu.portal.services.panels.sheet_rules import sheet_findings
from teukgu.portal.services.panels.telling import tell_discussed, tell_reopened
from teukgu.portal.store.models import Panel, PanelDiscussion, PanelDiscussionEnd, PanelHandedIn, PanelRemark
from teukgu.portal.store.queries.panels.pairs import SCORING, pairs_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import (
    HANDED_IN,
    REOPENED,
    complete_zones,
    discussions_of,
    hand_ins_of,
    handed_in_of,
    is_open,
)
from teukgu.portal.store.queries.panels.sheets import sheet_of
from teukgu.values import Bilingual, Refused, refuse_if_any

DISCUSSION, REMARK = Bilingual("토의", "discussion"), Bilingual("의견", "remark")
LONGEST_REMARK = 2_000


@dataclass(frozen=True, slots=True)
class OpenSpread:
    """How far apart the scores of a zone lie that is all handed in; ``limit`` None: chance cannot be told yet."""

    zone: str
    reviewers: int
    points: float
    limit: float | None

    @property
    def large(self) -> bool:
        """Whether chance alone would hardly explain it."""
        return self.limit is not None and self.points > self.limit


def open_spreads(panel: Panel, judged: Collection[str]) -> list[OpenSpread]:
    """Return the spread of every zone that is all handed in, widest first; of others nothing is known yet.

    Severity is removed where the raters can be compared by now, otherwise the scores are taken as given.
    """
    complete = complete_zones(pairs_of(panel), handed_in_of(panel)) & frozenset(judged)
    given = ratings(scores_that_count(panel, complete))
    if len(given) and not problems(given):
        return [OpenSpread(one.zone, one.raters, one.spread, one.limit) for one in spreads(adjust(given))]
    found = []
    for row, zone in enumerate(given.zones):
        own = given.score[given.zone == row]
        found.append(OpenSpread(zone, len(own), round(float(own.max() - own.min()), 4), None))
    return sorted(found, key=lambda one: (-one.points, one.zone))


@transaction.atomic
def open_discussion(
    viewer: Viewer, number: str, panel: int, zone: str, *, reason: str = "", once: str, now: datetime, today: date
) -> PanelDiscussion:
    """Let the reviewers of a zone talk its scores over; they see each other's scores from now on, without names.

    Raises:
        Refused: while somebody has not handed in, or the zone is discussed already.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelDiscussion, viewer, once)
    if kept is not None:
        return kept
    found = {one.zone: one for one in open_spreads(held.panel, [one.zone_id for one in held.members()])}
    name = next((one.name for one in held.members() if one.zone_id == zone), zone)
    if zone not in found:
        raise Refused([refusals.not_complete(name)])
    if any(one.zone_id == zone and is_open(one) for one in discussions_of(held.panel)):
        raise Refused([refusals.discussed_already(name)])
    spread = {"points": found[zone].points, "limit": found[zone].limit, "reviewers": found[zone].reviewers}
    row = PanelDiscussion.objects.create(
        panel=held.panel, zone_id=zone, spread=spread, reason=clean(reason, 500), **held.stamp(once)
    )
    team = {pair for pair in pairs_of(held.panel) if pair[0] == zone}
    rules = held.round.situation.rules
    bound = conflicts_now(held.panel, reviewers_of(held.panel), [zone], rules, held.today).among(team)
    tell_discussed(held, zone, [pk for _zone, pk in sorted(team - set(bound))], once)
    return row


@transaction.atomic
def end_discussion(
    viewer: Viewer, number: str, panel: int, discussion: int | None, *, note: str = "", once: str, now: datetime,
    today: date,
) -> PanelDiscussionEnd:  # fmt: skip
    """End a discussion; what was changed in it stays, and so does what was before.

    Raises:
        Refused: when it is none of this panel, or is over.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelDiscussionEnd, viewer, once)
    if kept is not None:
        return kept
    found = next((one for one in discussions_of(held.panel) if one.pk == discussion and is_open(one)), None)
    if found is None:
        raise Refused([refusals.no_such(DISCUSSION)])
    return PanelDiscussionEnd.objects.create(discussion=found, note=clean(note, 500), **held.stamp(once))


@transaction.atomic
def reopen_hand_in(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, zone: str, *, why: str, once: str, now: datetime,
    today: date,
) -> PanelHandedIn:  # fmt: skip
    """Open what a reviewer handed in again, so that they can mend it; it counts once it is handed in again.

    Raises:
        Refused: when it was not handed in, or no reason is given.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelHandedIn, viewer, once)
    if kept is not None:
        return kept
    found, reason = held.reviewer(reviewer), clean(why, 500)
    last = hand_ins_of(held.panel).get((zone, found.pk))
    if last is None or last.state != HANDED_IN:
        raise Refused([refusals.not_handed_in()])
    if not reason:
        raise Refused([refusals.empty("why", REASON)])
    tell_reopened(held, found, zone, reason, once)
    return PanelHandedIn.objects.create(
        reviewer=found, zone_id=zone, kind=SCORING, number=last.number + 1, state=REOPENED, scores=last.scores,
        why=reason, **held.stamp(once),
    )  # fmt: skip


@transaction.atomic
def remark(
    viewer: Viewer, reviewer: int, discussion: int | None, text: str, *, once: str, now: datetime, today: date
) -> PanelRemark:
    """Say something in the open discussion of a zone that one has handed in; others see it without a name.

    Raises:
        Refused: when the discussion is none of theirs or over, or the text is empty or too long.
    """
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    kept = kept_under(PanelRemark, viewer, once)
    if kept is not None:
        return kept
    found = next((one for one in discussions_of(me.held.panel) if one.pk == discussion and is_open(one)), None)
    if found is None or not _takes_part(me, found.zone_id):
        raise Refused([words.no_discussion()])
    said = clean_text(text).strip()
    missing = [] if said else [refusals.empty("text", REMARK)]
    refuse_if_any([*missing, *([words.too_long(LONGEST_REMARK)] if len(said) > LONGEST_REMARK else ())])
    return PanelRemark.objects.create(discussion=found, reviewer=me.row, text=said, **me.held.stamp(once))


@transaction.atomic
def take_back(
    viewer: Viewer, reviewer: int, zone: str, *, why: str, once: str, now: datetime, today: date
) -> PanelHandedIn:
    """Open one's own hand-in again while the zone is discussed; it counts again once it is handed in again.

    Raises:
        Refused: outside an open discussion, when it is not handed in, or without a reason.
    """
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    kept = kept_under(PanelHandedIn, viewer, once)
    if kept is not None:
        return kept
    sheet, reason = sheet_of(me.row, zone, SCORING), clean(why, 500)
    talks = any(one.zone_id == zone and is_open(one) for one in discussions_of(me.held.panel))
    if not talks or not _takes_part(me, zone):
        raise Refused([words.no_discussion()])
    if sheet.hand_in is None or not sheet.is_handed_in:
        raise Refused([refusals.not_handed_in()])
    if not reason:
        raise Refused([refusals.empty("why", REASON)])
    return PanelHandedIn.objects.create(
        reviewer=me.row, zone_id=zone, kind=SCORING, number=sheet.hand_in.number + 1, state=REOPENED,
        scores=sheet.hand_in.scores, why=reason, **me.held.stamp(once),
    )  # fmt: skip


def _takes_part(me: HeldReviewer, zone: str) -> bool:
    """Whether the zone is theirs, nothing bars them, and they have handed it in at least once."""
    return not sheet_findings(me, zone, SCORING) and sheet_of(me.row, zone, SCORING).hand_in is not None
