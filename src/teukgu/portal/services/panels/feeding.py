"""What a round takes from its panels: scores of those that are closed, used as the panel confirmed."""

from dataclasses import replace

from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels.confirm import USES
from teukgu.evaluation.scheme import Scheme
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.results import scores_of_closing
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Case, RoundFreeze
from teukgu.portal.store.queries.panels.scores import closing_of, confirmation_of
from teukgu.values import Finding, refuse_if_any


def closed_scores(case: Case) -> tuple[PanelScore, ...]:
    """Return the scores of the round's closed panels, raters by number.

    Home regions go along only where the scheme measures favour by them: they are published with the scores.

    Raises:
        Refused: when a closed panel has not confirmed which score is used.
    """
    at_home = _by_home_region(case)
    found: list[PanelScore] = []
    findings: list[Finding] = []
    for panel in case.panels.order_by("component"):
        closing = closing_of(panel)
        if closing is None:
            continue
        if confirmation_of(closing) is None:
            findings.append(refusals.not_confirmed(panel.name_ko))
        homes = panel.component in at_home
        found += [one if homes else replace(one, home_region="") for one in scores_of_closing(closing)]
    refuse_if_any(findings)
    return tuple(found)


def _by_home_region(case: Case) -> frozenset[str]:
    """Return the components for which the scheme, as stated last, measures favour for the home region."""
    row = case.round_schemes.order_by("-pk").first()
    measures = [one.measure for one in kept_scheme(row).indicators.values()] if row else []
    return frozenset(one.panel for one in measures if one.kind == "panel" and one.home_region)


def use_findings(case: Case, scheme: Scheme, freeze: RoundFreeze, components: frozenset[str]) -> list[Finding]:
    """Return where the scheme takes another score than the panel confirmed, or the inputs are older than the panel.

    ``components``: those whose scores the freeze took from the portal.
    """
    findings: list[Finding] = []
    for panel in case.panels.filter(component__in=components).order_by("component"):
        closing = closing_of(panel)
        decision = confirmation_of(closing)
        if closing is None or decision is None or closing.recorded_at > freeze.kept_at:
            findings.append(refusals.frozen_before(panel.name_ko))
            continue
        for key, one in scheme.indicators.items():
            measure = one.measure
            if measure.kind == "panel" and measure.panel == panel.component and measure.use != decision.use:
                findings.append(refusals.other_use(key, USES[measure.use], USES[decision.use]))
    return findings
