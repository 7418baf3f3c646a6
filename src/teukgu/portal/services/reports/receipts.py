"""The receipt of an upload, from its row."""

from django.utils import timezone

from teukgu.documents.upload_receipt import Receipt
from teukgu.portal.store.models import WorkbookUpload


def receipt_of(upload: WorkbookUpload) -> Receipt:
    """Return what the receipt of an upload says; the time is that of Korea."""
    return Receipt(
        number=upload.receipt,
        received=timezone.localtime(upload.received_at),
        name=upload.name,
        sha256=upload.file_id,
        size=upload.file.size,
        office=upload.organisation.name_ko if upload.organisation else "",
        person=upload.account.name if upload.account else "",
        report=upload.report.case.title if upload.report else "",
        invented=upload.programme.demonstration,
    )
