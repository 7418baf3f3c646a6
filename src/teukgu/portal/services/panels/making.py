"""Makes a panel for a component of the scheme and keeps its criteria, which are fixed once scoring began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from django.db import transaction

from teukgu.evaluation.scheme import Scheme
from teukgu.portal.access import Viewer
from teukgu.portal.panel_rules import panel_rules, panel_words
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.held import clean, kept_under, panel_for_ministry
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Panel, PanelCriteria, PanelCriterion, PanelScore
from teukgu.portal.store.queries.panels.pairs import SCORING
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

OVERALL = "overall"
"""The one criterion of a panel of which the scheme weighs none by name."""
MOST_CRITERIA, MOST_STEPS = 20, 1000


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a score means."""

    score: float
    words: Bilingual


@dataclass(frozen=True, slots=True)
class CriterionGiven:
    """A criterion as the ministry wants it."""

    key: str
    name: Bilingual
    lowest: float
    highest: float
    step: float
    anchors: tuple[Anchor, ...]


def panel_components(scheme: Scheme) -> dict[str, dict[str, Bilingual]]:
    """Return the components of panels in a scheme, each with the criteria it weighs by name (none: free to choose)."""
    found: dict[str, dict[str, Bilingual]] = {}
    for one in scheme.indicators.values():
        if one.measure.kind == "panel" and one.measure.panel:
            keys = found.setdefault(one.measure.panel, {})
            single = len(one.measure.criteria) == 1
            for key in one.measure.criteria:
                keys.setdefault(key, one.name.bilingual if single and one.name else Bilingual(key, key))
    return found


@transaction.atomic
def make_panel(viewer: Viewer, number: str, component: str, *, once: str, now: datetime, today: date) -> Panel:
    """Make the panel of a component, its criteria as proposed; one that is there already is returned.

    Raises:
        Refused: when there is no scheme, or it asks for no such panel.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    scheme = _scheme(held)
    components = panel_components(scheme)
    if component not in components:
        raise Refused([refusals.no_component(component, list(components))])
    there = held.case.panels.filter(component=component).first()
    if there is not None:
        return there
    if held.standing.decided:
        raise Refused([refusals.decided_already()])
    name = panel_words().component(component)
    stamp = {"account_id": int(viewer.account), "recorded_at": now}
    panel = Panel.objects.create(
        case=held.case, component=component, name_ko=name.ko, name_en=name.en, once=once, **stamp
    )
    edition = PanelCriteria.objects.create(panel=panel, number=1, once=f"{once[:60]}-c", **stamp)
    _keep(edition, proposed(held, components[component]))
    return panel


def proposed(held: HeldRound, keys: dict[str, Bilingual]) -> list[CriterionGiven]:
    """Propose criteria: keys of the scheme, names and anchors of the programme, the range of the rules."""
    rules = panel_rules(held.situation.rules)
    return [
        CriterionGiven(
            key=key,
            name=name if key not in panel_words().criteria and key != OVERALL else panel_words().criterion(key).name,
            lowest=rules.lowest,
            highest=rules.highest,
            step=rules.step,
            anchors=tuple(
                Anchor(rules.lowest + round((rules.highest - rules.lowest) * one.at / 100), one.words)
                for one in panel_words().criterion(key).anchors
            ),
        )
        for key, name in (keys or {OVERALL: Bilingual(OVERALL, OVERALL)}).items()
    ]


@transaction.atomic
def set_criteria(
    viewer: Viewer,
    number: str,
    panel: int,
    given: Sequence[CriterionGiven],
    *,
    once: str,
    now: datetime,
    today: date,
) -> PanelCriteria:
    """Keep a new edition of the criteria; the earlier ones stay kept.

    Raises:
        Refused: when scoring began, or with everything that does not fit.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelCriteria, viewer, once)
    if kept is not None:
        return kept
    if PanelScore.objects.filter(reviewer__panel=held.panel, kind=SCORING).exists():
        raise Refused([refusals.scoring_began()])
    wanted = panel_components(_scheme(held.round)).get(held.panel.component, {})
    refuse_if_any(_findings(given, tuple(wanted)))
    number_now = held.panel.editions.count() + 1
    edition = PanelCriteria.objects.create(panel=held.panel, number=number_now, **held.stamp(once))
    _keep(edition, given)
    return edition


def _scheme(held: HeldRound) -> Scheme:
    row = held.standing.scheme
    if row is None:
        raise Refused([refusals.no_scheme()])
    return kept_scheme(row)


def _keep(edition: PanelCriteria, given: Sequence[CriterionGiven]) -> None:
    PanelCriterion.objects.bulk_create(
        PanelCriterion(
            criteria=edition,
            position=position,
            key=one.key,
            name_ko=clean(one.name.ko, 200),
            name_en=clean(one.name.en or one.name.ko, 200),
            lowest=one.lowest,
            highest=one.highest,
            step=one.step,
            anchors=[
                {"score": anchor.score, "ko": anchor.words.ko, "en": anchor.words.en or anchor.words.ko}
                for anchor in sorted(one.anchors, key=lambda anchor: -anchor.score)
            ],
        )
        for position, one in enumerate(given, start=1)
    )


def _findings(given: Sequence[CriterionGiven], wanted: tuple[str, ...]) -> list[Finding]:
    keys = [one.key for one in given]
    found = [refusals.key_twice(key) for key in sorted(set(keys)) if keys.count(key) > 1 or not key or len(key) > 60]
    if not given or len(given) > MOST_CRITERIA:
        found.append(refusals.bad_number("key", Bilingual("심사기준의 수", "number of criteria"), 1, MOST_CRITERIA))
    if wanted and sorted(keys) != sorted(wanted):
        found.append(refusals.other_keys(wanted))
    for one in given:
        name = one.name.ko or one.key
        if not one.name.ko.strip():
            found.append(refusals.empty("name", Bilingual(f"{one.key}의 이름", f"name of {one.key}")))
        if not _is_range(one):
            found.append(refusals.bad_range(name))
        elif not _are_anchors(one):
            found.append(refusals.bad_anchors(name))
    return found


def _is_range(one: CriterionGiven) -> bool:
    if not all(map(isfinite, (one.lowest, one.highest, one.step))) or one.step <= 0 or one.lowest >= one.highest:
        return False
    steps = (one.highest - one.lowest) / one.step
    return steps <= MOST_STEPS and abs(steps - round(steps)) < 1e-9


def _are_anchors(one: CriterionGiven) -> bool:
    scores = [anchor.score for anchor in one.anchors]
    inside = all(one.lowest <= score <= one.highest for score in scores)
    said = all(anchor.words.ko.strip() for anchor in one.anchors)
    return len(scores) > 1 and len(set(scores)) == len(scores) and inside and said
