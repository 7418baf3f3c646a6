"""The programmes that this portal shows: the real one, and the demonstration that never mixes with it."""

from pathlib import Path

from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder

PROGRAMME = DEFAULT_PROGRAMME
DEMONSTRATION = "demonstration"


def folder(programme: str = PROGRAMME) -> Path:
    """Return the folder of a programme that ships with the package."""
    return programme_folder(programme)
