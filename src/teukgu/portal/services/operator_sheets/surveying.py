"""A county begins its survey of operators, changes its dates, closes it and opens it again."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.keeping import rules
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.held import begun, survey_as
from teukgu.portal.store.models import OperatorSurvey, Report, SheetLink
from teukgu.reporting.operator_sheets.listed import phone_text
from teukgu.values import Bilingual, Finding, nfc, refuse_if_any

DESK_LIMIT = 80
DESK = Bilingual("담당 부서", "department")
PHONE = Bilingual("사무실 전화", "office telephone")
LONGEST = timedelta(days=366)


@transaction.atomic
def open_survey(
    viewer: Viewer, number: str, *, desk: str, phone: str, closes_on: date | None, now: datetime, today: date
) -> OperatorSurvey:
    """Begin the survey, or change department, telephone and last day of the one that has begun.

    Links that still open follow the last day. Until when everything is kept is fixed once, by the rule of today.

    Raises:
        Refused: when it is not the viewer's report, or with everything that cannot be.
    """
    held = survey_as(viewer, number, today)
    desk, office = nfc(desk)[:DESK_LIMIT], phone_text(phone)
    refuse_if_any(_wrong(desk, office, closes_on, today))
    Report.objects.select_for_update().get(pk=held.report.pk)  # two who begin at once wait for each other
    kept = {"desk": desk, "phone": office or "", "closes_on": closes_on}
    survey, is_new = OperatorSurvey.objects.get_or_create(
        report=held.report,
        organisation=held.organisation,
        defaults=kept | {"keep_until": keep_until(today), "opened_at": now, "account_id": account_of(viewer)},
    )
    if not is_new:
        OperatorSurvey.objects.filter(pk=survey.pk).update(**kept)
        live = SheetLink.objects.filter(sheet__survey=survey, revoked_at=None)
        live.update(expires_at=end_of(closes_on or today))
        survey.refresh_from_db()
    return survey


def _wrong(desk: str, office: str | None, closes_on: date | None, today: date) -> list[Finding]:
    found = [] if desk else [refusals.missing("desk", DESK)]
    if office is None:
        found.append(refusals.bad_phone("phone"))
    elif not office:
        found.append(refusals.missing("phone", PHONE))
    if closes_on is None or not today <= closes_on <= today + LONGEST:
        found.append(refusals.bad_day("closes_on"))
    return found


def close_survey(viewer: Viewer, number: str, *, closed: bool, now: datetime, today: date) -> OperatorSurvey:
    """Close the survey for links, or open it again; the officer may still type answers that come in late.

    Raises:
        Refused: when it is not the viewer's report, or no survey has begun.
    """
    survey = begun(survey_as(viewer, number, today))
    OperatorSurvey.objects.filter(pk=survey.pk).update(closed_at=now if closed else None)
    survey.refresh_from_db()
    return survey


def keep_until(today: date) -> date:
    """Return until when a survey that begins today is kept: the end of the year so many years later."""
    return date(today.year + rules(today).whole("personal_keep_operator_sheet_years"), 12, 31)


def answer_days(today: date) -> int:
    """Return how many days operators are first given."""
    return rules(today).whole("operator_sheet_answer_days")


def end_of(day: date) -> datetime:
    """Return the moment at which a day in Korea is over."""
    return datetime.combine(day + timedelta(days=1), time.min, timezone.get_default_timezone())


def is_open(survey: OperatorSurvey, now: datetime) -> bool:
    """Whether operators may still answer themselves."""
    return survey.closed_at is None and now < end_of(survey.closes_on)
