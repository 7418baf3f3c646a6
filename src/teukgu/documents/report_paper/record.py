"""What the document of a report is made from: a version, and what its figures stand beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.definition import Stage
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import Row


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a text: ``item`` is the text's name in Korean, ``size`` in bytes."""

    item: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A version of a yearly report. Amounts of money are whole won.

    ``folds`` is the year before when it is reported here too; ``invented`` says that the zone is an example.
    """

    title: str
    zone: str
    municipality: str
    year: int
    number: int
    sha256: str
    made_on: date
    contents: ReportContents
    catalogue: Catalogue
    rows: tuple[Row, ...]
    draft: ReportDraft
    last: Mapping[Cell, Number] = field(default_factory=dict)
    targets: Mapping[Cell, Number] = field(default_factory=dict)
    enclosed: tuple[Enclosed, ...] = ()
    folds: int | None = None
    invented: bool = False
    stages: tuple[Stage, ...] = ()
    """Stages of the value chain that were asked; none: every stage."""
