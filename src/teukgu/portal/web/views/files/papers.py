"""The paper of an act: its page, and its files to take to the offices' own document system."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.letter import Letter
from teukgu.documents.official.package import file_name
from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.services.papers import MadePaper, package_of_event, paper_of_event
from teukgu.portal.services.papers.of_meeting import meeting_paper
from teukgu.portal.services.papers.packing import personal_references
from teukgu.portal.store.queries.cases.situation import procedure_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import case_or_404, child_or_404, needs, signed_in
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.presenting.files.letter import letter_context
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.values import Refused

WRITERS: Mapping[str, tuple[str, Callable[[Letter], bytes]]] = {
    "txt": ("text/plain; charset=utf-8", lambda letter: letter_text(letter).encode()),
    "hwpx": ("application/hwp+zip", write_hwpx),
    "pdf": ("application/pdf", write_pdf),
}
ZIP = "application/zip"


View = Callable[..., HttpResponse]
FAULTY = frozenset({"paper.template_wrong", "paper.no_template", "paper.cannot_be_filled"})
"""What is wrong with the templates themselves: said as it is, for whoever may see the paper at all."""


def _saying(view: View) -> View:
    """Answer 404 where there is no such paper for the viewer, and a page that says it where a template is faulty."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            faults = [one for one in refused.findings if one.code in FAULTY]
            if not faults:
                raise Http404 from refused
        told = [(one.place.file if one.place else "", said(one.message), said(one.cure)) for one in faults]
        return render(request, "files/faulty.html", {"faults": told, "trail": (Step(_("공문 서식")),)}, status=422)

    return answer


def _made(request: HttpRequest, number: str, seq: int) -> MadePaper:
    case = case_or_404(request, number)
    event = child_or_404(case.events.all(), seq=seq)
    return paper_of_event(viewer_of(request), event.pk)


@signed_in
@require_safe
@_saying
def show(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Show the paper as it reads, with its files and what is still blank."""
    return _page(request, _made(request, number, seq))


def _page(request: HttpRequest, made: MadePaper, *, refusal: str = "", status: int = 200) -> HttpResponse:
    name = said(made.act.name)
    context = {
        **letter_context(made.paper, procedure_of(made.case)),
        "made": made,
        "act_name": name,
        "case": made.case,
        "seq": made.event.seq,
        "personal": bool(personal_references(made)),
        "refusal": refusal,
        "trail": (Step(case_title(made.case.title), reverse("case", args=[made.case.number])), Step(name)),
        "section": "work",
    }
    return render(request, "files/paper.html", context, status=status)


@signed_in
@require_safe
@_saying
def download(request: HttpRequest, number: str, seq: int, ending: str) -> HttpResponse:
    """Give the paper as text, HWPX or PDF."""
    if ending not in WRITERS:
        raise Http404
    made = _made(request, number, seq)
    kind, write = WRITERS[ending]
    return _sent(write(made.paper.letter), kind, f"{file_name(made.paper.letter.title)}.{ending}")


@signed_in
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@_saying
def package(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Give the whole package; with personal data only by a form that says why."""
    made = _made(request, number, seq)
    reason = request.POST.get("reason", "").strip() if request.method == "POST" else ""
    if request.method == "POST" and not reason:
        return _page(request, made, refusal=_("내려받는 사유를 적으세요."), status=422)
    if made.row is None:
        raise Http404
    address = client_address(request)
    content = package_of_event(viewer_of(request), made.row.pk, reason=reason, address=address, now=clock.now())
    return _sent(content, ZIP, f"{file_name(made.paper.letter.title)}.zip")


@needs(is_staff)
@require_safe
@_saying
def of_meeting(request: HttpRequest, meeting: int, template: str, ending: str) -> HttpResponse:
    """Give a paper of a meeting to the body's secretary: ``?item=`` and ``?member=`` say of which."""
    if ending not in WRITERS:
        raise Http404
    about = {name: int(value) for name in ("item", "member") if (value := request.GET.get(name, "")).isdecimal()}
    address = client_address(request)
    paper = meeting_paper(viewer_of(request), meeting, template, **about, address=address, now=clock.now())
    kind, write = WRITERS[ending]
    return _sent(write(paper.letter), kind, f"{file_name(paper.letter.title)}.{ending}")


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Robots-Tag"] = "noindex"
    return response
