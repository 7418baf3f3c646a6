"""Makes an early warning (내부검토): kept for the desk that made it, for the time of the rule, read by no score."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.keeping import months_before
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.office_desk.held import zone_as
from teukgu.portal.services.office_desk.mid_year import month_findings
from teukgu.portal.store.models import EarlyWarning, Zone
from teukgu.portal.store.queries.office_desk.mid_year import paths_of, peers_of_type
from teukgu.reporting.early_warning import Judged, judge, settings_from
from teukgu.values import refuse_if_any

KEEP_MONTHS = "early_warning_keep_months"


@transaction.atomic
def make_warning(
    viewer: Viewer, key: str, zone: str, *, year: int, month: int, now: datetime, today: date
) -> EarlyWarning:
    """Judge a zone by its figures up to the end of a month and keep the word with its reasons.

    The same figures on the same day give the warning that was kept already.

    Raises:
        Refused: when it is no zone of a desk at which the viewer acts, or no month that is over.
    """
    held = zone_as(viewer, key, zone)
    refuse_if_any(list(month_findings(year, month, today)))
    Zone.objects.select_for_update().get(pk=held.zone.pk)
    rules = portal_rules.programme().rulebook.on(today)
    peers = peers_of_type(held.zone)
    paths = paths_of([held.zone, *peers], year, month)
    # the seed is of the question, not of the moment: asking again gives the same answer
    seed = f"{held.zone.programme_id}-{year}-{month}"
    judged = judge(
        paths[held.zone.pk],
        [paths[one.pk] for one in peers],
        zone_type=held.zone.zone_type,
        year=year,
        month=month,
        catalogue=indicators(),
        settings=settings_from(rules),
        seed=seed,
    )
    reasons = reasons_data(judged)
    same = EarlyWarning.objects.filter(
        zone=held.zone.pk, organisation=held.organisation, year=year, month=month, made_at__date=today
    ).order_by("pk")
    last = same.last()
    if last is not None and (last.level, last.reasons) == (judged.level.value, reasons):
        return last
    return EarlyWarning.objects.create(
        zone_id=held.zone.pk,
        organisation=held.organisation,
        year=year,
        month=month,
        level=judged.level.value,
        reasons=reasons,
        seed=seed,
        account_id=int(viewer.account),
        made_at=now,
        keep_until=months_before(today, -rules.whole(KEEP_MONTHS)),
    )


def reasons_data(judged: Judged) -> list[dict[str, str]]:
    """Return the reasons as they are kept."""
    return [
        {"kind": one.kind.value, "indicator": one.indicator, "ko": one.text.ko, "en": one.text.en}
        for one in judged.reasons
    ]
