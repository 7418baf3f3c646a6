"""A round in the policy lab: the form, what changes, the scheme as a file."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_safe

from teukgu.documents.lab_scheme import Provenance, adopted
from teukgu.portal import clock
from teukgu.portal.access_lab import keeps_scenarios
from teukgu.portal.bands import reader
from teukgu.portal.displaying import Display
from teukgu.portal.services.lab import Busy, OtherRules, Tried, other_rules, try_settings
from teukgu.portal.store import queries
from teukgu.portal.store.queries.round_case.for_lab import BETWEEN
from teukgu.portal.visibility import PUBLIC_STATISTICS
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.lab.form import changed_only, lab_form, said_settings
from teukgu.portal.web.presenting.lab.result import Seen, read_asked, result_view
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.lab.asked import (
    EXAMPLE,
    REAL,
    AskedLab,
    Site,
    drafts,
    lab_address,
    open_asked,
    query_of,
    settings_in,
)
from teukgu.values import Refused


@csrf_protect
@never_cache
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """A round of the real programme in the lab."""
    return lab_page(request, REAL, key)


@csrf_protect
@never_cache
@require_safe
def show_example(request: HttpRequest, key: str) -> HttpResponse:
    """A round of invented zones in the lab."""
    return lab_page(request, EXAMPLE, key)


@never_cache
@require_safe
def scheme_file(request: HttpRequest, key: str) -> HttpResponse:
    """The scheme with the settings of a round of the real programme."""
    return send_scheme(request, REAL, key)


@never_cache
@require_safe
def example_scheme_file(request: HttpRequest, key: str) -> HttpResponse:
    """The scheme with the settings of a round of invented zones."""
    return send_scheme(request, EXAMPLE, key)


@csrf_protect
@needs(keeps_scenarios)
@never_cache
@require_safe
def show_draft(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A computation that is not published yet, for whoever runs the round."""
    return lab_page(request, *drafts(request, number, pk))


@needs(keeps_scenarios)
@never_cache
@require_safe
def draft_scheme_file(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The scheme with the settings that were tried on a computation."""
    return send_scheme(request, *drafts(request, number, pk))


def lab_page(request: HttpRequest, site: Site, key: str) -> HttpResponse:
    """Show the form and what the settings change; a sent form goes on to the short address of its settings."""
    try:
        asked = open_asked(request, site, key, request.GET)
    except Refused as refused:
        context = {"problems": sentences(refused.findings), "back": lab_address(site, key, {}, "")}
        return render(request, "lab/refused.html", context, status=422)
    sent = settings_in(request.GET)
    problems: list[str] = []
    tried: Tried | None = None
    status = 200
    try:
        changes = changed_only(asked.opened, sent)
        if "try" in request.GET:
            address = lab_address(site, key, dict(changes.values), asked.rules, full=asked.opened.full)
            return redirect(f"{address}#lab-result")
        tried = try_settings(asked.opened, changes)
    except Refused as refused:
        problems = sentences(refused.findings)
        status = 503 if isinstance(refused, Busy) else 422
    context = _context(request, asked, dict(sent)) | {"problems": problems, "busy": status == 503}
    if tried is not None:
        context |= _of_result(request, asked, tried)
    response = render(request, "lab/round.html", context, status=status)
    if status == 503:
        response["Retry-After"] = "10"
    return response


def send_scheme(request: HttpRequest, site: Site, key: str) -> HttpResponse:
    """Send the draft scheme; what cannot be made is said on the page."""
    try:
        asked = open_asked(request, site, key, request.GET)
        changes = changed_only(asked.opened, settings_in(request.GET))
        tried = try_settings(asked.opened, changes)
    except Refused:
        return redirect(lab_address(site, key, dict(settings_in(request.GET)), request.GET.get("rules", "")))
    origin = Provenance(asked.page.round.key, tried.opened.bundle, tried.opened.base.id, clock.today())
    content = adopted(tried.used, changes, origin)
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key.replace("/", "-")}-lab-{changes.hash}.yaml"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(request: HttpRequest, asked: AskedLab, sent: dict[str, str]) -> dict[str, Any]:
    round_, site = asked.page.round, asked.site
    title = said(round_.title)
    others = other_rules(asked.viewer, site.programme, round_)
    section, name = ("example", _("예시 프로그램")) if site.example else ("rounds", _("평가 결과"))
    steps = _above(site, round_.key, (name, section))
    return {
        "site": site,
        "at": {name: site.address(getattr(site, name), round_.key) for name in ("lab", "scheme", "keep", "round")},
        "title": title,
        "public": round_.scheme == PUBLIC_STATISTICS,
        "form": lab_form(asked.opened, sent),
        "rules": [(one.key, said(one.title), one.key == asked.rules) for one in _with_chosen(asked, others)],
        "chosen_rules": asked.rules,
        "notes": [said(one.message) for one in asked.opened.notes],
        "keeps": asked.keeps,
        "full": asked.opened.full,
        "section": section,
        "trail": (*steps, Step(title, site.address(site.round, round_.key)), Step(_("정책실험"))),
    }


def _with_chosen(asked: AskedLab, others: tuple[OtherRules, ...]) -> tuple[OtherRules, ...]:
    """The rules that are offered, and the older save of a draft that the address names."""
    chosen = asked.opened.other
    return others if chosen is None or any(one.key == chosen.key for one in others) else (*others, chosen)


def _above(site: Site, key: str, listed: tuple[str, str]) -> tuple[Step, ...]:
    if not site.draft:
        return trail(listed)
    desk = Step(_("운영평가"), reverse("round_desk", args=[key.partition(BETWEEN)[0]]))
    return (*trail((_("내 업무"), "work")), desk)


def _of_result(request: HttpRequest, asked: AskedLab, tried: Tried) -> dict[str, Any]:
    labels = queries.labels_of(asked.viewer, asked.site.programme)
    types = {key: said(labels.of(kind, key).name) for kind in ("type", "sector") for key in labels.keys(kind)}
    found = asked.page
    read = reader(found.round, found.results)
    public = found.round.scheme == PUBLIC_STATISTICS
    seen = Seen(
        public=public,
        addresses={unit.unit: asked.site.zone_address(found.round.key, unit) for unit in found.results},
        official={unit.unit: read.band(unit).short for unit in found.scored} if public else {},
        types=types,
        wide=read.wide,
        display=Display.FULL if asked.keeps or asked.site.draft else read.display,
    )
    kinds = dict.fromkeys(row.type for row in tried.comparison.rows if row.type)
    filters = read_asked(request.GET.dict(), kinds)
    settings = dict(tried.changes.values)
    return {
        "result": result_view(tried, filters, seen),
        "filters": filters,
        "kinds": [(kind, types.get(kind, kind), kind == filters.type) for kind in kinds],
        "changed": said_settings(lab_form(tried.opened, settings), settings),
        "settings": settings,
        "hash": tried.changes.hash,
        "bundle": tried.opened.bundle,
        "link": request.build_absolute_uri(lab_address(asked.site, found.round.key, settings, asked.rules)),
        "query": query_of(settings, asked.rules),
        "once": uuid.uuid4().hex,
    }
