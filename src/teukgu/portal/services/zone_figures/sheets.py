"""A sheet over several years is handed in, of past years or targets: kept as it came, with the whole answer to it."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

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
from teukgu.reporting.year_lines import Purpose, YearsForm
from teukgu.values import Refused

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
    reading = read_years_apart(sent.content, sent.name, form, indicators())
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
