"""The page that settles the committee's meeting on a round, to read, to print, as PDF and XLSX."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.committee.letter import committee_letter
from teukgu.documents.committee.sheet import committee_xlsx
from teukgu.documents.committee.writer import Writer
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.portal.access import may_see_committee_papers
from teukgu.portal.services.round_case.committee import live_of, paper_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.round_case.committee import shown_sections
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404

KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the paper on the draft that stands, with the decision sheet as it stands."""
    asked, writer = _asked(request, number)
    context = {
        "title": writer.title(),
        "case": asked.case,
        "secret": writer.speech.said("secret") if not asked.standing.decided else "",
        "sections": shown_sections(writer),
        "kinds": tuple(KINDS),
        "runs": asked.runs,
        "trail": asked.trail(Step(_("위원회 심의자료"))),
    }
    return render(request, "round_case/committee.html", context)


@signed_in
@never_cache
@require_safe
def file(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Send the paper as PDF, or its table of zones as XLSX, in the language of the page."""
    _asked_round, writer = _asked(request, number)
    if kind not in KINDS:
        raise Http404
    content = write_pdf(committee_letter(writer)) if kind == "pdf" else committee_xlsx(writer)
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{number}-committee.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, number: str) -> tuple[AskedRound, Writer]:
    """Return the round and the writer of its paper, for whoever sees the results of every zone.

    Raises:
        Http404: for everybody else, for a member who is excluded whatever other post they hold, and before a draft.
    """
    asked = round_or_404(request, number)
    row = asked.standing.adopted
    if row is None or not may_see_committee_papers(asked.viewer, asked.facts):
        raise Http404
    paper = paper_of(row)
    writer = Writer(paper, live_of(asked.standing, row, paper), "en" if get_language() == "en" else "ko")
    return asked, writer
