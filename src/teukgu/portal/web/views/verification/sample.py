"""The sample of a year: what was announced, what was drawn, and how anybody draws it again."""

import json
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_office import load_programmes, sample_programmes, sampling_post, sees_samples
from teukgu.portal.services.verification.sampling import announce_sample, draw_sample
from teukgu.portal.store.models import Organisation, ZoneNow
from teukgu.portal.store.queries.verification.samples import (
    announcements_of,
    as_sample,
    members_in,
    population_of,
    sample_of,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.reporting.verification import ALGORITHM, sample_to_data, ticket


def draws_samples(viewer: Viewer) -> bool:
    """Whether the viewer announces and draws samples of some programme."""
    return bool(load_programmes(viewer))


@needs(sees_samples)
@never_cache
@require_safe
def show(request: HttpRequest, programme: str, year: int) -> HttpResponse:
    """Show the announcement and the sample of a year."""
    viewer, today = viewer_of(request), clock.today()
    _programme_or_404(viewer, programme)
    announced, sample = announcements_of(programme, year), sample_of(programme, year)
    standing = announced[0] if announced else None
    draws = sampling_post(viewer, programme) is not None
    if standing is None and not draws:
        raise Http404
    members = members_in(standing.population) if standing else population_of(programme, year, today)
    zones = {one.pk: zone_name(one) for one in ZoneNow.objects.filter(pk__in=[one.zone for one in members])}
    offices = {
        one.key: organisation_said(one) for one in Organisation.objects.filter(programme=programme, kind="office")
    }
    drawn = set(sample.drawn) if sample else set()
    rows = [
        {
            "zone": zones.get(one.zone, one.zone),
            "id": one.zone,
            "office": offices.get(one.office, ""),
            "drawn": one.zone in drawn,
            "ticket": ticket(sample.seed, year, one.zone) if sample else "",
        }
        for one in members
    ]
    context = {
        "programme": programme,
        "year": year,
        "standing": standing,
        "earlier": announced[1:],
        "sample": sample,
        "rows": sorted(rows, key=lambda one: (str(one["office"]), str(one["ticket"]))),
        "draws": draws,
        "may_announce": draws and sample is None and (standing is None or standing.known_on > today),
        "may_draw": draws and sample is None and standing is not None and standing.known_on <= today,
        "algorithm": ALGORITHM,
        "once": uuid.uuid4().hex,
        "trail": trail((_("현장확인"), "verifications"), _("%(year)s년 표본") % {"year": year}),
    }
    return render(request, "verification/sample.html", context)


def _programme_or_404(viewer: Viewer, programme: str) -> None:
    if programme not in sample_programmes(viewer):
        raise Http404


@needs(sees_samples)
@never_cache
@require_safe
def download(request: HttpRequest, programme: str, year: int) -> HttpResponse:
    """Give the sample as the file that the command reads."""
    _programme_or_404(viewer_of(request), programme)
    sample, announced = sample_of(programme, year), announcements_of(programme, year)
    if sample is None or not announced:
        raise Http404
    data = sample_to_data(as_sample(sample, announced[0].share))
    data |= {"programme": programme, "seed_source": sample.seed_source, "known_on": announced[0].known_on.isoformat()}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sample-{year}.json"'
    return response


@csrf_protect
@needs(draws_samples)
@require_POST
def act(request: HttpRequest, programme: str, year: int) -> HttpResponse:
    """Announce whence the seed will come, or draw with it."""
    viewer = viewer_of(request)
    if sampling_post(viewer, programme) is None:
        raise Http404
    acts = {"announce": _announce, "draw": _draw}
    name = request.POST.get("act", "")
    if name not in acts:
        raise Http404
    acts[name](request, viewer, programme, year)
    return redirect("sample", programme, year)


def _announce(request: HttpRequest, viewer: Viewer, programme: str, year: int) -> None:
    tried(
        request,
        lambda: announce_sample(
            viewer,
            programme,
            year=year,
            seed_source=request.POST.get("seed_source", ""),
            known_on=day_in(request.POST.get("known_on", "")),
            once=request.POST.get("once", "")[:64] or uuid.uuid4().hex,
            now=clock.now(),
            today=clock.today(),
        ),
        _("난수 씨앗의 출처와 모집단을 공고했습니다."),
    )


def _draw(request: HttpRequest, viewer: Viewer, programme: str, year: int) -> None:
    done = tried(
        request,
        lambda: draw_sample(
            viewer,
            programme,
            year=year,
            seed=request.POST.get("seed", ""),
            once=request.POST.get("once", "")[:64] or uuid.uuid4().hex,
            now=clock.now(),
            today=clock.today(),
        ),
        _("표본을 뽑았습니다."),
    )
    if done is not None and done.left_out:
        text = ngettext(
            "%(count)d건은 그사이 반려·확정되었거나 이미 선정되어 새로 선정하지 않았습니다: %(numbers)s",
            "%(count)d건은 그사이 반려·확정되었거나 이미 선정되어 새로 선정하지 않았습니다: %(numbers)s",
            len(done.left_out),
        )
        messages.warning(request, text % {"count": len(done.left_out), "numbers": ", ".join(done.left_out)})
