"""An operator applies to be designated for a plan on notice: by its own post, or entered by the municipality."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.designation.refusals import GONE, not_yours
from teukgu.portal.store.models import Case, CaseEvent, CaseParty, Organisation
from teukgu.portal.store.queries.announced_plans import AnnouncedPlan
from teukgu.procedures.party import Party
from teukgu.values import Refused

OPERATOR = "operator"


def operator_post(viewer: Viewer, programme: str) -> PostHeld | None:
    """Return the post in which the viewer acts for an operator of this programme."""
    return next(
        (post for post in viewer.posts if post.kind == OPERATOR and post.programme == programme and post.acts), None
    )


@transaction.atomic
def apply_as_operator(
    viewer: Viewer,
    plan: AnnouncedPlan,
    *,
    data: Mapping[str, Any],
    files: Sequence[str] = (),
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Record the application of the viewer's organisation; it takes part in its own thread of the case from then on.

    Raises:
        Refused: when the viewer acts for no operator, or the act is refused (then it takes no part either).
    """
    post = operator_post(viewer, plan.case.programme_id)
    organisation = Organisation.objects.filter(pk=post.organisation).first() if post else None
    if organisation is None:
        raise not_yours()
    case = Case.objects.select_for_update().filter(pk=plan.case.pk).first()
    if case is None:
        raise Refused([GONE])
    CaseParty.objects.get_or_create(
        case=case,
        party=Party.OPERATOR.value,
        key=organisation.key,
        organisation=organisation,
        until=None,
        defaults={"since": today},
    )
    return act(
        viewer,
        case.number,
        act="receive_operator_application",
        key=organisation.key,
        party=Party.OPERATOR,
        happened_on=today,
        data={"operator": organisation.name_ko, **{key: value for key, value in data.items() if value}},
        files=files,
        seen_version=case.version,
        once=once,
        now=now,
        today=today,
    )
