"""From a wanted day back to the last day on which one may start."""

from dataclasses import replace
from datetime import date, timedelta

from teukgu.procedures.planner.path import plan_path
from teukgu.procedures.planner.question import PathQuestion
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.on_day import RulesOnDay


def latest_start(
    question: PathQuestion, step: str, wanted: date, rules: RulesOnDay, calendar: KoreanCalendar, *, sure: bool = False
) -> date | None:
    """Return the last start from ``question.start`` on for which ``step`` is reached by ``wanted``; None if none is.

    With ``sure`` even when everybody else takes all their time. A later start never arrives earlier, so the days in
    between are halved until one is left.
    """

    def arrives(start: date) -> bool:
        found = plan_path(replace(question, start=start), rules, calendar).step(step)
        return found is not None and (found.latest if sure else found.earliest) <= wanted

    low, high = question.start, wanted
    if high < low or not arrives(low):
        return None
    while low < high:
        middle = low + timedelta(days=((high - low).days + 1) // 2)
        low, high = (middle, high) if arrives(middle) else (low, middle - timedelta(days=1))
    return low
