"""The sheet that says what every indicator means, how it is counted and what proves it."""

from teukgu.documents.report_workbook.cell_text import lines_of
from teukgu.documents.report_workbook.page import Page, set_up
from teukgu.documents.report_workbook.styles import LINE
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Comparability, IndicatorVersion
from teukgu.reporting.names import name_of
from teukgu.values import Bilingual

HEADS = (
    (Bilingual("지표", "Indicator"), 24.0),
    (Bilingual("단위", "Unit"), 9.0),
    (Bilingual("누구의 값", "Whose figure"), 14.0),
    (Bilingual("무엇을 적나", "What is meant"), 60.0),
    (Bilingual("어떻게 세나", "How it is counted"), 44.0),
    (Bilingual("증빙", "Proof"), 34.0),
    (Bilingual("앞선 값과 견주기", "Comparable with before"), 30.0),
)


def write_definitions(page: Page, catalogue: Catalogue) -> None:
    """Write the sheet: a line for each indicator that is asked for."""
    set_up(page)
    for column, (head, width) in enumerate(HEADS):
        page.paper.write_string(0, column, page.say(head), page.styles["head"])
        page.paper.set_column(column, column, width)
    page.paper.freeze_panes(1, 1)
    page.paper.repeat_rows(0)
    for number, version in enumerate(dict.fromkeys(row.version for row in page.form.rows if row.part is None), 1):
        _write_line(page, catalogue, version, number)


def _write_line(page: Page, catalogue: Catalogue, version: IndicatorVersion, number: int) -> None:
    said = (
        page.say(version.name),
        page.say(catalogue.unit_of(version).name),
        page.say(name_of(version.scope)),
        page.say(version.description),
        page.say(version.formula),
        page.say(version.evidence),
        _compared(page, version),
    )
    for column, text in enumerate(said):
        page.paper.write_string(number, column, text, page.styles["words" if column else "words_bold"])
    lines = max(lines_of(text, width - 1) for text, (_, width) in zip(said, HEADS, strict=True))
    page.paper.set_row(number, min(409.0, lines * LINE + 5))


def _compared(page: Page, version: IndicatorVersion) -> str:
    if version.comparability is Comparability.FIRST:
        return ""
    return f"{version.first_year}: {page.say(name_of(version.comparability))}. {page.say(version.comparability_note)}"
