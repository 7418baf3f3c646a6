"""A reviewer's panels, one panel, their interests, a discussion, how severe they were."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.panel_rules import panel_words
from teukgu.portal.services.panels.mine import my_panels, own_severity
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, criteria_of
from teukgu.portal.store.queries.panels.reviewers import ACCEPTED, INVITED
from teukgu.portal.store.queries.panels.scores import closing_of, is_open
from teukgu.portal.store.queries.panels.sheets import sheet_of
from teukgu.portal.store.queries.panels.talks import talk_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.my_panels.home import (
    about_choices,
    fact_rows,
    next_zone,
    panel_rows,
    severity_words,
    zone_rows,
)
from teukgu.portal.web.presenting.my_panels.talk import remark_rows, talk_rows
from teukgu.portal.web.presenting.round_panels.scoring import practice_lines
from teukgu.portal.web.presenting.round_panels.words import kinds, state_words
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.my_panels.asked import reviewer_or_404


@signed_in
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the panels to which the viewer was invited, with what waits in each."""
    found = my_panels(viewer_of(request), now=clock.now(), today=clock.today())
    context = {"rows": panel_rows(found), "section": "work", "trail": trail((_("내 업무"), "work"), _("나의 평가"))}
    return render(request, "my_panels/list.html", context)


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, reviewer: int) -> HttpResponse:
    """Show a panel to one of its reviewers: the invitation, or their zones with how far they have got."""
    asked = reviewer_or_404(request, reviewer)
    me, mine, state = asked.me, asked.mine, asked.me.reviewer.state
    pledge = panel_words().pledge
    practice = me.zones(CALIBRATION) if state == ACCEPTED else frozenset()
    members = me.held.members() if practice else []
    names = asked.names() if state == ACCEPTED else {}
    context = asked.context(
        mine=mine,
        state=state,
        state_words=state_words(state)[0],
        invited=state == INVITED,
        accepted=state == ACCEPTED,
        may_decline=mine.open and state == ACCEPTED and not mine.zones and not practice,
        reply=me.reviewer.reply,
        clauses=[said(one) for one in pledge.clauses],
        pledge=pledge,
        rows=zone_rows(me, names) if state == ACCEPTED else [],
        next=next_zone(me, names) if state == ACCEPTED else None,
        practice=practice_lines(asked.panel, [one for one in members if one.zone_id in practice]),
        closed=closing_of(asked.panel) is not None,
    )
    return render(request, "my_panels/panel.html", context)


@signed_in
@never_cache
@require_safe
def interests(request: HttpRequest, reviewer: int) -> HttpResponse:
    """Show what is known of the reviewer's interests, and take what they declare."""
    asked = reviewer_or_404(request, reviewer)
    if asked.me.reviewer.state != ACCEPTED:
        raise Http404
    context = asked.context(
        Step(_("이해관계 신고")),
        mine=asked.mine,
        facts=fact_rows(asked.me, asked.names()),
        kinds=kinds(),
        choices=about_choices(asked.panel.case.programme_id, asked.names()),
        last=asked.me.row.declarations.order_by("-pk").first(),
    )
    return render(request, "my_panels/interests.html", context)


@signed_in
@never_cache
@require_safe
def talk(request: HttpRequest, reviewer: int, zone: str) -> HttpResponse:
    """Show the discussion of a zone: scores and words of the others without names, once all are in."""
    asked = reviewer_or_404(request, reviewer)
    # whoever is bound to a zone reads nothing more of what others say of it
    sees = asked.me.reviewer.state == ACCEPTED and zone in asked.me.open_zones(SCORING)
    found = talk_of(asked.me.row, zone) if sees else None
    if found is None:
        raise Http404
    running = asked.mine.open and is_open(found.discussion)
    name = asked.names().get(zone, zone)
    context = asked.context(
        Step(_("토의: %(zone)s") % {"zone": name}),
        zone=zone,
        zone_name=name,
        talk=found.discussion,
        sheets=found.sheets,
        rows=talk_rows(found, criteria_of(asked.panel)),
        remarks=remark_rows(found),
        running=running,
        sheet=sheet_of(asked.me.row, zone),
    )
    return render(request, "my_panels/talk.html", context)


@signed_in
@never_cache
@require_safe
def severity(request: HttpRequest, reviewer: int) -> HttpResponse:
    """Tell a reviewer how severe they were, once the panel is closed; no other reviewer sees it."""
    asked = reviewer_or_404(request, reviewer)
    if closing_of(asked.panel) is None:
        raise Http404
    found = own_severity(asked.me)
    context = asked.context(Step(_("나의 엄격함")), found=severity_words(found) if found else None)
    return render(request, "my_panels/severity.html", context)
