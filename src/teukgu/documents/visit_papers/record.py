"""A visit as its papers need it: everything is written once, in the record."""

from dataclasses import dataclass
from datetime import date

from teukgu.reporting.checklist import Answered


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """A finding: what kind, what was found, until when the municipality answers (None: not addressed to it)."""

    kind: str
    text: str
    addressed: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo: its bytes, the ending of its name (``.jpg``, ``.png``), what it shows."""

    caption: str
    content: bytes
    ending: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: who signed, how, on which day."""

    signer: str
    how: str
    day: date


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One visit. ``sha256`` names the record that is signed; ``note`` says what a correction corrects."""

    office: str
    visitor: str
    visitor_post: str
    zone: str
    municipality: str
    purpose: str
    visited_on: date
    place: str
    summary: str
    sha256: str
    recorded_on: date
    began: str = ""
    ended: str = ""
    companions: str = ""
    met: str = ""
    requests: str = ""
    next_steps: str = ""
    checklist: str = ""
    answers: tuple[Answered, ...] = ()
    findings: tuple[WrittenFinding, ...] = ()
    photos: int = 0
    signatures: tuple[Signed, ...] = ()
    effect: str = ""
    note: str = ""

    @property
    def time_text(self) -> str:
        """Return the hours, as far as they were written."""
        return f" {self.began}~{self.ended}" if self.began or self.ended else ""
