"""From a form to an act in a meeting."""

from collections.abc import Callable, Mapping

from django.http import QueryDict

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.attending import attend, open_meeting, write_opinion
from teukgu.portal.services.meetings.calling import add_item, send_notices
from teukgu.portal.services.meetings.excluding import challenge, decide_challenge, recuse
from teukgu.portal.services.meetings.known import Hidden
from teukgu.portal.services.meetings.laying import lay_papers
from teukgu.portal.services.meetings.minutes import fix_minutes
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote
from teukgu.portal.web.views.committee.asked import moment, number, once_of, text

MeetingAct = Callable[[Viewer, int, QueryDict], object]
TEXT_LIMIT = 20_000


def _item(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return add_item(
        viewer,
        meeting,
        title=text(given, "title")[:200],
        case=text(given, "case"),
        proposal=_long(given, "proposal"),
        reason=_long(given, "reason"),
        main_points=_long(given, "main_points"),
        agency_opinions=_long(given, "agency_opinions"),
        once=once_of(given),
        now=clock.now(),
    )


def _notice(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return send_notices(
        viewer,
        meeting,
        members=[int(pk) for pk in given.getlist("membership") if pk.isdecimal()],
        medium=text(given, "medium"),
        ground=text(given, "ground"),
        reason=text(given, "reason"),
        sent_at=moment(given, "sent_day", "sent_time"),
        once=once_of(given),
        now=clock.now(),
    )


def _paper(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return lay_papers(
        viewer,
        meeting,
        item=_row(given, "item"),
        files=given.getlist("file"),
        once=once_of(given),
        now=clock.now(),
    )


def _attend(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return [
        attend(
            viewer,
            meeting,
            membership=int(pk),
            how=text(given, "how"),
            deputy_name=text(given, "deputy_name"),
            once=f"{once_of(given)}-{pk}",
            now=clock.now(),
        )
        for pk in given.getlist("membership")
        if pk.isdecimal()
    ]


def _open(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return open_meeting(
        viewer,
        meeting,
        chaired_by=number(given, "chaired_by"),
        seen_version=number(given, "seen"),
        once=once_of(given),
        now=clock.now(),
    )


def _recuse(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return recuse(
        viewer,
        meeting,
        item=_row(given, "item"),
        membership=_row(given, "membership"),
        ground=text(given, "ground"),
        reason=text(given, "reason"),
        once=once_of(given),
        now=clock.now(),
    )


def _challenge(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return challenge(
        viewer,
        meeting,
        item=_row(given, "item"),
        membership=_row(given, "membership"),
        challenger=text(given, "challenger"),
        reason=text(given, "reason"),
        once=once_of(given),
        now=clock.now(),
    )


def _decide(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return decide_challenge(
        viewer,
        meeting,
        exclusion=_row(given, "exclusion"),
        reading=text(given, "reading"),
        reading_reason=text(given, "reading_reason"),
        reason=text(given, "reason"),
        once=once_of(given),
        now=clock.now(),
    )


def _vote(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    """Record the votes of a form: ``choice-<membership>`` for each member, a member's own as ``choice``."""
    once, item = once_of(given), _row(given, "item")
    mine = given.get("membership", "")
    pairs = [(mine, text(given, "choice"))] if "choice" in given else []
    pairs += [(name.partition("-")[2], text(given, name)) for name in given if name.startswith("choice-")]
    opinion = _long(given, "opinion")
    chosen = [(int(pk), choice) for pk, choice in pairs if pk.isdecimal() and choice]
    now, today = clock.now(), clock.today()
    return [
        vote(
            *(viewer, meeting),
            item=item,
            membership=pk,
            choice=choice,
            opinion=opinion,
            once=f"{once}-{pk}",
            now=now,
            today=today,
        )
        for pk, choice in chosen
    ]


def _opinion(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return write_opinion(
        viewer,
        meeting,
        item=_row(given, "item"),
        membership=_row(given, "membership"),
        text=_long(given, "text"),
        once=once_of(given),
        now=clock.now(),
        today=clock.today(),
    )


def _resolve(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    return resolve(
        viewer,
        meeting,
        item=_row(given, "item"),
        text=_long(given, "text"),
        conditions=_long(given, "conditions"),
        amended="amended" in given,
        defer="defer" in given,
        reading=text(given, "reading"),
        reading_reason=text(given, "reading_reason"),
        seen_version=number(given, "seen"),
        once=once_of(given),
        now=clock.now(),
        today=clock.today(),
    )


def _minutes(viewer: Viewer, meeting: int, given: QueryDict) -> object:
    content = {name.removeprefix("minutes-"): _long(given, name) for name in given if name.startswith("minutes-")}
    return fix_minutes(
        viewer,
        meeting,
        content=content,
        reason=text(given, "reason"),
        seen_version=number(given, "seen"),
        once=once_of(given),
        now=clock.now(),
    )


def _row(given: QueryDict, name: str) -> int:
    found = number(given, name)
    if found is None:
        raise Hidden
    return found


def _long(given: QueryDict, name: str) -> str:
    return text(given, name)[:TEXT_LIMIT]


ACTS: Mapping[str, MeetingAct] = {
    "item": _item,
    "notice": _notice,
    "paper": _paper,
    "attend": _attend,
    "open": _open,
    "recuse": _recuse,
    "challenge": _challenge,
    "decide": _decide,
    "vote": _vote,
    "opinion": _opinion,
    "resolve": _resolve,
    "minutes": _minutes,
}
MEMBER_ACTS = frozenset({"recuse", "vote", "opinion"})
"""What a member may do for themselves; everything else is the secretary's."""
