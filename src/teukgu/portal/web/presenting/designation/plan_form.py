"""Turns the fields of the plan's form into contents, and contents into rows for the form."""

from collections.abc import Mapping
from typing import Any

from teukgu.portal.services.designation.plan_fields import EXEMPTION_CELLS, OPTIONS
from teukgu.procedures.plan_contents import ContentKind, PlanItem

FUNDING_CELLS = ("source", "year", "won", "note")
SPARE_ROWS = 2
MOST_ROWS = 200
CELLS = {ContentKind.EXEMPTIONS: EXEMPTION_CELLS, ContentKind.FUNDING: FUNDING_CELLS}


def content_from(given: Mapping[str, Any], item: PlanItem) -> Any:
    """Return what the form says about ``item``: a text, or the rows of a table that are not empty."""
    cells = CELLS.get(item.kind)
    if cells is None:
        return given.get(f"item-{item.id}", "")
    rows = ({cell: given.get(f"{item.id}-{row}-{cell}", "") for cell in cells} for row in range(MOST_ROWS))
    return [row for row in rows if any(row.values())]


def options_from(given: Mapping[str, Any]) -> dict[str, bool]:
    """Return the yes-or-no questions of the form."""
    return {option: f"option-{option}" in given for option in OPTIONS}


def is_asked(given: Mapping[str, Any], item: PlanItem) -> bool:
    """Return whether the form holds ``item`` at all."""
    return f"follows-{item.id}" in given


def rows_for(item: PlanItem, content: Any) -> list[dict[str, Any]]:
    """Return the rows of a table with a few empty ones to fill."""
    cells = CELLS[item.kind]
    kept = content if isinstance(content, list) else []
    empty: dict[str, Any] = dict.fromkeys(cells, "")
    return [*({cell: row.get(cell, "") for cell in cells} for row in kept), *(dict(empty) for _ in range(SPARE_ROWS))]
