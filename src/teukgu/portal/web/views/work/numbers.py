"""Numbers of many documents from one CSV file."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.services.cases.document_numbers import import_numbers
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.values import Finding, Refused

LARGEST = 1_000_000


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(is_staff)
def write(request: HttpRequest) -> HttpResponse:
    """Read a file of numbers; one wrong line refuses it whole and says every line that is wrong."""
    problems: list[str] = []
    if request.method == "POST":
        given = request.FILES.get("file")
        text = _text(given.read(LARGEST + 1)) if given else request.POST.get("text", "")
        once = request.POST.get("once", "")[:40] or uuid4().hex
        try:
            done = import_numbers(viewer_of(request), text, once=once, now=clock.now(), today=clock.today())
            values = {"sent": done.sent, "received": done.received}
            messages.success(request, _("시행 %(sent)d건, 접수 %(received)d건을 적었습니다.") % values)
            return redirect("unsent_documents")
        except Refused as refused:
            problems = [_line(one) for one in refused.findings]
    context = {
        "problems": problems,
        "text": request.POST.get("text", ""),
        "once": uuid4().hex,
        "section": "work",
        "trail": trail((_("내 업무"), "work"), (_("공문 미시행"), "unsent_documents"), _("번호 한꺼번에 적기")),
    }
    return render(request, "work/numbers.html", context, status=422 if problems else 200)


def _text(content: bytes) -> str:
    """Return the text of a CSV file in UTF-8, or as Korean spreadsheets still save it; nothing of one too large."""
    if len(content) > LARGEST:
        return ""  # half a file would record half of its rows
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _line(finding: Finding) -> str:
    place = finding.place
    words = f"{said(finding.message)} {said(finding.cure)}"
    return _("%(line)s번째 줄: ") % {"line": place.line} + words if place.line else words
