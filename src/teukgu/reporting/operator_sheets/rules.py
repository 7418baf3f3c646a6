"""What operators are asked and told, as programme data: kinds of operators, questions, texts of consent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Disaggregation, IndicatorVersion, Part, Scope, Stage
from teukgu.reporting.figure import Cell
from teukgu.reporting.totals import SUMMED
from teukgu.values import Bilingual, IndicatorId


class QuestionKind(StrEnum):
    """How a question is answered: with a number, or with yes (counts one) or no (counts nothing)."""

    AMOUNT = "amount"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class OperatorKind:
    """A kind of operator: what somebody grows, makes or sells decides what they are asked."""

    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """An indicator as one operator is asked for it.

    ``kinds`` are the kinds of operators it is asked of (empty: everybody), ``ways`` the disaggregations asked with it,
    ``within`` the indicator of which it is a part, so that it cannot be larger.
    """

    indicator: IndicatorId
    text: Bilingual
    hint: Bilingual
    kind: QuestionKind = QuestionKind.AMOUNT
    kinds: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    within: IndicatorId | None = None


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A text of consent in one version; ``since`` is the first day on which it is used."""

    version: str
    since: date
    purpose: Bilingual
    items: Bilingual
    keeping: Bilingual
    onward: Bilingual
    refusal: Bilingual


@dataclass(frozen=True, slots=True)
class SheetRules:
    """Everything about the sheet that a programme decides; ``not_asked`` maps indicators to the reason."""

    kinds: tuple[OperatorKind, ...] = ()
    questions: tuple[SheetQuestion, ...] = ()
    consents: tuple[ConsentText, ...] = ()
    not_asked: tuple[tuple[IndicatorId, Bilingual], ...] = ()

    def kind(self, key: str) -> OperatorKind | None:
        """Return the kind of this key."""
        return next((one for one in self.kinds if one.id == key), None)

    def consent_on(self, day: date) -> ConsentText | None:
        """Return the text that is used on a day."""
        return max((one for one in self.consents if one.since <= day), key=lambda one: one.since, default=None)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One place of a sheet to write in; a part of a disaggregation stands below its whole."""

    question: SheetQuestion
    version: IndicatorVersion
    cell: Cell
    way: Disaggregation | None = None
    part: Part | None = None

    @property
    def whole(self) -> Cell:
        """Return the cell that this one is a part of, itself when it is none."""
        return Cell(self.cell.indicator)


@dataclass(frozen=True, slots=True)
class SheetZone:
    """The zone and performance year a sheet is for, as far as it decides what is asked."""

    year: int
    zone_type: str
    stages: tuple[Stage, ...] = ()


def sheet_rows(rules: SheetRules, catalogue: Catalogue, zone: SheetZone, kind: str) -> tuple[SheetRow, ...]:
    """Return what an operator of ``kind`` is asked in a zone: only what may be summed over operators."""
    versions = catalogue.asked_of(zone.year, zone.zone_type, zone.stages)
    asked = {one.id: one for one in versions if is_summed(one)}
    return tuple(
        row
        for question in rules.questions
        if question.indicator in asked and (not question.kinds or kind in question.kinds)
        for row in _rows(question, asked[question.indicator])
    )


def zone_rows(rules: SheetRules, catalogue: Catalogue, zone: SheetZone) -> tuple[SheetRow, ...]:
    """Return what any operator of the zone may be asked."""
    rows = {row.cell: row for one in rules.kinds for row in sheet_rows(rules, catalogue, zone, one.id)}
    order = {one.indicator: place for place, one in enumerate(rules.questions)}
    return tuple(sorted(rows.values(), key=lambda row: order[row.cell.indicator]))


def is_summed(version: IndicatorVersion) -> bool:
    """Whether operators' answers to this definition add up to the figure of the zone; ratios and indices never do."""
    return version.scope is Scope.OPERATORS and version.aggregation in SUMMED


def _rows(question: SheetQuestion, version: IndicatorVersion) -> Iterator[SheetRow]:
    yield SheetRow(question, version, Cell(version.id))
    for way in version.disaggregations:
        if way.id in question.ways:
            for part in way.parts:
                yield SheetRow(question, version, Cell(version.id, f"{way.id}.{part.id}"), way, part)
