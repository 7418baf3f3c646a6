"""A survey of operators in the invented world of `tests.people_tools`: a list, links, answers by every door."""

from datetime import date, datetime, timedelta
from typing import Any

from tests import report_tools
from tests.people_tools import World
from tests.portal_case_tools import moment

from teukgu.portal.services.operator_sheets.by_link import LinkAnswer, answer_by_link, consent_by_link
from teukgu.portal.services.operator_sheets.by_officer import Taken, TypedAnswer, type_answer
from teukgu.portal.services.operator_sheets.links import make_links
from teukgu.portal.services.operator_sheets.listing import add_operator
from teukgu.portal.services.operator_sheets.surveying import open_survey
from teukgu.portal.store.models import OperatorSheet, OperatorSurvey, Report
from teukgu.portal.store.queries.operator_sheets.board import standing_answer

OFFICER, ON = report_tools.OFFICER, report_tools.OPENED
CHIEF = "town-neulnuri.chief"
CLOSES = ON + timedelta(days=14)
NOW: datetime = moment(ON)


def survey(world: World, report: Report, who: str = OFFICER, *, on: date = ON, **more: Any) -> OperatorSurvey:
    """Begin the survey of a municipality."""
    values = {"desk": "농정과", "phone": "033-123-4567", "closes_on": on + timedelta(days=14)} | more
    return open_survey(world.viewer(who), report.case.number, now=moment(on), today=on, **values)


def add(
    world: World, report: Report, name: str, kind: str = "grower", phone: str = "", *, who: str = OFFICER, on: date = ON
) -> OperatorSheet:
    """Put an operator on the list."""
    values = {"name": name, "kind": kind, "phone": phone}
    return add_operator(world.viewer(who), report.case.number, values, now=moment(on), today=on)


def link(world: World, report: Report, sheet: OperatorSheet, *, who: str = OFFICER, on: date = ON) -> str:
    """Make the link of one sheet; return its secret."""
    made = make_links(world.viewer(who), report.case.number, only={sheet.pk}, now=moment(on), today=on)
    return made[0].secret


def by_link(
    secret: str, typed: dict[str, str], *, once: str = "1", confirmed: bool = False, on: date = ON
) -> LinkAnswer:
    """Agree and answer behind a link."""
    consent_by_link(secret, given=True, once=f"c{once}", now=moment(on), today=on)
    return answer_by_link(secret, typed, confirmed=confirmed, once=once, now=moment(on))


def by_phone(
    world: World,
    report: Report,
    sheet: OperatorSheet,
    typed: dict[str, str],
    *,
    who: str = OFFICER,
    once: str = "1",
    on: date = ON,
    **more: Any,
) -> TypedAnswer:
    """Type an answer that was given by phone."""
    last = standing_answer(sheet)
    values = {"follows": last.number if last else 0, "confirmed": False} | more
    taken = Taken("phone", "김예시", moment(on), "박담당", agreed=True)
    viewer = world.viewer(who)
    return type_answer(
        viewer, report.case.number, sheet.pk, typed, taken, once=once, now=moment(on), today=on, **values
    )
