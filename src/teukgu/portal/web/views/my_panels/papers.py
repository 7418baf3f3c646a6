"""Papers of a zone, given to its reviewers while they score it; every download is noted."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access_panels import may_read_zone_papers
from teukgu.portal.services.access_log import note_access
from teukgu.portal.store.models import AccessAction
from teukgu.portal.store.queries.panels.papers import ZonePapers, zone_papers
from teukgu.portal.store.queries.reports.attachments import file_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.files.handed_in import given
from teukgu.portal.web.views.my_panels.asked import AskedReviewer, kind_or_404, reviewer_or_404
from teukgu.portal.web.views.reports.papers import paper_response


def papers_of(asked: AskedReviewer, zone: str) -> ZonePapers | None:
    """Return the papers of a zone, None when the reviewer may not read them (any more)."""
    if not may_read_zone_papers(asked.viewer, asked.me.facts(), zone):
        return None
    held = asked.me.held
    return zone_papers(zone, held.round.year, today=held.today, now=held.now)


def _papers_or_404(request: HttpRequest, reviewer: int, kind: str, zone: str, what: str) -> ZonePapers:
    kind_or_404(kind)
    asked = reviewer_or_404(request, reviewer)
    found = papers_of(asked, zone)
    if found is None or found.report is None:
        raise Http404
    note_access(
        asked.viewer, AccessAction.DOWNLOAD, what="panel_papers", subject=f"{zone} {what}", case=asked.panel.case,
        now=clock.now(),
    )  # fmt: skip
    return found


@signed_in
@never_cache
@require_safe
def report(request: HttpRequest, reviewer: int, kind: str, zone: str, ending: str) -> HttpResponse:
    """Give the report as filed as a document."""
    found = _papers_or_404(request, reviewer, kind, zone, f"report.{ending}").report
    if found is None or ending not in {"pdf", "hwpx", "xlsx"}:
        raise Http404
    return paper_response(found, ending)


@signed_in
@never_cache
@require_safe
def attachment(request: HttpRequest, reviewer: int, kind: str, zone: str, attachment: int) -> HttpResponseBase:
    """Give a file of the report as filed."""
    found = _papers_or_404(request, reviewer, kind, zone, f"file {attachment}")
    use = file_of(found.report.report_id, attachment) if found.report else None
    if use is None or attachment not in {one.row for one in found.files}:
        raise Http404
    return given(use)
