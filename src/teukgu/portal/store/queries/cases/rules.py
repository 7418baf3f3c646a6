"""The rules and the calendar that bind the cases of a programme, read once in each process."""

from functools import cache

from teukgu.loading.calendar import load_calendar
from teukgu.loading.programme import load_programme
from teukgu.portal.programmes import PROGRAMME, folder
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.programme import Programme


@cache
def rules_of(programme: str) -> Programme:
    """Return the programme whose rules bind the cases of ``programme``.

    A demonstration brings invented zones and no law of its own: the real programme's rules bind it.
    """
    own = programme != PROGRAMME and (folder(programme) / "parameters").is_dir()
    return load_programme(folder(programme if own else PROGRAMME))


@cache
def calendar_of(programme: str) -> KoreanCalendar:
    """Return the calendar that days are counted by."""
    return load_calendar(rules_of(programme).folder)
