"""The page that a link opens, without an account: the version, its hash, approve or send back. Opens on a phone."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.documents.report_paper.figures import figure_groups
from teukgu.portal import clock
from teukgu.portal.services.reports.approval_answers import Answer, answer_link, in_the_way, link_of
from teukgu.portal.services.reports.link_tries import note_wrong_link, refuse_tries
from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd
from teukgu.portal.store.queries.reports.attachments import attachments_of, file_of
from teukgu.portal.store.queries.reports.paper import record_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.reports.approval import level_choices
from teukgu.portal.web.presenting.reports.reading import read_version
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.files.handed_in import given
from teukgu.portal.web.views.reports.papers import paper_response
from teukgu.values import Finding, Refused

OVER, TRIES = "report.link_over", "report.link_tries"


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the version, and take the answer. Wrong, used, closed and too old links answer alike."""
    try:
        if request.method == "POST":
            return _done(request, _answered(request, token))
        link = _opened(request, token)
    except Refused as refused:
        return _refused(request, token, refused.findings)
    return _page(request, link, ())


def _opened(request: HttpRequest, token: str) -> ApprovalLink:
    """Return the link; whoever tries many that open nothing has to wait."""
    address, now = client_address(request), clock.now()
    refuse_tries(address, now=now)
    try:
        return link_of(token, now=now)
    except Refused:
        note_wrong_link(address, now=now)
        raise


def _answered(request: HttpRequest, token: str) -> ApprovalLinkEnd:
    posted, address, now = request.POST, client_address(request), clock.now()
    refuse_tries(address, now=now)
    answer = Answer(
        approves=posted.get("answer") == "approve",
        name=posted.get("name", ""),
        position=posted.get("position", ""),
        level=posted.get("level", ""),
        remark=posted.get("remark", ""),
    )
    try:
        return answer_link(token, answer, once=posted.get("once", "")[:64], now=now, today=clock.today())
    except Refused as refused:
        if any(one.code == OVER for one in refused.findings):
            note_wrong_link(address, now=now)
        raise


def _refused(request: HttpRequest, token: str, findings: tuple[Finding, ...]) -> HttpResponse:
    codes = {one.code for one in findings}
    if codes & {OVER, TRIES}:
        context = {"problems": sentences(findings), "trail": ()}
        return _hidden(render(request, "reports/link_over.html", context, status=429 if TRIES in codes else 404))
    try:
        link = link_of(token, now=clock.now())
    except Refused as refused:
        return _refused(request, token, refused.findings)
    return _page(request, link, findings)


def _page(request: HttpRequest, link: ApprovalLink, findings: tuple[Finding, ...]) -> HttpResponse:
    record = record_of(link.version)
    typed = request.POST if request.method == "POST" else {}
    context: dict[str, Any] = {
        "link": link,
        "version": link.version,
        "case": link.report.case,
        "record": record,
        "summary": list(figure_groups(record, "en" if english() else "ko"))[:1],
        "parts": read_version(link.version),
        "files": attachments_of(link.version),
        "problems": sentences(findings),
        "waits": sentences(in_the_way(link, now=clock.now(), today=clock.today())),
        "name": typed.get("name", link.name),
        "position": typed.get("position", link.position),
        "remark": typed.get("remark", ""),
        "levels": level_choices(typed.get("level", link.level)),
        "once": typed.get("once") or uuid4().hex,
        "token": request.resolver_match.kwargs["token"] if request.resolver_match else "",
        "trail": (),
    }
    return _hidden(render(request, "reports/link.html", context, status=422 if findings else 200))


def _done(request: HttpRequest, end: ApprovalLinkEnd) -> HttpResponse:
    context = {"end": end, "version": end.link.version, "case": end.link.report.case, "trail": ()}
    return _hidden(render(request, "reports/link_done.html", context))


def _hidden(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_safe
def paper(request: HttpRequest, token: str, ending: str) -> HttpResponse:
    """Give the version as a document to whoever holds the link."""
    return paper_response(_link_or_404(request, token).version, ending)


@never_cache
@require_safe
def attachment(request: HttpRequest, token: str, attachment: int) -> HttpResponseBase:
    """Give a file of the version to whoever holds the link."""
    link = _link_or_404(request, token)
    if attachment not in {one.row for one in attachments_of(link.version)}:
        raise Http404
    use = file_of(link.report_id, attachment)
    if use is None:
        raise Http404
    return given(use)


def _link_or_404(request: HttpRequest, token: str) -> ApprovalLink:
    try:
        return _opened(request, token)
    except Refused as refused:
        raise Http404 from refused
