"""Workbooks that were handed in, and their batches: who sees them, how long they wait."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import is_of_office, may_read_report, sees_requests
from teukgu.portal.store.models import Report, UploadBatch, WorkbookUpload
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases
from teukgu.portal.viewer import NO_CASE_ROLES

WAITING = "waiting"


def find_upload(viewer: Viewer, key: UUID, today: date) -> WorkbookUpload | None:
    """Return an upload that the viewer's office handed in, or that went into a report whose answers they read."""
    found = WorkbookUpload.objects.filter(pk=key).select_related(*_TOLD).first()
    if found is None or not (is_of_office(viewer, found.organisation_id) or _reads_report(viewer, found, today)):
        return None
    return found


_TOLD = ("account", "organisation", "report__case__now", "report__zone__now", "file", "batch")


def _reads_report(viewer: Viewer, upload: WorkbookUpload, today: date) -> bool:
    return upload.report is not None and reads_answers(viewer, upload.report, today)


def reads_answers(viewer: Viewer, report: Report, today: date) -> bool:
    """Whether the viewer reads the report and what the checks say of it."""
    is_seen = visible_cases(viewer, today).filter(pk=report.pk).exists()
    facts = case_facts(report.case, today)
    return is_seen and sees_requests(viewer, facts) and may_read_report(viewer, facts)


def find_batch(viewer: Viewer, key: UUID) -> UploadBatch | None:
    """Return a batch that the viewer's office handed in."""
    found = UploadBatch.objects.filter(pk=key).select_related("account", "organisation").first()
    return found if found is not None and is_of_office(viewer, found.organisation_id) else None


def batches_of(viewer: Viewer) -> QuerySet[UploadBatch]:
    """Return the batches of the viewer's offices, newest first, with how many files wait and how many there are."""
    offices = {post.organisation for post in viewer.posts if post.role not in NO_CASE_ROLES}
    rows = UploadBatch.objects.filter(organisation__in=offices).select_related("account", "organisation")
    waiting = Count("uploads", filter=Q(uploads__state=WAITING))
    return rows.annotate(files=Count("uploads"), waiting=waiting).order_by("-received_at", "-pk")


def uploads_of_batch(batch: UploadBatch) -> list[WorkbookUpload]:
    """Return the files of a batch in the order in which they came."""
    return list(batch.uploads.select_related(*_TOLD).order_by("place", "pk"))


def ahead_of(upload: WorkbookUpload) -> int:
    """Return how many uploads are read before this one."""
    earlier = Q(received_at__lt=upload.received_at) | Q(received_at=upload.received_at, place__lt=upload.place)
    return WorkbookUpload.objects.filter(earlier, state=WAITING).count()


def waiting_since() -> datetime | None:
    """Return since when the oldest upload waits, None when none does."""
    found: datetime | None = WorkbookUpload.objects.filter(state=WAITING).aggregate(one=Min("received_at"))["one"]
    return found
