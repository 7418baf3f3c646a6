"""The rules of a body on one day: its own rules where it may set them, else the rulebook's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import Body, Seat, SeatKind, Topic
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Plain, Status
from teukgu.values import Bilingual, Finding


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule that the body set: resolution, order or ordinance ``title``, from a day (in) to a day (out)."""

    parameter: str
    value: Plain
    title: str
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class BodyRules:
    """A body, the rulebook on a day, and what the body set for itself."""

    body: Body
    rules: RulesOnDay
    own: tuple[OwnRule, ...] = ()

    @property
    def day(self) -> date:
        """The day of these rules."""
        return self.rules.day

    def own_rule(self, topic: Topic) -> OwnRule | None:
        """Return what the body set for ``topic``, where it may; the latest one of those that hold."""
        name = self.body.rules.get(topic)
        if name is None or topic not in self.body.own_rules:
            return None
        holding = [rule for rule in self.own if rule.parameter == name and rule.holds_on(self.day)]
        return max(holding, key=lambda rule: rule.valid_from, default=None)

    def value(self, topic: Topic) -> Plain:
        """Return the value that holds, or None when nothing is said or known."""
        own = self.own_rule(topic)
        if own is not None:
            return own.value
        name = self.body.rules.get(topic)
        if name is None or not self.rules.has(name):
            return None
        return self.rules.value(name)

    def whole(self, topic: Topic) -> int | None:
        """Return a whole number, or None."""
        found = self.value(topic)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def code(self, topic: Topic) -> str:
        """Return a code, "" when nothing is said or known."""
        found = self.value(topic)
        return found if isinstance(found, str) else ""

    def codes(self, topic: Topic) -> tuple[str, ...]:
        """Return a list of codes."""
        found = self.value(topic)
        return tuple(str(code) for code in found) if isinstance(found, list | tuple) else ()

    def table(self, topic: Topic) -> Mapping[str, str]:
        """Return a table of codes."""
        found = self.value(topic)
        return {str(key): str(code) for key, code in found.items()} if isinstance(found, Mapping) else {}

    def word(self, topic: Topic, code: str) -> Bilingual:
        """Return the words of a code."""
        name = self.body.rules.get(topic)
        options = self.rules.parameter(name).options if name else {}
        return options.get(code, Bilingual(code, code))

    def is_unknown(self, topic: Topic) -> bool:
        """Say whether the law leaves the matter open and the body set nothing."""
        name = self.body.rules.get(topic)
        if name is None or self.own_rule(topic) is not None:
            return False
        entry = self.rules.current.get(self.rules.parameter(name).id)
        return entry is None or (entry.status is Status.UNKNOWN and not self.rules.has(name))

    def doubts(self, topics: Iterable[Topic]) -> tuple[Finding, ...]:
        """Return what is not firm about the rules of ``topics`` (assumed, stale)."""
        names = [self.body.rules[topic] for topic in topics if topic in self.body.rules and not self.own_rule(topic)]
        return tuple(finding for name in names if self.rules.has(name) for finding in self.rules.doubts(name))


def seats_on(rules: BodyRules) -> tuple[Seat, ...]:
    """Return the seats by office on the day: those the file names, then the ex-officio list of the rulebook."""
    named = tuple(seat for seat in rules.body.seats if seat.holds_on(rules.day))
    listed = tuple(
        Seat(code, rules.word(Topic.EX_OFFICIO_SEATS, code), SeatKind.EX_OFFICIO)
        for code in rules.codes(Topic.EX_OFFICIO_SEATS)
    )
    return (*named, *listed)


def own_rule_findings(body: Body, rule: OwnRule, rules: RulesOnDay) -> tuple[Finding, ...]:
    """Return why the body may not set ``rule``: a matter the law settles, or a value it does not offer."""
    topics = {name: topic for topic, name in body.rules.items()}
    topic = topics.get(rule.parameter)
    if topic is None or topic not in body.own_rules:
        return (refusals.not_its_own_rule(rule.parameter),)
    parameter = rules.parameter(rule.parameter)
    values = rule.value if isinstance(rule.value, list | tuple) else [rule.value]
    strange = [str(value) for value in values if parameter.options and value not in parameter.options]
    if parameter.type.value == "whole" and not isinstance(rule.value, int):
        strange.append(str(rule.value))
    return tuple(refusals.no_such_value(parameter, value) for value in strange)
