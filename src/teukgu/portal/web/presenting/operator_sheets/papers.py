"""The paper sheets of a survey: Korean always, as they go out by post."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import translation

from teukgu.documents.operator_sheets.paper import PaperLine, PaperPack, PaperPart, PaperRow, PaperSheet
from teukgu.portal.services.operator_sheets.keeping_answers import consent_shown
from teukgu.portal.store.models import OperatorSheet, OperatorSurvey
from teukgu.portal.store.queries.operator_sheets.board import last_year_of, rows_of_sheet
from teukgu.portal.web.presenting.operator_sheets.lines import kind_of
from teukgu.portal.web.presenting.operator_sheets.questions import QuestionBox, WayBox, question_boxes
from teukgu.reporting.figure import Cell, Number

SHORT = 16
"""Characters of a part's name on paper; a longer one loses what stands in brackets."""


def paper_pack(survey: OperatorSurvey, sheets: Iterable[OperatorSheet], today: date) -> PaperPack:
    """Return what is printed for these sheets (at least one)."""
    sheets = list(sheets)
    for one in sheets:
        one.survey = survey
    report, last = survey.report, last_year_of(sheets)
    with translation.override("ko"):
        return PaperPack(
            municipality=survey.organisation.name_ko,
            zone=report.zone.now.name_ko,
            year=report.year,
            desk=survey.desk,
            phone=survey.phone,
            closes_on=survey.closes_on,
            consent=tuple((one.heading.ko, one.text.ko) for one in consent_shown(sheets[0], today)),
            sheets=tuple(_sheet(one, last.get(one.operator_id, {})) for one in sheets),
            example=report.case.programme.demonstration,
        )


def _sheet(sheet: OperatorSheet, last: Mapping[Cell, Number]) -> PaperSheet:
    boxes = question_boxes(rows_of_sheet(sheet), {}, last)
    return PaperSheet(str(sheet.pk), sheet.operator.name, kind_of(sheet.kind), tuple(_row(one) for one in boxes))


def _row(box: QuestionBox) -> PaperRow:
    return PaperRow(
        box.text,
        box.hint,
        box.unit,
        box.last,
        tuple(one.name for one in box.choices),
        tuple(_line(one) for one in box.ways),
    )


def _line(way: WayBox) -> PaperLine:
    return PaperLine(way.name, tuple(PaperPart(_short(one.name), one.last) for one in way.parts))


def _short(name: str) -> str:
    return name if len(name) <= SHORT else name.partition("(")[0]
