"""The receipt of a filing: which version with which hash came into the portal when, and what it counts as."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.documents.official.letter import Block, Form, Item, Letter, Paragraph, Table
from teukgu.documents.official.wording import day_text, moment_text
from teukgu.documents.report_paper.letter import INVENTED, hash_text
from teukgu.values import nfc

NOT_YET = "포털 접수(아직 제출로 보지 않습니다)"
REPORTED = "제출됨"


@dataclass(frozen=True, slots=True)
class ReceiptRecord:
    """A filing or a correction as the portal took it; moments are in Korean time.

    ``production_number`` is empty until the number of the official document is recorded, ``receipt_number`` until the
    ministry recorded the arrival. ``kind`` says what came in (제출, 보완 제출, 정정).
    """

    case: str
    seq: int
    kind: str
    title: str
    zone: str
    municipality: str
    number: int
    sha256: str
    received_at: datetime
    due: date | None
    is_late: bool
    approval: str = ""
    production_number: str = ""
    sent_on: date | None = None
    receipt_number: str = ""
    received_on: date | None = None
    superseded: str = ""
    as_of: datetime | None = None
    invented: bool = False

    @property
    def is_reported(self) -> bool:
        """Whether the official document is there: the click alone is no report."""
        return bool(self.production_number)


def receipt_letter(record: ReceiptRecord) -> Letter:
    """Return the receipt as a paper, in Korean."""
    return Letter(
        title="운영성과보고서 포털 접수 확인서",
        blocks=tuple(_blocks(record)),
        form=Form.PAPER,
        issuer="",
        summary=nfc(f"{record.title} {record.number}판 포털 접수 확인"),
        keywords=("접수 확인서", "운영성과보고서"),
        day_line=f"{moment_text(record.as_of)} 현재" if record.as_of else "",
    )


def _blocks(record: ReceiptRecord) -> Iterator[Block]:
    if record.invented:
        yield Paragraph(INVENTED, centred=True)
    yield Table(("", ""), tuple(_rows(record)), widths=(2, 7), heads=True)
    if record.superseded:
        yield Paragraph(nfc(record.superseded))
    yield from _explained(record)


def _rows(record: ReceiptRecord) -> Iterator[tuple[str, str]]:
    yield "사건·기록", f"{record.case}, 기록 {record.seq}번({nfc(record.kind)})"
    yield "보고서", nfc(record.title)
    yield "특구", nfc(record.zone)
    yield "제출 기관", nfc(record.municipality) or "–"
    yield "보고서 판", f"{record.number}판"
    yield "해시(SHA-256)", hash_text(record.sha256)
    yield "포털이 받은 때", f"{moment_text(record.received_at)}:{record.received_at.second:02d}"
    if record.due:
        yield "제출기한", f"{day_text(record.due, weekday=True)} {'지남(늦은 제출)' if record.is_late else '안에 받음'}"
    if record.approval:
        yield "결재", nfc(record.approval)
    yield "지금", REPORTED if record.is_reported else NOT_YET
    if record.is_reported:
        sent = f", 시행 {day_text(record.sent_on)}" if record.sent_on else ""
        yield "제출 공문", nfc(f"{record.production_number}{sent}")
    if record.receipt_number:
        came = f", 접수 {day_text(record.received_on)}" if record.received_on else ""
        yield "접수", nfc(f"{record.receipt_number}{came}")


def _explained(record: ReceiptRecord) -> Iterator[Block]:
    if not record.is_reported:
        yield Item("제출 공문의 생산등록번호가 기록되어야 '제출됨'이 됩니다. 이 확인서만으로는 보고한 것이 아닙니다.")
    yield Item(
        "해시는 보고서 판의 내용(JSON) 파일을 'sha256sum 파일이름'으로 셈한 값과 같습니다. "
        "파일은 보고서 판 화면에서 내려받습니다."
    )
    yield Item("포털이 받은 때와 공문의 시행일, 접수일은 서로 다를 수 있으며, 법의 기한은 공문을 기준으로 봅니다.")
