"""What may be recorded about an earlier act: its document, its right day, or that it should not have been recorded."""

from collections.abc import Iterator
from dataclasses import replace

from teukgu.procedures.check_words import read_day
from teukgu.procedures.definition import Act, Direction
from teukgu.procedures.event import Event
from teukgu.procedures.fold import IllegalHistory, fold, fold_until, thread_key
from teukgu.procedures.legal_day import CORRECT_DAY, DAY_FIELDS, RECEIVED, SENT, TAKE_BACK, taken_back
from teukgu.procedures.state import CaseState, Situation
from teukgu.values import Bilingual, Finding, Place


def event_is_there(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The act that the record is about was recorded and stands."""
    if draft.data.get("event") is not None and _about(situation.state, draft) is None:
        yield _wrong(
            "case.no_such_event",
            ("그런 기록이 없거나 이미 취소되었습니다.", "There is no such record, or it was taken back."),
            ("사건의 기록 번호를 고르십시오.", "Choose a record of the case."),
        )


def record_changes_something(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A day that is read off documents is not corrected, nor a taking back taken back: nothing would change."""
    state = situation.state
    about = _about(state, draft)
    act = None if about is None else state.procedure.act(about.act)
    if about is None or act is None:
        return
    if draft.act == CORRECT_DAY and about.act in (*DAY_FIELDS, TAKE_BACK):
        yield _wrong(
            "case.no_day_to_correct",
            ("이 기록의 날짜는 바로잡을 수 없습니다.", "The day of this record is not corrected."),
            (
                "바른 날로 다시 기록하거나 이 기록을 취소하십시오.",
                "Record it again with the right day, or take it back.",
            ),
        )
    if draft.act == TAKE_BACK and about.act == TAKE_BACK:
        yield _wrong(
            "case.taken_back_for_good",
            ("취소한 기록은 되살릴 수 없습니다.", "What was taken back stays taken back."),
            ("그 일을 다시 기록하십시오.", "Record the act again."),
        )


def event_has_a_document(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Numbers of documents belong to acts that are made by document."""
    about = _about(situation.state, draft)
    act = None if about is None else situation.state.procedure.act(about.act)
    if act is not None and act.direction is Direction.INSIDE:
        yield _wrong(
            "case.no_document",
            (f"'{act.name.ko}'은(는) 공문으로 하는 일이 아닙니다.", f"'{act.name.en}' is not made by a document."),
            ("공문으로 한 기록을 고르십시오.", "Choose an act that is made by a document."),
        )


def recorded_by_the_same_party(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Who recorded an act corrects it."""
    about = _about(situation.state, draft)
    if about is not None and (about.party is not draft.party or draft.key not in {"", about.key}):
        yield _wrong(
            "case.not_your_record",
            ("다른 기관의 기록입니다.", "The record is another party's."),
            ("기록한 기관이 바로잡아야 합니다.", "Whoever recorded it has to correct it."),
        )


def history_stays_in_order(situation: Situation, draft: Event) -> Iterator[Finding]:
    """With the new day the steps of a thread still follow each other."""
    state = situation.state
    about = _about(state, draft)
    if about is None:
        return
    try:
        after = fold(state.procedure, (*state.events, _numbered(state, draft)))
    except (IllegalHistory, ValueError, KeyError):
        return
    thread = _thread(after, about)
    days = [one.happened_on for one in thread]
    if _turned_round(after, thread) or _moved_before_its_stage(state, after, about):
        yield _wrong(
            "case.out_of_order",
            ("이 날짜로는 앞뒤 단계의 순서가 맞지 않습니다.", "On this day the steps would not follow each other."),
            ("앞뒤 단계의 날을 확인하십시오.", "Check the days of the steps before and after."),
        )
    if any(day > situation.today for day in days):
        yield _wrong(
            "case.in_the_future",
            ("오늘보다 뒤의 날입니다.", "The day is after today."),
            ("실제로 있었던 날을 쓰십시오.", "Give the day on which it happened."),
        )


def arrives_after_it_was_sent(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A document does not arrive before the day on which it was sent."""
    state = situation.state
    about, arrived = _about(state, draft), read_day(draft.data.get(DAY_FIELDS[RECEIVED]))
    sent = [one for one in state.all(SENT) if about is not None and one.data.get("event") == about.seq]
    day = read_day(sent[-1].data.get(DAY_FIELDS[SENT])) if sent else None
    if arrived is not None and day is not None and arrived < day:
        yield _wrong(
            "case.arrived_before_sent",
            (
                f"시행일({day})보다 앞선 날에 도달할 수 없습니다.",
                f"It was sent on {day} and cannot have arrived before.",
            ),
            ("접수일을 확인하거나 시행일을 다시 기록하십시오.", "Check the day, or record the sending again."),
        )


def _moved_before_its_stage(state: CaseState, after: CaseState, about: Event) -> bool:
    """Return whether an act is moved back to a day on which the case had not come to where it is possible."""
    act = state.procedure.act(about.act)
    was = next((one.happened_on for one in state.standing if one.seq == about.seq), about.happened_on)
    now = next((one.happened_on for one in after.standing if one.seq == about.seq), was)
    return act is not None and bool(act.stages) and now < was and fold_until(state, now).stage not in act.stages


def _turned_round(state: CaseState, thread: tuple[Event, ...]) -> bool:
    """Return whether a step comes before the one that it builds on; nothing builds on one that stays in its state."""
    seen: list[Event] = []
    for event in thread:
        before = (one for one in seen if one.act == event.act or not _stays(state, one))
        if any(event.happened_on < one.happened_on for one in before):
            return True
        seen.append(event)
    return False


def _stays(state: CaseState, event: Event) -> bool:
    act = state.procedure.act(event.act)
    return act is not None and act.stays


def nothing_rests_on_it(situation: Situation, draft: Event) -> Iterator[Finding]:
    """An act can be taken back while no later one rests on it, and while it left nothing in the registry."""
    state = situation.state
    about = _about(state, draft)
    act = None if about is None else state.procedure.act(about.act)
    if act is None or about is None:
        return
    try:
        fold(state.procedure, (*state.events, _numbered(state, draft)))
        legal = True
    except IllegalHistory:
        legal = False
    if not legal or act.effects is not None or _records(state, about):
        yield _wrong(
            "case.rests_on_it",
            ("뒤의 일이 이 기록에 기대고 있어 취소할 수 없습니다.", "Later steps rest on this record."),
            ("뒤의 기록부터 취소하거나 날짜만 바로잡으십시오.", "Take back the later ones first, or correct the day."),
        )


def _about(state: CaseState, draft: Event) -> Event | None:
    number = draft.data.get("event")
    gone = taken_back(state.events)
    return next((one for one in state.events if one.seq == number and one.seq not in gone), None)


def _numbered(state: CaseState, draft: Event) -> Event:
    return replace(draft, seq=max((one.seq for one in state.events), default=0) + 1)


def _thread(state: CaseState, about: Event) -> tuple[Event, ...]:
    act = state.procedure.act(about.act)
    return () if act is None else tuple(one for one in state.standing if _where(state, one) == _where(state, about))


def _where(state: CaseState, event: Event) -> tuple[str, str]:
    act: Act | None = state.procedure.act(event.act)
    return ("", "") if act is None else (act.track, thread_key(state.procedure, act, event.key))


def _records(state: CaseState, about: Event) -> bool:
    """Return whether something that stands was recorded about the act."""
    return any(one.data.get("event") == about.seq for one in state.standing if one.seq > about.seq)


def _wrong(code: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(code, Bilingual(*message), Bilingual(*cure), Place(key="event"))
