"""Stories of the zones: the list of what is written and missing, and the one form for each."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.services.public_stage.stories import (
    ENGLISH_TIMES,
    HEADINGS,
    StoryGiven,
    save_story,
    story_limits,
    voting_began,
)
from teukgu.portal.store.models import ZoneStory
from teukgu.portal.store.queries.public_stage.standing import judged_zones, stories_of, zone_names
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404
from teukgu.values import Finding, Refused


@signed_in
@never_cache
@require_safe
def stories(request: HttpRequest, number: str) -> HttpResponse:
    """List the zones of the round with their stories, those without first."""
    asked = round_or_404(request, number)
    zones = judged_zones(asked.standing.population)
    names, written = zone_names(zones, english=english()), stories_of(asked.case)
    rows = [(zone, names.get(zone, zone), written.get(zone)) for zone in sorted(zones)]
    context = {
        "asked": asked,
        "case": asked.case,
        "title": _("특구 소개글"),
        "rows": sorted(rows, key=lambda row: (row[2] is not None, row[1])),
        "missing": sum(row[2] is None for row in rows),
        "stand": voting_began(asked.case, clock.now()),
        "limits": story_limits(asked.situation),
        "headings": [said(one) for one in HEADINGS],
        "trail": asked.trail(Step(_("공개 평가"), reverse("public_stage", args=[number])), Step(_("특구 소개글"))),
    }
    return render(request, "public_stage/stories.html", context)


@signed_in
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, number: str, zone: str) -> HttpResponse:
    """Show the story of a zone in the one form; the ministry saves it."""
    asked = round_or_404(request, number)
    if zone not in judged_zones(asked.standing.population):
        raise Http404
    if request.method != "POST":
        kept = stories_of(asked.case).get(zone)
        return _form(request, asked, zone, _of(kept) if kept is not None else StoryGiven("", ()))
    if not asked.runs:
        raise Http404
    post = request.POST
    ko, en = ([post.get(f"part{place}_{tongue}", "") for place in range(len(HEADINGS))] for tongue in ("ko", "en"))
    given = StoryGiven(post.get("title_ko", ""), ko, post.get("title_en", ""), en)
    once = post.get("once", "")[:60] or uuid4().hex
    try:
        save_story(asked.viewer, number, zone, given, once=once, now=clock.now(), today=clock.today())
    except Refused as refused:
        return _form(request, asked, zone, given, refused.findings)
    messages.success(request, _("소개글을 남겼습니다."))
    return redirect("public_stories", number=number)


def _of(kept: ZoneStory) -> StoryGiven:
    return StoryGiven(kept.title_ko, kept.parts_ko, kept.title_en, kept.parts_en)


def _form(
    request: HttpRequest, asked: AskedRound, zone: str, given: StoryGiven, findings: tuple[Finding, ...] = ()
) -> HttpResponse:
    limits, name = story_limits(asked.situation), zone_names([zone], english=english()).get(zone, zone)
    count = len(HEADINGS)
    ko, en = ((*parts, *[""] * count)[:count] for parts in (given.parts_ko, given.parts_en))
    context: dict[str, Any] = {
        "asked": asked,
        "case": asked.case,
        "zone": zone,
        "title": name,
        "given": given,
        "parts": [(place, said(head), ko[place], en[place]) for place, head in enumerate(HEADINGS)],
        "limits": limits,
        "english_limits": (limits.title * ENGLISH_TIMES, limits.text * ENGLISH_TIMES),
        "editions": asked.case.zone_stories.filter(zone=zone).order_by("-number"),
        "may_write": asked.runs and not voting_began(asked.case, clock.now()),
        "wrong": sentences(findings),
        "once": uuid4().hex,
        "trail": asked.trail(
            Step(_("공개 평가"), reverse("public_stage", args=[asked.case.number])),
            Step(_("특구 소개글"), reverse("public_stories", args=[asked.case.number])),
            Step(name),
        ),
    }
    return render(request, "public_stage/story.html", context, status=422 if findings else 200)
