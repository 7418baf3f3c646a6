"""What the buttons of a reviewer's pages do."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from teukgu.portal import clock
from teukgu.portal.services.panels.declaring import Declared, correct_fact, declare
from teukgu.portal.services.panels.discussing import LONGEST_REMARK, remark, take_back
from teukgu.portal.services.panels.facts import FactGiven
from teukgu.portal.services.panels.replying import reply
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import day_in, tell_refused
from teukgu.portal.web.views.my_panels.asked import AskedReviewer, reviewer_or_404
from teukgu.values import Refused


@csrf_protect
@signed_in
@require_POST
def act(request: HttpRequest, reviewer: int, what: str) -> HttpResponse:
    """Do what a button says, and come back to its page."""
    asked = reviewer_or_404(request, reviewer)
    button = BUTTONS.get(what)
    if button is None:
        raise Http404
    done, words, page = button
    about = [_zone(request)] if page == "my_panel_talk" else []
    address = reverse(page, args=[reviewer, *about])
    try:
        found = done(request, asked)
    except Refused as refused:
        tell_refused(request, refused)
        if what == "remark" and (lost := _text(request, "text").strip()):
            messages.warning(request, _("남기지 못한 의견: %(text)s") % {"text": lost[:LONGEST_REMARK]})
        return redirect(address)
    messages.success(request, str(words()))
    if isinstance(found, Declared) and found.barred:
        names = asked.names()
        told = ", ".join(names.get(zone, zone) for zone in sorted(found.barred))
        messages.info(
            request, _("이제 채점할 수 없는 특구: %(zones)s. 평가 담당이 다른 위원에게 맡깁니다.") % {"zones": told}
        )
    return redirect("my_panel_sheet", reviewer, "zones", about[0]) if what == "take-back" else redirect(address)


def stamp(request: HttpRequest) -> dict[str, Any]:
    """Return the key of the form, the moment and the day."""
    return {"once": request.POST.get("once", "")[:40] or uuid4().hex, "now": clock.now(), "today": clock.today()}


def _zone(request: HttpRequest) -> str:
    """Return the zone that a form is about.

    Raises:
        Http404: when it names none.
    """
    zone = request.POST.get("zone", "")
    if not zone or "/" in zone:
        raise Http404
    return zone


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")


def _accept(request: HttpRequest, asked: AskedReviewer) -> object:
    pledged = _text(request, "pledge") if _text(request, "agreed") else ""
    return reply(asked.viewer, asked.pk, accepted=True, pledge_sha256=pledged, **stamp(request))


def _decline(request: HttpRequest, asked: AskedReviewer) -> object:
    return reply(asked.viewer, asked.pk, accepted=False, reason=_text(request, "reason"), **stamp(request))


def _given(request: HttpRequest) -> FactGiven:
    return FactGiven(
        kind=_text(request, "kind"),
        about=_text(request, "about"),
        since=day_in(_text(request, "since")),
        until=day_in(_text(request, "until")),
        words=_text(request, "words"),
    )


def _declare(request: HttpRequest, asked: AskedReviewer) -> object:
    return declare(asked.viewer, asked.pk, [_given(request)], complete=False, **stamp(request))


def _complete(request: HttpRequest, asked: AskedReviewer) -> object:
    return declare(asked.viewer, asked.pk, (), complete=True, **stamp(request))


def _withdraw(request: HttpRequest, asked: AskedReviewer) -> object:
    fact, reason = whole(_text(request, "fact")), _text(request, "reason")
    return correct_fact(asked.viewer, asked.pk, fact, None, reason=reason, **stamp(request))


def _correct(request: HttpRequest, asked: AskedReviewer) -> object:
    fact, reason = whole(_text(request, "fact")), _text(request, "reason")
    return correct_fact(asked.viewer, asked.pk, fact, _given(request), reason=reason, **stamp(request))


def _remark(request: HttpRequest, asked: AskedReviewer) -> object:
    return remark(asked.viewer, asked.pk, whole(_text(request, "discussion")), _text(request, "text"), **stamp(request))


def _take_back(request: HttpRequest, asked: AskedReviewer) -> object:
    return take_back(asked.viewer, asked.pk, _text(request, "zone"), why=_text(request, "why"), **stamp(request))


BUTTONS: dict[str, tuple[Callable[[HttpRequest, AskedReviewer], Any], Callable[[], str], str]] = {
    "accept": (_accept, lambda: _("수락했습니다. 이어서 이해관계를 신고해 주십시오."), "my_panel_interests"),
    "decline": (_decline, lambda: _("거절했습니다. 알려 주셔서 고맙습니다."), "my_panel"),
    "declare": (_declare, lambda: _("신고했습니다."), "my_panel_interests"),
    "complete": (_complete, lambda: _("이해관계 신고를 마쳤습니다."), "my_panel"),
    "withdraw": (_withdraw, lambda: _("신고를 거두었습니다."), "my_panel_interests"),
    "correct": (_correct, lambda: _("신고를 고쳤습니다."), "my_panel_interests"),
    "remark": (_remark, lambda: _("의견을 남겼습니다."), "my_panel_talk"),
    "take-back": (
        _take_back,
        lambda: _("제출을 풀었습니다. 고친 뒤 다시 제출해야 점수에 들어갑니다."),
        "my_panel_talk",
    ),
}
"""What each button does, what is said then, and the page it belongs to."""
