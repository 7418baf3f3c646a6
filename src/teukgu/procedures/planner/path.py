"""The whole path, step by step: the earliest and the latest day of each, its article, and what to watch."""

from dataclasses import dataclass
from datetime import date

from teukgu.procedures.planner.ministry import days_after_application
from teukgu.procedures.planner.municipality import Days, days_to_application
from teukgu.procedures.planner.pace import Pace, Reckoner
from teukgu.procedures.planner.question import PathQuestion
from teukgu.procedures.planner.steps import STEPS, StepSpec
from teukgu.procedures.planner.watch import warnings_of
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Reference
from teukgu.values import Bilingual, Finding


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step with its days: ``earliest`` when everybody acts at once, ``latest`` when others take all their time."""

    id: str
    who: str
    name: Bilingual
    earliest: date
    latest: date
    references: tuple[Reference, ...]
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Every step in order, and the warnings."""

    steps: tuple[PathStep, ...]
    warnings: tuple[Finding, ...]

    def step(self, name: str) -> PathStep | None:
        """Return the step called ``name``, None when this path has none."""
        return next((one for one in self.steps if one.id == name), None)


def plan_path(question: PathQuestion, rules: RulesOnDay, calendar: KoreanCalendar) -> Path:
    """Return the path that ``question`` asks for, by the rules of the day on which it starts.

    Raises:
        Refused: when a rule is missing or a day lies outside what the calendar knows.
    """
    quick, slow = (_days(question, Reckoner(rules, calendar, pace)) for pace in (Pace.QUICK, Pace.SLOW))
    steps = tuple(_step(spec, quick, slow, rules) for spec in STEPS if spec.id in quick)
    return Path(steps, warnings_of(question, quick, Reckoner(rules, calendar, Pace.QUICK)))


def _days(question: PathQuestion, reckoner: Reckoner) -> Days:
    days = days_to_application(question, reckoner)
    return days | days_after_application(question, reckoner, days["apply"])


def _step(spec: StepSpec, quick: Days, slow: Days, rules: RulesOnDay) -> PathStep:
    references = rules.entry(spec.parameter).references if spec.parameter else ()
    return PathStep(spec.id, spec.who, spec.name, quick[spec.id], slow[spec.id], references, spec.note)
