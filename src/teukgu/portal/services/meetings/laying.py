"""Papers laid before the members for an item: files of the item's case, for whoever is not kept away from it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer, may_see_event
from teukgu.portal.services.meetings.known import Hidden, day_of, managed_meeting, manages, own_membership
from teukgu.portal.services.meetings.recording import before, count_act, stamp
from teukgu.portal.store.models import AgendaItem, FileUse, MeetingPaper
from teukgu.portal.store.queries.meetings.standing import recorded
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.meetings import refusals
from teukgu.values import Refused


def files_to_lay(viewer: Viewer, item: AgendaItem) -> tuple[FileUse, ...]:
    """Return the files of the item's case that may be laid: seen by the viewer, without personal data, not laid yet."""
    if item.case is None:
        return ()
    facts, laid = case_facts(item.case), set(item.papers.values_list("file", flat=True))
    rows = FileUse.objects.filter(case=item.case, event__isnull=False, personal=False).select_related("event")
    return tuple(
        one
        for one in rows.order_by("added_at", "name")
        if one.pk not in laid and one.event and may_see_event(viewer, facts, one.event.party, one.event.key)
    )


def lay_paper(viewer: Viewer, item: AgendaItem, file: str, *, once: str, now: datetime) -> MeetingPaper:
    """Lay a file of the item's case before the members.

    Raises:
        Hidden: for a file that is not of the case, not the viewer's to see, or with personal data.
    """
    known = before(MeetingPaper, once)
    if known is not None:
        return known
    laid = next((one for one in item.papers.all() if str(one.file_id) == file), None)
    if laid is not None:
        return laid
    use = next((one for one in files_to_lay(viewer, item) if str(one.pk) == file), None)
    if use is None:
        raise Hidden
    return MeetingPaper.objects.create(item=item, file=use, **stamp(viewer, item.meeting.body, once=once, now=now))


@transaction.atomic
def lay_papers(
    viewer: Viewer, meeting: int, *, item: int, files: Sequence[str], once: str, now: datetime
) -> tuple[MeetingPaper, ...]:
    """Lay files on an item of a meeting, at the secretary's hand.

    Raises:
        Hidden: for a meeting the viewer does not manage, an item of another meeting, or a file not theirs to lay.
        Refused: when no file was chosen.
    """
    found = managed_meeting(viewer, meeting)
    row = found.items.filter(pk=item).select_related("case", "meeting__body").first()
    if row is None:
        raise Hidden
    if not files:
        raise Refused([refusals.no_paper_chosen()])
    laid = tuple(lay_paper(viewer, row, one, once=f"{once[:26]}-{one}"[-64:], now=now) for one in files)
    count_act(found)
    return laid


def laid_before(viewer: Viewer, use: FileUse, today: date) -> bool:
    """Whether the file lies before the viewer in a meeting: as secretary, or as a member not kept from the item."""
    papers = MeetingPaper.objects.filter(file=use).select_related("item__about", "item__meeting__body")
    return any(_lies_before(viewer, one.item, today) for one in papers)


def _lies_before(viewer: Viewer, item: AgendaItem, today: date) -> bool:
    meeting = item.meeting
    if manages(viewer, meeting.body):
        return True
    seats = [own_membership(viewer, meeting.body, day) for day in {today, day_of(meeting)}]
    barred = recorded(meeting).barred(item)
    held = [seat for seat in seats if seat is not None]
    return bool(held) and not any(seat.pk in barred for seat in held)
