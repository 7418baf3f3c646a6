"""A programme's dated rules, and the question "what holds on this day?".

::

    rulebook = load_programme().rulebook                       # teukgu.loading.programme
    rules = rulebook.on(date(2026, 3, 31))                     # preview: doubts are warnings
    rules.whole("evaluation_deadline_days")                    # 180
    rules.share("award_count_cap_share")                       # Fraction(1, 10)
    rulebook.on(day, mode="decide", overrides=[by_scheme("tier_rounding", "practice-2025", day)])
    rulebook.on(day, scenario="reform-announced").hash
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from teukgu.rulebook import findings as words
from teukgu.rulebook.on_day import Mode, RulesOnDay
from teukgu.rulebook.parameter import DatedValue, Parameter, Plain, Status
from teukgu.rulebook.scenario import Override, Scenario
from teukgu.values import Finding, ParameterId, Refused


def by_scheme(parameter: str, scheme: str, day: date, value: Plain = None) -> Override:
    """Return the override that a scheme gives by naming a parameter (``value``: its choice for an unknown one)."""
    return Override(ParameterId(parameter), f"scheme {scheme}", f"named by the scheme {scheme}", day, value)


@dataclass(frozen=True)
class Rulebook:
    """All parameters of a programme by id, and its scenarios by id."""

    parameters: Mapping[str, Parameter]
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, Parameter]:
        """Return the parameters by id and by alias."""
        aliases: dict[str, Parameter] = {
            alias: parameter for parameter in self.parameters.values() for alias in parameter.aliases
        }
        return {**aliases, **self.parameters}

    def parameter(self, name: str) -> Parameter:
        """Return the parameter with this id or alias.

        Raises:
            Refused: naming the nearest ids when there is none.
        """
        found = self.by_name.get(name)
        if found is None:
            raise Refused([words.no_such_parameter(name, self.by_name)])
        return found

    def scenario(self, name: str) -> Scenario:
        """Return a scenario.

        Raises:
            Refused: naming the scenarios there are.
        """
        found = self.scenarios.get(name)
        if found is None:
            raise Refused([words.no_such_scenario(name, sorted(self.scenarios))])
        return found

    def on(
        self,
        day: date,
        *,
        mode: Mode = "preview",
        scenario: str | Scenario | None = None,
        overrides: Iterable[Override] = (),
    ) -> RulesOnDay:
        """Return the rules on ``day``.

        Args:
            day: the legal day asked about (of the round, the application, the decision), never "today" by default.
            mode: ``decide`` refuses stale, announced, assumed and unknown values, ``preview`` warns.
            scenario: values laid over the programme's own.
            overrides: recorded leave, by officer or scheme (`by_scheme`), to decide on a value that is not firm.

        Raises:
            Refused: for an unknown scenario and for overrides that are incomplete or name no rule.
        """
        overlay = self.scenario(scenario) if isinstance(scenario, str) else scenario
        layers = self._layers(overlay)
        current = {
            name: value
            for name, parameter in self.parameters.items()
            if (value := _value_on(parameter, layers, day)) is not None
        }
        allowed = self._checked(tuple(overrides), current)
        return RulesOnDay(day, mode, overlay.id if overlay else "", self.by_name, current, allowed)

    def _layers(self, scenario: Scenario | None) -> tuple[Scenario, ...]:
        """Return the scenario and those it extends, nearest first."""
        layers: list[Scenario] = []
        while scenario is not None and scenario not in layers:
            layers.append(scenario)
            scenario = self.scenario(scenario.extends) if scenario.extends else None
        return tuple(layers)

    def _checked(self, overrides: tuple[Override, ...], current: Mapping[str, DatedValue]) -> dict[str, Override]:
        """Return the overrides by parameter id, refusing all that are incomplete or out of place."""
        findings = [finding for override in overrides for finding in self._override_findings(override, current)]
        if findings:
            raise Refused(findings)
        return {self.parameter(override.parameter).id: override for override in overrides}

    def _override_findings(self, override: Override, current: Mapping[str, DatedValue]) -> list[Finding]:
        found = [
            words.override_incomplete(override.parameter, missing)
            for missing in ("who", "reason")
            if not getattr(override, missing).strip()
        ]
        parameter = self.by_name.get(override.parameter)
        if parameter is None:
            return [*found, words.no_such_parameter(override.parameter, self.by_name)]
        if override.value is not None:
            entry = current.get(parameter.id)
            candidates = entry.candidates if entry is not None and entry.status is Status.UNKNOWN else ()
            if override.value not in candidates:
                found.append(words.override_value_not_allowed(parameter, override.value, candidates))
        return found


def _value_on(parameter: Parameter, layers: tuple[Scenario, ...], day: date) -> DatedValue | None:
    for layer in layers:
        for value in layer.values.get(parameter.id, ()):
            if value.holds_on(day):
                return value
    return parameter.value_on(day)
