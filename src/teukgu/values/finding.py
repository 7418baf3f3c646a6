"""What is wrong, where, and how to mend it: the one shape of every message about input."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from teukgu.values.bilingual import Bilingual, Language


class Severity(StrEnum):
    """How much a finding matters: an error stops the work, a warning asks to be explained, a note is only shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file (or sheet), and a line, cell or key inside it."""

    file: str = ""
    line: int | None = None
    cell: str = ""
    key: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        if self.cell:
            place = f"{place}!{self.cell}" if place else self.cell
        if self.key:
            place = f"{place} ({self.key})" if place else self.key
        return place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an input: ``code`` names the rule, ``message`` says what is wrong, ``cure`` what to do."""

    code: str
    message: Bilingual
    cure: Bilingual
    place: Place = Place()
    severity: Severity = Severity.ERROR

    def text(self, language: Language) -> str:
        """Return ``place: message cure`` in one line."""
        where = f"{self.place}: " if str(self.place) else ""
        return f"{where}{self.message.text(language)} → {self.cure.text(language)} [{self.code}]"


class Refused(Exception):  # noqa: N818 - named for what it says to the user
    """Work refused because of what was found in its input; carries every finding, never only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(finding.text("en") for finding in self.findings))


def refuse_if_any(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings among ``findings``; raise when there is an error.

    Raises:
        Refused: with all findings, errors first, when at least one is an error.
    """
    found = tuple(findings)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise Refused(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))
    return found
