"""What an act would do, before it is done: everything in its way, or what follows from it. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from teukgu.portal.access import Viewer, may_see_case
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.act import Asked, Standing, cleaned, what_stands
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.situation import situation_after, situation_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.clocks import clocks
from teukgu.procedures.party import Party
from teukgu.procedures.state import Clock, Situation
from teukgu.values import Refused, nfc


@dataclass(frozen=True, slots=True)
class Follows:
    """What an act would bring: the stage before and after, clocks that start, end or move."""

    before: Situation
    after: Situation
    started: tuple[Clock, ...]
    ended: tuple[Clock, ...]
    moved: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands in the way, whether it may be set aside, and what follows when nothing does."""

    standing: Standing
    follows: Follows | None


def preview(
    viewer: Viewer,
    case_number: str,
    *,
    act: str,
    key: str = "",
    party: Party | str,
    happened_on: date,
    data: Mapping[str, Any],
    files: Sequence[str] = (),
    reason: str = "",
    override: bool = False,
    seen_version: int,
    now: datetime,
    today: date,
) -> Preview:
    """Return what `act` with the same arguments would say and do.

    Raises:
        Refused: ``case.absent`` when the viewer may not know of the case.
    """
    case = Case.objects.filter(number=case_number).first()
    facts = case_facts(case, today) if case else None
    if case is None or facts is None or not may_see_case(viewer, facts):
        raise Refused([refusals.absent()])
    words = nfc(reason).strip()
    asked = Asked(act, nfc(key), Party(party), happened_on, cleaned(data), tuple(files), words, override, "", now)
    on = OnCase(viewer, case, facts, situation_of(case, today=today, now=now))
    found = what_stands(on, asked, seen_version)
    return Preview(found, None if found.in_the_way else _follows(on, asked))


def _follows(on: OnCase, asked: Asked) -> Follows:
    before = on.situation
    event = replace(asked.draft(on.viewer), seq=on.case.version + 1)
    after = situation_after(on.case, (*before.state.events, event), today=before.today, now=asked.now)
    old = {_name(clock): clock for clock in clocks(before)}
    new = {_name(clock): clock for clock in clocks(after)}
    kept = [(old[name], clock) for name, clock in new.items() if name in old]
    return Follows(
        before=before,
        after=after,
        started=tuple(clock for name, clock in new.items() if name not in old),
        ended=tuple(now_ for was, now_ in kept if was.is_running and not now_.is_running),
        moved=tuple(now_ for was, now_ in kept if now_.is_running and was.due != now_.due),
    )


def _name(clock: Clock) -> tuple[str, str, int]:
    return clock.spec.id, clock.key, clock.started.seq
