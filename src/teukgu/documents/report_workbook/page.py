"""What every sheet has: title, guidance, codes of the columns, headings, protection, print setup."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from teukgu.documents.report_workbook.columns import HEADINGS, WORDS_HEADINGS, Column
from teukgu.documents.report_workbook.layout import CODES_ROW, GUIDE_ROW, HEADINGS_ROW, TITLE_ROW, Kind, Sheet
from teukgu.documents.report_workbook.styles import INPUT, LINE, RED, Styles
from teukgu.reporting.form import Form
from teukgu.values import Bilingual, Language

A4, MARGIN = 9, 0.4
MOST_PRINTED = 100
"""Characters of a name in the printed header, which may hold 255."""
EXAMPLE = Bilingual("[예시 EXAMPLE]", "[예시 EXAMPLE]")
MAY = {"format_columns": True, "format_rows": True}
"""What the protection leaves free: widening columns and rows. There is no password."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that is being written, with what its cells are written by."""

    paper: Worksheet
    sheet: Sheet
    form: Form
    styles: Styles
    language: Language

    def say(self, text: Bilingual) -> str:
        """Return a text in the language of the workbook."""
        return text.text(self.language)

    def at(self, row: int, column: Column) -> tuple[int, int]:
        """Return a cell as XlsxWriter counts: from zero."""
        return row - 1, self.sheet.columns.index(column)

    def write(self, row: int, column: Column, text: str, style: str) -> None:
        """Write a text; nothing is ever a formula or a link."""
        self.paper.write_string(*self.at(row, column), text, self.styles[style])


def zone_title(form: Form, language: Language) -> str:
    """Return the zone's name, marked when the zone is invented and its name does not say so."""
    name = form.zone_name.text(language)
    return f"{EXAMPLE.text(language)} {name}" if form.invented and "예시" not in name else name


def set_up(page: Page, *, landscape: bool = True) -> None:
    """Protect a sheet and prepare it for printing: A4, one page wide, headings again on every page."""
    paper, name = page.paper, zone_title(page.form, page.language)[:MOST_PRINTED].replace("&", "&&")
    paper.protect("", MAY)
    paper.hide_gridlines(2)
    paper.set_paper(A4)
    if landscape:
        paper.set_landscape()
    paper.set_margins(MARGIN, MARGIN, 0.7, 0.6)
    paper.fit_to_pages(1, 0)
    paper.set_header(f"&L{name}&R{page.form.year} &A")
    paper.set_footer("&C&P / &N")
    if page.sheet.kind in {Kind.FIGURES, Kind.WORDS}:
        paper.set_tab_color(RED if page.form.invented else INPUT)


def write_head(page: Page, guide: Bilingual, widths: dict[Column, float]) -> None:
    """Write what stands above the lines, and freeze it with the columns that name a line."""
    paper, year = page.paper, page.form.year
    title = f"{zone_title(page.form, page.language)} · {year} · {page.say(page.sheet.title)}"
    paper.write_string(TITLE_ROW - 1, 1, title, page.styles["title_example" if page.form.invented else "title"])
    paper.write_string(GUIDE_ROW - 1, 1, page.say(guide), page.styles["guide"])
    paper.set_row(TITLE_ROW - 1, LINE * 1.5)
    paper.set_row(CODES_ROW - 1, None, None, {"hidden": True})
    paper.set_row(HEADINGS_ROW - 1, LINE * 2)
    headings = WORDS_HEADINGS if page.sheet.kind is Kind.WORDS else HEADINGS
    for number, column in enumerate(page.sheet.columns):
        page.write(CODES_ROW, column, column.value, "hidden")
        page.write(HEADINGS_ROW, column, page.say(headings[column].format(year=year, last=year - 1)), "head")
        hidden = {"hidden": True} if column is Column.CODE else {}
        paper.set_column(number, number, widths[column], None, hidden)
    paper.repeat_rows(HEADINGS_ROW - 1)
