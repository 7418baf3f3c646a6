"""What the API says of yearly reports."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StrictFloat, StrictInt

from teukgu.portal.api.answers import Detail, Problem
from teukgu.portal.api.schemas import Text
from teukgu.reporting.checks import Remark

Number = StrictInt | StrictFloat
Status = Literal["given", "missing", "not_applicable"]
Confidence = Literal["proved", "counted", "estimated"]
KEY = r"^(figure|words):[A-Za-z0-9_./-]{1,130}$"


class ReportLine(Schema):
    """A report in the list; ``number`` is what the other addresses take."""

    number: str
    title: str
    zone: str
    zone_name: Text
    year: int
    stage: str
    due: date | None
    filed_on: date | None
    late: bool
    reported: bool
    figures: int


class ReportList(Schema):
    """The reports of a year that the caller sees."""

    year: int
    reports: list[ReportLine]


class RemarkOut(Schema):
    """What a check says; ``identity`` is what an explanation names."""

    identity: str
    check: str
    severity: str
    cells: list[str]
    message: Text
    cure: Text

    @classmethod
    def of(cls, remark: Remark) -> "RemarkOut":
        """Make it of a remark of the library."""
        return cls(
            identity=remark.identity,
            check=remark.check,
            severity=remark.severity.value,
            cells=[str(cell) for cell in remark.cells],
            message=Text.of(remark.message),
            cure=Text.of(remark.cure),
        )


class ExplainedOut(Schema):
    """An explanation that closes a request."""

    identity: str
    text: str
    by: str
    at: datetime


class VersionOut(Schema):
    """A version that was kept."""

    number: int
    sha256: str
    made_at: datetime


class ReportState(Schema):
    """Where a report stands; what the checks say is null for whoever does not read it."""

    number: str
    title: str
    zone: str
    year: int
    stage: str
    reported: bool
    due: date | None
    may_write: bool
    missing_contents: list[str]
    errors: list[RemarkOut] | None
    requests: list[RemarkOut] | None
    notes: list[RemarkOut] | None
    explained: list[ExplainedOut] | None
    versions: list[VersionOut]


class Entered(Schema):
    """What stands in a cell now."""

    value: int | float | None
    status: str
    confidence: str
    note: str


class CellOut(Schema):
    """A cell of the form; ``follows`` is what a save of it must name."""

    key: str
    indicator: str
    part: str
    name: Text
    part_name: Text | None
    unit: Text
    decimals: int
    scope: str
    description: Text
    last_year: int | float | None
    target: int | float | None
    baseline: int | float | None
    entered: Entered | None
    follows: int


class WordsOut(Schema):
    """A text of the form."""

    key: str
    name: Text
    hint: Text
    required: bool
    limit: int
    text: str
    follows: int


class KeptOut(Schema):
    """A value of a stage of the value chain that is not asked any more: it is kept, and not sent."""

    key: str
    entered: Entered
    follows: int


class FormOut(Schema):
    """What the zone is asked for the year, and what was entered.

    ``stages`` are the stages of the value chain that are asked (none: every stage); ``kept`` what stands in cells of
    others.
    """

    number: str
    zone: str
    zone_name: Text
    zone_type: str
    year: int
    stages: list[str]
    cells: list[CellOut]
    words: list[WordsOut]
    kept: list[KeptOut]


class EntryIn(Schema):
    """What to write into a cell (``figure:…``) or a text (``words:…``).

    ``follows`` is the number that the form gave: when somebody saved in between, yours is kept set aside.
    ``clear`` empties a cell. A value is kept in the ``decimals`` of its cell, rounded half to even; the
    result says so in ``notes``.
    """

    key: Annotated[str, Field(pattern=KEY)]
    follows: int = Field(ge=0, le=2_000_000_000)
    value: Number | None = None
    status: Status = "given"
    confidence: Confidence = "counted"
    note: str = Field("", max_length=4_000)
    text: str = Field("", max_length=100_000)
    clear: bool = False


class EntriesIn(Schema):
    """Entries that are kept together or not at all."""

    entries: list[EntryIn] = Field(min_length=1, max_length=1_000)


class SavedOut(Schema):
    """What became of an entry: ``number`` is what the next save of it follows, or that of what was set aside.

    ``notes`` say how a value was read: that it was rounded to the decimals of its cell.
    """

    key: str
    number: int
    set_aside: bool
    follows: int
    notes: list[Detail] = []


class Saved(Schema):
    """What became of every entry."""

    results: list[SavedOut]


class SaveConflict(Problem):
    """Some entries were set aside because somebody else had saved; the others are kept."""

    results: list[SavedOut]


class ExplainIn(Schema):
    """An answer to a request to explain."""

    identity: str = Field(max_length=64)
    text: str = Field(max_length=4_000)
