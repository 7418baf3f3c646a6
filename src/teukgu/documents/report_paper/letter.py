"""A version of a report as a paper on A4: the four parts, figures beside last year and target, what is enclosed."""

from collections.abc import Iterator

from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph, Table
from teukgu.documents.official.wording import day_text
from teukgu.documents.report_paper.figures import FigureLine, figure_groups
from teukgu.documents.report_paper.record import ReportRecord
from teukgu.reporting.contents import ReportPart
from teukgu.reporting.names import name_of
from teukgu.values import nfc

INVENTED = "시연 프로그램의 지어낸 보고서입니다."
UNWRITTEN = "적은 것이 없습니다."
KILOBYTE = 1000
WIDTHS = (7, 3, 4, 4, 4, 4, 3)
RIGHT = frozenset({2, 3, 4, 5})
HALF_HASH = 32


def report_letter(record: ReportRecord) -> Letter:
    """Return the report as a paper, in Korean. Explanations given to checks are no part of it."""
    return Letter(
        title=nfc(record.title),
        blocks=tuple(_blocks(record)),
        form=Form.PAPER,
        issuer=nfc(record.municipality),
        summary=nfc(f"{record.zone} {record.year}년 운영성과보고서 {record.number}판")[:400],
        keywords=("운영성과보고서", "지역특화발전특구", f"{record.year}년"),
    )


def _blocks(record: ReportRecord) -> Iterator[Block]:
    if record.invented:
        yield Paragraph(INVENTED, centred=True)
    yield Table(("", ""), tuple(_head(record)), widths=(2, 9), heads=True)
    for place, part in enumerate(record.contents.parts, 1):
        yield Heading(nfc(f"{place}. {part.name.ko}"))
        law = ", ".join(nfc(one.title.ko) for one in part.references)
        if law:
            yield Paragraph(f"({law})")
        if part.figures:
            yield from _figures(record)
        yield from _texts(record, part)
    yield Heading("붙임 파일")
    yield from _enclosed(record)


def _head(record: ReportRecord) -> Iterator[tuple[str, str]]:
    yield "특구", nfc(record.zone)
    yield "제출 기관", nfc(record.municipality) or "–"
    folded = f"({record.folds}년 지정된 날부터의 성과를 함께 적음)" if record.folds else ""
    yield "성과 연도", f"{record.year}년{folded}"
    if record.stages:
        yield "가치사슬 단계", " · ".join(name_of(one).ko for one in record.stages)
    yield "보고서 판", f"{record.number}판({day_text(record.made_on)} 남김)"
    yield "해시(SHA-256)", hash_text(record.sha256)


def hash_text(sha256: str) -> str:
    """Return a hash on two lines that fit a narrow cell."""
    return f"{sha256[:HALF_HASH]}\n{sha256[HALF_HASH:]}"


def _figures(record: ReportRecord) -> Iterator[Block]:
    for name, lines in figure_groups(record):
        yield Paragraph(f"□ {name}")
        yield Table(
            ("지표", "단위", "지난해", "목표", f"{record.year}년", "증감", "근거"),
            tuple(_row(line) for line in lines),
            widths=WIDTHS,
            right=RIGHT,
        )
        yield from (Paragraph(f"※ {line.name}: {line.note}") for line in lines if line.note)


def _row(line: FigureLine) -> tuple[str, ...]:
    name = f"- {line.name}" if line.is_part else line.name
    return name, line.unit, line.last, line.target, line.now, line.change, line.founded


def _texts(record: ReportRecord, part: ReportPart) -> Iterator[Block]:
    for item in part.items:
        text = nfc(record.draft.words.get(item.id, "").strip())
        if text or item.required:
            yield Paragraph(nfc(f"□ {item.name.ko}"))
            yield from (Paragraph(one) for one in _paragraphs(text or UNWRITTEN))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the lines of a text one by one, so that a long one breaks over pages."""
    yield from (line.strip() for line in text.splitlines() if line.strip())


def _enclosed(record: ReportRecord) -> Iterator[Block]:
    if not record.enclosed:
        yield Paragraph("붙인 파일이 없습니다.")
        return
    rows = (
        (str(place), nfc(one.item), nfc(one.name), size_text(one.size), hash_text(one.sha256))
        for place, one in enumerate(record.enclosed, 1)
    )
    yield Table(
        ("번호", "글", "파일 이름", "크기", "해시(SHA-256)"), tuple(rows), widths=(1, 3, 4, 2, 6), right=frozenset({3})
    )


def size_text(size: int) -> str:
    """Return a size in kB, at least 1."""
    return f"{max(1, round(size / KILOBYTE)):,}kB"
