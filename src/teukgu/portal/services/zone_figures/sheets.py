"""A sheet over several years is handed in, of past years or targets: kept as it came, with the whole answer to it."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from teukgu.documents.years_workbook.findings import say
from teukgu.documents.years_workbook.reader import YearsReading, read_years_apart
from teukgu.loading.upload_guard import LIMITS
from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.reports.refusals import bad_size
from teukgu.portal.services.reports.sent_once import own_key
from teukgu.portal.services.reports.uploads import name_kept, stored_file
from teukgu.portal.services.zone_figures.approvals import WHY, WHY_LIMIT
from teukgu.portal.services.zone_figures.held import hold, zone_for
from teukgu.portal.services.zone_figures.refusals import no_years, too_long
from teukgu.portal.store.models import YearsUpload, ZoneNow
from teukgu.portal.store.queries.zone_figures.forms import past_form, targets_form
from teukgu.portal.store.queries.zone_figures.zones import find_zone
from teukgu.reporting.year_lines import Purpose, YearsForm
from teukgu.values import Finding, Refused

OTHER_ZONE = "years_upload.other_zone"
NEW, CORRECTED, SAME = "new", "corrected", "same"
FORMS: Mapping[Purpose, Callable[[ZoneNow, date], YearsForm]] = {
    Purpose.PAST: past_form,
    Purpose.TARGETS: targets_form,
}


@dataclass(frozen=True, slots=True)
class SentSheet:
    """A sheet as it was sent, with the reason for what it changes and the key of its form."""

    name: str
    content: bytes
    once: str
    why: str = ""


def _with_names(viewer: Viewer, zone: ZoneNow, read: YearsReading) -> tuple[Finding, ...]:
    """Return the findings; one of another zone's file names zones instead of ids, those its sender sees."""
    if read.stamp is None:
        return tuple(read.findings)
    theirs = find_zone(viewer, read.stamp.zone)
    names = {"found": theirs.zone.name_ko if theirs else read.stamp.zone, "expected": zone.name_ko}
    return tuple(say("other_zone", one.place, **names) if one.code == OTHER_ZONE else one for one in read.findings)


Work = Callable[[ZoneNow, YearsUpload, YearsReading], Mapping[str, object]]
"""What is done with a sheet that was read, within the transaction; returns the answer that is kept."""


def take_sheet(
    viewer: Viewer,
    zone: str,
    sent: SentSheet,
    purpose: Purpose,
    work: Work,
    *,
    beside: tuple[str, ...] = (),
    now: datetime,
    today: date,
) -> YearsUpload:
    """Keep a sheet and do the work on it; sent again as it was (``beside`` it too), it is the upload answered already.

    Raises:
        Refused: when it is not the viewer's zone, the file is empty or larger than taken, or the reason too long.
    """
    found = zone_for(viewer, zone)
    reason = clean_text(sent.why).strip()
    once = own_key(viewer, sent.once, [zone, purpose.value, reason, *beside, sent.content])
    kept = YearsUpload.objects.filter(once=once).first()
    if kept is not None:
        return kept
    if len(reason) > WHY_LIMIT:
        raise Refused([too_long("why", WHY, WHY_LIMIT)])
    if not sent.content or len(sent.content) > LIMITS.bytes:
        raise Refused([bad_size(LIMITS.bytes)])
    form = FORMS[purpose](found.zone, today)
    if not form.years:
        raise Refused([no_years()])
    read = read_years_apart(sent.content, sent.name, form, indicators())
    reading = replace(read, findings=_with_names(viewer, found.zone, read))
    with transaction.atomic():
        hold(zone)
        kept = YearsUpload.objects.filter(once=once).first()
        if kept is not None:  # the same click arrived twice and the first one was faster
            return kept
        upload = YearsUpload.objects.create(
            id=uuid.uuid4(),
            zone_id=found.zone.pk,
            purpose=purpose.value,
            file=stored_file(sent.content, now),
            name=name_kept(sent.name),
            why=reason,
            account_id=account_of(viewer),
            received_at=now,
            once=once,
        )
        upload.answer = work(found.zone, upload, reading)
        upload.save(update_fields=["answer"])
    return upload
