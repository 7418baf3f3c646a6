"""Cases under random lives: the table is never left, nothing is lost, clocks equal a walk over the calendar."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_tools import CALENDAR, Play, applied

from teukgu.procedures.answer import answer, open_acts
from teukgu.procedures.clocks import clocks
from teukgu.procedures.event import Event
from teukgu.procedures.fold import IllegalHistory, fold, fold_as_recorded, next_state
from teukgu.procedures.legal_day import CORRECT_DAY, RECEIVED, SENT, TAKE_BACK
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES

DAY = timedelta(days=1)
FIRST = date(2026, 1, 2)
# what a walk over days takes for a day off: the holidays of the law, and what was proclaimed besides
PUBLIC = frozenset(holidays.country_holidays("KR", years=range(2025, 2031), language="ko"))
PUBLIC |= {day for day, one in CALENDAR.one_off.items() if one.off}
WORKED = frozenset(day for day, one in CALENDAR.one_off.items() if not one.off)
KEYS = ("a@x", "b@y")
ENDINGS = frozenset({"withdraw", "withdraw_proposal", "accept_proposal", "decline_proposal", "close_case"})
MAIN_PATH = {
    "designation": (
        *("open_draft", "adopt_plan", "announce_plan", "apply", "register_application", "refer_committee"),
        *("record_resolution", "notify_decision", "publish_gazette"),
    ),
    "report": ("open_report", "approve_report", "file_report", "register_report"),
    "round": ("open_round", "begin_evaluation", "compute_draft", "record_round_resolution", "seal_round"),
    "proposal": ("submit_proposal", "request_proposal_supplement", "answer_proposal_supplement"),
}


def off(day):
    return day.weekday() >= 5 or (day in PUBLIC and day not in WORKED)


# --- random lives ---------------------------------------------------------------------------------------------


def step(play, draw, today):
    """Try one drawn act; return whether it was accepted."""
    acts = play.procedure.acts
    act = acts[draw(st.integers(0, len(acts) - 1))]
    party = draw(st.sampled_from(sorted(Party)))
    key = draw(st.sampled_from(KEYS)) if play.procedure.track(act.track).keyed else ""
    override = draw(st.booleans())
    more = {"override": override, "reason": "시험" if override else ""}
    if act.track == "document":
        more["event"] = draw(st.integers(1, len(play.events) + 1))
        more |= {field: today.isoformat() for field in ("sent_on", "received_on", "right_day") if field in fields(act)}
    if act.by_choice[0]:
        more[act.by_choice[0]] = draw(st.sampled_from([option.value for option in choices(act)]))
    draft = play.draft(act.id, today, party, key, **more)
    said = answer(play.situation(today), draft)
    if said.allowed:
        play.add(draft)
    return draft, said


def fields(act):
    return {field.key for field in act.fields}


def choices(act):
    return next(field.options for field in act.fields if field.key == act.by_choice[0])


def likely(play, draw, today):
    """Do an act that the table offers, so that lives get far; every second step is such a one."""
    offered = open_acts(play.situation(today), [(party, "") for party in Party])
    offered = [one for one in offered if one.act.track != "document" and one.act.id not in ENDINGS]
    offered = [one for one in offered if one.overridable or all(found.severity != "error" for found in one.missing)]
    main = [one for one in offered if one.act.track == "main" and not one.act.stays]
    offered = main if main and draw(st.booleans()) else offered
    if not offered:
        return None
    one = offered[draw(st.integers(0, len(offered) - 1))]
    key = one.key or (draw(st.sampled_from(KEYS)) if play.procedure.track(one.act.track).keyed else "")
    draft = play.draft(one.act.id, today, one.party, key)
    for override in (False, True):
        chosen = Event(**{**as_fields(draft), "override": override, "reason": "시험" if override else ""})
        said = answer(play.situation(today), chosen)
        if said.allowed:
            return play.add(chosen)
    return None


def begun(name, draw):
    """Return a case that has come some way along its main path, so that lives are not all about their beginning."""
    play = Play(name)
    for act in MAIN_PATH[name][: draw(st.integers(0, len(MAIN_PATH[name])))]:
        play.force(act, FIRST)
    return play


def as_fields(event):
    return {name: getattr(event, name) for name in Event.__dataclass_fields__}


def legal_states(procedure):
    return {track.id: {state.id for state in track.states} for track in procedure.tracks}


@pytest.mark.parametrize("name", sorted(PROCEDURES))
@settings(max_examples=40)
@given(data=st.data())
def test_no_sequence_of_acts_leaves_the_table_or_loses_an_accepted_event(name, data):
    play = begun(name, data.draw)
    accepted, today = list(play.events), FIRST
    legal = legal_states(play.procedure)
    for turn in range(40):
        today += timedelta(days=data.draw(st.integers(0, 12)))
        before = play.events
        if turn % 2:
            step(play, data.draw, today)
        else:
            likely(play, data.draw, today)
        accepted += play.events[len(before) :]
        state = fold(play.procedure, play.events)
        assert state.events == tuple(accepted)
        assert [event.seq for event in state.events] == list(range(1, len(accepted) + 1))
        assert all(value in legal[track] for (track, _), value in state.states.items())
        gone = {int(event.data["event"]) for event in accepted if event.act == TAKE_BACK}
        assert [one.seq for one in state.standing] == [event.seq for event in accepted if event.seq not in gone]
        walked, latest = by_hand(play.procedure, [event for event in accepted if event.seq not in gone])
        assert {where: now for where, now in state.states.items() if where in walked} == walked
        assert dict(state.values) == latest
        clocks(play.situation(today))


def by_hand(procedure, events):
    """Walk the table without the engine: the state of every thread that was moved, the latest fields of every act."""
    acts = {act.id: act for act in procedure.acts}
    keyed = {track.id: track.keyed for track in procedure.tracks}
    start = {track.id: track.start for track in procedure.tracks}
    found, latest = {}, {}
    for event in events:
        act = acts[event.act]
        where = (act.track, event.key if keyed[act.track] else "")
        before = found.get(where, start[act.track])
        targets = [target for source, target in act.moves if source == before]
        field, options = act.by_choice
        chosen = [target for value, target in options if field and event.data.get(field) == value]
        assert targets, f"{event.act} from {before}"
        found[where] = (chosen or targets)[0]
        latest[f"{event.act}:{event.key}" if event.key else event.act] = dict(event.data)
    return found, latest


@settings(max_examples=40)
@given(data=st.data())
def test_an_act_dated_back_was_possible_on_its_day(data):
    """Whatever is accepted of past days: the case stood where it is possible, and its thread had come so far."""
    play, today = begun("designation", data.draw), FIRST
    acts = {act.id: act for act in play.procedure.acts if act.track != "document"}
    for _ in range(18):
        today += timedelta(days=data.draw(st.integers(0, 12)))
        likely(play, data.draw, today)
    for _ in range(12):
        act = acts[data.draw(st.sampled_from(sorted(acts)))]
        key = data.draw(st.sampled_from(KEYS)) if play.procedure.track(act.track).keyed else ""
        day = data.draw(st.dates(FIRST - DAY, today))
        draft = play.draft(act.id, day, data.draw(st.sampled_from(sorted(act.by))), key)
        if not answer(play.situation(today), draft).allowed:
            continue
        until = [event for event in play.events if event.happened_on <= day]
        stage = by_hand(play.procedure, [one for one in until if acts[one.act].track == "main"])[0].get(("main", ""))
        assert not act.stages or stage in act.stages
        thread = [one for one in play.events if acts[one.act].track == act.track and one.key == key]
        built_on = [one.happened_on for one in thread if one.act == act.id or not acts[one.act].stays]
        assert day >= max(built_on, default=day)


@pytest.mark.parametrize("name", sorted(PROCEDURES))
@settings(max_examples=60)
@given(data=st.data())
def test_what_the_table_does_not_list_is_refused_whatever_is_overridden(name, data):
    play = begun(name, data.draw)
    today = FIRST
    for _ in range(data.draw(st.integers(0, 12))):
        today += timedelta(days=data.draw(st.integers(0, 10)))
        likely(play, data.draw, today)
    situation = play.situation(today)
    draft, said = step(play, data.draw, today)
    act = play.procedure.act(draft.act)
    listed = next_state(play.procedure, situation.state.states, act, draft.key, draft.data) is not None
    if not listed or draft.party not in act.by:
        assert not said.allowed
        assert not said.overridable
    if said.allowed:
        assert listed
        assert draft.party in act.by


@pytest.mark.parametrize("name", sorted(PROCEDURES))
def test_every_unlisted_state_act_and_party_is_refused_one_by_one(name):
    """The whole product of main states, acts and parties, not a sample."""
    procedure = PROCEDURES[name]
    main = procedure.tracks[0]
    reached = reach_main_states(name)
    assert {state.id for state in main.states} == set(reached)
    for stage, play in reached.items():
        situation = play.situation("2027-12-01")
        for act in procedure.acts:
            for party in Party:
                draft = play.draft(act.id, "2027-12-01", party, "new" if procedure.track(act.track).keyed else "")
                said = answer(situation, draft)
                listed = next_state(procedure, situation.state.states, act, draft.key) is not None
                if not listed or party not in act.by:
                    assert not said.allowed, (stage, act.id, party)
                    assert not said.overridable


def reach_main_states(name):
    """Return a case in each state of the main track, by walking the table from its start."""
    start = Play(name)
    found = {fold(start.procedure, ()).stage: start}
    waiting = [start]
    while waiting:
        play = waiting.pop()
        for act in play.procedure.acts:
            for target in targets(play, act):
                after = fork(play, act, target)
                stage = None if after is None else fold(after.procedure, after.events).stage
                if stage is not None and stage not in found:
                    found[stage] = after
                    waiting.append(after)
    return found


def targets(play, act):
    if act.track != play.procedure.tracks[0].id:
        return []
    return [option.value for option in choices(act)] if act.by_choice[0] else [None]


def fork(play, act, choice):
    after = Play(play.procedure.id)
    after.events = play.events
    try:
        after.force(act.id, FIRST, **({act.by_choice[0]: choice} if choice else {}))
    except IllegalHistory:
        return None
    return after


@settings(max_examples=40)
@given(data=st.data())
def test_a_past_moment_shows_what_was_recorded_until_then(data):
    play = begun("designation", data.draw)
    today = FIRST
    for _ in range(25):
        today += timedelta(days=data.draw(st.integers(0, 6)))
        likely(play, data.draw, today)
    moments = [event.recorded_at for event in play.events]
    for moment in moments:
        known = fold_as_recorded(play.procedure, play.events, moment)
        assert known.events == tuple(event for event in play.events if event.recorded_at <= moment)


# --- clocks against a walk over the calendar ------------------------------------------------------------------------


def walk(start, amount, left_out):
    """Count ``amount`` days after ``start`` one by one, leaving out ``left_out``; return the last, not moved."""
    day, counted = start, 0
    while counted < amount:
        day += DAY
        counted += day not in left_out
    return day


def moved(day, left_out):
    while off(day) or day in left_out:
        day += DAY
    return day


def walk_working(start, amount, left_out):
    """Count working days after ``start`` one by one."""
    day, counted = start, 0
    while counted < amount:
        day += DAY
        counted += not off(day) and day not in left_out
    return day


def span(first, last):
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}


gaps = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 30)), max_size=3)


@settings(max_examples=60)
@given(
    start=st.dates(date(2026, 1, 5), date(2027, 9, 30)),
    gaps=gaps,
    postponed=st.none() | st.tuples(st.integers(1, 60), st.integers(0, 40)),
    extension=st.none() | st.integers(1, 45),
)
def test_decision_clock_equals_a_walk_over_days(start, gaps, postponed, extension):
    play = plain_application(start)
    timeline, at = [], start
    for wait, length in gaps:
        first = at + timedelta(days=wait)
        at = first + timedelta(days=length)
        timeline += [(first, "request_supplement"), (at, "answer_supplement")]
    if postponed is not None:
        first = start + timedelta(days=postponed[0])
        timeline += [(first, "ask_postponement"), (first + timedelta(days=postponed[1]), "end_postponement")]
    for day, act in sorted(timeline, key=lambda one: one[0]):
        play.force(act, day)
    if extension is not None:
        play.force("extend_decision", start + timedelta(days=400), days=extension)
    left_out = stopped_days(play)
    nominal = walk(start, 90, left_out)
    expected = moved(nominal if extension is None else walk(nominal, extension, left_out), left_out)
    assert play.clock("decision").due == expected


def stopped_days(play):
    """Return the days of every supplement and postponement, both ends included, read off the raw events."""
    found, open_ = set(), {}
    pairs = {"answer_supplement": "request_supplement", "end_postponement": "ask_postponement"}
    for event in play.events:
        if event.act in pairs.values():
            open_[event.act] = event.happened_on
        elif event.act in pairs:
            found |= span(open_.pop(pairs[event.act]), event.happened_on)
    return found


def plain_application(start):
    play = Play()
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, start - timedelta(days=40))
    play.force("apply", start)
    return play


@settings(max_examples=60)
@given(
    start=st.dates(date(2026, 1, 5), date(2027, 9, 30)),
    asked=st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 10), st.none() | st.integers(0, 45)), min_size=1, max_size=3
    ),
)
def test_only_the_extension_of_consultations_stops_the_decision(start, asked):
    play = plain_application(start)
    left_out = set()
    for number, (wait, length, replied) in enumerate(asked):
        key, first = f"e{number}@a{number}", start + timedelta(days=wait)
        play.force("request_consultation", first, key=key)
        play.force("extend_consultation", first, key=key, days=length)
        nominal = walk(first, 20, set())
        end = moved(walk(nominal, length, set()), set())
        assert play.clock("consultation", key).due == end
        if replied is not None:
            reply = first + timedelta(days=replied)
            play.force("reply_consultation", reply, key=key)
            end = min(end, reply)
        left_out |= span(nominal + DAY, end) if end > nominal else set()
    assert play.clock("decision").due == moved(walk(start, 90, left_out), left_out)


@settings(max_examples=60)
@given(
    start=st.dates(date(2026, 1, 5), date(2027, 9, 30)),
    supplement=st.none() | st.tuples(st.integers(1, 40), st.integers(0, 30)),
    experts=st.none() | st.tuples(st.integers(1, 20), st.integers(0, 70)),
    extended=st.booleans(),
)
def test_environmental_clock_equals_a_walk_over_working_days(start, supplement, experts, extended):
    play = plain_application(start)
    play.force("request_sea", start, key="sea@env")
    left_out, at = set(), start
    if supplement is not None:
        first = at + timedelta(days=supplement[0])
        at = first + timedelta(days=supplement[1])
        play.force("request_sea_supplement", first, key="sea@env")
        play.force("answer_sea_supplement", at, key="sea@env")
        left_out |= span(first, at)
    if experts is not None:
        first = at + timedelta(days=experts[0])
        last = first + timedelta(days=experts[1])
        play.force("ask_sea_experts", first, key="sea@env")
        play.force("end_sea_experts", last, key="sea@env")
        left_out |= span(first, min(last, first + timedelta(days=44)))
    if extended:
        play.force("extend_sea", start + timedelta(days=400), key="sea@env")
    nominal = walk_working(start, 30, left_out)
    assert play.clock("sea", "sea@env").due == (walk_working(nominal, 10, left_out) if extended else nominal)


@settings(max_examples=40)
@given(shift=st.integers(0, 20), corrected=st.integers(0, 20), act=st.sampled_from([RECEIVED, CORRECT_DAY]))
def test_a_clock_counts_from_the_latest_record_of_the_day(shift, corrected, act):
    play = applied()
    request = play.do("request_consultation", "2026-05-04", key="a@x")
    play.sent(request, "2026-05-04")
    for days in (shift, corrected):
        day = date(2026, 5, 4) + timedelta(days=days)
        field = "received_on" if act == RECEIVED else "right_day"
        today = date(2026, 6, 30)
        draft = play.draft(act, today, request.party, event=request.seq, **{field: day})
        assert answer(play.situation(today), draft).allowed
        play.add(draft)
    expected = date(2026, 5, 4) + timedelta(days=corrected)
    assert play.clock("consultation", "a@x").due == moved(walk(expected, 20, set()), set())
    assert play.events[request.seq - 1].happened_on == date(2026, 5, 4)


def test_a_number_ends_provisional_and_nothing_is_lost_by_taking_back():
    play = applied()
    request = play.do("request_consultation", "2026-05-04", key="a@x")
    assert play.clock("consultation", "a@x").provisional
    sent = play.sent(request, "2026-05-06")
    assert not play.clock("consultation", "a@x").provisional
    play.do(TAKE_BACK, "2026-05-07", request.party, event=sent.seq)
    assert play.clock("consultation", "a@x").provisional
    play.do(TAKE_BACK, "2026-05-07", request.party, event=request.seq)
    state = fold(play.procedure, play.events)
    assert state.at("consultation", "a@x") == "none"
    assert [one.act for one in state.events[-4:]] == ["request_consultation", SENT, TAKE_BACK, TAKE_BACK]
