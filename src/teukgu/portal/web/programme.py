"""The programme's files that never change while the server runs, read once in each process."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from teukgu.loading.boundaries import Boundaries, read_boundaries
from teukgu.loading.glossary import Term, read_glossary

PROGRAMME = "kr_special_zones"
DEMONSTRATION = "demonstration"


def folder(programme: str = PROGRAMME) -> Path:
    """Return the folder of a programme that ships with the package."""
    return Path(str(files("teukgu.programmes") / programme)) if programme.isidentifier() else Path()


@cache
def boundaries() -> Boundaries:
    """Return the map's shapes."""
    return read_boundaries(folder())


@cache
def glossary() -> tuple[Term, ...]:
    """Return the programme's terms."""
    return read_glossary(folder())
