"""The municipality's part: from the adopted plan to the application (법 제7조, 제8조, 시행령 제5조)."""

from datetime import date

from teukgu.procedures.planner.pace import ONE_DAY, Reckoner
from teukgu.procedures.planner.question import Applicant, CouncilDays, PathQuestion

Days = dict[str, date]


def days_to_application(question: PathQuestion, reckoner: Reckoner) -> Days:
    """Return the day of every step until the application leaves the municipality."""
    days = _heard(question, reckoner)
    days["council_asked"] = reckoner.work(max(days["inspection_ends"], days["hearing"]))
    days["council_spoken"] = max(council_day(one, reckoner, days["council_asked"]) for one in question.applicants)
    if question.operators:
        # applications are taken while the plan is on notice: the law names no other time
        days["operators_decided"] = reckoner.answer("operator_application_decision_days", days["notice_ends"])
        days["operators_published"] = reckoner.answer("operator_public_notice_days", days["operators_decided"])
    waited = ("inspection_ends", "hearing", "council_spoken", "operators_published")
    after_notice = days["notice_ends"] + ONE_DAY
    days["apply"] = reckoner.work(max(after_notice, *(days[step] for step in waited if step in days)))
    return days


def _heard(question: PathQuestion, reckoner: Reckoner) -> Days:
    announced = reckoner.work(question.start)
    opened = reckoner.end("plan_inspection_start_after_days", announced)
    return {
        "adopt": question.start,
        "announce": announced,
        "notice_ends": reckoner.end("plan_notice_min_days", announced),
        "inspection_opens": reckoner.work(opened),
        "inspection_ends": reckoner.end("plan_inspection_min_days", reckoner.work(opened)),
        "hearing_announced": announced,
        "hearing": reckoner.first_after_notice("hearing_notice_lead_days", announced),
    }


def session_for(applicant: Applicant, asked: date) -> CouncilDays | None:
    """Return the first known session whose agenda is still open on ``asked``."""
    fitting = [one for one in applicant.sessions if one.agenda_closes_on >= asked]
    return min(fitting, key=lambda one: (one.closes_on, one.opens_on), default=None)


def council_day(applicant: Applicant, reckoner: Reckoner, asked: date) -> date:
    """Return the day on which the opinion of the council is there.

    Without a known session an extraordinary one is asked for, which must be called within its statutory days.
    """
    session = session_for(applicant, asked)
    if session is not None:
        day = session.closes_on if reckoner.is_slow else max(session.opens_on, asked)
        return reckoner.work(day)
    if not applicant.has_council:
        return asked
    return reckoner.answer("local_extraordinary_session_days", asked)
