"""What stands in a round: its year, the latest freeze and results, the scheme's records that still hold."""

from datetime import date

from teukgu.procedures.event import Event
from teukgu.procedures.state import CaseState, Situation

COMPUTED = ("compute_draft", "recompute_results")
LAST_MONTH, LAST_DAY = 12, 31


def year_of(state: CaseState) -> int | None:
    """Return the performance year, or None before the round is opened."""
    opened = state.last("open_round")
    year = None if opened is None else opened.data.get("year")
    return year if isinstance(year, int) else None


def year_end(situation: Situation, event: Event) -> date:
    """Return the last day of the year that ``event`` opens a round of: the statutory periods are counted from it.

    A year that the calendar does not know is refused at the opening; here the day of the opening stands in for it.
    """
    year, calendar = event.data.get("year"), situation.calendar
    known = isinstance(year, int) and calendar.first.year <= year < calendar.last.year
    return date(year, LAST_MONTH, LAST_DAY) if isinstance(year, int) and known else event.happened_on


def result_of(state: CaseState) -> str | None:
    """Return the hash of the latest results, None before any were computed since the last (re)opening."""
    computed, reopened = state.last(*COMPUTED), state.last("reopen_round")
    if computed is None or (reopened is not None and reopened.seq > computed.seq):
        return None
    return str(computed.data.get("result_sha256") or "").lower()


def freeze_of(state: CaseState) -> str | None:
    """Return the hash of the inputs as frozen last, None before."""
    frozen = state.last("freeze_inputs")
    return None if frozen is None else str(frozen.data.get("freeze_sha256") or "").lower()


def list_as_frozen(state: CaseState) -> bool:
    """Whether the list of zones that stands is the one that the inputs were frozen with (True while nothing is)."""
    frozen = state.last("freeze_inputs")
    lists = state.all("set_population")
    if frozen is None or not lists:
        return True
    with_it = [one for one in lists if one.seq < frozen.seq]
    hashes = [str(one.data.get("population_sha256") or "").strip().lower() for one in (*with_it[-1:], lists[-1])]
    return lists[-1].seq < frozen.seq or (len(hashes) > 1 and hashes[0] == hashes[1])


def told_last(state: CaseState, zone: str) -> Event | None:
    """Return the letter by which a zone knows the draft that stands: an older one was of a round since reopened."""
    told, reopened = state.last("tell_draft", key=zone), state.last("reopen_round")
    return None if told is None or (reopened is not None and told.seq < reopened.seq) else told


def about_scheme(state: CaseState, act: str) -> Event | None:
    """Return the latest record ``act`` about the scheme as it was stated last: an older one was of another scheme."""
    stated, found = state.last("state_scheme"), state.last(act)
    return None if stated is None or found is None or found.seq < stated.seq else found
