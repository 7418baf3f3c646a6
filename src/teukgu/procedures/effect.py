"""What an act does outside its case: dated facts of the registry, notices that are owed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Effect:
    """A dated fact of the registry (``kind`` and ``value`` as in the registry of zones)."""

    kind: str
    value: Any
    valid_from: date
    valid_to: date | None = None
    note: Bilingual | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
