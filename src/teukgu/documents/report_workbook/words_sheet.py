"""The sheet of what the report says in words: the parts that the Rule asks for."""

from teukgu.documents.report_workbook.cell_text import clean, cut, lines_of
from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.figure_sheet import PROMPT_TITLE
from teukgu.documents.report_workbook.layout import FIRST_ROW, HEADINGS_ROW, WordsLine
from teukgu.documents.report_workbook.page import Page, set_up, write_head
from teukgu.documents.report_workbook.styles import LINE
from teukgu.values import Bilingual, Place

WIDTHS: dict[Column, float] = {
    Column.CODE: 24,
    Column.PART: 20,
    Column.NAME: 22,
    Column.HINT: 34,
    Column.TEXT: 92,
}
LOWEST, HIGHEST = 8, 26
"""Lines that a text has room for at least and at most: rows cannot be higher than 409 points."""

_GUIDE = Bilingual(
    "노란 칸에 글로 적습니다. 칸 안에서 줄을 바꾸려면 Alt+Enter를 누릅니다. 붙임 파일은 포털에서 올립니다.",
    "Write in the yellow cells; Alt+Enter begins a new line. Attachments are uploaded in the portal.",
)
_REQUIRED = Bilingual("꼭 적습니다.", "Required.")
_LIMIT = Bilingual("{limit:,}자까지.", "Up to {limit:,} characters.")
_LONG = Bilingual("글이 깁니다", "The text is long")


def write_words(page: Page) -> None:
    """Write the sheet."""
    set_up(page)
    write_head(page, _GUIDE, WIDTHS)
    page.paper.freeze_panes(HEADINGS_ROW, page.sheet.columns.index(Column.HINT))
    for line in page.sheet.words:
        _write_line(page, line)
    if page.sheet.words:
        page.paper.set_selection(*page.at(FIRST_ROW, Column.TEXT), *page.at(FIRST_ROW, Column.TEXT))


def _write_line(page: Page, line: WordsLine) -> None:
    number, item = line.number, line.item
    text = clean(page.form.entered.words.get(item.id, ""), Place(key=line.code))
    page.write(number, Column.CODE, line.code, "hidden")
    page.write(number, Column.PART, page.say(line.part.name), "words_bold")
    page.write(number, Column.NAME, page.say(item.name), "words_bold")
    page.write(number, Column.HINT, _hint(page, line), "words")
    page.write(number, Column.TEXT, text, "text")
    page.paper.set_row(number - 1, min(HIGHEST, max(LOWEST, lines_of(text, WIDTHS[Column.TEXT]) + 1)) * LINE)
    rule = {
        "validate": "length",
        "criteria": "<=",
        "value": item.limit,
        "input_title": cut(page.say(item.name), PROMPT_TITLE),
        "input_message": page.say(_LIMIT.format(limit=item.limit)),
        "error_type": "warning",
        "error_title": page.say(_LONG),
        "error_message": page.say(_LIMIT.format(limit=item.limit)),
    }
    page.paper.data_validation(*page.at(number, Column.TEXT), *page.at(number, Column.TEXT), rule)


def _hint(page: Page, line: WordsLine) -> str:
    said = [page.say(line.item.hint), page.say(_LIMIT.format(limit=line.item.limit))]
    return "\n".join((*said, page.say(_REQUIRED)) if line.item.required else said)
