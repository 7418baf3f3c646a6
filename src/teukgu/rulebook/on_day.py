"""The rules on one day: typed values, and what is not firm about those that were asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from teukgu.rulebook import findings as words
from teukgu.rulebook.hashing import rule_facts, sha256_of
from teukgu.rulebook.parameter import DatedValue, Parameter, Plain, Status, ValueType
from teukgu.rulebook.scenario import Override
from teukgu.values import Bilingual, Finding, Refused, Severity

Mode = Literal["preview", "decide"]
Kind = type | tuple[type, ...]
_NOT_FIRM = frozenset({Status.ANNOUNCED, Status.ASSUMED})


@dataclass(frozen=True)
class RulesOnDay:
    """What holds on ``day``, made by `Rulebook.on`.

    ``value(id)`` gives plain data; ``whole``, ``number``, ``share`` (exact fraction), ``flag``, ``choice``, ``codes``,
    ``table``, ``month_day``, ``calendar_day`` and ``text`` the same with its type. All raise `Refused` when there is no
    such rule, it has no value on the day, it is unknown, or (mode ``decide``) it is stale, announced, assumed or laid
    over by a scenario and no override names it.

    In mode ``preview`` the same doubts are warnings: ``warnings`` lists them for every rule asked for so far,
    ``doubts(id)`` for one. ``hash`` names the exact set of this day, ``hash_of(ids)`` that of some rules only.
    """

    day: date
    mode: Mode
    scenario: str
    parameters: Mapping[str, Parameter]
    current: Mapping[str, DatedValue]
    overrides: Mapping[str, Override] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set, repr=False, compare=False)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called ``name`` (its id or an alias).

        Raises:
            Refused: naming the nearest ids when there is none.
        """
        found = self.parameters.get(name)
        if found is None:
            raise Refused([words.no_such_parameter(name, self.parameters)])
        return found

    def entry(self, name: str) -> DatedValue:
        """Return the dated value that holds, with status and references, whatever its status.

        Raises:
            Refused: when the rule does not exist or nothing holds on the day.
        """
        parameter = self.parameter(name)
        found = self.current.get(parameter.id)
        if found is not None:
            return found
        undated = any(value.valid_from is None for value in parameter.values)
        raise Refused([(words.undated_value if undated else words.no_value_on_day)(parameter, self.day)])

    def has(self, name: str) -> bool:
        """Say whether the rule has a value (not an unknown one) on the day."""
        parameter = self.parameter(name)
        found = self.current.get(parameter.id)
        return found is not None and (found.value is not None or self._chosen(parameter.id) is not None)

    def value(self, name: str) -> Plain:
        """Return the value that holds, as plain data; see the class for what is refused."""
        parameter = self.parameter(name)
        entry = self.entry(name)
        chosen = entry.value if entry.status is not Status.UNKNOWN else self._chosen(parameter.id)
        if chosen is None:
            raise Refused([words.unknown_value(parameter, entry)])
        errors = [finding for finding in self.doubts(name) if finding.severity is Severity.ERROR]
        if errors:
            raise Refused(errors)
        self._asked.add(parameter.id)
        return chosen

    def doubts(self, name: str) -> tuple[Finding, ...]:
        """Return what is not firm about a rule: errors in mode decide unless an override names it, else warnings."""
        parameter, entry = self.parameter(name), self.entry(name)
        firm_enough = self.mode == "preview" or parameter.id in self.overrides
        severity = Severity.WARNING if firm_enough else Severity.ERROR
        found = []
        if entry.status in _NOT_FIRM:
            found.append(words.not_firm(parameter, entry, severity))
        if entry.scenario:
            found.append(words.from_scenario(parameter, entry, severity))
        if entry.status is Status.UNKNOWN and (override := self.overrides.get(parameter.id)) is not None:
            found.append(words.picked(parameter, entry, override.value, override.who))
        if self.day > entry.review_by:
            found.append(words.stale(parameter, entry, severity))
        return tuple(found)

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the ids asked for so far, sorted."""
        return tuple(sorted(self._asked))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return the doubts about every rule asked for so far."""
        return tuple(finding for name in self.asked for finding in self.doubts(name))

    @cached_property
    def hash(self) -> str:
        """Return the SHA-256 that names the exact set of values on this day, scenario and overrides included."""
        return self.hash_of(self.current)

    def hash_of(self, names: Iterable[str]) -> str:
        """Return the SHA-256 of the named rules only, as they stand on this day."""
        return sha256_of(self.facts_of(names))

    def facts_of(self, names: Iterable[str]) -> dict[str, dict[str, object]]:
        """Return value, unit, status and dates of the named rules: what the hash is made of (for a bundle)."""
        found = {self.parameter(name).id: self.entry(name) for name in names}
        return {
            name: rule_facts(self.parameters[name], entry, self._chosen(name)) for name, entry in sorted(found.items())
        }

    def whole(self, name: str) -> int:
        """Return a whole number (days, won, counts)."""
        return int(self._typed(name, ValueType.WHOLE, int))

    def number(self, name: str) -> float:
        """Return a number, whole or not."""
        if self.parameter(name).type is ValueType.WHOLE:
            return float(self.whole(name))
        if self.parameter(name).type is ValueType.SHARE:
            return float(self.share(name))
        return float(self._typed(name, ValueType.NUMBER, (int, float)))

    def share(self, name: str) -> Fraction:
        """Return a share exactly as written (0.1 is one tenth), so that rounding a share of a count is exact."""
        return Fraction(str(self._typed(name, ValueType.SHARE, (int, float))))

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return bool(self._typed(name, ValueType.FLAG, bool))

    def choice(self, name: str) -> str:
        """Return the code of the option that holds."""
        return str(self._typed(name, ValueType.CHOICE, str))

    def codes(self, name: str) -> tuple[str, ...]:
        """Return a list as text codes, in order."""
        return tuple(str(code) for code in self._typed(name, ValueType.LIST, (list, tuple)))

    def table(self, name: str) -> Mapping[str, Plain]:
        """Return a table: code to plain value."""
        return dict(self._typed(name, ValueType.TABLE, Mapping))

    def month_day(self, name: str) -> tuple[int, int]:
        """Return month and day of a date limit."""
        month, _, day = self._typed(name, ValueType.MONTH_DAY, str).partition("-")
        return int(month), int(day)

    def calendar_day(self, name: str) -> date:
        """Return a day."""
        return date.fromisoformat(self._typed(name, ValueType.DAY, str))

    def text(self, name: str) -> Bilingual:
        """Return manual text in both languages."""
        pair = self._typed(name, ValueType.TEXT, Mapping)
        return Bilingual(str(pair["ko"]), str(pair["en"]))

    def _typed(self, name: str, wanted: ValueType, python: Kind) -> Any:
        value = self.value(name)
        parameter = self.parameter(name)
        if parameter.type is not wanted or not isinstance(value, python):
            raise Refused([words.wrong_type(parameter, wanted.value)])
        return value

    def _chosen(self, name: str) -> Plain:
        override = self.overrides.get(name)
        return override.value if override else None
