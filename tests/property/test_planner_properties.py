"""The planner against an independent re-computation, day by day, from the calendar alone."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.loading.calendar import load_calendar
from teukgu.loading.programme import load_programme
from teukgu.procedures.planner import (
    Applicant,
    CouncilDays,
    PathQuestion,
    Supplement,
    latest_start,
    plan_path,
    supplement_cost,
)
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Bilingual

DAY = timedelta(days=1)
NAME = Bilingual("가군", "Ga")


@cache
def ground() -> tuple[RulesOnDay, KoreanCalendar]:
    programme = load_programme()
    return programme.rulebook.on(date(2026, 6, 1)), load_calendar(programme.folder)


def work(day: date) -> date:
    """The day itself or the next that is no Saturday, Sunday or holiday."""
    while ground()[1].is_off(day):
        day += DAY
    return day


def civil(start: date, days: int) -> date:
    """The first day left out, an end on a day off rolled forward."""
    return work(start + timedelta(days))


def without_days_off(start: date, days: int, *, first_counts: bool) -> date:
    """The last of so many working days."""
    day, counted = (start if first_counts else start + DAY), 0
    while True:
        counted += not ground()[1].is_off(day)
        if counted == days:
            return day
        day += DAY


def extended(start: date, days: int, more: int) -> date:
    """The extension runs from the nominal end."""
    return work(start + timedelta(days + more))


def municipal(start: date, session: CouncilDays | None, *, slow: bool) -> date:
    """The day of the application, found without the planner."""
    announced = work(start)
    notice = civil(announced, 20)
    inspected = civil(work(announced + timedelta(7)), 14)
    hearing = work(announced + timedelta(15))
    asked = work(max(inspected, hearing))
    if session is not None and session.agenda_closes_on >= asked:
        spoken = work(session.closes_on if slow else max(session.opens_on, asked))
    else:
        spoken = civil(asked, 15) if slow else asked
    decided = without_days_off(notice, 30, first_counts=True) if slow else notice
    published = civil(decided, 5) if slow else work(decided)
    return work(max(notice + DAY, inspected, hearing, spoken, published))


starts = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@st.composite
def questions(draw: st.DrawFn) -> PathQuestion:
    start = draw(starts)
    opens = start + timedelta(draw(st.integers(0, 200)))
    session = CouncilDays(
        "임시회",
        opens - timedelta(draw(st.integers(0, 20))),
        opens,
        opens + timedelta(draw(st.integers(0, 30))),
    )
    sessions = (session,) if draw(st.booleans()) else ()
    return PathQuestion(start, (Applicant(NAME, sessions=sessions),), sea=draw(st.booleans()))


@given(questions())
def test_the_application_is_where_counting_by_hand_puts_it(question: PathQuestion) -> None:
    found = plan_path(question, *ground()).step("apply")
    session = next(iter(question.applicants[0].sessions), None)
    assert found is not None
    assert found.earliest == municipal(question.start, session, slow=False)
    assert found.latest == municipal(question.start, session, slow=True)


@given(questions())
def test_answers_and_decision_are_where_counting_by_hand_puts_them(question: PathQuestion) -> None:
    path = plan_path(question, *ground())
    days = {step.id: step for step in path.steps}
    late = days["apply"].latest
    assert days["governor_opinion"].latest == civil(late, 30)
    assert days["consultation_answered"].latest == extended(late, 20, 10)
    first, last = civil(late, 20), extended(late, 20, 10)
    stopped = max((last - first).days, 0)
    assert days["decision_due"].earliest == civil(days["apply"].earliest, 90)
    assert days["decision_due_extended"].earliest == extended(days["apply"].earliest, 90, 45)
    assert days["decision_due"].latest == work(late + timedelta(90 + stopped))
    assert days["decision_due_extended"].latest == work(late + timedelta(90 + 45 + stopped))
    if question.sea:
        nominal = without_days_off(late, 30, first_counts=False)
        assert days["sea_answered"].latest == without_days_off(nominal, 10, first_counts=False)


@given(questions())
def test_steps_follow_each_other_and_offices_act_on_working_days(question: PathQuestion) -> None:
    path = plan_path(question, *ground())
    days = {step.id: step for step in path.steps}
    assert all(step.earliest <= step.latest for step in path.steps)
    for pace in ("earliest", "latest"):
        at = {name: getattr(step, pace) for name, step in days.items()}
        assert at["hearing"] - at["hearing_announced"] > timedelta(14)
        assert at["apply"] > at["notice_ends"]
        assert at["apply"] >= max(at["inspection_ends"], at["hearing"], at["council_spoken"], at["operators_published"])
        assert at["working_committee"] > max(at["consultation_answered"], at["governor_opinion"])
        assert at["gazette"] >= at["decided"] >= at["committee"] >= at["working_committee"]
        acted = ("announce", "hearing", "council_asked", "apply", "committee", "gazette")
        assert all(not ground()[1].is_off(at[name]) for name in acted)


@settings(max_examples=40)
@given(questions(), st.integers(0, 40), st.integers(1, 60))
def test_a_supplement_costs_its_days_or_less_by_holidays_only(question: PathQuestion, after: int, takes: int) -> None:
    cost = supplement_cost(question, Supplement(after, takes), *ground())
    for days in (cost.earliest, cost.latest):
        # days already left out (inside the extension of a consultation) cost nothing again; rolling adds a few
        assert 0 <= days["decision_due"] <= takes + 10
        assert all(moved >= 0 for moved in days.values())
    if after == 0:
        # the day of the application is the first day left out anyway, so asking on it costs a day less
        assert cost.earliest["decision_due"] >= takes - 1 - 9


@settings(max_examples=15)
@given(questions(), st.integers(200, 600), st.booleans())
def test_the_latest_start_is_the_last_that_arrives(question: PathQuestion, wanted_in: int, sure: bool) -> None:
    wanted = question.start + timedelta(wanted_in)
    found = latest_start(question, "gazette", wanted, *ground(), sure=sure)

    def arrives(start: date) -> date:
        step = plan_path(replace(question, start=start), *ground()).step("gazette")
        assert step is not None
        return step.latest if sure else step.earliest

    if found is None:
        assert arrives(question.start) > wanted
        return
    assert arrives(found) <= wanted
    assert all(arrives(found + timedelta(days)) > wanted for days in (1, 2, 7))
