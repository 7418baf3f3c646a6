"""Plays a case in the library alone: every event asks the table first, required fields are filled with samples."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from teukgu.loading.calendar import load_calendar
from teukgu.loading.programme import load_programme
from teukgu.procedures.answer import answer
from teukgu.procedures.clocks import clock_of
from teukgu.procedures.definition import Act, Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.procedures.fold import fold
from teukgu.procedures.legal_day import RECEIVED, SENT
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES
from teukgu.procedures.state import Answer, Clock, Situation
from teukgu.rulebook.parameter import Parameter
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Refused

PROGRAMME = load_programme()
CALENDAR = load_calendar(PROGRAMME.folder)
LAST_DAY = date(2040, 12, 31)
SAMPLES: Mapping[FieldKind, Any] = {
    FieldKind.TEXT: "가나다특구 2026-1",
    FieldKind.LONG_TEXT: "이유와 내용",
    FieldKind.NUMBER: 1,
    FieldKind.WON: 1000,
    FieldKind.YES_NO: False,
    FieldKind.FILES: ["파일"],
    FieldKind.ORGANISATION: "기관",
}


def as_day(value: date | str) -> date:
    """Return the day written."""
    return value if isinstance(value, date) else date.fromisoformat(value)


class Play:
    """A case being played; ``do`` records an act when the table and the conditions allow it, else raises Refused."""

    def __init__(
        self,
        procedure: str | Procedure = "designation",
        *,
        rules_on: date | None = None,
        facts: Mapping[str, Any] | None = None,
        rulebook: Rulebook | None = None,
    ) -> None:
        self.procedure = PROCEDURES[procedure] if isinstance(procedure, str) else procedure
        self.rulebook = rulebook or PROGRAMME.rulebook
        self.rules_on = rules_on
        self.facts = dict(facts or {})
        self.events: tuple[Event, ...] = ()

    def situation(self, today: date | str) -> Situation:
        """Return where the case stands, seen on ``today``."""
        day = as_day(today)
        state = fold(self.procedure, self.events)
        applied = state.all(self.procedure.applied_by)
        rules = self.rulebook.on(self.rules_on or (applied[-1].happened_on if applied else day))
        now = datetime.combine(day, time(9), UTC)
        return Situation(state, rules, CALENDAR, day, now, self.facts, self.rulebook)

    def draft(self, act: str, day: date | str, party: Party | None = None, key: str = "", **more: Any) -> Event:
        """Return an event that was not recorded yet; fields that are required and not given hold samples."""
        spec = self.procedure.act(act)
        assert spec is not None, act
        happened = as_day(day)
        said = {name: more.pop(name) for name in ("override", "reason") if name in more}
        data = {**sample(spec, happened), **{name: _plain(value) for name, value in more.items()}}
        moment = datetime.combine(happened, time(9), UTC)
        return Event(act, happened, moment, party or first_party(spec), key=key, data=data, **said)

    def ask(self, act: str, day: date | str, party: Party | None = None, key: str = "", **more: Any) -> Answer:
        """Ask whether the act may be done on that day."""
        draft = self.draft(act, day, party, key, **more)
        return answer(self.situation(draft.happened_on), draft)

    def do(self, act: str, day: date | str, party: Party | None = None, key: str = "", **more: Any) -> Event:
        """Record the act."""
        draft = self.draft(act, day, party, key, **more)
        said = answer(self.situation(draft.happened_on), draft)
        if not said.allowed:
            raise Refused(said.findings)
        return self.add(draft)

    def force(self, act: str, day: date | str, party: Party | None = None, key: str = "", **more: Any) -> Event:
        """Record the act without asking the conditions: for cases that are about clocks only."""
        return self.add(self.draft(act, day, party, key, **more))

    def add(self, draft: Event) -> Event:
        """Append an event under the next number; the fold still has to allow it."""
        kept = Event(
            draft.act, draft.happened_on, draft.recorded_at, draft.party, len(self.events) + 1, draft.key, draft.data,
            draft.actor, draft.reason, draft.override, draft.provisional,
        )  # fmt: skip
        fold(self.procedure, (*self.events, kept))
        self.events = (*self.events, kept)
        return kept

    def sent(self, event: Event, day: date | str) -> Event:
        """Record the document of an act as sent."""
        return self.do(SENT, day, event.party, event=event.seq, sent_on=as_day(day))

    def received(self, event: Event, day: date | str) -> Event:
        """Record the document of an act as arrived."""
        return self.do(RECEIVED, day, event.party, event=event.seq, received_on=as_day(day))

    def clock(self, name: str, key: str = "", today: date | str = LAST_DAY) -> Clock:
        """Return a clock that runs or ran."""
        found = clock_of(self.situation(today), name, key)
        assert found is not None, f"{name} {key} never started"
        return found

    def codes(self, *args: Any, **more: Any) -> set[str]:
        """Return the codes of everything that stands in the way of an act."""
        return {finding.code.partition(".")[2] for finding in self.ask(*args, **more).findings}


def first_party(act: Act) -> Party:
    """Return who usually does the act: not its receiver."""
    return next((party for party in Party if party in act.by and party is not act.receiver), next(iter(sorted(act.by))))


WANTED = frozenset({("approve_report", "approval_number")})
"""Fields that may be empty when something else stands in their place."""


def sample(act: Act, day: date) -> dict[str, Any]:
    """Return something for every field that must be filled."""
    return {field.key: _sample(field, day) for field in act.fields if field.required or (act.id, field.key) in WANTED}


def _sample(field: FieldSpec, day: date) -> Any:
    if field.kind is FieldKind.DAY:
        return (day + timedelta(days=30)).isoformat()
    if field.kind is FieldKind.MOMENT:
        return datetime.combine(day, time(9)).isoformat()
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        first = field.options[0].value if field.options else _first_option(field)
        return [first] if field.kind is FieldKind.CHOICES else first
    return SAMPLES[field.kind]


def _first_option(field: FieldSpec) -> str:
    parameter: Parameter = PROGRAMME.rulebook.parameter(field.options_from)
    return next(iter(parameter.options))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def prepared(**facts: Any) -> Play:
    """Return a case in which everything before the application is done, in March 2026."""
    play = Play(facts=facts)
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    play.do("announce_plan", "2026-03-03", notice_number="공고 제2026-10호")
    play.do("announce_hearing", "2026-03-03", hearing_on="2026-03-20")
    play.do("open_inspection", "2026-03-10")
    play.do("receive_opinion", "2026-03-12", Party.RESIDENT, "o1")
    play.do("hold_hearing", "2026-03-20")
    play.do("reply_opinion", "2026-03-23", key="o1")
    play.do("close_inspection", "2026-03-24")
    if facts.get("has_council", True):
        play.do("request_council_opinion", "2026-03-24")
        play.do("record_council_opinion", "2026-04-07", Party.APPLICANT)
    play.do("receive_operator_application", "2026-03-16", Party.APPLICANT, "op1")
    play.do("decide_operator", "2026-04-06", key="op1")
    play.do("publish_operator", "2026-04-08", key="op1")
    return play


def applied(**facts: Any) -> Play:
    """Return a case that was applied for on 2026-04-20 and registered by the ministry on 2026-04-21."""
    play = prepared(**facts)
    play.received(play.do("tell_governor", "2026-04-20"), "2026-04-20")
    play.do("apply", "2026-04-20")
    play.do("register_application", "2026-04-21", receipt_number="특구운영과-100")
    return play
