"""A reviewer declares interests: all kinds, or that there is nothing; mends or takes back what they declared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels import refusals_reviewers as words
from teukgu.portal.services.panels.facts import FactGiven, Names, fact_findings
from teukgu.portal.services.panels.held import REASON, clean, kept_under
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, reviewer_held
from teukgu.portal.services.panels.telling import tell_ministry_of_conflict
from teukgu.portal.store.models import PanelDeclaration, PanelFact
from teukgu.portal.store.queries.panels.known import DECLARED
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING
from teukgu.portal.store.queries.panels.reviewers import facts_of
from teukgu.values import Finding, Refused, refuse_if_any


@dataclass(frozen=True, slots=True)
class Declared:
    """What was kept: the interests, the word that this is all (None: not said yet), zones that cannot be scored now."""

    facts: tuple[PanelFact, ...]
    declaration: PanelDeclaration | None
    barred: frozenset[str]


@transaction.atomic
def declare(
    viewer: Viewer, reviewer: int, facts: Sequence[FactGiven], *, complete: bool, once: str, now: datetime, today: date
) -> Declared:
    """Declare interests, all of them or none; they bar at once. ``complete``: this is all (without any: nothing).

    Where a zone was given to the reviewer already, the ministry is told that it has to be replaced.

    Raises:
        Refused: with everything that does not fit.
    """
    me = _declarer(viewer, reviewer, now=now, today=today)
    key = once[:56]
    declaration = kept_under(PanelDeclaration, viewer, f"{key}-all")
    there = list(PanelFact.objects.filter(reviewer=me.row, once__startswith=f"{key}-d").order_by("pk"))
    if there or declaration is not None:
        return Declared(tuple(there), declaration, _barred(me))
    names, found = Names(me.held.panel.case.programme_id), list[Finding]()
    for given in facts:
        found += fact_findings(given, names, today)
    refuse_if_any(found)
    before = _barred(me)
    made = tuple(_keep(me, given, names, f"{key}-d{place}") for place, given in enumerate(facts))
    if complete:
        declaration = PanelDeclaration.objects.create(
            reviewer=me.row, facts=[one.pk for one in _own(me)], **me.held.stamp(f"{key}-all")
        )
    return Declared(made, declaration, _tell(me, before, key))


@transaction.atomic
def correct_fact(
    viewer: Viewer, reviewer: int, fact: int | None, given: FactGiven | None, *, reason: str, once: str, now: datetime,
    today: date,
) -> PanelFact:  # fmt: skip
    """Put an interest right that the reviewer declared, or take it back (``given`` None); why is said, both rows stay.

    Raises:
        Refused: when they did not declare it, no reason is given, or with everything that does not fit.
    """
    me = _declarer(viewer, reviewer, now=now, today=today)
    kept = kept_under(PanelFact, viewer, once)
    if kept is not None:
        return kept
    old = next((one for one in _own(me) if one.pk == fact), None)
    if old is None:
        raise Refused([words.not_your_fact()])
    why, names = clean(reason, 500), Names(me.held.panel.case.programme_id)
    found = [] if why else [refusals.empty("reason", REASON)]
    refuse_if_any([*found, *(fact_findings(given, names, today) if given else ())])
    before = _barred(me)
    if given is None:
        row = PanelFact.objects.create(
            reviewer=me.row, kind=old.kind, about=old.about, words=old.words, since=old.since, until=old.until,
            source=DECLARED, corrects=old, withdrawn=True, reason=why, **me.held.stamp(once),
        )  # fmt: skip
    else:
        row = _keep(me, given, names, once, corrects=old, reason=why)
    _tell(me, before, once)
    return row


def _declarer(viewer: Viewer, reviewer: int, *, now: datetime, today: date) -> HeldReviewer:
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    if not me.reviewer.scores:
        raise Refused([words.not_accepted()])
    return me


def _own(me: HeldReviewer) -> list[PanelFact]:
    return [one for one in facts_of(me.held.panel) if one.reviewer_id == me.row.pk and one.source == DECLARED]


def _barred(me: HeldReviewer) -> frozenset[str]:
    return me.barred(me.zones(SCORING) | me.zones(CALIBRATION))


def _tell(me: HeldReviewer, before: frozenset[str], once: str) -> frozenset[str]:
    """Tell the ministry of zones that were given to the reviewer and cannot be scored from now on."""
    now = _barred(me)
    if (now - before) & me.zones(SCORING):
        tell_ministry_of_conflict(me, sorted((now - before) & me.zones(SCORING)), once)
    return now


def _keep(
    me: HeldReviewer, given: FactGiven, names: Names, once: str, *, corrects: PanelFact | None = None, reason: str = ""
) -> PanelFact:
    return PanelFact.objects.create(
        reviewer=me.row, kind=given.kind, about=names.about(given)[0], words=clean(given.words or given.about, 200),
        since=given.since, until=given.until, source=DECLARED, corrects=corrects, reason=reason,
        **me.held.stamp(once),
    )  # fmt: skip
