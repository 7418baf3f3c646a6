"""What an approval says, and cells as they are entered beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.possible_days import EARLIEST, between, has_been
from teukgu.portal.services.zone_figures.refusals import (
    approval_ahead,
    approval_incomplete,
    day_long_ago,
    too_long,
)
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import rows_of_version
from teukgu.values import Bilingual, Finding

BY_LIMIT, DOCUMENT_LIMIT, WHY_LIMIT = 80, 120, 500
BY, DOCUMENT = Bilingual("승인한 사람", "approver"), Bilingual("문서 번호", "document's number")
APPROVED_ON = Bilingual("승인한 날", "day of the approval")
WHY = Bilingual("바꾸는 이유", "reason for the change")


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """Day, approver and document's number; all empty while it waits."""

    on: date | None = None
    by: str = ""
    document: str = ""

    @property
    def is_given(self) -> bool:
        """Whether it was approved."""
        return self.on is not None

    def cleaned(self) -> "ApprovalGiven":
        """Return it with clean texts."""
        return ApprovalGiven(self.on, clean_text(self.by).strip(), clean_text(self.document).strip())


def approval_findings(approval: ApprovalGiven, today: date) -> Iterable[Finding]:
    """Yield what is wrong with an approval."""
    told = (approval.on is not None, bool(approval.by), bool(approval.document))
    if any(told) and not all(told):
        yield approval_incomplete()
    if approval.on is not None and approval.on > today:
        yield approval_ahead()
    elif approval.on is not None and not has_been(approval.on, today):
        yield day_long_ago("approval", APPROVED_ON, between(EARLIEST, today))
    if len(approval.by) > BY_LIMIT:
        yield too_long("approved_by", BY, BY_LIMIT)
    if len(approval.document) > DOCUMENT_LIMIT:
        yield too_long("document", DOCUMENT, DOCUMENT_LIMIT)


def name_of_cell(version: IndicatorVersion | None, cell: Cell) -> Bilingual:
    """Return the name of a cell with its part."""
    if version is None:
        return Bilingual(str(cell), str(cell))
    for row in rows_of_version(version):
        if row.cell == cell and row.part is not None:
            return Bilingual(f"{version.name.ko}({row.part.name.ko})", f"{version.name.en} ({row.part.name.en})")
    return version.name


def names(cells: Mapping[Cell, IndicatorVersion]) -> Bilingual:
    """Return the names of several cells behind each other, a few of them."""
    found = [name_of_cell(version, cell) for cell, version in list(cells.items())[:6]]
    more = "…" if len(cells) > len(found) else ""
    return Bilingual(", ".join(one.ko for one in found) + more, ", ".join(one.en for one in found) + more)


def is_number(value: object) -> bool:
    """Whether a value can stand as a target or baseline."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def number_in_unit(value: Number, version: IndicatorVersion) -> Number:
    """Return a value in the decimals of its unit."""
    decimals = indicators().unit_of(version).decimals
    return round(float(value), decimals) if decimals else round(value)
