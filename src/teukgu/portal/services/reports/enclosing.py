"""What leaves with the official letter of a filing or correction: the report as a document, and its attachments."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.report_paper.letter import report_letter
from teukgu.documents.report_paper.record import ReportRecord
from teukgu.documents.report_paper.workbook import write_figures
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.files.shelf import put
from teukgu.portal.store.models import FileUse, ReportAttachment, ReportVersion, StoredFile
from teukgu.portal.store.queries.reports.attachments import attachments_of
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.reports.paper import record_of

ACTS = frozenset({"file_report", "correct_report"})
NAME = "운영성과보고서"
LONGEST = 100
DOCUMENTS: Mapping[str, Callable[[ReportRecord], bytes]] = {
    "hwpx": lambda record: write_hwpx(report_letter(record), numbered=True),
    "pdf": lambda record: write_pdf(report_letter(record)),
    "xlsx": write_figures,
}
"""How each kind of document is written."""
MADE = "made_here"
"""Where a file was scanned stands that we wrote it ourselves."""


@after_act
def enclose_report(done: Done) -> None:
    """After a report was filed or corrected, put the version that stands, and its files, with the act."""
    if done.event.act not in ACTS or done.case.procedure != "report":
        return
    sha256 = standing_sha256(done.situation.state) or ""
    rows = ReportVersion.objects.filter(report=done.case.pk, sha256=sha256).select_related("report__case")
    version = rows.order_by("number").last()
    if version is None:
        return
    for name, stored in (*_documents(version, done), *_attachments(version)):
        FileUse.objects.create(
            id=uuid.uuid4(),
            file=stored,
            name=name,
            case=done.case,
            event=done.event,
            added_by_id=done.event.account_id,
            added_at=done.now,
        )


def _documents(version: ReportVersion, done: Done) -> Iterator[tuple[str, StoredFile]]:
    record = record_of(version)
    for ending, write in DOCUMENTS.items():
        sha256, size = put(BytesIO(write(record)))
        kept = {"size": size, "content_type": KINDS[f".{ending}"].content_type, "scanned": MADE, "stored_at": done.now}
        yield f"{NAME}.{ending}", StoredFile.objects.get_or_create(sha256=sha256, defaults=kept)[0]


def _attachments(version: ReportVersion) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files of a version, named so that they follow the report in the list of what is enclosed."""
    named = attachments_of(version)
    rows = ReportAttachment.objects.select_related("use__file").in_bulk([one.row for one in named])
    for place, one in enumerate(named, 1):
        stem, dot, ending = one.name.rpartition(".")
        name = f"{stem[:LONGEST]}{dot}{ending}" if dot else one.name[:LONGEST]
        yield f"{NAME}_별첨{place:02d}_{name}", rows[one.row].use.file
