"""Zones of a round: the list with its reasons, results of a computation, the result of one zone; kept files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access import may_act
from teukgu.portal.services.round_case.computing import moves_between
from teukgu.portal.services.round_case.raters import KEY, note_key_read
from teukgu.portal.store.models import RoundZoneResult
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.web.guard import child_or_404, signed_in
from teukgu.portal.web.presenting.round_case.drill import drill_context
from teukgu.portal.web.presenting.round_case.zones import (
    contributions,
    result_line,
    result_lines,
    told_context,
)
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.downloads import TYPES
from teukgu.portal.web.views.round_case.asked import round_or_404


@signed_in
@never_cache
@require_safe
def population(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show a snapshot of the zones, each in or out with its reason."""
    asked = round_or_404(request, number)
    row = child_or_404(asked.case.round_populations.all(), pk=pk)
    members = list(row.members.order_by("-in_round", "name", "zone"))
    stands = asked.standing.population
    name = _("평가 대상")
    context = {
        "title": asked.title,
        "case": asked.case,
        "row": row,
        "members": members,
        "stands": stands is not None and stands.pk == row.pk,
        "trail": asked.trail(Step(name)),
    }
    return render(request, "round_case/population.html", context)


@signed_in
@never_cache
@require_safe
def results(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show the results of a computation and what it would move against the draft that stands."""
    asked = round_or_404(request, number)
    row = child_or_404(asked.case.round_computations.select_related("freeze", "scheme"), pk=pk)
    stands = asked.standing.adopted
    moved = () if stands is None or stands.pk == row.pk else moves_between(stands, row)
    context = {
        "title": asked.title,
        "case": asked.case,
        "row": row,
        "files": [one.name for one in row.files.only("name").order_by("name")],
        "lines": result_lines(row, asked.standing, asked.situation.rules),
        "adopted": stands is not None and stands.pk == row.pk,
        "runs": asked.runs,
        "moves": [said(one.words) for one in moved],
        "trail": asked.trail(Step(_("계산 결과"))),
    }
    return render(request, "round_case/results.html", context)


@signed_in
@never_cache
@require_safe
def zone(request: HttpRequest, number: str, zone: str) -> HttpResponse:
    """Show a zone its draft: tier and how sure it is, what made the score, the letters and answers, what it may do."""
    asked = round_or_404(request, number, whole=False)
    if not asked.sees(zone):
        raise Http404
    # the letters of a round that was reopened stay
    found = _result(asked.standing.adopted, zone) if asked.sees_draft(zone) else None
    if found is None and zone not in asked.standing.state.keys("draft"):
        raise Http404
    ranks = official_ranks(asked.case.programme_id, before=asked.standing.year)
    context: dict[str, Any] = {
        "title": asked.title,
        "case": asked.case,
        "zone": zone,
        "result": None if found is None else result_line(found, asked.standing, asked.situation.rules),
        "parts": [] if found is None else contributions(found),
        "past": [one for one in ranks if str(one.rank.zone) == zone],
        "mine": may_act(asked.viewer, asked.facts, "applicant", zone),
        "trail": asked.trail(Step(found.name if found else zone)),
    }
    line = context["result"]
    if line is not None and not (asked.whole or asked.standing.decided):
        line["departure"] = None  # what the committee may decide is not told before it has
    context |= told_context(asked.case, asked.situation, zone, whole=asked.whole)
    if found is not None:
        context |= drill_context(asked.viewer, found, asked.whole)
    return render(request, "round_case/zone.html", context)


def _result(row: Any, zone: str) -> RoundZoneResult | None:
    return None if row is None else row.results.filter(zone=zone).first()


@signed_in
@require_safe
def scheme_file(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Send a scheme as it was handed in."""
    asked = round_or_404(request, number)
    row = child_or_404(asked.case.round_schemes.all(), pk=pk)
    return _send(f"{number}-{row.scheme}-{row.sha256[:8]}.yaml", bytes(row.content))


@signed_in
@require_safe
def freeze_file(request: HttpRequest, number: str, pk: int, name: str) -> HttpResponse:
    """Send a file of a freeze, byte for byte; who the raters are, to the ministry only, and that is logged."""
    asked = round_or_404(request, number)
    row = child_or_404(asked.case.round_freezes.all(), pk=pk)
    if name == KEY and not asked.runs:
        raise Http404
    file = child_or_404(row.files.all(), name=name)
    if name == KEY:
        note_key_read(asked.viewer, file, now=clock.now())
    return _send(f"{number}-{row.sha256[:8]}-{name}", bytes(file.content))


@signed_in
@require_safe
def result_file(request: HttpRequest, number: str, pk: int, name: str) -> HttpResponse:
    """Send a file of a computation, byte for byte."""
    asked = round_or_404(request, number)
    row = child_or_404(asked.case.round_computations.all(), pk=pk)
    file = child_or_404(row.files.all(), name=name)
    return _send(f"{number}-{row.sha256[:8]}-{name}", bytes(file.content))


def _send(name: str, content: bytes) -> HttpResponse:
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
