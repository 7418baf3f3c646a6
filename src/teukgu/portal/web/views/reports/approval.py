"""The officer's side of approval by link: who decides, a link that opens once, what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.access_joint import may_act_among_applicants
from teukgu.portal.services.reports.approval_links import (
    APPROVED_STAGES,
    MadeLink,
    close_approval_links,
    make_approval_link,
)
from teukgu.portal.store.queries.reports.approval import links_of
from teukgu.portal.store.queries.reports.drafts import report_versions
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.reports.approval import level_choices, link_lines
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import Reader, inside_or_404


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the links of a report and make a new one; its address is shown this once."""
    reader = inside_or_404(request, number)
    made: MadeLink | None = None
    if request.method == "POST":
        made = tried(
            request,
            lambda: make_approval_link(
                reader.viewer,
                number,
                name=request.POST.get("name", ""),
                position=request.POST.get("position", ""),
                level=request.POST.get("level", ""),
                now=clock.now(),
                today=clock.today(),
            ),
            "",
        )
    status = 422 if request.method == "POST" and made is None else 200
    return render(request, "reports/approval.html", _context(request, reader, made), status=status)


def _context(request: HttpRequest, reader: Reader, made: MadeLink | None) -> dict[str, Any]:
    link = request.build_absolute_uri(reverse("approval_link", args=[made.token])) if made else ""
    versions = report_versions(reader.report.pk)
    leads = reader.edits and may_act_among_applicants(reader.viewer, case_facts(reader.case), once=True)
    lines = link_lines(links_of(reader.report.pk), clock.now())
    return {
        "reader": reader,
        "case": reader.case,
        "made": made,
        "link": link,
        "lines": lines,
        "open": any(one.is_open for one in lines),
        "version": versions[0] if versions else None,
        "makes": leads and reader.stage in APPROVED_STAGES,
        "waits_for_lead": reader.edits and not leads,
        "typed": {name: request.POST.get(name, "") for name in ("name", "position")} if not made else {},
        "levels": level_choices(request.POST.get("level", "")),
        "section": "work",
        "trail": trail(_("운영성과보고서"), _("1회용 링크로 결재")),
    }


@signed_in
@require_POST
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Take back the links that still open."""
    reader = inside_or_404(request, number)
    tried(
        request,
        lambda: close_approval_links(reader.viewer, number, now=clock.now(), today=clock.today()),
        _("열려 있던 링크를 거두었습니다. 이제 열리지 않습니다."),
    )
    return redirect("report_approval", number=number)
