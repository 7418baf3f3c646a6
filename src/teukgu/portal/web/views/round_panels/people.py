"""Reviewers of a panel: who was invited, one of them with their interests, the pairs that are barred."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal.access import sees_panels
from teukgu.portal.panel_rules import panel_rules
from teukgu.portal.services.panels.conflicts import PanelConflicts, conflicts_now
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.reviewers import ReviewerNow, reviewers_of
from teukgu.portal.store.queries.panels.scores import closing_of, scores_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.round_panels.people import (
    barred_lines,
    candidates,
    count_lines,
    fact_lines,
    reviewer_lines,
)
from teukgu.portal.web.presenting.round_panels.words import kinds, provinces, sectors, state_words
from teukgu.portal.web.sent import Sent
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_panels.asked import AskedPanel, panel_or_404


def _zones(asked: AskedPanel) -> list[str]:
    return [one.zone_id for one in asked.members()]


def _conflicts(asked: AskedPanel, reviewers: list[ReviewerNow]) -> PanelConflicts:
    return conflicts_now(asked.panel, reviewers, _zones(asked), asked.round.situation.rules, asked.round.today)


@needs(sees_panels)
@never_cache
@require_safe
def reviewers(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show who was invited and what they replied; invite more, one by one, from the directory or by a list."""
    return reviewers_page(request, panel_or_404(request, number, pk))


def reviewers_page(request: HttpRequest, asked: AskedPanel, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    found, programme = reviewers_of(asked.panel), asked.round.case.programme_id
    field = request.GET.get("field", "")
    names = sectors(programme)
    works = asked.runs and closing_of(asked.panel) is None
    context = asked.context(
        Step(_("평가위원")),
        lines=reviewer_lines(asked.panel, found, _conflicts(asked, found), _zones(asked)),
        works=works,
        sectors=names.items(),
        field=field if field in names else "",
        provinces=provinces(programme).items(),
        candidates=candidates(asked.panel, field if field in names else "", asked.round.today) if works else (),
        most=panel_rules(asked.round.situation.rules).most,
        sent=sent,
    )
    return render(request, "round_panels/reviewers.html", context, status=422 if sent else 200)


@needs(sees_panels)
@never_cache
@require_safe
def reviewer(request: HttpRequest, number: str, pk: int, reviewer: int) -> HttpResponse:
    """Show a reviewer: fields, load, interests known, entered and declared, and what the ministry can do."""
    return reviewer_page(request, panel_or_404(request, number, pk), reviewer)


def reviewer_page(request: HttpRequest, asked: AskedPanel, reviewer: int, *, sent: Sent | None = None) -> HttpResponse:
    """Return the page; with the form that was ``sent`` as it was typed, when it was refused."""
    row = child_or_404(asked.panel.reviewers.all(), pk=reviewer)
    found = reviewers_of(asked.panel)
    now = next(one for one in found if one.pk == row.pk)
    programme, names = asked.round.case.programme_id, {one.zone_id: one.name for one in asked.members()}
    (line,) = reviewer_lines(asked.panel, [now], _conflicts(asked, found), names)
    context = asked.context(
        Step(now.name),
        now=now,
        line=line,
        number=rater(row.pk),
        state=state_words(now.state),
        facts=fact_lines(row, _conflicts(asked, found), names),
        kinds=kinds(),
        works=asked.runs and closing_of(asked.panel) is None,
        scored=[(zone, names.get(zone, zone)) for zone, who in sorted(scores_of(asked.panel)) if who == row.pk],
        sectors=[(code, name, code in now.terms.fields) for code, name in sectors(programme).items()],
        provinces=provinces(programme).items(),
        today=asked.round.today,
        sent=sent,
    )
    return render(request, "round_panels/reviewer.html", context, status=422 if sent else 200)


@needs(sees_panels)
@never_cache
@require_safe
def conflicts(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show every pair that is barred with the reason, and the numbers, which alone are published."""
    asked = panel_or_404(request, number, pk)
    found = reviewers_of(asked.panel)
    known = _conflicts(asked, found)
    context = asked.context(
        Step(_("이해관계")),
        lines=barred_lines(known, found, asked.members()),
        counts=count_lines(known),
        total=known.counts,
    )
    return render(request, "round_panels/conflicts.html", context)
