"""Counting for the planner: one pace in which everybody acts at once, one in which everybody takes all their time."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import CountingRule, DateLimit, Stop, count_deadline, deadline_rule
from teukgu.rulebook.on_day import RulesOnDay

ONE_DAY = timedelta(days=1)


class Pace(Enum):
    """How quickly others answer: at once, or on the last day that the law gives them (extensions included)."""

    QUICK = "quick"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Rules, calendar and pace: all that a day is found from."""

    rules: RulesOnDay
    calendar: KoreanCalendar
    pace: Pace

    @property
    def is_slow(self) -> bool:
        """Return whether everybody takes all their time."""
        return self.pace is Pace.SLOW

    def rule(self, parameter: str) -> CountingRule | DateLimit:
        """Return how the period called ``parameter`` is counted."""
        return deadline_rule(self.rules, parameter)

    def end(self, parameter: str, start: date, *, extend: bool = False, stops: tuple[Stop, ...] = ()) -> date:
        """Return the last day of the period that ``start`` begins."""
        due = count_deadline(self.rule(parameter), start, self.calendar, stops, extend=extend).due
        assert due is not None, "no stop of a plan lasts for ever"
        return due

    def answer(self, parameter: str, asked: date, *, extend: bool = False) -> date:
        """Return the day of an answer: the working day it is asked, or the last day with the extension."""
        return self.end(parameter, asked, extend=extend) if self.is_slow else self.work(asked)

    def work(self, day: date) -> date:
        """Return ``day`` or the first working day after it: offices act on working days."""
        return self.calendar.working_day_from(day)

    def first_after_notice(self, parameter: str, noticed: date) -> date:
        """Return the first working day that leaves the whole period of a notice given on ``noticed``."""
        day = self.work(noticed + ONE_DAY)
        while self.end(parameter, day) < noticed:
            day = self.work(day + ONE_DAY)
        return day
