"""What a yearly report says in words beside its figures: the four parts of 규칙 제3조제2항, as programme data."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.rulebook.parameter import Reference
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One text of a part; ``limit`` is in characters."""

    id: str
    name: Bilingual
    hint: Bilingual
    required: bool
    limit: int


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part of the report, with the article that asks for it; ``figures`` says that the figures stand in it."""

    id: str
    name: Bilingual
    references: tuple[Reference, ...]
    items: tuple[ReportItem, ...]
    figures: bool = False


@dataclass(frozen=True, slots=True)
class ReportContents:
    """The parts in order."""

    parts: tuple[ReportPart, ...]

    @property
    def items(self) -> tuple[ReportItem, ...]:
        """Return every text in order."""
        return tuple(item for part in self.parts for item in part.items)

    def item(self, key: str) -> ReportItem | None:
        """Return the text called ``key``."""
        return next((one for one in self.items if one.id == key), None)


def missing_items(contents: ReportContents, words: Mapping[str, str]) -> tuple[ReportItem, ...]:
    """Return the texts that a report must have and does not."""
    return tuple(one for one in contents.items if one.required and not words.get(one.id, "").strip())
