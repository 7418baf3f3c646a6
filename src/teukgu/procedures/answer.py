"""May this be done? The default answer is no; a no says everything that is missing, never the first thing only."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from teukgu.procedures import refusals
from teukgu.procedures.definition import Act, Procedure
from teukgu.procedures.documents_track import DOCUMENT_TRACK
from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldKind
from teukgu.procedures.field_checks import field_findings, is_day
from teukgu.procedures.fold import fold_until, next_state
from teukgu.procedures.party import Party
from teukgu.procedures.state import Answer, CaseState, OpenAct, Situation
from teukgu.values import Finding, Severity

LONGEST_KEY = 80


def answer(situation: Situation, draft: Event) -> Answer:
    """Return whether ``draft`` may be recorded now.

    Findings that the act lists as overridable become warnings when the draft overrides with a reason. That the table
    has no such move, that the party may not, and that a field is missing can never be overridden.
    """
    act = situation.state.procedure.act(draft.act)
    firm = tuple(_firm_findings(situation, act, draft))
    if act is None:
        return Answer(False, firm)
    # Conditions are asked too when only fields are missing, so that everything is said at once.
    allowed = next_state(situation.state.procedure, situation.state.states, act, draft.key) is not None
    known = not any(finding.code == refusals.DAY_UNKNOWN for finding in firm)
    then = _as_it_stood(situation, act, draft.happened_on)
    found = condition_findings(then, act, draft) if allowed and known and draft.party in act.by else ()
    may_be = not firm and all_overridable(act, draft.party, found)
    firm = (*firm, *_needless_override(draft, found, firm))
    checked = (*firm, *(_overridden(act, draft, finding) for finding in found))
    return Answer(not any(finding.severity is Severity.ERROR for finding in checked), checked, may_be)


def _as_it_stood(situation: Situation, act: Act, day: date) -> Situation:
    """Return the situation of the day that an act is dated: what came later could not be relied on.

    Records of documents are about what was recorded, so they see all of it.
    """
    if act.track == DOCUMENT_TRACK.id:
        return situation
    return replace(situation, state=fold_until(situation.state, day))


def all_overridable(act: Act, party: Party, found: Iterable[Finding]) -> bool:
    """Return whether something stands in the way, and all of it may be set aside with a reason."""
    errors = _errors(found)
    return bool(errors) and all(act.may_override(party, finding.code) for finding in errors)


def _errors(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity is Severity.ERROR]


def _needless_override(draft: Event, found: Iterable[Finding], firm: tuple[Finding, ...]) -> Iterator[Finding]:
    if draft.override and not _errors(found) and not firm:
        yield refusals.nothing_to_override()


def condition_findings(situation: Situation, act: Act, draft: Event) -> tuple[Finding, ...]:
    """Return what the conditions of the act say about the draft, all of them."""
    return tuple(finding for condition in act.conditions for finding in condition(situation, draft))


def open_acts(situation: Situation, parties: Iterable[tuple[Party, str]]) -> tuple[OpenAct, ...]:
    """Return the acts that the table allows now to any of ``parties`` (party and key; "" acts for every key).

    ``missing`` holds what the conditions say already, so that a page can show what is still to be done.
    """
    return tuple(one for party, key in dict.fromkeys(parties) for one in _open_to(situation, party, key))


def _open_to(situation: Situation, party: Party, own_key: str) -> Iterator[OpenAct]:
    state = situation.state
    for act in state.procedure.acts:
        if party not in act.by:
            continue
        for key in _keys(situation, act, own_key):
            if next_state(state.procedure, state.states, act, key) is None:
                continue
            found = condition_findings(situation, act, _blank(situation, act, key, party))
            overridable = all_overridable(act, party, found)
            if _begins_anew(state, act, key) and not overridable and _errors(found):
                continue  # what was begun is under way; beginning it again is offered when it may be
            yield OpenAct(act, key, party, found, overridable)


def _begins_anew(state: CaseState, act: Act, key: str) -> bool:
    track = state.procedure.track(act.track)
    return track.start in dict(act.moves) and state.at(act.track, key if track.keyed else "") != track.start


def _keys(situation: Situation, act: Act, own_key: str) -> tuple[str, ...]:
    """Return the threads that the act may move: known ones, and "" for beginning a new one."""
    state = situation.state
    track = state.procedure.track(act.track)
    if not track.keyed:
        # numbers of documents are recorded in the name of the thread that one takes part in
        return (
            (own_key if act.track == DOCUMENT_TRACK.id else "",) if may_act(state.procedure, act, own_key, "") else ()
        )
    begins = track.start in dict(act.moves)
    if own_key:
        return (own_key,) if begins or own_key in state.keys(track.id) else ()
    return (*state.keys(track.id), *(("",) if begins else ()))


def may_act(procedure: Procedure, act: Act, own_key: str, key: str) -> bool:
    """Return whether a party that takes part under ``own_key`` may do the act in the thread ``key``.

    "" takes part in everything. Others act in their own thread only: that of their key, or (for a track that runs once)
    the track whose name is their key; whoever acts may also record numbers of documents.
    """
    if not own_key or act.track == DOCUMENT_TRACK.id:
        return True
    return own_key == (key if procedure.track(act.track).keyed else act.track)


def _blank(situation: Situation, act: Act, key: str, party: Party) -> Event:
    moment = situation.state.events[-1].recorded_at if situation.state.events else situation.now
    return Event(act.id, situation.today, moment, party, key=key)


def _firm_findings(situation: Situation, act: Act | None, draft: Event) -> Iterator[Finding]:
    state = situation.state
    if act is None:
        yield refusals.no_such_act(draft.act)
        return
    if draft.party not in act.by:
        yield refusals.not_your_act(act, draft.party)
    if next_state(state.procedure, state.states, act, draft.key) is None:
        yield refusals.not_now(state, act, draft.key)
    if state.procedure.track(act.track).keyed and not draft.key:
        yield refusals.no_key(act)
    if draft.key and not state.procedure.track(act.track).keyed and act.track != DOCUMENT_TRACK.id:
        yield refusals.needless_key(act)
    if draft.happened_on > situation.today:
        yield refusals.in_the_future(draft.happened_on)
    if draft.override and not draft.reason.strip():
        yield refusals.override_without_reason()
    yield from _out_of_order(situation, act, draft)
    yield from _before_its_stage(situation, act, draft)
    yield from _bad_key(draft)
    yield from _unknown_days(situation, act, draft)
    yield from field_findings(act, draft, situation.rules)


def _bad_key(draft: Event) -> Iterator[Finding]:
    if len(draft.key) > LONGEST_KEY or not draft.key.isprintable():
        yield refusals.bad_key()


def _unknown_days(situation: Situation, act: Act, draft: Event) -> Iterator[Finding]:
    """Refuse days for which nobody knows the holidays: nothing could be counted from them."""
    days = {"happened_on": draft.happened_on}
    days |= {
        field.key: date.fromisoformat(str(draft.data[field.key]))
        for field in act.fields
        if field.kind is FieldKind.DAY and is_day(draft.data.get(field.key))
    }
    calendar = situation.calendar
    for key, day in days.items():
        if not calendar.first <= day <= calendar.last:
            yield refusals.day_unknown(key, day)


def _out_of_order(situation: Situation, act: Act, draft: Event) -> Iterator[Finding]:
    """Refuse a day before the last step of the same thread: what builds on a step cannot come before it.

    Nothing builds on an act that leaves the track where it is, but the same act again.
    """
    state = situation.state
    if act.track == DOCUMENT_TRACK.id:
        return
    thread = [one for one in state.standing if _same_thread(state, one, act, draft.key)]
    last = max((one.happened_on for one in thread), default=draft.happened_on)
    if draft.happened_on < last:
        yield refusals.before_the_last_step(draft.happened_on, last)


def _before_its_stage(situation: Situation, act: Act, draft: Event) -> Iterator[Finding]:
    """Refuse a day on which the case had not come to where the act is possible, though it has by now."""
    now = situation.state
    then = _as_it_stood(situation, act, draft.happened_on).state
    possible = next_state(now.procedure, now.states, act, draft.key) is not None
    if act.stages and possible and then.stage not in act.stages:
        yield refusals.not_on_that_day(then, act, draft.happened_on)


def _same_thread(state: CaseState, event: Event, act: Act, key: str) -> bool:
    other = state.procedure.act(event.act)
    if other is None or other.track != act.track or (other.stays and other is not act):
        return False
    return event.key == key or not key


def _overridden(act: Act, draft: Event, finding: Finding) -> Finding:
    if draft.override and act.may_override(draft.party, finding.code):
        return replace(finding, severity=Severity.WARNING)
    return finding
