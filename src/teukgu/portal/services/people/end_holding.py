"""Ends a holding on its last day; what was is never deleted."""

from datetime import date, datetime, timedelta

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.people import refusals
from teukgu.portal.services.people.placing import managed_post
from teukgu.portal.services.people.sessions import end_sessions_without_post
from teukgu.portal.store.models import AccessAction, Holding
from teukgu.portal.store.queries.people.managers import managers_without
from teukgu.values import Finding, Refused, refuse_if_any


@transaction.atomic
def end_holding(
    viewer: Viewer, holding: int, *, last_day: date, address: str = "", now: datetime, today: date
) -> Holding:
    """End the holding with ``last_day`` (still in; yesterday ends it at once).

    Raises:
        Refused: when there is none for the viewer, or the day does not fit, or nobody would manage the people.
    """
    found = Holding.objects.select_for_update().filter(pk=holding).first()
    if found is None:
        raise Refused([refusals.not_allowed()])
    post = managed_post(viewer, found.post_id)
    refuse_if_any(_findings(found, last_day, today))
    if post.manages_people and not managers_without(post.organisation_id, found.pk, last_day + timedelta(days=1)):
        raise Refused([refusals.last_manager()])
    close(found, last_day)
    end_sessions_without_post(found.account, last_day + timedelta(days=1), today)
    subject = f"holding {found.pk}"
    note_access(viewer, AccessAction.CHANGE, what="holding", subject=subject, address=address, now=now)
    return found


def close(holding: Holding, last_day: date) -> None:
    """Keep the last day of the holding; one that ends sooner by itself is never made longer."""
    ends = max(last_day + timedelta(days=1), holding.valid_from)
    holding.valid_to = ends if holding.valid_to is None else min(ends, holding.valid_to)
    holding.save(update_fields=["valid_to"])


def _findings(holding: Holding, last_day: date, today: date) -> list[Finding]:
    if last_day < today - timedelta(days=1):
        return [refusals.in_the_past(today - timedelta(days=1))]
    if holding.valid_to is not None and holding.valid_to <= today:
        return [refusals.not_allowed()]
    if holding.valid_to is not None and holding.valid_to <= last_day:
        return [refusals.ends_sooner(holding.valid_to - timedelta(days=1))]
    return []
