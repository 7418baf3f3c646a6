"""The glossary of a programme: terms in Korean and English, with a short definition and the article they come from."""

import csv
from dataclasses import dataclass
from pathlib import Path

from teukgu.values import Bilingual, nfc


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its names, what it means, and where it stands (A = Act, D = Decree, R = Rule, APA, AWR ...)."""

    name: Bilingual
    definition: Bilingual
    source: str


def read_glossary(folder: Path) -> tuple[Term, ...]:
    """Return the terms of the programme in ``folder``, in the order of its ``glossary.csv``."""
    with (folder / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = [{key: nfc(text) for key, text in row.items()} for row in csv.DictReader(file)]
    return tuple(
        Term(Bilingual(row["ko"], row["en"]), Bilingual(row["definition_ko"], row["definition_en"]), row["source"])
        for row in rows
    )
