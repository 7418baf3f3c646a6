"""The programme's files that never change while the server runs, read once in each process."""

from functools import cache

from teukgu.loading.boundaries import Boundaries, read_boundaries
from teukgu.loading.glossary import Term, read_glossary
from teukgu.portal.programmes import folder


@cache
def boundaries() -> Boundaries:
    """Return the map's shapes."""
    return read_boundaries(folder())


@cache
def glossary() -> tuple[Term, ...]:
    """Return the programme's terms."""
    return read_glossary(folder())
