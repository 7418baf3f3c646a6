"""The ministry's part: from the application to the gazette and what follows it (법 제10조, 제11조, 시행령 제7조)."""

from datetime import date, timedelta

from teukgu.procedures.planner.municipality import Days
from teukgu.procedures.planner.pace import ONE_DAY, Reckoner
from teukgu.procedures.planner.question import PathQuestion
from teukgu.rulebook.deadlines import Stop

DECISION = "designation_decision_days"
CONSULTATION = "agency_consultation_days"


def days_after_application(question: PathQuestion, reckoner: Reckoner, applied: date) -> Days:
    """Return the day of every step from the application on."""
    days: Days = {"apply": applied}
    answers = _opinions(question, reckoner, applied, days)
    stops = _stops(question, reckoner, applied)
    days["decision_due"] = reckoner.end(DECISION, applied, stops=stops)
    days["decision_due_extended"] = reckoner.end(DECISION, applied, extend=True, stops=stops)
    answers += [stop.end for stop in supplement_stops(question, applied) if stop.end]
    days["working_committee"] = _meeting(reckoner, question.working_committee, max([applied, *answers]))
    days["committee"] = _committee(question, reckoner, days)
    days["decided"] = max(days["committee"], days["decision_due_extended"]) if reckoner.is_slow else days["committee"]
    return days | _after_decision(question, reckoner, days["decided"])


def _opinions(question: PathQuestion, reckoner: Reckoner, applied: date, days: Days) -> list[date]:
    """Ask governor, agencies and the environment minister on the day of the application; return their answers."""
    answers = []
    if any(one.has_governor for one in question.applicants):
        days["governor_told"] = applied
        days["governor_opinion"] = reckoner.answer("province_opinion_days", applied)
        answers.append(days["governor_opinion"])
    if question.exemptions:
        days["consultation_asked"] = applied
        days["consultation_answered"] = reckoner.answer(CONSULTATION, applied, extend=True)
        answers.append(days["consultation_answered"])
    if question.sea:
        days["sea_asked"] = applied
        days["sea_answered"] = reckoner.answer("sea_consultation_days", applied, extend=True)
        answers.append(days["sea_answered"])
    return answers


def supplement_stops(question: PathQuestion, applied: date) -> tuple[Stop, ...]:
    """Return the stops of the supplements, one after the other; the day asked and the day done both stand still."""
    stops: list[Stop] = []
    for one in question.supplements:
        asked = applied + timedelta(days=one.after_days)
        if stops and stops[-1].end is not None:
            asked = max(asked, stops[-1].end + ONE_DAY)
        stops.append(Stop(asked, asked + timedelta(days=max(one.takes_days, 1) - 1)))
    return tuple(stops)


def _stops(question: PathQuestion, reckoner: Reckoner, applied: date) -> tuple[Stop, ...]:
    """Return what stops the decision: supplements, and (when everybody is slow) the consultation's extension."""
    stops = supplement_stops(question, applied)
    if not (question.exemptions and reckoner.is_slow):
        return stops
    first = reckoner.end(CONSULTATION, applied)
    last = reckoner.end(CONSULTATION, applied, extend=True)
    return (*stops, Stop(first + ONE_DAY, last)) if last > first else stops


def _meeting(reckoner: Reckoner, meetings: tuple[date, ...], ready: date) -> date:
    """Return the first known meeting that can still be called, else the first working day after the notice."""
    earliest = reckoner.first_after_notice("committee_convening_notice_days", reckoner.work(ready))
    return min((day for day in meetings if day >= earliest), default=earliest)


def _committee(question: PathQuestion, reckoner: Reckoner, days: Days) -> date:
    """Return the first meeting that can decide; when everybody is slow, the last one inside the decision period."""
    first = _meeting(reckoner, question.committee, days["working_committee"])
    due = days["decision_due_extended"]
    if not reckoner.is_slow or first >= due:
        return first
    known = [day for day in question.committee if first <= day <= due]
    return max(known, default=first if question.committee else reckoner.calendar.working_day_until(due))


def _after_decision(question: PathQuestion, reckoner: Reckoner, decided: date) -> Days:
    """The gazette follows "without delay": no number of days, so the next working day stands for it."""
    gazette = reckoner.work(decided)
    days = {"gazette": gazette, "result_inspection_ends": reckoner.end("post_designation_inspection_days", gazette)}
    days["topographic_limit"] = reckoner.end("topographic_notice_max_years", gazette)
    if question.land_use:
        days["land_use_limit"] = reckoner.end("land_use_plan_late_submission_years", gazette)
    return days
