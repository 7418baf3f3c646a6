"""Reads the invented texts of a demonstration's year: ``year/words.yaml``, lists of sentences to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from teukgu.loading.demonstration_year import year_folder
from teukgu.loading.yaml_lines import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by place; `of` gives the ``number``-th of a list, counted round and round."""

    data: Mapping[str, Any]

    def of(self, *path: str, number: int = 0, **names: object) -> str:
        """Return a text with the names filled in.

        Raises:
            KeyError: when there is no such place.
        """
        found: Any = self.data
        for key in path:
            found = found[key]
        text = found if isinstance(found, str) else cast(Sequence[str], found)[number % len(found)]
        return text.format_map({name: str(value) for name, value in names.items()})


def read_words(programme: Path) -> Words:
    """Return the texts of the year."""
    data, _lines = load_yaml(year_folder(programme) / "words.yaml")
    return Words(cast(Mapping[str, Any], data))
