"""Papers of a meeting for the body's secretary: notice, items, resolutions, sheets and pledges of members, minutes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from teukgu.documents.official.filling import Paper
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.meetings import papers
from teukgu.portal.services.meetings.known import day_of, manages
from teukgu.portal.services.papers.loose import loose_paper
from teukgu.portal.services.papers.refusals import absent
from teukgu.portal.store.models import AccessAction, AgendaItem, Meeting, Membership
from teukgu.values import Refused

OF_MEETING: Mapping[str, Callable[[Meeting], dict[str, Any]]] = {
    "convening_notice": papers.convening_notice,
    "minutes": papers.minutes,
}
OF_ITEM: Mapping[str, Callable[[AgendaItem], dict[str, Any]]] = {
    "committee_agenda": papers.committee_agenda,
    "committee_resolution": papers.committee_resolution,
}
REASON = "회의 서류 작성"


def meeting_paper(
    viewer: Viewer, meeting: int, template: str, *, item: int = 0, member: int = 0, address: str = "", now: datetime
) -> Paper:
    """Return a paper of a meeting; those with names of members are noted in the access log first.

    Raises:
        Refused: ``paper.absent`` unless the viewer is the body's secretary and the item and member are of this meeting.
    """
    found = Meeting.objects.select_related("body__organisation").filter(pk=meeting).first()
    if found is None or not manages(viewer, found.body):
        raise Refused([absent()])
    values = _values(found, template, item, member)
    if values is None:
        raise Refused([absent()])
    programme = found.body.programme_id
    paper = loose_paper(programme, template, values, day=day_of(found))
    if paper.template.personal:
        note_access(
            viewer,
            AccessAction.DOWNLOAD,
            what="committee_member",
            subject=f"meeting {found.pk} {template}",
            reason=REASON,
            address=address,
            programme=programme,
            now=now,
        )
    return paper


def _values(meeting: Meeting, template: str, item: int, member: int) -> dict[str, Any] | None:
    if template in OF_MEETING:
        return OF_MEETING[template](meeting)
    row = meeting.items.filter(pk=item).first()
    seat = Membership.objects.filter(pk=member, body=meeting.body).select_related("account").first()
    if template in OF_ITEM and row:
        return OF_ITEM[template](row)
    if template == "pledge" and seat:
        return papers.pledge(meeting, seat)
    if template == "written_review" and row and seat:
        return papers.written_review(row, seat)
    return None
