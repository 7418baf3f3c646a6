"""The real programme's rules, read once in each process."""

from functools import cache

from teukgu.loading.programme import load_programme
from teukgu.rulebook.programme import Programme


@cache
def programme() -> Programme:
    """Return the programme with its rulebook."""
    return load_programme()
