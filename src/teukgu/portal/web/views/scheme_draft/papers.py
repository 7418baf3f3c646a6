"""Texts of the notices of a scheme: the advance notice and the public notice, as HWPX and PDF."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal.services.scheme_draft.notices import TEMPLATES, notice_paper
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.scheme_draft.asked import draft_or_404
from teukgu.portal.web.views.scheme_draft.compare import differences, paper

KINDS = ("hwpx", "pdf")


@signed_in
@never_cache
@require_safe
def notice(request: HttpRequest, number: str, which: str, kind: str) -> HttpResponse:
    """Send the text of a notice, made from the draft as it stands; ``on`` is the day of the notice."""
    asked = draft_or_404(request, number)
    if which not in TEMPLATES or kind not in KINDS or asked.check is None:
        raise Http404
    scheme = asked.check.scheme
    if scheme is None or not asked.check.may_be_stated:
        messages.error(request, _("파일에 고칠 곳이 있어 고시문을 만들 수 없습니다. 먼저 고치십시오."))
        return redirect("scheme_draft", number=number)
    one = asked.round
    day = _day(request) or one.today
    lines = differences(request, asked)
    made = tried(
        request,
        lambda: notice_paper(one.case, one.situation, scheme, lines, kind=which, year=one.standing.year, day=day),
        "",
    )
    if made is None:
        return redirect("scheme_draft", number=number)
    return paper(made.letter, f"{number}-{TEMPLATES[which]}", kind)


def _day(request: HttpRequest) -> date | None:
    return day_in(request.GET.get("on", ""))
