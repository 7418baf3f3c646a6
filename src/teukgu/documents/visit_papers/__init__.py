"""Three papers from one record of a visit: the trip report (출장복명서), the checklist (점검표), the photo sheet."""

from teukgu.documents.visit_papers.checklist import checklist_paper
from teukgu.documents.visit_papers.photo_sheet import write_photo_sheet
from teukgu.documents.visit_papers.record import PhotoShown, Signed, VisitRecord, WrittenFinding
from teukgu.documents.visit_papers.trip_report import trip_report

__all__ = [
    "PhotoShown",
    "Signed",
    "VisitRecord",
    "WrittenFinding",
    "checklist_paper",
    "trip_report",
    "write_photo_sheet",
]
