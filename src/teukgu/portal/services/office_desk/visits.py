"""Keeps a visit: the record, its findings and photos, in one piece and only once."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import HeldZone, clean, made_under, stamp, zone_as
from teukgu.portal.services.office_desk.visit_given import (
    MOST_PHOTOS,
    THE_PHOTOS,
    GivenFinding,
    GivenVisit,
    visit_findings,
)
from teukgu.portal.store.models import FileUse, Visit, VisitFinding, VisitPhoto
from teukgu.reporting.checklist import Checklist
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Refused, refuse_if_any

REPLY_DAYS = "office_finding_reply_days"


def record_visit(viewer: Viewer, key: str, given: GivenVisit, *, once: str, now: datetime, today: date) -> Visit:
    """Keep a visit under ``once``; the same key again gives the visit that was kept.

    Raises:
        Refused: with everything that is wrong with it.
    """
    held = zone_as(viewer, key, given.zone)
    kept = made_under(Visit, viewer, once)
    if kept is not None:
        return kept
    checklist = checklists().newest(given.purpose)
    if checklist is None or checklist.use != "visit":
        raise refusals.gone()
    old = _corrected(held, given.corrects)
    findings = list(visit_findings(given, checklist, today))
    if old is not None and hasattr(old, "corrected_by"):
        findings.append(refusals.corrected_already())
    if old is not None and old.photos.count() + len(given.photos) > MOST_PHOTOS:
        findings.append(refusals.too_many(THE_PHOTOS, MOST_PHOTOS))
    refuse_if_any(findings)
    try:
        with transaction.atomic():
            return _kept(viewer, held, given, checklist, old, once=once, now=now)
    except IntegrityError:
        found = made_under(Visit, viewer, once)
        if found is None:
            raise Refused([refusals.corrected_already()]) from None
        return found


def _corrected(held: HeldZone, pk: int | None) -> Visit | None:
    if pk is None:
        return None
    found = Visit.objects.filter(pk=pk, organisation=held.organisation, zone=held.zone.pk).first()
    if found is None:
        raise refusals.gone()
    return found


def _kept(
    viewer: Viewer, held: HeldZone, given: GivenVisit, checklist: Checklist, old: Visit | None, *, once: str,
    now: datetime,
) -> Visit:  # fmt: skip
    photos = [(one.caption, one.file) for one in old.photos.order_by("number")] if old else []
    photos += [
        (clean(one.caption, 200), keep_file(viewer, name=one.name, content=one.content, now=now))
        for one in given.photos
    ]
    content = _content(given, checklist)
    findings = [_finding(one, given.visited_on or now.date()) for one in given.findings]
    signed = {
        **{name: str(value) for name, value in content.items() if name != "answers"},
        "answers": content["answers"],
        "findings": [{**one, "due_on": str(one["due_on"] or "")} for one in findings],
        "photos": [[caption, use.file_id] for caption, use in photos],
        "zone": held.zone.pk,
        "corrects": old.pk if old else None,
    }
    row = Visit.objects.create(
        programme_id=held.organisation.programme_id,
        zone_id=held.zone.pk,
        organisation=held.organisation,
        written_at=given.written_at,
        sha256=sha256_of(signed),
        corrects=old,
        why=clean(given.why) if old else "",
        **content,
        **stamp(viewer, held.desk.post, once=once, now=now),
    )
    for number, one in enumerate(findings, 1):
        VisitFinding.objects.create(visit=row, number=number, **one)
    for number, (caption, use) in enumerate(photos, 1):
        _photo(row, number, caption, use)
    return row


def _photo(visit: Visit, number: int, caption: str, use: FileUse) -> None:
    VisitPhoto.objects.create(visit=visit, number=number, caption=caption, file=use)


def _content(given: GivenVisit, checklist: Checklist) -> dict[str, Any]:
    """Return the fields of the record as they are kept."""
    ids = {one.id for one in checklist.questions}
    return {
        "purpose": given.purpose,
        "visited_on": given.visited_on,
        "began": given.began,
        "ended": given.ended,
        "place": clean(given.place, 200),
        "companions": clean(given.companions, 200),
        "met": clean(given.met, 200),
        "summary": clean(given.summary),
        "requests": clean(given.requests),
        "next_steps": clean(given.next_steps),
        "checklist": checklist.key,
        "answers": {
            key: {"answer": one.get("answer", ""), "remark": clean(one.get("remark", ""), 300)}
            for key, one in given.answers.items()
            if key in ids
        },
    }


def _finding(one: GivenFinding, visited_on: date) -> dict[str, Any]:
    """Return a finding as it is kept; one that is addressed and names no day has the days of the rule."""
    due = one.due_on if one.addressed else None
    if one.addressed and due is None:
        due = visited_on + timedelta(days=reply_days(visited_on))
    return {"kind": one.kind, "text": clean(one.text), "addressed": one.addressed, "due_on": due}


def reply_days(day: date) -> int:
    """Return how many days a municipality has for an answer."""
    return portal_rules.programme().rulebook.on(day).whole(REPLY_DAYS)
