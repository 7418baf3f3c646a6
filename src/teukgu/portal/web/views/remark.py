"""Something is wrong here: a form for each zone."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.services.remark_limit import refuse_flood
from teukgu.portal.services.remarks import erase_old_remarks, leave_remark
from teukgu.portal.store.queries.zone_name import ZoneName, zone_name
from teukgu.portal.web.forms import RemarkForm
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.values import Refused


def _zone(address: str) -> ZoneName:
    found = zone_name(ANONYMOUS, PROGRAMME, address)
    if found is None:
        raise Http404
    return found


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, address: str) -> HttpResponse:
    """Show the form, or keep what was written and say thanks."""
    found = _zone(address)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    refusal, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _keep(request, form, found)
                return redirect("remark_thanks", address=address)
            except Refused as refused:
                refusal = " ".join(f"{said(one.message)} {said(one.cure)}" for one in refused.findings)
                status = 429
    name = said(found.name)
    steps = trail((_("특구 찾기"), "directory"), name, _("잘못된 내용 알리기"))
    context = {
        "form": form,
        "refusal": refusal,
        "address": address,
        "zone_name": name,
        "section": "zones",
        "trail": steps,
    }
    return render(request, "web/pages/remark.html", context, status=status)


def _keep(request: HttpRequest, form: RemarkForm, found: ZoneName) -> None:
    if form.is_trapped:
        return  # a machine: it is thanked like everybody and nothing is kept
    now = clock.now()
    refuse_flood(PROGRAMME, found.id, now=now)
    erase_old_remarks(now=now, days=settings.REMARK_DAYS)
    leave_remark(
        ANONYMOUS,
        PROGRAMME,
        text=form.cleaned_data["text"],
        contact=form.cleaned_data["contact"],
        page=request.path,
        zone=found.id,
        now=now,
    )


@require_safe
def thanks(request: HttpRequest, address: str) -> HttpResponse:
    """Say thanks."""
    name = said(_zone(address).name)
    context = {"address": address, "section": "zones", "trail": trail((_("특구 찾기"), "directory"), name)}
    return render(request, "web/pages/remark_thanks.html", context)
