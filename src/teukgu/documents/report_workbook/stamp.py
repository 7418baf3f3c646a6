"""What a workbook says of itself: which form, programme, zone, year and definitions it was made for.

It stands in a hidden sheet (`STAMP_SHEET`, two columns: key, value) and again in the document's own properties, since
programs that save a workbook may drop either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from teukgu.reporting.contents import ReportContents
from teukgu.reporting.form import Form
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Language

FORM = "teukgu.report"
FORM_VERSION = "1"
"""Goes up whenever a reader of the version before could misread the workbook."""
STAMP_SHEET = "_teukgu"
PROPERTY = "teukgu_"
"""What the names of the document's properties begin with."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Everything as text, as it stands in the file; ``catalogue`` is the hash of the definitions it asks by."""

    form: str
    form_version: str
    programme: str
    zone: str
    year: str
    zone_type: str
    catalogue: str
    language: str
    invented: str = "no"
    seen: str = "0"

    def to_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return key and value of each line of the hidden sheet."""
        return tuple((one.name, str(getattr(self, one.name))) for one in fields(self))


def stamp_of(form: Form, contents: ReportContents, language: Language) -> Stamp:
    """Return the stamp of the workbook of a form."""
    return Stamp(
        form=FORM,
        form_version=FORM_VERSION,
        programme=form.programme,
        zone=str(form.zone),
        year=str(form.year),
        zone_type=form.zone_type,
        catalogue=fingerprint(form, contents),
        language=language,
        invented="yes" if form.invented else "no",
        seen=str(form.seen),
    )


def stamp_from(pairs: Mapping[str, str]) -> Stamp | None:
    """Return the stamp that ``pairs`` (key to value, without `PROPERTY`) hold; None when one is missing."""
    names = [one.name for one in fields(Stamp)]
    if any(name not in pairs for name in names):
        return None
    return Stamp(**{name: pairs[name] for name in names})


def fingerprint(form: Form, contents: ReportContents) -> str:
    """Return the SHA-256 of what is asked: cells, versions of their definitions, units; texts and their lengths.

    Names and hints are left out: a better wording makes no workbook old.
    """
    return sha256_of(
        {
            "figures": [[str(row.cell), row.version.version, row.version.unit] for row in form.rows],
            "words": [[item.id, item.limit] for item in contents.items],
        }
    )
