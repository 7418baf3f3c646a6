"""The templates of a programme, those of the ministry's own folder (setting PAPERS) over them, read once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from teukgu.documents.official.shelf import Shelf, load_shelf, programme_folder
from teukgu.portal.store.queries.cases.rules import rules_of


def shelf_of(programme: str) -> Shelf:
    """Return the templates for cases of ``programme``.

    Raises:
        Refused: with everything that is wrong in any template file.
    """
    return _read(rules_of(programme).folder, str(settings.PAPERS or ""))


@cache
def _read(folder: Path, own: str) -> Shelf:
    base = folder / "papers"
    shipped = base if base.is_dir() else programme_folder()
    return load_shelf(shipped, *([Path(own)] if own else []))
