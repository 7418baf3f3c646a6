"""The report card of a zone: a page, and the same as PDF, HWPX and XLSX."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.grids import Grid
from teukgu.documents.report_card import Card
from teukgu.documents.report_card.folder import card_bytes
from teukgu.documents.report_card.sections import Writer
from teukgu.portal.services.round_case.cards import zone_card
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404
from teukgu.values import Language

KINDS = {
    "pdf": "application/pdf",
    "hwpx": "application/hwp+zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@signed_in
@never_cache
@require_safe
def card(request: HttpRequest, number: str, zone: str) -> HttpResponse:
    """Show the card of a zone."""
    asked, found = _asked(request, number, zone)
    writer = Writer(found, _language())
    context = {
        "title": writer.title(),
        "case": asked.case,
        "zone": zone,
        "kinds": tuple(KINDS),
        "sections": [
            (
                section.title,
                [{"grid": part if isinstance(part, Grid) else None, "text": part} for part in section.parts],
            )
            for section in writer.sections()
        ],
        "trail": asked.trail(Step(found.name), Step(_("결과표"))),
    }
    return render(request, "round_case/card.html", context)


@signed_in
@never_cache
@require_safe
def card_file(request: HttpRequest, number: str, zone: str, kind: str) -> HttpResponse:
    """Send the card of a zone as a file, in the language of the page."""
    _asked_round, found = _asked(request, number, zone)
    if kind not in KINDS:
        raise Http404
    response = HttpResponse(card_bytes(found, _language(), kind), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{number}-{found.zone}-card.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, number: str, zone: str) -> tuple[AskedRound, Card]:
    """Return the round and the card, for whoever sees the result of this zone.

    Raises:
        Http404: for everybody else, and where there is no card.
    """
    asked = round_or_404(request, number, whole=False)
    if not asked.sees_draft(zone):
        raise Http404
    found = zone_card(asked.standing, asked.situation, zone)
    if found is None:
        raise Http404
    return asked, found


def _language() -> Language:
    return "en" if get_language() == "en" else "ko"
