"""The papers of a visit, made from its record each time they are asked for."""

from datetime import date

from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.visit_papers import (
    PhotoShown,
    Signed,
    VisitRecord,
    WrittenFinding,
    checklist_paper,
    trip_report,
    write_photo_sheet,
)
from teukgu.portal import clock
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.files import open_file
from teukgu.portal.services.office_desk.delegation import effect_words
from teukgu.portal.store.models import FileUse, Visit
from teukgu.reporting.checklist import answered
from teukgu.values import Bilingual

PAPERS = {
    "trip-report": Bilingual("출장복명서", "Trip report"),
    "checklist": Bilingual("점검표", "Checklist"),
    "photo-sheet": Bilingual("사진대지", "Photo sheet"),
}
PURPOSES = {
    "progress": Bilingual("반기 진도점검", "half-yearly progress check"),
    "verification": Bilingual("운영성과 현장확인", "verification of a report on site"),
    "advice": Bilingual("현장 자문", "advice on site"),
}
FINDING_KINDS = {
    "good": Bilingual("잘된 점", "done well"),
    "watch": Bilingual("지켜볼 점", "to be watched"),
    "mend": Bilingual("고칠 점", "to be mended"),
}
SIGNED_HOW = {"portal": "전자 확인", "paper": "종이에 서명(스캔 보관)"}


def visit_paper(visit: Visit, paper: str) -> bytes:
    """Return one of `PAPERS` of a visit as PDF; who may have it is the caller's to ask."""
    record = visit_record(visit)
    if paper == "photo-sheet":
        return write_photo_sheet(record, _photos(visit))
    return write_pdf(checklist_paper(record) if paper == "checklist" else trip_report(record))


def visit_record(visit: Visit) -> VisitRecord:
    """Return a visit as its papers need it."""
    checklist = checklists().kept(visit.checklist)
    now = visit.zone.now
    verifies = visit.purpose == "verification"
    return VisitRecord(
        office=visit.organisation.name_ko,
        visitor=visit.account.name,
        visitor_post=visit.post.name_ko if visit.post else "",
        zone=now.name_ko,
        municipality=now.where_ko,
        purpose=PURPOSES[visit.purpose].ko,
        visited_on=visit.visited_on,
        began=visit.began,
        ended=visit.ended,
        place=visit.place,
        companions=visit.companions,
        met=visit.met,
        summary=visit.summary,
        requests=visit.requests,
        next_steps=visit.next_steps,
        checklist=checklist.name.ko if checklist else "점검표",
        answers=answered(checklist, visit.answers) if checklist else (),
        findings=tuple(
            WrittenFinding(FINDING_KINDS[one.kind].ko, one.text, one.addressed, one.due_on)
            for one in visit.findings.order_by("number")
        ),
        photos=visit.photos.count(),
        signatures=tuple(
            Signed(one.signer, SIGNED_HOW[one.kind], clock.day_of(one.recorded_at))
            for one in visit.signatures.order_by("pk")
        ),
        sha256=visit.sha256,
        recorded_on=clock.day_of(visit.recorded_at),
        effect=effect_words(visit.visited_on).ko if verifies else "",
        note=_note(visit),
    )


def _note(visit: Visit) -> str:
    if visit.corrects is None:
        return ""
    day: date = clock.day_of(visit.corrects.recorded_at)
    return f"{day.year}. {day.month}. {day.day}.에 쓴 기록을 바로잡음: {visit.why}"


def _photos(visit: Visit) -> list[PhotoShown]:
    rows = visit.photos.select_related("file").order_by("number")
    return [PhotoShown(one.caption, _bytes(one.file), f".{one.file.name.rpartition('.')[2].lower()}") for one in rows]


def _bytes(use: FileUse) -> bytes:
    with open_file(use) as content:
        return content.read()
