"""What an act will do, in words, before it is done."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.services.cases.preview import Follows
from teukgu.portal.web.presenting.cases.names import stage_name
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.state import Clock


@dataclass(frozen=True, slots=True)
class ShownFollows:
    """Stage before and after (empty when it stays), clocks as lines."""

    stage_from: str
    stage_to: str
    started: tuple[tuple[str, str], ...]
    ended: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]


def shown_follows(follows: Follows, procedure: str, today: date) -> ShownFollows:
    """Return what follows, in words; a clock that stands still has no last day."""
    before, after = follows.before.state.stage, follows.after.state.stage
    changes = before != after
    return ShownFollows(
        stage_from=stage_name(procedure, before) if changes else "",
        stage_to=stage_name(procedure, after) if changes else "",
        started=tuple((said(one.spec.name), _due(one)) for one in follows.started),
        ended=tuple(said(one.spec.name) for one in follows.ended),
        moved=tuple((said(one.spec.name), _due(one)) for one in follows.moved),
    )


def _due(clock: Clock) -> str:
    return day_text(clock.due, weekday=True) if clock.due else ""
