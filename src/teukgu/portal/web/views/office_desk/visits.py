"""A visit: its page, its papers and photos, signatures, what became of its findings."""

import uuid
from typing import Any, BinaryIO, cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import reads_desk, works_at_desk
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.files import open_file
from teukgu.portal.services.office_desk.delegation import effect_words
from teukgu.portal.services.office_desk.findings import settle_finding
from teukgu.portal.services.office_desk.signing import keep_signed_paper, sign_visit
from teukgu.portal.services.office_desk.visit_papers import PAPERS, visit_paper
from teukgu.portal.store.models import FileUse, Visit
from teukgu.portal.store.queries.office_desk.visits import HeldVisit, visit_for
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said, purpose_name
from teukgu.portal.web.presenting.office_desk.visit_page import shown_answers, shown_findings, shown_signatures
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.office_desk.asked import whole


def _held(request: HttpRequest, pk: int) -> HeldVisit:
    found = visit_for(viewer_of(request), pk)
    if found is None:
        raise Http404
    return found


@needs(reads_desk)
@never_cache
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a visit as it was written down, with its papers and what can be done."""
    held = _held(request, pk)
    visit, desk = held.visit, held.desk
    corrected = getattr(visit, "corrected_by", None)
    signed = visit.signatures.filter(kind="portal", account=int(viewer_of(request).account)).exists()
    context = {
        "visit": visit,
        "desk": desk,
        "zone": zone_name(visit.zone.now),
        "purpose": purpose_name(visit.purpose),
        "findings": shown_findings(visit.findings.prefetch_related("turns__organisation").order_by("number")),
        "answers": shown_answers(visit, checklists().kept(visit.checklist)),
        "photos": list(visit.photos.order_by("number")),
        "signatures": shown_signatures(visit),
        "papers": _papers(visit),
        "effect": said(effect_words(visit.visited_on)) if visit.purpose == "verification" else "",
        "corrected": corrected,
        "may_sign": desk.acts and corrected is None and not signed,
        "may_act": desk.acts and corrected is None,
        "once": uuid.uuid4().hex,
        "trail": _trail(held),
    }
    return render(request, "office/visit.html", context)


def _papers(visit: Visit) -> list[tuple[str, str]]:
    has_photos = visit.photos.exists()
    return [(name, said(words)) for name, words in PAPERS.items() if name != "photo-sheet" or has_photos]


def _trail(held: HeldVisit) -> tuple[Step, ...]:
    key, visit = held.desk.organisation.key, held.visit
    return (
        Step(organisation_said(held.desk.organisation), reverse("office_desk", args=[key])),
        Step(zone_name(visit.zone.now), reverse("office_zone", args=[key, visit.zone_id])),
        Step(_("방문 기록")),
    )


@needs(reads_desk)
@require_safe
def paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Give one of the three papers as PDF."""
    visit = _held(request, pk).visit
    if name not in PAPERS or (name == "photo-sheet" and not visit.photos.exists()):
        raise Http404
    response = HttpResponse(visit_paper(visit, name), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, _paper_name(visit, name))
    return response


def _paper_name(visit: Visit, name: str) -> str:
    return f"{PAPERS[name].ko} {visit.zone.now.name_ko} {visit.visited_on.isoformat()}.pdf"


@needs(reads_desk)
@require_safe
def photo(request: HttpRequest, pk: int, photo: int) -> FileResponse:
    """Show a photo of a visit."""
    found = child_or_404(_held(request, pk).visit.photos.select_related("file__file"), number=photo)
    return _file(found.file, as_attachment=False)


@needs(reads_desk)
@require_safe
def scan(request: HttpRequest, pk: int, photo: int) -> FileResponse:
    """Give the scan of a signed paper."""
    rows = _held(request, pk).visit.signatures.exclude(file=None).select_related("file__file")
    found = child_or_404(rows, pk=photo)
    if found.file is None:
        raise Http404
    return _file(found.file, as_attachment=True)


def _file(use: FileUse, *, as_attachment: bool) -> FileResponse:
    response = FileResponse(
        open_file(use), as_attachment=as_attachment, filename=use.name, content_type=use.file.content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@csrf_protect
@needs(works_at_desk)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign, keep a signed paper, settle a finding."""
    _held(request, pk)
    acts = {"sign": _sign, "paper": _keep_paper, "settle": _settle}
    name = request.POST.get("act", "")
    if name not in acts:
        raise Http404
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(request, lambda: acts[name](request, pk, once), _("기록했습니다."))
    return redirect("visit", pk)


def _sign(request: HttpRequest, pk: int, once: str) -> Any:
    return sign_visit(viewer_of(request), pk, once=once, now=clock.now())


def _keep_paper(request: HttpRequest, pk: int, once: str) -> Any:
    file = request.FILES.get("scan")
    content = cast(BinaryIO, file.file) if file is not None else None
    signer = request.POST.get("signer", "")
    name = (file.name or "") if file is not None else ""
    return keep_signed_paper(
        viewer_of(request), pk, signer=signer, name=name, content=content, once=once, now=clock.now()
    )


def _settle(request: HttpRequest, pk: int, once: str) -> Any:
    number = whole(request.POST.get("finding", "")) or 0
    state, text = request.POST.get("state", ""), request.POST.get("text", "")
    return settle_finding(viewer_of(request), pk, number, state=state, text=text, once=once, now=clock.now())
