"""The questions of a sheet as a form shows them, with last year beside; what was typed into them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.names import name_of
from teukgu.reporting.operator_sheets.answers import NO, YES
from teukgu.reporting.operator_sheets.rules import QuestionKind, SheetRow
from teukgu.values import Finding

FIELD = "cell-"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PartBox:
    """A place to write a part in."""

    key: str
    name: str
    typed: str
    last: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayBox:
    """One way of dividing the figure; ``adds_up`` when its parts must add up to it."""

    name: str
    adds_up: bool
    parts: tuple[PartBox, ...]


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question: its words, last year's answer, what is typed, what is wrong with it."""

    key: str
    number: int
    text: str
    hint: str
    unit: str
    last: str
    typed: str
    wrong: tuple[str, ...]
    choices: tuple[Choice, ...]
    ways: tuple[WayBox, ...]
    answer: str


def question_boxes(
    rows: Iterable[SheetRow],
    figures: Mapping[Cell, Figure],
    last: Mapping[Cell, Number],
    typed: Mapping[str, str] | None = None,
    findings: Iterable[Finding] = (),
) -> list[QuestionBox]:
    """Return the questions of a sheet; ``typed`` is what a form held that was not kept."""
    rows = tuple(rows)
    wrong: dict[str, list[str]] = {}
    for one in findings:
        wrong.setdefault(one.place.key, []).append(f"{said(one.message)} {said(one.cure)}")
    shown = typed if typed is not None else typed_of(rows, figures)
    wholes = [row for row in rows if row.part is None]
    return [
        _box(
            number,
            row,
            [one for one in rows if one.part is not None and one.whole == row.cell],
            Beside(shown, last, wrong),
        )
        for number, row in enumerate(wholes, 1)
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown in and beside the places: what is typed and what is wrong with it by key, last year by cell."""

    shown: Mapping[str, str]
    last: Mapping[Cell, Number]
    wrong: Mapping[str, list[str]]


def _box(number: int, row: SheetRow, parts: list[SheetRow], beside: Beside) -> QuestionBox:
    key, chosen = str(row.cell), row.question.kind is QuestionKind.YES_NO
    value = beside.shown.get(key, "")
    choices = _choices(parts, value) if chosen else ()
    return QuestionBox(
        key=key,
        number=number,
        text=said(row.question.text),
        hint=said(row.question.hint),
        unit=said(indicators().unit_of(row.version).name),
        last=last_text(row, parts, beside.last),
        typed=value,
        wrong=tuple(beside.wrong.get(key, ())),
        choices=choices,
        ways=() if chosen else _ways(parts, beside),
        answer=next((one.name for one in choices if one.chosen), "") if chosen else value,
    )


def _choices(parts: list[SheetRow], value: str) -> tuple[Choice, ...]:
    named = [(str(one.cell), said(one.part.name)) for one in parts if one.part] or [(YES, _("예"))]
    return tuple(Choice(key, name, key == value) for key, name in (*named, (NO, _("아니요"))))


def _ways(parts: list[SheetRow], beside: Beside) -> tuple[WayBox, ...]:
    ways = {one.way.id: one.way for one in parts if one.way}
    return tuple(
        WayBox(
            said(way.name),
            way.whole,
            tuple(
                PartBox(
                    str(one.cell),
                    said(one.part.name),
                    beside.shown.get(str(one.cell), ""),
                    _amount(one, beside.last),
                    tuple(beside.wrong.get(str(one.cell), ())),
                )
                for one in parts
                if one.part and one.way and one.way.id == way.id
            ),
        )
        for way in ways.values()
    )


def last_text(row: SheetRow, parts: list[SheetRow], last: Mapping[Cell, Number]) -> str:
    """Return last year's answer to a question in words, nothing when there is none."""
    if row.question.kind is not QuestionKind.YES_NO or row.cell not in last:
        return _amount(row, last)
    part = next((one.part for one in parts if one.part and last.get(one.cell)), None)
    return (said(part.name) if part else _("예")) if last[row.cell] else _("아니요")


def _amount(row: SheetRow, last: Mapping[Cell, Number]) -> str:
    return amount_text(last.get(row.cell), indicators().unit_of(row.version))


def typed_of(rows: Iterable[SheetRow], figures: Mapping[Cell, Figure]) -> dict[str, str]:
    """Return kept figures as they would be typed."""
    found: dict[str, str] = {}
    for row in rows:
        figure = figures.get(row.cell)
        if figure is None:
            continue
        if row.question.kind is QuestionKind.YES_NO:
            if row.part is None:
                found.setdefault(str(row.cell), YES if figure.value else NO)
            elif figure.value:
                found[str(row.whole)] = str(row.cell)
        elif figure.status is FigureStatus.GIVEN:
            found[str(row.cell)] = amount_text(figure.value, indicators().unit_of(row.version)).replace("−", "-")
        else:
            found[str(row.cell)] = said(name_of(figure.status))
    return found


def typed_from(posted: QueryDict, rows: Iterable[SheetRow]) -> dict[str, str]:
    """Return what was typed into the form of a sheet, by cell."""
    keys = [str(row.cell) for row in rows]
    return {key: posted.get(FIELD + key, "")[: 4 * LONGEST] for key in keys if posted.get(FIELD + key, "").strip()}
