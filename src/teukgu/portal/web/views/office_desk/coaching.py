"""Coaching: the coach's own list, one assignment with its sessions, advice and whether it was taken."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer, is_signed_in
from teukgu.portal.access_office import answering_post, may_coach
from teukgu.portal.services.office_desk.coaching import (
    ADVICE_STATES,
    FACTS,
    FORMS,
    answer_advice,
    declare_tie,
    end_coaching,
    log_session,
    tie_words,
)
from teukgu.portal.services.office_desk.held import regions_of
from teukgu.portal.store.models import CoachAdvice, CoachAssignment, CoachSession, Organisation
from teukgu.portal.store.queries.meetings.members import conflict_facts
from teukgu.portal.store.queries.office_desk.coaching import advice_state, assignments_of, is_running, later_ties
from teukgu.portal.store.queries.office_desk.desks import desk_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.office_desk.coaching_page import ADVICE_BADGES, advice_name, form_name
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.office_desk.asked import whole

ADVICE_ROWS = 3
CONCERNED_KINDS = ("municipality", "operator")


def coaches_or_is_coached(viewer: Viewer) -> bool:
    """Whether there is some coaching that the viewer sees, or could give."""
    return may_coach(viewer) or (is_signed_in(viewer) and assignments_of(viewer).exists())


@needs(coaches_or_is_coached)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the assignments that the viewer sees; an expert declares interests here."""
    viewer, today = viewer_of(request), clock.today()
    facts = portal_rules.programme().rulebook.on(today).parameter(FACTS).options
    rows = [(one, zone_name(one.zone.now), is_running(one, today)) for one in assignments_of(viewer)]
    programmes = {post.programme for post in viewer.posts}
    bodies = Organisation.objects.filter(programme__in=programmes, kind__in=CONCERNED_KINDS).order_by("kind", "name_ko")
    declared = [
        (said(facts[one.fact]) if one.fact in facts else one.fact, one) for one in conflict_facts([int(viewer.account)])
    ]
    context = {
        "rows": rows,
        "may_coach": may_coach(viewer),
        "declared": declared,
        "facts": [(key, said(words)) for key, words in facts.items()],
        "bodies": [(one.pk, organisation_said(one)) for one in bodies] if may_coach(viewer) else [],
        "once": uuid.uuid4().hex,
        "trail": trail((_("내 업무"), "work"), _("전문코칭")),
    }
    return render(request, "office/coaching.html", context)


@csrf_protect
@needs(may_coach)
@require_POST
def declare(request: HttpRequest) -> HttpResponse:
    """Declare an interest of the viewer's own."""
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(
        request,
        lambda: declare_tie(
            viewer_of(request),
            fact=request.POST.get("fact", ""),
            organisation=whole(request.POST.get("organisation", "")),
            note=request.POST.get("note", ""),
            once=once,
            now=clock.now(),
            today=clock.today(),
        ),
        _("이해관계를 신고했습니다."),
    )
    return redirect("coaching")


def _one(request: HttpRequest, pk: int) -> CoachAssignment:
    return child_or_404(assignments_of(viewer_of(request)), pk=pk)


@needs(coaches_or_is_coached)
@never_cache
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an assignment: its sessions, the advice, whether it was taken."""
    viewer, today = viewer_of(request), clock.today()
    found = _one(request, pk)
    desk = desk_of(viewer, found.organisation.key)
    at_desk = desk is not None and desk.acts
    zone = found.zone.now
    sessions = found.sessions.prefetch_related("advice__turns__account").order_by("-held_on", "-pk")
    context = {
        "found": found,
        "zone": zone_name(zone),
        "office": organisation_said(found.organisation),
        "running": is_running(found, today),
        "ties": [said(tie_words(one, today)) for one in later_ties(found, today)],
        "sessions": [(one, form_name(one.form), _pieces(one)) for one in sessions],
        "may_log": at_desk or str(found.coach_id) == viewer.account,
        "may_end": at_desk and is_running(found, today) and not hasattr(found, "ended"),
        "may_answer": at_desk or answering_post(viewer, zone.programme_id, regions_of(zone)) is not None,
        "forms": [(one, form_name(one)) for one in FORMS],
        "states": [(one, advice_name(one)) for one in ADVICE_STATES],
        "advice_rows": range(ADVICE_ROWS),
        "once": uuid.uuid4().hex,
        "today": today,
        "trail": trail((_("전문코칭"), "coaching"), f"{zone_name(zone)} {found.coach.name}"),
    }
    return render(request, "office/coaching_one.html", context)


def _pieces(session: CoachSession) -> list[dict[str, Any]]:
    return [_advice(one) for one in sorted(session.advice.all(), key=lambda one: one.number)]


def _advice(piece: CoachAdvice) -> dict[str, Any]:
    last = advice_state(piece)
    state = last.state if last else ""
    return {
        "piece": piece,
        "last": last,
        "name": advice_name(state),
        "badge": ADVICE_BADGES.get(state, "bg-light-gray"),
    }


@csrf_protect
@needs(coaches_or_is_coached)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Log a session, answer a piece of advice, end the coaching."""
    _one(request, pk)
    acts = {"session": _session, "advice": _answer, "end": _end}
    name = request.POST.get("act", "")
    if name not in acts:
        raise Http404
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(request, lambda: acts[name](request, pk, once), _("기록했습니다."))
    return redirect("coaching_one", pk)


def _session(request: HttpRequest, pk: int, once: str) -> Any:
    return log_session(
        viewer_of(request),
        pk,
        held_on=day_in(request.POST.get("held_on", "")),
        form=request.POST.get("form", ""),
        attended=request.POST.get("attended", ""),
        summary=request.POST.get("summary", ""),
        advice=request.POST.getlist("advice")[:40],
        once=once,
        now=clock.now(),
        today=clock.today(),
    )


def _answer(request: HttpRequest, pk: int, once: str) -> Any:
    advice = whole(request.POST.get("advice", "")) or 0
    state, why = request.POST.get("state", ""), request.POST.get("why", "")
    return answer_advice(viewer_of(request), advice, state=state, why=why, once=once, now=clock.now())


def _end(request: HttpRequest, pk: int, once: str) -> Any:
    reason = request.POST.get("reason", "")
    return end_coaching(viewer_of(request), pk, reason=reason, once=once, now=clock.now(), today=clock.today())
