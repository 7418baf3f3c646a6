"""The checklist of a visit (점검표): questions, answers, remarks, places to sign."""

from collections.abc import Iterator

from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph, Table
from teukgu.documents.official.wording import day_text
from teukgu.documents.visit_papers.record import VisitRecord
from teukgu.reporting.checklist import ANSWER_NAMES, Answer, Answered
from teukgu.values import nfc

TICKED, EMPTY = "○", ""


def checklist_paper(record: VisitRecord) -> Letter:
    """Return the filled-in checklist of a visit, in Korean."""
    return Letter(
        title=nfc(record.checklist),
        blocks=tuple(_blocks(record)),
        form=Form.PAPER,
        issuer=nfc(record.office),
        summary=nfc(f"{record.zone} {record.checklist}"),
        keywords=("점검표", "지역특화발전특구"),
    )


def _blocks(record: VisitRecord) -> Iterator[Block]:
    head = (
        ("특구", f"{record.zone} ({record.municipality})"),
        ("점검 일시", f"{day_text(record.visited_on, weekday=True)}{record.time_text}"),
        ("점검 장소", record.place),
        ("점검자", f"{record.office} {record.visitor_post} {record.visitor}"),
        ("입회자", record.met or "–"),
    )
    yield Table(("", ""), tuple((name, nfc(value)) for name, value in head), widths=(2, 9), heads=True)
    names = tuple(ANSWER_NAMES[one].ko for one in Answer)
    yield Table(
        ("번호", "점검 사항", *names, "비고"),
        tuple(_row(place, one) for place, one in enumerate(record.answers, 1)),
        widths=(3, 14, 3, 3, 4, 10),
    )
    if record.effect:
        yield Paragraph(nfc(record.effect))
    yield Heading("서명")
    yield Table(("구분", "소속ㆍ직위ㆍ성명", "서명", "날짜"), tuple(_signatures(record)), widths=(2, 6, 4, 3))
    yield Paragraph(f"점검 기록의 해시(SHA-256): {record.sha256}")


def _row(place: int, one: Answered) -> tuple[str, ...]:
    ticks = tuple(TICKED if one.answer is answer else EMPTY for answer in Answer)
    return (str(place), nfc(one.question.text.ko), *ticks, nfc(one.remark))


def _signatures(record: VisitRecord) -> Iterator[tuple[str, str, str, str]]:
    """Yield who signed, and empty lines for the inspector, unless they did, and for who was there."""
    own = [record.visitor in one.signer for one in record.signatures]
    for one, is_own in zip(record.signatures, own, strict=True):
        yield "점검자" if is_own else "서명함", nfc(one.signer), nfc(one.how), day_text(one.day)
    if not any(own):
        yield "점검자", "", "(서명)", ""
    yield "입회자", "", "(서명)", ""
