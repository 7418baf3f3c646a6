"""What leaves with the official letter of a filing or correction: the report as a document, and its attachments.

Drawing the papers takes most of the time of a filing. A version never changes, so they are drawn before the
transaction of the act begins and only taken into it: on SQLite nobody else could write meanwhile.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.letter import Letter
from teukgu.documents.report_paper.letter import report_letter
from teukgu.documents.report_paper.record import ReportRecord
from teukgu.documents.report_paper.workbook import write_figures
from teukgu.portal.services.cases.hooks import Coming, Done, after_act, before_acts
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.files.shelf import put
from teukgu.portal.store.models import Case, FileUse, ReportAttachment, ReportVersion, StoredFile
from teukgu.portal.store.queries.reports.attachments import attachments_of
from teukgu.portal.store.queries.reports.facts import approved_sha256, standing_sha256
from teukgu.portal.store.queries.reports.paper import record_of

ACTS = frozenset({"file_report", "correct_report"})
NAME = "운영성과보고서"
LONGEST = 100
KEPT = 32
"""How many papers of either kind a process remembers, some 200 kB each: those of the filings that are under way."""


@lru_cache(KEPT)
def _hwpx(letter: Letter) -> bytes:
    return write_hwpx(letter, numbered=True)


@lru_cache(KEPT)
def _pdf(letter: Letter) -> bytes:
    return write_pdf(letter)


DOCUMENTS: Mapping[str, Callable[[ReportRecord], bytes]] = {
    "hwpx": lambda record: _hwpx(report_letter(record)),
    "pdf": lambda record: _pdf(report_letter(record)),
    "xlsx": write_figures,
}
"""How each kind of document is written."""
MADE = "made_here"
"""Where a file was scanned stands that we wrote it ourselves."""


@before_acts(*sorted(ACTS))
def draw_report(coming: Coming) -> None:
    """Draw the papers of the version that is about to be filed, or that corrects what was filed."""
    if coming.case.procedure != "report":
        return
    sha256 = str(coming.data.get("report_sha256", "")) or approved_sha256(coming.case)
    version = _version(coming.case, sha256)
    if version is not None:
        record = record_of(version)
        for write in DOCUMENTS.values():
            write(record)


@after_act
def enclose_report(done: Done) -> None:
    """After a report was filed or corrected, put the version that stands, and its files, with the act."""
    if done.event.act not in ACTS or done.case.procedure != "report":
        return
    version = _version(done.case, standing_sha256(done.situation.state) or "")
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


def _version(case: Case, sha256: str) -> ReportVersion | None:
    rows = ReportVersion.objects.filter(report=case.pk, sha256=sha256).select_related("report__case")
    return rows.order_by("number").last()


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
