"""Panels of a round, one panel with its steps, its criteria."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal.access import sees_panels
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.making import panel_components
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.queries.panels.pairs import criteria_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.round_panels.criteria import criterion_rows
from teukgu.portal.web.presenting.round_panels.desk import components, scoring_began, steps
from teukgu.portal.web.sent import Sent
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_panels.asked import AskedPanel, panel_or_404, panels_or_404


@needs(sees_panels)
@never_cache
@require_safe
def listing(request: HttpRequest, number: str) -> HttpResponse:
    """List the components for which the scheme takes panel scores, each with its panel or the button to make it."""
    asked = panels_or_404(request, number)
    context = {
        "asked": asked,
        "runs": asked.runs and not asked.standing.decided,
        "case": asked.case,
        "title": asked.title,
        "components": components(asked.standing),
        "scheme": asked.standing.scheme,
        "trail": asked.trail(Step(_("평가위원회"))),
    }
    return render(request, "round_panels/list.html", context)


@needs(sees_panels)
@never_cache
@require_safe
def show(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show how far a panel has got, step by step."""
    asked = panel_or_404(request, number, pk)
    reviewers, members = reviewers_of(asked.panel), asked.members()
    rules = asked.round.situation.rules
    found = conflicts_now(asked.panel, reviewers, [one.zone_id for one in members], rules, asked.round.today)
    context = asked.context(steps=steps(asked.panel, reviewers, found, {one.zone_id for one in members}))
    return render(request, "round_panels/panel.html", context)


@needs(sees_panels)
@never_cache
@require_safe
def criteria(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show the criteria with what scores mean; until scoring began the ministry changes them here."""
    return criteria_page(request, panel_or_404(request, number, pk))


def criteria_page(request: HttpRequest, asked: AskedPanel, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    rows, scheme = criteria_of(asked.panel), asked.round.standing.scheme
    named = panel_components(kept_scheme(scheme)).get(asked.panel.component, {}) if scheme else {}
    began = scoring_began(asked.panel)
    context = asked.context(
        Step(_("심사기준")),
        rows=criterion_rows(rows),
        began=began,
        changes=asked.runs and not began and closing_of(asked.panel) is None,
        blanks=() if named else range(len(rows), len(rows) + 2),
        count=len(rows) + (0 if named else 2),
        sent=sent,
    )
    return render(request, "round_panels/criteria.html", context, status=422 if sent else 200)
