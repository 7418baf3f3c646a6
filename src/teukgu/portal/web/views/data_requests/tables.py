"""Saved tables: listed, composed, changed under the same name as a new version."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.access_data import answers_data_requests
from teukgu.portal.services.data_requests import save_table
from teukgu.portal.store.queries.data_requests.desk import tables_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.data_requests.choices import choices_for, described
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.reporting.table_definition import Money, Rows
from teukgu.values import Refused

LISTS = ("columns", "provinces", "types", "zones")


@needs(answers_data_requests)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the saved tables."""
    rows = [(one, described(one)) for one in tables_of(viewer_of(request))]
    context = {"rows": rows, "trail": trail((_("자료 요구"), "data_requests"), _("저장한 표"))}
    return render(request, "data_requests/tables.html", context)


@csrf_protect
@needs(answers_data_requests)
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest) -> HttpResponse:
    """Compose a table, from nothing or from a saved one (``from``)."""
    viewer = viewer_of(request)
    name = ""
    data: dict[str, Any] = {"rows": Rows.PROVINCE.value, "recent": 3, "money": Money.MILLION.value}
    problems: list[str] = []
    base = request.GET.get("from", "")
    if base:
        saved = child_or_404(tables_of(viewer), pk=base)
        name, data = saved.name, saved.definition
    if request.method == "POST":
        name, data = request.POST.get("name", ""), _typed(request)
        try:
            kept = save_table(viewer, name=name, data=data, now=clock.now())
        except Refused as refused:
            problems = sentences(refused.findings)
        else:
            messages.success(request, _("표를 저장했습니다: %(name)s") % {"name": kept.name})
            return redirect("data_tables")
    context = {
        "name": name,
        "problems": problems,
        "recent": data.get("recent") or "",
        "years": ", ".join(str(one) for one in data.get("years") or ()),
        "trail": trail((_("자료 요구"), "data_requests"), (_("저장한 표"), "data_tables"), _("표 만들기")),
    } | choices_for(viewer, data)
    return render(request, "data_requests/compose.html", context, status=422 if problems else 200)


def _typed(request: HttpRequest) -> dict[str, Any]:
    recent, years = request.POST.get("recent", "").strip(), request.POST.get("years", "")
    asked = [one for one in years.replace(",", " ").replace("년", " ").split() if one]
    return {
        "rows": request.POST.get("rows", ""),
        "money": request.POST.get("money", ""),
        "recent": _whole(recent) if recent else 0,
        "years": [_whole(one) for one in asked[:40]],
        **{key: request.POST.getlist(key)[:400] for key in LISTS},
    }


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else -1
