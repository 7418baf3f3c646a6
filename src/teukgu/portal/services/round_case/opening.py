"""Opens the evaluation round of a performance year."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer, may_open_round
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.open_case import next_number
from teukgu.portal.services.cases.projections import project
from teukgu.portal.services.cases.refusals import used_key
from teukgu.portal.services.round_case import refusals
from teukgu.portal.store.models import Case, CaseEvent, Programme
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.procedures.party import Party
from teukgu.values import Refused


@transaction.atomic
def open_round(
    viewer: Viewer, *, programme: str, year: int, scenario: str = "", once: str, now: datetime, today: date
) -> Case:
    """Open the round of ``year`` and return its case; the rules of this day (with ``scenario``) bind it to its end.

    The same ``once`` again gives the case that was opened already.

    Raises:
        Refused: when the viewer may not, the year has its round, the scenario is unknown, or the year has not begun.
    """
    if not may_open_round(viewer, programme):
        raise Refused([refusals.may_not_open()])
    # two who open it at once wait for each other: the second finds the round of the first
    Programme.objects.select_for_update(no_key=True).filter(pk=programme).first()
    kept = Case.objects.filter(once=once).first()
    if kept is not None:
        if not kept.events.filter(seq=1, account=int(viewer.account)).exists():
            raise Refused([used_key()])
        return kept
    opened = CaseEvent.objects.filter(act="open_round", case__programme=programme, data__year=year)
    stands = opened.select_related("case").first()
    if stands is not None:
        raise Refused([refusals.stands_already(stands.case.number, year)])
    if scenario:
        rules_of(programme).rulebook.scenario(scenario)
    case = Case.objects.create(
        programme_id=programme,
        number=next_number(programme, ROUND, today.year),
        procedure=ROUND,
        title=f"{year}년 운영평가",
        opened_at=now,
        opened_on=today,
        rules_on=today,
        scenario=scenario,
        once=once,
    )
    project(case, situation_of(case, today=today, now=now), now=now)
    act(
        viewer,
        case.number,
        act="open_round",
        party=Party.MINISTER,
        happened_on=today,
        data={"year": year, "scenario": scenario},
        seen_version=0,
        once=once,
        now=now,
        today=today,
    )
    case.refresh_from_db()
    return case
