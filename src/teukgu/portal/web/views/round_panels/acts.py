"""What the buttons of a panel's pages do."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from teukgu.loading.reviewer_list import MOST_BYTES
from teukgu.portal import clock
from teukgu.portal.access import opens_rounds
from teukgu.portal.services.panels.assigning import Wanted, assign_panel, replace_leaver
from teukgu.portal.services.panels.closing import close_panel, confirm_use, reopen_panel
from teukgu.portal.services.panels.discussing import end_discussion, open_discussion, reopen_hand_in
from teukgu.portal.services.panels.facts import FactGiven, enter_fact, withdraw_fact
from teukgu.portal.services.panels.inviting import (
    ReviewerGiven,
    invite_again,
    invite_listed,
    invite_reviewer,
    set_terms,
)
from teukgu.portal.services.panels.leaving import record_leave, void_scores
from teukgu.portal.services.panels.making import make_panel, set_criteria
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.round_panels.criteria import criteria_in
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.sent import not_hidden, sent_of
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import day_in, sentences, tried
from teukgu.portal.web.views.round_panels.asked import AskedPanel, panel_or_404, panels_or_404
from teukgu.portal.web.views.round_panels.desk import criteria_page
from teukgu.portal.web.views.round_panels.invited import Invited, show_invited
from teukgu.portal.web.views.round_panels.people import reviewer_page, reviewers_page
from teukgu.portal.web.views.round_panels.scoring import pairs_page, progress_page, results_page
from teukgu.values import Finding, Refused


@csrf_protect
@needs(opens_rounds)
@require_POST
def make(request: HttpRequest, number: str) -> HttpResponse:
    """Make the panel of a component."""
    asked = panels_or_404(request, number)
    if not asked.runs:
        raise Http404
    component = request.POST.get("component", "")
    done = tried(
        request, lambda: make_panel(asked.viewer, number, component, **_stamp(request)), _("평가위원회를 만들었습니다.")
    )
    return redirect("round_panel", number, done.pk) if done is not None else redirect("round_panels", number)


@csrf_protect
@needs(opens_rounds)
@require_POST
def act(request: HttpRequest, number: str, pk: int, what: str) -> HttpResponse:
    """Do what a button says, and come back to its page; refused, the page shows what was typed."""
    asked = panel_or_404(request, number, pk)
    button = BUTTONS.get(what)
    if button is None or not asked.runs:
        raise Http404
    done, words, page = button
    about = [max(0, _reviewer(request))] if page == "round_panel_reviewer" else []
    address = reverse(page, args=[number, pk, *about])
    try:
        found = done(request, asked)
    except Refused as refused:
        sent = sent_of(request, what, _told(refused), address, ROWS.get(what, ()))
        return PAGES[page](request, asked, *about, sent=sent)
    if words():
        messages.success(request, str(words()))
    if what in INVITING:
        return show_invited(request, asked, found) or redirect(address)
    return redirect(address)


def _told(refused: Refused) -> list[str]:
    """Return why something was refused; of a list with the line of each problem."""
    findings = not_hidden(refused).findings
    return _by_line(findings) if any(one.place.line for one in findings) else sentences(findings)


def _by_line(findings: Iterable[Finding]) -> list[str]:
    words = _("%(line)d번째 줄: %(words)s")
    return [words % {"line": one.place.line or 0, "words": f"{said(one.message)} {said(one.cure)}"} for one in findings]


def _stamp(request: HttpRequest, *, once: bool = True) -> dict[str, Any]:
    key = {"once": request.POST.get("once", "")[:40] or uuid4().hex} if once else {}
    return {**key, "now": clock.now(), "today": clock.today()}


def _target(request: HttpRequest, asked: AskedPanel) -> tuple[Any, str, int]:
    return asked.round.viewer, asked.round.case.number, asked.panel.pk


def _reviewer(request: HttpRequest) -> int:
    return whole(request.POST.get("reviewer", ""))


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")


def _number(request: HttpRequest, name: str) -> int | None:
    text = _text(request, name).strip()
    return whole(text) if text else None


def _criteria(request: HttpRequest, asked: AskedPanel) -> object:
    return set_criteria(*_target(request, asked), criteria_in(request.POST), **_stamp(request))


def _given(request: HttpRequest) -> ReviewerGiven:
    return ReviewerGiven(
        email=_text(request, "email"),
        name=_text(request, "name"),
        fields=tuple(request.POST.getlist("fields")),
        most=_number(request, "most"),
        home_region=_text(request, "home_region"),
    )


def _invite(request: HttpRequest, asked: AskedPanel) -> Invited:
    return [invite_reviewer(*_target(request, asked), _given(request), **_stamp(request))]


def _invite_list(request: HttpRequest, asked: AskedPanel) -> Invited:
    file = request.FILES.get("file")
    content, name = (file.read(MOST_BYTES + 1), str(file.name)) if file is not None else (b"", "")
    return invite_listed(*_target(request, asked), content, name, **_stamp(request))


def _again(request: HttpRequest, asked: AskedPanel) -> Invited:
    return [invite_again(*_target(request, asked), _reviewer(request), **_stamp(request, once=False))]


def _terms(request: HttpRequest, asked: AskedPanel) -> object:
    return set_terms(*_target(request, asked), _reviewer(request), _given(request), **_stamp(request))


def _fact(request: HttpRequest, asked: AskedPanel) -> object:
    given = FactGiven(
        kind=_text(request, "kind"),
        about=_text(request, "about"),
        since=day_in(_text(request, "since")),
        until=day_in(_text(request, "until")),
        words=_text(request, "words"),
    )
    return enter_fact(*_target(request, asked), _reviewer(request), given, **_stamp(request))


def _withdraw(request: HttpRequest, asked: AskedPanel) -> object:
    fact, reason = _number(request, "fact"), _text(request, "reason")
    return withdraw_fact(*_target(request, asked), fact, reason=reason, **_stamp(request))


def _leave(request: HttpRequest, asked: AskedPanel) -> object:
    """Record that a reviewer left, then give their zones to others; when nobody can take them, that is said."""
    stamp, left_on = _stamp(request), day_in(_text(request, "left_on"))
    reason = _text(request, "reason")
    record_leave(*_target(request, asked), _reviewer(request), left_on=left_on, reason=reason, **stamp)
    if not asked.panel.assignments.exists():
        return None
    stamp["once"] = f"{stamp['once']}-r"
    tried(
        request,
        lambda: replace_leaver(*_target(request, asked), _reviewer(request), **stamp),
        _("채점하지 않은 특구를 다른 위원에게 배정했습니다."),
    )
    return None


def _void(request: HttpRequest, asked: AskedPanel) -> object:
    by, reason = _text(request, "by"), _text(request, "reason")
    zone = _text(request, "zone")
    return void_scores(*_target(request, asked), _reviewer(request), zone, by=by, reason=reason, **_stamp(request))


def _assign(request: HttpRequest, asked: AskedPanel) -> object:
    wanted = Wanted(
        reviewers=_number(request, "reviewers"),
        of_field=_number(request, "of_field"),
        seed=_number(request, "seed"),
        calibration=tuple(request.POST.getlist("calibration")),
        afresh=_text(request, "afresh") == "yes",
    )
    return assign_panel(*_target(request, asked), wanted, **_stamp(request))


def _discuss(request: HttpRequest, asked: AskedPanel) -> object:
    reason = _text(request, "reason")
    return open_discussion(*_target(request, asked), _text(request, "zone"), reason=reason, **_stamp(request))


def _end(request: HttpRequest, asked: AskedPanel) -> object:
    number, note = _number(request, "discussion"), _text(request, "note")
    return end_discussion(*_target(request, asked), number, note=note, **_stamp(request))


def _reopen(request: HttpRequest, asked: AskedPanel) -> object:
    pk, _bar, zone = _text(request, "pair").partition("@")
    return reopen_hand_in(*_target(request, asked), whole(pk), zone, why=_text(request, "why"), **_stamp(request))


def _close(request: HttpRequest, asked: AskedPanel) -> object:
    return close_panel(*_target(request, asked), reason=_text(request, "reason"), **_stamp(request))


def _reopen_panel(request: HttpRequest, asked: AskedPanel) -> object:
    return reopen_panel(*_target(request, asked), reason=_text(request, "reason"), **_stamp(request))


def _confirm(request: HttpRequest, asked: AskedPanel) -> object:
    return confirm_use(
        *_target(request, asked),
        _text(request, "use"),
        decided_on=day_in(_text(request, "decided_on")),
        by=_text(request, "by"),
        body=_number(request, "body"),
        reason=_text(request, "reason"),
        **_stamp(request),
    )


def _silent() -> str:
    return ""


BUTTONS: dict[str, tuple[Callable[[HttpRequest, AskedPanel], Any], Callable[[], str], str]] = {
    "criteria": (_criteria, lambda: _("심사기준을 남겼습니다."), "round_panel_criteria"),
    "invite": (_invite, _silent, "round_panel_reviewers"),
    "invite-list": (_invite_list, _silent, "round_panel_reviewers"),
    "again": (_again, _silent, "round_panel_reviewers"),
    "terms": (_terms, lambda: _("분야와 한도를 고쳤습니다."), "round_panel_reviewer"),
    "fact": (_fact, lambda: _("이해관계를 적었습니다. 걸리는 특구는 배정에서 빠집니다."), "round_panel_reviewer"),
    "withdraw": (_withdraw, lambda: _("이해관계를 거두었습니다."), "round_panel_reviewer"),
    "leave": (_leave, lambda: _("그만둔 것을 적었습니다. 이미 채점한 것은 그대로 남습니다."), "round_panel_reviewer"),
    "void": (_void, lambda: _("그 채점을 무효로 적었습니다."), "round_panel_reviewer"),
    "assign": (_assign, lambda: _("배정했습니다. 채점한 것은 움직이지 않았습니다."), "round_panel_pairs"),
    "discuss": (_discuss, lambda: _("토의를 열었습니다."), "round_panel_progress"),
    "end": (_end, lambda: _("토의를 마쳤습니다."), "round_panel_progress"),
    "reopen": (_reopen, lambda: _("제출을 풀었습니다. 다시 제출해야 점수에 들어갑니다."), "round_panel_progress"),
    "close": (_close, lambda: _("평가위원회를 마감했습니다."), "round_panel_results"),
    "reopen-panel": (_reopen_panel, lambda: _("마감을 풀었습니다."), "round_panel_results"),
    "confirm": (_confirm, lambda: _("쓸 점수를 적었습니다."), "round_panel_results"),
}
"""What each button does, what is said then, and the page it belongs to."""
INVITING = frozenset({"invite", "invite-list", "again"})
ROWS = {"withdraw": ("fact",), "end": ("discussion",)}
"""The fields that tell a form of one row from the same form of another."""
PAGES: dict[str, Callable[..., HttpResponse]] = {
    "round_panel_criteria": criteria_page,
    "round_panel_reviewers": reviewers_page,
    "round_panel_reviewer": reviewer_page,
    "round_panel_pairs": pairs_page,
    "round_panel_progress": progress_page,
    "round_panel_results": results_page,
}
