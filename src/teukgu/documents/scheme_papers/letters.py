"""Papers about a scheme: the comparison table, opinions and answers."""

from collections.abc import Sequence

from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph, Table
from teukgu.documents.scheme_papers.comparison import Line
from teukgu.values import Language, nfc

COLUMNS = {"ko": ("항목", "종전", "개정안"), "en": ("item", "before", "draft")}


def comparison_letter(
    lines: Sequence[Line], *, title: str, before: str, after: str, issuer: str, language: Language
) -> Letter:
    """Return the old and the new scheme beside each other; ``before`` and ``after`` say which files they are."""
    korean = language == "ko"
    told = f"종전: {before}. 개정안: {after}." if korean else f"Before: {before}. Draft: {after}."
    blocks: list[Block] = [Paragraph(nfc(told))]
    if not lines:
        blocks.append(Paragraph("달라진 것이 없습니다." if korean else "Nothing differs."))
    for section in dict.fromkeys(one.section for one in lines):
        rows = tuple(
            (nfc(one.item.text(language)), nfc(one.before.text(language)), nfc(one.after.text(language)))
            for one in lines
            if one.section == section
        )
        blocks += [Heading(section.text(language)), Table(COLUMNS[language], rows, widths=(3, 4, 4), heads=True)]
    return Letter(
        title=nfc(title), blocks=tuple(blocks), form=Form.PAPER, issuer=nfc(issuer), summary=nfc(told)[:400],
        keywords=("평가계획", "신구대비표") if korean else ("scheme", "comparison"), language=language,
    )  # fmt: skip


OPINIONS = {
    "ko": ("번호", "낸 곳", "받은 날", "대상", "의견", "판단", "답변과 이유"),
    "en": ("no.", "from", "received", "about", "opinion", "finding", "answer and reason"),
}


def opinions_letter(rows: Sequence[tuple[str, ...]], *, title: str, issuer: str, language: Language) -> Letter:
    """Return opinions and answers as a table; a row has a cell for each of `OPINIONS`."""
    korean = language == "ko"
    cells = tuple(tuple(nfc(cell) for cell in row) for row in rows)
    told = f"의견 {len(rows)}건" if korean else f"Opinions: {len(rows)}"
    blocks: list[Block] = [Paragraph(told)]
    if rows:
        blocks.append(Table(OPINIONS[language], cells, widths=(2, 4, 4, 3, 8, 4, 8)))
    return Letter(
        title=nfc(title), blocks=tuple(blocks), form=Form.PAPER, issuer=nfc(issuer), summary=told,
        keywords=("평가계획", "의견") if korean else ("scheme", "opinions"), language=language,
    )  # fmt: skip
