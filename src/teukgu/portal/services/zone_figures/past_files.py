"""Old reports as files (.hwp and others), by year: kept as they came; one attached by mistake is withdrawn."""

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import GONE
from teukgu.portal.services.files.keep import keep_file
from teukgu.portal.services.zone_figures.held import hold, zone_for
from teukgu.portal.services.zone_figures.refusals import bad_year, needed, too_long
from teukgu.portal.store.models import PastFile
from teukgu.portal.store.queries.zone_figures.zones import first_year
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

LIMIT = 200
NOTE = Bilingual("설명", "description")
WHY = Bilingual("거두는 이유", "reason for taking it back")


@transaction.atomic
def attach_past_file(
    viewer: Viewer,
    zone: str,
    *,
    year: int,
    name: str,
    content: BinaryIO,
    note: str = "",
    personal: bool = False,
    now: datetime,
    today: date,
) -> PastFile:
    """Keep the report of a year as a file; the same file for the same year again gives the one that is there.

    Raises:
        Refused: when it is not the viewer's zone, the year is none of its years, or with what is wrong with the file.
    """
    found = zone_for(viewer, zone)
    first, last = first_year(found.zone), today.year
    text = clean_text(note).strip()
    findings: list[Finding] = [] if first <= year <= last else [bad_year(first, last)]
    if len(text) > LIMIT:
        findings.append(too_long("note", NOTE, LIMIT))
    refuse_if_any(findings)
    hold(zone)
    use = keep_file(viewer, name=name, content=content, personal=personal, now=now)
    there = PastFile.objects.filter(zone=zone, year=year, use__file=use.file_id, withdrawn_at=None).first()
    if there is not None:
        use.delete()
        return there
    return PastFile.objects.create(zone_id=zone, year=year, use=use, note=text)


@transaction.atomic
def withdraw_past_file(viewer: Viewer, zone: str, *, file: int, why: str, now: datetime) -> PastFile:
    """Take back a file that was attached by mistake; that it was there, who took it back and why stays known.

    Raises:
        Refused: when it is not the viewer's zone, there is no such file, or no reason is given.
    """
    zone_for(viewer, zone)
    reason = clean_text(why).strip()
    row = PastFile.objects.select_for_update().filter(pk=file, zone=zone).first()
    if row is None:
        raise Refused([GONE])
    if row.withdrawn_at is not None:
        return row
    if not reason:
        raise Refused([needed("why", WHY)])
    if len(reason) > LIMIT:
        raise Refused([too_long("why", WHY, LIMIT)])
    row.withdrawn_at, row.withdrawn_by_id, row.why = now, account_of(viewer), reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "why"])
    return row
