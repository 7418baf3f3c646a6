"""Who scores which zone, how far scoring has got, and what came of it once the panel is closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal.access import sees_panels
from teukgu.portal.panel_rules import panel_rules
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.discussing import open_spreads
from teukgu.portal.services.panels.results import panel_results, scores_of_closing
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Body, PanelScore
from teukgu.portal.store.queries.panels.pairs import assignment_of, judged_pairs, pairs_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import closing_of, confirmation_of, handed_in_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.round_panels.scoring import (
    measure_lines,
    pair_lines,
    practice_lines,
    practice_zones,
    result_context,
    reviewer_progress,
    zone_progress,
)
from teukgu.portal.web.presenting.round_panels.words import uses
from teukgu.portal.web.sent import Sent
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.round_panels.asked import AskedPanel, panel_or_404


@needs(sees_panels)
@never_cache
@require_safe
def pairs(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show the assignment by zone with the reason of each pair; assign, or assign again."""
    return pairs_page(request, panel_or_404(request, number, pk))


def pairs_page(request: HttpRequest, asked: AskedPanel, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    found, reviewers = assignment_of(asked.panel), reviewers_of(asked.panel)
    rules, practice = panel_rules(asked.round.situation.rules), practice_zones(asked.panel)
    members = asked.members()
    rules_now = asked.round.situation.rules
    known = conflicts_now(asked.panel, reviewers, [one.zone_id for one in members], rules_now, asked.round.today)
    names = {one.zone_id: one.name for one in members}
    people = {one.pk: one.name for one in reviewers}
    context = asked.context(
        Step(_("배정")),
        broken=[f"{names[zone]} - {people[pk]}" for zone, pk in known.among(pairs_of(asked.panel)) if zone in names],
        row=found,
        result=found.result if found else {},
        warnings=[one["en"] if english() else one["ko"] for one in (found.result.get("warnings", ()) if found else ())],
        lines=pair_lines(asked.panel, members, reviewers),
        works=asked.runs and closing_of(asked.panel) is None,
        accepted=sum(one.scores for one in reviewers),
        wanted=found.wanted if found else rules.reviewers,
        of_field=found.of_field if found else rules.of_field,
        zones=[(one.zone_id, one.name, one.zone_id in practice) for one in members],
        practice=[one.name for one in members if one.zone_id in practice],
        earlier=list(asked.panel.assignments.order_by("-number")[1:]),
        sent=sent,
    )
    return render(request, "round_panels/pairs.html", context, status=422 if sent else 200)


@needs(sees_panels)
@never_cache
@require_safe
def progress(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show who has handed in how many; of scores only the spread of zones that are all handed in."""
    return progress_page(request, panel_or_404(request, number, pk))


def progress_page(request: HttpRequest, asked: AskedPanel, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    reviewers, members = reviewers_of(asked.panel), asked.members()
    zones = {one.zone_id for one in members}
    spreads = open_spreads(asked.panel, zones)
    wanted, handed = judged_pairs(asked.panel, zones), handed_in_of(asked.panel)
    context = asked.context(
        Step(_("채점과 토의")),
        practice=practice_lines(asked.panel, members),
        people=reviewer_progress(asked.panel, members, reviewers),
        zones=zone_progress(asked.panel, members, reviewers, spreads),
        compared=bool(spreads) and spreads[0].limit is not None,
        handed=len(wanted & handed),
        wanted=len(wanted),
        works=asked.runs and closing_of(asked.panel) is None,
        closed=closing_of(asked.panel) is not None,
        sent=sent,
    )
    return render(request, "round_panels/progress.html", context, status=422 if sent else 200)


@needs(sees_panels)
@never_cache
@require_safe
def results(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Close the panel; once closed, show raw beside adjusted, and record which the panel confirmed.

    How severe each rater was only the ministry sees, and the rater.
    """
    return results_page(request, panel_or_404(request, number, pk))


def results_page(request: HttpRequest, asked: AskedPanel, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    closing, members = closing_of(asked.panel), asked.members()
    pairs = judged_pairs(asked.panel, {one.zone_id for one in members})
    context = asked.context(
        Step(_("마감과 확정")),
        closing=closing,
        decision=confirmation_of(closing),
        decided=asked.round.standing.decided,
        uses=uses(),
        wanted=len(pairs),
        handed=len(pairs & handed_in_of(asked.panel)),
        began=PanelScore.objects.filter(reviewer__panel=asked.panel).exists(),
        earlier=list(asked.panel.closings.order_by("-number")),
        today=asked.round.today,
        sent=sent,
    )
    if closing is not None:
        reviewers, row = reviewers_of(asked.panel), asked.round.standing.scheme
        scheme = kept_scheme(row) if row else None
        found = panel_results(scores_of_closing(closing), asked.panel.component, scheme, members)
        context |= result_context(found, members, reviewers)
        if not asked.runs:
            context["raters"] = ()
        bodies = Body.objects.filter(programme=asked.round.case.programme_id).select_related("organisation")
        context |= {
            "measures": measure_lines(found, dict(uses())),
            "problems": sentences(tuple(dict.fromkeys(found.problems))),
            "use_words": dict(uses()),
            "bodies": [(one.pk, _called(one)) for one in bodies],
        }
    return render(request, "round_panels/results.html", context, status=422 if sent else 200)


def _called(body: Body) -> str:
    return body.organisation.name_en if english() else body.organisation.name_ko
