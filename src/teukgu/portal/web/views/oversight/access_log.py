"""The monthly review of the access log."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.access import may_review_access_log, may_sign_off_access_log, reviewed_programmes
from teukgu.portal.services.access_log_verify import verify_access_log
from teukgu.portal.services.access_review import sign_off
from teukgu.portal.store.models import Programme
from teukgu.portal.store.queries.access_review import entries_of_month, hints, month_counts, review_of_month
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.korean import month_text
from teukgu.portal.web.presenting.oversight import access_log as present
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.values import Refused

ON_A_PAGE = 100


def _programme(request: HttpRequest) -> str:
    """Return the programme that is looked at: the one asked for, else the viewer's first."""
    mine = reviewed_programmes(viewer_of(request))
    asked = request.GET.get("programme", mine[0])
    if asked not in mine:
        raise Http404
    return asked


@require_safe
@needs(may_review_access_log)
def months(request: HttpRequest) -> HttpResponse:
    """List the months, each with how many rows it has and whether it was signed off."""
    viewer, programme = viewer_of(request), _programme(request)
    rows = [
        {"month": month, "name": month_text(month), "count": count, "review": review}
        for month, count, review in month_counts(viewer, programme, present.months_back(clock.today()))
    ]
    context = {
        "rows": rows,
        "programme": programme,
        "programmes": Programme.objects.filter(pk__in=reviewed_programmes(viewer)),
        "verdict": verify_access_log(),
        "trail": trail(_("접속기록 점검")),
    }
    return render(request, "oversight/access_log.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(may_review_access_log)
def month(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show the rows of a month and what one may ask about; the data officer signs it off."""
    viewer, programme = viewer_of(request), _programme(request)
    if not (1 <= number <= 12 and 2000 <= year <= 9998):
        raise Http404
    first = date(year, number, 1)
    problems: list[str] = []
    if request.method == "POST":
        if not may_sign_off_access_log(viewer):
            raise Http404
        try:
            sign_off(viewer, programme, first, remark=request.POST.get("remark", ""), now=clock.now())
            messages.success(request, _("이 달의 접속기록 점검을 마친 것으로 적었습니다."))
            return redirect(f"{request.path}?programme={programme}")
        except Refused as refused:
            problems = [f"{said(one.message)} {said(one.cure)}" for one in refused.findings]
    context = _month_context(request, programme, first) | {"problems": problems}
    return render(request, "oversight/access_log_month.html", context, status=422 if problems else 200)


def _month_context(request: HttpRequest, programme: str, first: date) -> dict[str, object]:
    viewer = viewer_of(request)
    rows = entries_of_month(viewer, programme, first)
    total = rows.count()
    pages = max(1, -(-total // ON_A_PAGE))
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not 1 <= page <= pages:
        raise Http404
    shown = list(rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE])
    every = list(rows)
    return {
        "programme": programme,
        "name": month_text(first),
        "total": total,
        "lines": present.lines(shown),
        "hints": present.hint_lines(hints(every, present.limits(first)), every),
        "review": review_of_month(viewer, programme, first),
        "may_sign": may_sign_off_access_log(viewer),
        "remark": request.POST.get("remark", ""),
        "page": page,
        "pages": pages,
        "numbers": page_numbers(page, pages),
        "previous_page": page - 1,
        "next_page": page + 1,
        "trail": trail((_("접속기록 점검"), "access_log"), month_text(first)),
    }
