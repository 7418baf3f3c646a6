"""A clock whose last day is named by the act that starts it (a letter sets a time limit), not by a rule."""

from datetime import date

from teukgu.procedures.definition import ClockSpec
from teukgu.procedures.event import Event
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import DateLimit, Deadline, DeadlineFacts, Step
from teukgu.values import Bilingual, ParameterId


def named_day(spec: ClockSpec, start: Event, calendar: KoreanCalendar) -> Deadline:
    """Return the day that the act names, moved off holidays (민법 제161조, Civil Act art. 161)."""
    named = date.fromisoformat(str(start.data[spec.due_field]))
    due = calendar.working_day_from(named)
    limit = DateLimit(ParameterId(spec.id), spec.name, named.month, named.day)
    steps = [Step(Bilingual("문서에서 정한 날입니다.", "The day named in the letter."), named)]
    if due != named:
        moved = Bilingual("쉬는 날이므로 다음 평일로 옮깁니다.", "It is a day off: moved to the next working day.")
        steps.append(Step(moved, due, Bilingual("민법 제161조", "Civil Act art. 161")))
    return Deadline("due", due, DeadlineFacts(limit, start.happened_on, nominal=named, due=due), tuple(steps))
