"""A report while it is written: figures by cell and texts by item, the same behind every door."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus, Provenance
from teukgu.values import IndicatorId


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What was entered so far; a cell nobody touched is not in ``figures``."""

    figures: Mapping[Cell, Figure] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def within(self, cells: Collection[Cell]) -> "ReportDraft":
        """Return the draft without figures of other cells than these: what was typed there is kept, and not sent."""
        return ReportDraft({cell: one for cell, one in self.figures.items() if cell in cells}, self.words)


def cell_of(written: str) -> Cell:
    """Return the cell that ``written`` (as `str(cell)`) names."""
    indicator, _, part = written.partition("/")
    return Cell(IndicatorId(indicator), part)


def figure_to_data(figure: Figure) -> dict[str, Any]:
    """Return a figure without its cell as JSON values."""
    return {
        "value": figure.value,
        "status": figure.status.value,
        "provenance": figure.provenance.value,
        "confidence": figure.confidence.value,
        "note": figure.note,
    }


def figure_from_data(cell: Cell, data: Mapping[str, Any]) -> Figure:
    """Return the figure of ``cell`` that `figure_to_data` wrote.

    Raises:
        ValueError: when a code in it is unknown.
    """
    return Figure(
        cell,
        data.get("value"),
        FigureStatus(data.get("status", FigureStatus.GIVEN)),
        Provenance(data.get("provenance", Provenance.REPORTED)),
        Confidence(data.get("confidence", Confidence.COUNTED)),
        str(data.get("note", "")),
    )


def to_data(draft: ReportDraft) -> dict[str, Any]:
    """Return a draft as JSON values: the same draft always as the same data."""
    return {
        "figures": {str(cell): figure_to_data(draft.figures[cell]) for cell in sorted(draft.figures)},
        "words": {key: draft.words[key] for key in sorted(draft.words)},
    }


def from_data(data: Mapping[str, Any]) -> ReportDraft:
    """Return the draft that `to_data` wrote.

    Raises:
        ValueError: when a code in it is unknown.
    """
    figures = {cell_of(key): figure_from_data(cell_of(key), value) for key, value in data.get("figures", {}).items()}
    return ReportDraft(figures, {str(key): str(text) for key, text in data.get("words", {}).items()})
