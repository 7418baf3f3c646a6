"""The trip report (출장복명서)."""

from collections.abc import Iterator

from teukgu.documents.official.letter import Block, Form, Heading, Item, Letter, Paragraph, Table
from teukgu.documents.official.wording import day_text
from teukgu.documents.visit_papers.record import VisitRecord, WrittenFinding
from teukgu.values import nfc

NONE = "없음"


def trip_report(record: VisitRecord) -> Letter:
    """Return the trip report of a visit, in Korean."""
    return Letter(
        title="출장복명서",
        blocks=tuple(_blocks(record)),
        form=Form.PAPER,
        issuer=nfc(record.office),
        attachments=tuple(_attachments(record)),
        summary=nfc(f"{record.zone} {record.purpose} 출장 결과"),
        keywords=("출장복명", "지역특화발전특구"),
        day_line=day_text(record.recorded_on),
    )


def _blocks(record: VisitRecord) -> Iterator[Block]:
    yield Table(("", ""), tuple((name, nfc(value)) for name, value in _head(record)), widths=(2, 9), heads=True)
    yield Heading("출장 내용")
    yield from (Item(nfc(line)) for line in _lines(record.summary))
    yield Heading("확인한 사항")
    if record.findings:
        yield Table(
            ("번호", "구분", "내용", "조치 요청"),
            tuple((str(place), *_finding(one)) for place, one in enumerate(record.findings, 1)),
            widths=(1, 2, 9, 4),
        )
    else:
        yield Paragraph(NONE)
    yield Heading("애로와 건의")
    yield from _said(record.requests)
    yield Heading("앞으로 할 일")
    yield from _said(record.next_steps)
    if record.note:
        yield Heading("바로잡음")
        yield Paragraph(nfc(record.note))
    yield Paragraph("위와 같이 복명합니다.", centred=True)
    yield Paragraph(nfc(f"복명자  {record.visitor_post}  {record.visitor}  (서명)"), centred=True)


def _head(record: VisitRecord) -> Iterator[tuple[str, str]]:
    yield "복명자", f"{record.office} {record.visitor_post} {record.visitor}"
    if record.companions:
        yield "함께 간 사람", record.companions
    yield "출장 목적", f"{record.zone} {record.purpose}"
    yield "출장 일시", f"{day_text(record.visited_on, weekday=True)}{record.time_text}"
    yield "출장지", f"{record.municipality} {record.place}"
    yield "만난 사람", record.met or NONE


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _said(text: str) -> Iterator[Block]:
    lines = _lines(text)
    yield from (Item(nfc(line)) for line in lines) if lines else (Paragraph(NONE),)


def _finding(one: WrittenFinding) -> tuple[str, str, str]:
    asked = f"{day_text(one.due_on)}까지 회신" if one.due_on else "회신 요청"
    return nfc(one.kind), nfc(one.text), asked if one.addressed else "–"


def _attachments(record: VisitRecord) -> Iterator[str]:
    if record.answers:
        yield f"{record.checklist} 1부."
    if record.photos:
        yield f"사진대지({record.photos}장) 1부."
