"""The receipt of an uploaded file as a paper: that it came, when, and by which hash it is known ever after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.letter import Block, Form, Item, Letter, Table
from teukgu.documents.official.wording import day_text
from teukgu.values import nfc

UNREAD = "파일을 점검하면서 정해짐"
WORDS = (
    "이 접수증은 파일을 받았다는 것만 증명합니다. 운영성과보고서를 제출했다는 증명이 아닙니다.",
    "파일의 내용은 위 해시값(SHA-256)으로 확인합니다. 한 글자라도 다른 파일은 해시값이 다릅니다.",
    "맞는 칸은 보고서의 초안에 들어갑니다. 지방자치단체가 결재하고 제출해야 보고가 됩니다.",
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is told; ``received`` in Korean time, ``report`` empty while nobody knows which one the file is for."""

    number: str
    received: datetime
    name: str
    sha256: str
    size: int
    office: str
    person: str
    report: str = ""
    invented: bool = False


def receipt_letter(receipt: Receipt) -> Letter:
    """Return the receipt as a paper, in Korean."""
    return Letter(
        title="[예시] 파일 접수증" if receipt.invented else "파일 접수증",
        blocks=tuple(_blocks(receipt)),
        form=Form.PAPER,
        summary=nfc(f"운영성과보고서 엑셀 파일 접수증 {receipt.number}"),
        keywords=("접수증", "운영성과보고서"),
        day_line=day_text(receipt.received.date()),
    )


def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the receipt as PDF."""
    return write_pdf(receipt_letter(receipt))


def receipt_text(receipt: Receipt) -> str:
    """Return the receipt as plain text."""
    return letter_text(receipt_letter(receipt))


def _blocks(receipt: Receipt) -> Iterator[Block]:
    yield Table(("", ""), tuple((name, nfc(value)) for name, value in _lines(receipt)), widths=(2, 9), heads=True)
    yield from (Item(text) for text in WORDS)


def _lines(receipt: Receipt) -> Iterator[tuple[str, str]]:
    yield "접수번호", receipt.number
    yield "받은 때", f"{day_text(receipt.received.date(), weekday=True)} {receipt.received:%H:%M:%S}"
    yield "파일 이름", receipt.name
    yield "크기", f"{receipt.size:,}바이트"
    yield "SHA-256", " ".join(receipt.sha256[place : place + 16] for place in range(0, len(receipt.sha256), 16))
    yield "올린 곳", f"{receipt.office} {receipt.person}".strip()
    yield "보고서", receipt.report or UNREAD
