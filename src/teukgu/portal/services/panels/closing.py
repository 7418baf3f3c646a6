"""Closes a panel, opens it again with a reason, and keeps which score it confirmed."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from teukgu.evaluation.panels.confirm import USES
from teukgu.evaluation.seal import sha256
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.held import REASON, HeldPanel, clean, kept_under, panel_for_ministry
from teukgu.portal.services.panels.naming import named
from teukgu.portal.services.panels.results import (
    not_comparable,
    scores_of_closing,
    scores_that_count,
    table_of,
)
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Body, PanelClosing, PanelConfirmation
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.pairs import pairs_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import (
    CLOSED,
    REOPENED,
    closing_of,
    discussions_of,
    handed_in_of,
    is_open,
)
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

DECIDED_ON, BY = Bilingual("정한 날", "day of the decision"), Bilingual("정한 곳", "who decided")
WHY = Bilingual("정한 이유", "reason of the decision")


@transaction.atomic
def close_panel(
    viewer: Viewer, number: str, panel: int, *, reason: str = "", once: str, now: datetime, today: date
) -> PanelClosing:
    """Close a panel: the table of what was handed in is kept as it counts.

    ``reason``: why although scores are lacking, or a conflict came to light after scoring.

    Raises:
        Refused: while zones are discussed, nobody scored a zone, or one of these without a reason.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today, closed=True)
    kept = kept_under(PanelClosing, viewer, once)
    if kept is not None:
        return kept
    if closing_of(held.panel) is not None:
        raise Refused([refusals.closed()])
    zones = {one.zone_id: one.name for one in held.members()}
    handed = handed_in_of(held.panel)
    lacking = sorted(pair for pair in pairs_of(held.panel) - handed if pair[0] in zones)
    why = clean(reason, 500)
    refuse_if_any(_standing_in_the_way(held, zones, lacking, why))
    scores = scores_that_count(held.panel, zones)
    content = table_of(scores)
    return PanelClosing.objects.create(
        panel=held.panel,
        number=held.panel.closings.count() + 1,
        state=CLOSED,
        content=content,
        sha256=sha256(content),
        scores=len(scores),
        lacking=len(lacking),
        reason=why,
        **held.stamp(once),
    )


def _standing_in_the_way(
    held: HeldPanel, zones: dict[str, str], lacking: list[tuple[str, int]], why: str
) -> list[Finding]:
    # talk of a zone that left the round is over with it
    discussed = [one.zone_id for one in discussions_of(held.panel) if is_open(one) and one.zone_id in zones]
    scored = {zone for zone, _ in handed_in_of(held.panel)}
    found = []
    if discussed:
        found.append(refusals.still_discussed([zones[zone] for zone in discussed]))
    if zones.keys() - scored:
        found.append(refusals.unscored([zones[zone] for zone in sorted(zones.keys() - scored)]))
    elif lacking and not why:
        found.append(refusals.lacking(_names(held, zones, lacking)))
    if not why:
        late = conflicts_now(held.panel, reviewers_of(held.panel), zones, held.round.situation.rules, held.today).among(
            pair for pair in handed_in_of(held.panel) if pair[0] in zones
        )
        found += [refusals.barred_scores(_names(held, zones, late))] if late else []
    return found


def _names(held: HeldPanel, zones: dict[str, str], pairs: list[tuple[str, int]]) -> list[str]:
    people = {one.pk: one.name for one in reviewers_of(held.panel)}
    return [f"{zones[zone]} {people.get(pk, '')}" for zone, pk in pairs]


@transaction.atomic
def reopen_panel(
    viewer: Viewer, number: str, panel: int, *, reason: str, once: str, now: datetime, today: date
) -> PanelClosing:
    """Open a closed panel again; what was confirmed then holds no more, and stays kept.

    Raises:
        Refused: when it is not closed, or no reason is given.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today, closed=True)
    kept = kept_under(PanelClosing, viewer, once)
    if kept is not None:
        return kept
    why = clean(reason, 500)
    findings = [] if closing_of(held.panel) is not None else [refusals.not_closed()]
    refuse_if_any([*findings, *([] if why else [refusals.empty("reason", REASON)])])
    number_now = held.panel.closings.count() + 1
    return PanelClosing.objects.create(
        panel=held.panel, number=number_now, state=REOPENED, reason=why, **held.stamp(once)
    )


@transaction.atomic
def confirm_use(
    viewer: Viewer, number: str, panel: int, use: str, *, decided_on: date | None, by: str, body: int | None = None,
    reason: str, once: str, now: datetime, today: date,
) -> PanelConfirmation:  # fmt: skip
    """Record which score the panel confirmed: as given, adjusted, or the level. There is no default.

    Raises:
        Refused: when the panel is open, its raters cannot be compared and another than the raw score is chosen, it
            is not said who decided, when and why, or a reviewer is named: what is said is published.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today, closed=True)
    kept = kept_under(PanelConfirmation, viewer, once)
    if kept is not None:
        return kept
    closing = closing_of(held.panel)
    if closing is None:
        raise Refused([refusals.not_closed()])
    who, why, closed_on = clean(by, 200), reason.strip(), timezone.localtime(closing.recorded_at).date()
    findings = [] if use in USES else [refusals.unknown_use()]
    findings += [] if who else [refusals.empty("by", BY)]
    findings += [] if why else [refusals.empty("reason", WHY)]
    if decided_on is None or not closed_on <= decided_on <= today:
        findings.append(refusals.bad_day("decided_on", DECIDED_ON))
    findings += _names_in(held, {"by": who, "reason": why})
    if findings or decided_on is None:
        raise Refused(findings)
    if use != "raw":
        refuse_if_any(_not_comparable(held, closing))
    return PanelConfirmation.objects.create(
        closing=closing, use=use, decided_on=decided_on, by=who, body=_body(held, body), reason=clean(why, 4000),
        **held.stamp(once),
    )  # fmt: skip


def _names_in(held: HeldPanel, texts: Mapping[str, str]) -> list[Finding]:
    people = [one.name for one in reviewers_of(held.panel)]
    return [
        refusals.names_reviewer(key) for key, text in texts.items() if any(name and name in text for name in people)
    ]


def _not_comparable(held: HeldPanel, closing: PanelClosing) -> list[Finding]:
    """Return why no adjusted score can be used, in the names of people and zones."""
    names = {one.zone_id: one.name for one in held.members()}
    names |= {rater(one.pk): f"{one.name}({rater(one.pk)})" for one in reviewers_of(held.panel)}
    with named(names) as told:
        scheme = held.round.standing.scheme
        stated = kept_scheme(scheme) if scheme else None
        given = scores_of_closing(closing)
        found = not_comparable(given, held.panel.component, stated, held.members())
        return list(dict.fromkeys(told(one) for one in found))


def _body(held: HeldPanel, body: int | None) -> Body | None:
    return Body.objects.filter(pk=body, programme=held.panel.case.programme_id).first() if body else None
