"""Scenarios of the policy lab: kept under a name, listed, two of them compared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.evaluation.lab import Changes
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_lab import keeps_scenarios
from teukgu.portal.services.lab import Tried, keep_scenario, open_lab, try_settings
from teukgu.portal.store.models import LabScenario
from teukgu.portal.store.queries.lab import scenario_of, scenarios_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.lab.two import two_view
from teukgu.portal.web.presenting.lab.words import setting_words, value_words
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.lab.asked import (
    EXAMPLE,
    REAL,
    Site,
    drafts,
    lab_address,
    round_or_404,
    settings_in,
    site_of,
)
from teukgu.values import Refused


@csrf_protect
@needs(keeps_scenarios)
@require_POST
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the settings of a round of the real programme."""
    return _keep(request, REAL, key)


@csrf_protect
@needs(keeps_scenarios)
@require_POST
def keep_example(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the settings of a round of invented zones."""
    return _keep(request, EXAMPLE, key)


@csrf_protect
@needs(keeps_scenarios)
@require_POST
def keep_draft(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Keep settings that were tried on a computation."""
    return _keep(request, *drafts(request, number, pk))


def _keep(request: HttpRequest, site: Site, key: str) -> HttpResponse:
    viewer = viewer_of(request)
    page = round_or_404(viewer, site, key)
    sent, rules = dict(settings_in(request.POST)), request.POST.get("rules", "")
    try:
        kept = keep_scenario(
            viewer,
            site.programme,
            page.round,
            Changes.of(sent.items()),
            rules=rules,
            name=request.POST.get("name", ""),
            note=request.POST.get("note", ""),
            once=request.POST.get("once", "")[:64] or f"{viewer.account}-{clock.now().isoformat()}",
            now=clock.now(),
        )
    except Refused as refused:
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
        return redirect(lab_address(site, key, sent, rules))
    if kept is None:
        raise Http404
    messages.success(request, _("시나리오를 저장했습니다: %(name)s") % {"name": kept.name})
    return redirect("lab_scenarios")


@needs(keeps_scenarios)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the kept scenarios."""
    rows = [_line(one) for one in scenarios_of(viewer_of(request))]
    context = {"rows": rows, "section": "lab", "trail": trail((_("내 업무"), "work"), _("정책실험 시나리오"))}
    return render(request, "lab/scenarios.html", context)


@needs(keeps_scenarios)
@never_cache
@require_safe
def compare_two(request: HttpRequest) -> HttpResponse:
    """Two scenarios of one round beside each other and beside the official result."""
    viewer = viewer_of(request)
    found = [scenario_of(viewer, request.GET.get(name, "")) for name in ("a", "b")]
    context: dict[str, Any] = {"trail": trail((_("정책실험 시나리오"), "lab_scenarios"), _("두 시나리오 비교"))}
    first, second = found
    if first is None or second is None:
        raise Http404
    if (first.programme_id, first.round) != (second.programme_id, second.round):
        problem = _("같은 회차의 시나리오 둘을 고르십시오.")
        return render(request, "lab/compare.html", context | {"problems": [problem]}, status=422)
    try:
        one, two = (_again(viewer, scenario) for scenario in (first, second))
    except Refused as refused:
        return render(request, "lab/compare.html", context | {"problems": sentences(refused.findings)}, status=422)
    only_moved = request.GET.get("all") != "1"
    context |= {
        "a": _line(first),
        "b": _line(second),
        "page": two_view(one, two, only_moved=only_moved),
        "only_moved": only_moved,
        "query": f"a={first.pk}&b={second.pk}",
    }
    return render(request, "lab/compare.html", context)


def _again(viewer: Viewer, scenario: LabScenario) -> Tried:
    """Try a scenario on the round as it is kept now.

    Raises:
        Http404: when the round or its other rules are no longer there.
        Refused: when the settings do not fit any more.
    """
    page = round_or_404(viewer, site_of(scenario.programme_id, scenario.round), scenario.round)
    opened = open_lab(viewer, scenario.programme_id, page.round, rules=scenario.rules)
    if opened is None:
        raise Http404
    return try_settings(opened, Changes.of(scenario.settings.items()))


def _line(one: LabScenario) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "name": one.name,
        "note": one.note,
        "round": one.round,
        "rules": one.rules,
        "hash": one.settings_hash,
        "by": one.account.name,
        "at": one.kept_at,
        "changed": [
            (setting_words(name), value_words(name.partition(".")[0], text)) for name, text in one.settings.items()
        ],
        "address": lab_address(site_of(one.programme_id, one.round), one.round, one.settings, one.rules),
    }
