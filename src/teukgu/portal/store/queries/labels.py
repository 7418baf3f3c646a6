"""What ids are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Label
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class LabelText:
    """The name of an id and a remark on it (both texts may be empty)."""

    name: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of a programme's ids by kind (``sector``, ``status``, ``basis``, ``precision``, ``count`` ...)."""

    by_kind: Mapping[str, Mapping[str, LabelText]]

    def of(self, kind: str, key: str) -> LabelText:
        """Return the label of ``key``; an id without one is its own name."""
        found = self.by_kind.get(kind, {}).get(key)
        return found or LabelText(Bilingual(key, key), Bilingual("", ""))

    def keys(self, kind: str) -> tuple[str, ...]:
        """Return the ids of a kind in the order of the programme."""
        return tuple(self.by_kind.get(kind, {}))


def labels_of(viewer: Viewer, programme: str) -> Labels:
    """Return the labels of ``programme``. One query."""
    by_kind: dict[str, dict[str, LabelText]] = {}
    for row in Label.objects.filter(programme=programme).order_by("position"):
        text = LabelText(Bilingual(row.ko, row.en), Bilingual(row.note_ko, row.note_en))
        by_kind.setdefault(row.kind, {})[row.key] = text
    return Labels(by_kind)
