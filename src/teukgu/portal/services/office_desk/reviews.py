"""Reviews of draft plans by checklist; comments on the plan's own paragraphs stand with the plan."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean, desk_as, kept_under, stamp
from teukgu.portal.store.models import PlanReview, PlanVersion
from teukgu.portal.store.queries.office_desk.stages import plan_case
from teukgu.reporting.checklist import checklist_findings
from teukgu.values import refuse_if_any

CHECKLIST = "plan_review"


@transaction.atomic
def review_plan(
    viewer: Viewer,
    key: str,
    number: str,
    *,
    answers: Mapping[str, Mapping[str, str]],
    opinion: str,
    once: str,
    now: datetime,
    today: date,
) -> PlanReview:
    """Keep a filled-in checklist about the plan of a case, with the version of the plan that was looked at.

    Raises:
        Refused: when it is no case of the viewer's desk, or with every question that is open.
    """
    desk = desk_as(viewer, key)
    case, checklist = plan_case(viewer, desk, number, today), checklists().newest(CHECKLIST)
    if case is None or checklist is None:
        raise refusals.gone()
    kept = kept_under(PlanReview, viewer, once)
    if kept is not None:
        return kept
    refuse_if_any(list(checklist_findings(checklist, answers)))
    version = PlanVersion.objects.filter(plan=case.pk).order_by("number").last()
    ids = {one.id for one in checklist.questions}
    return PlanReview.objects.create(
        case=case,
        organisation=desk.organisation,
        plan_version=version.number if version else None,
        checklist=checklist.key,
        answers={
            name: {"answer": one.get("answer", ""), "remark": clean(one.get("remark", ""), 300)}
            for name, one in answers.items()
            if name in ids
        },
        opinion=clean(opinion),
        **stamp(viewer, desk.post, once=once, now=now),
    )
