"""The session table of a local council, entered by its municipality, the council or the ministry."""

from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import GONE, empty, finding, not_yours
from teukgu.portal.store.models import CouncilSession, Region
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

WRITERS = frozenset({"municipality", "council", "province", "ministry"})
NAME = Bilingual("회기 이름", "name of the session")
SOURCE = Bilingual("출처", "source")


@dataclass(frozen=True, slots=True)
class SessionDays:
    """The days of a session as they were typed; an unreadable or empty day is None."""

    agenda_closes_on: date | None
    opens_on: date | None
    closes_on: date | None


def may_write_sessions(viewer: Viewer, region: Region) -> bool:
    """Return whether the viewer's post answers for the region's council calendar."""
    return any(
        post.acts
        and post.kind in WRITERS
        and post.programme == region.programme_id
        and (post.everywhere or region.pk in post.regions)
        for post in viewer.posts
    )


def add_session(
    viewer: Viewer, region_id: str, *, name: str, days: SessionDays, source: str, now: datetime
) -> CouncilSession:
    """Keep a session.

    Raises:
        Refused: when it is not the viewer's council, or days or words are missing or out of order.
    """
    region = Region.objects.filter(pk=region_id).first()
    if region is None or not may_write_sessions(viewer, region):
        raise not_yours()
    called, told = clean_text(name)[:120], clean_text(source)[:300]
    agenda, first, last = _checked(called, told, days)
    return CouncilSession.objects.create(
        programme=region.programme,
        region=region,
        name=called,
        agenda_closes_on=agenda,
        opens_on=first,
        closes_on=last,
        source=told,
        account_id=account_of(viewer),
        recorded_at=now,
    )


def withdraw_session(viewer: Viewer, session: int, *, now: datetime) -> CouncilSession:
    """Take a session back that was entered wrongly; the row stays.

    Raises:
        Refused: when there is no such session for this viewer.
    """
    found = CouncilSession.objects.filter(pk=session, withdrawn_at=None).select_related("region").first()
    if found is None or not may_write_sessions(viewer, found.region):
        raise Refused([GONE])
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    return found


def _checked(name: str, source: str, days: SessionDays) -> tuple[date, date, date]:
    """Return the days of the session, or refuse with everything that is wrong."""
    found = [empty(key, word) for key, word, text in (("name", NAME, name), ("source", SOURCE, source)) if not text]
    if days.agenda_closes_on is None or days.opens_on is None or days.closes_on is None:
        raise Refused([*found, _no_days()])
    if days.agenda_closes_on > days.closes_on or days.opens_on > days.closes_on:
        found.append(_out_of_order())
    refuse_if_any(found)
    return days.agenda_closes_on, days.opens_on, days.closes_on


def _no_days() -> Finding:
    return finding(
        "session.days_missing",
        (
            "안건 마감일, 첫날, 끝날이 모두 있어야 합니다.",
            "The agenda's last day and the session's first and last day are needed.",
        ),
        ("날짜를 YYYY-MM-DD로 적으십시오.", "Write the days as YYYY-MM-DD."),
        "opens_on",
    )


def _out_of_order() -> Finding:
    return finding(
        "session.days_out_of_order",
        ("날짜의 순서가 맞지 않습니다.", "The days are out of order."),
        (
            "첫날이 끝날보다 늦거나 마감이 끝난 뒤일 수 없습니다.",
            "The first day cannot follow the last, nor the deadline the end.",
        ),
        "closes_on",
    )
