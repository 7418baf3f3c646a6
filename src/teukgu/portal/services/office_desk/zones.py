"""Gives zones to officers, sets milestones and says what became of them."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean, desk_as, kept_under, stamp, zone_as
from teukgu.portal.services.possible_days import EARLIEST, between, latest
from teukgu.portal.store.models import Milestone, MilestoneTurn, ZoneAssignment
from teukgu.portal.store.queries.office_desk.desks import acting_posts, zones_of_desk
from teukgu.portal.store.queries.office_desk.due import milestone_lines
from teukgu.values import Bilingual, Refused, refuse_if_any

POST = Bilingual("담당", "officer")
TITLE = Bilingual("이정표", "milestone")
DUE = Bilingual("기한", "due day")
NOTE = Bilingual("이유", "reason")
DAY = Bilingual("이룬 날 또는 새 기한", "day reached or new due day")
TURNS = ("reached", "moved", "dropped")


@transaction.atomic
def assign_zone(
    viewer: Viewer, key: str, zone: str, *, post: int | None, once: str, now: datetime, today: date
) -> ZoneAssignment:
    """Give a zone to a post of the office (None: to nobody) from today.

    Raises:
        Refused: when it is not a zone of the viewer's desk, or the post none of the desk's.
    """
    held = zone_as(viewer, key, zone)
    kept = kept_under(ZoneAssignment, viewer, once)
    if kept is not None:
        return kept
    if post is not None and post not in {one.pk for one in acting_posts(held.organisation, today)}:
        raise Refused([refusals.not_listed("post", POST)])
    return ZoneAssignment.objects.create(
        zone_id=held.zone.pk,
        organisation=held.organisation,
        assigned_id=post,
        since=today,
        **stamp(viewer, held.desk.post, once=once, now=now),
    )


@transaction.atomic
def set_milestone(
    viewer: Viewer,
    key: str,
    zone: str,
    *,
    title: str,
    due_on: date | None,
    source: str = "",
    once: str,
    now: datetime,
) -> Milestone:
    """Say what is to be reached in a zone by a day.

    Raises:
        Refused: with everything that is missing.
    """
    held, named = zone_as(viewer, key, zone), clean(title, 200)
    kept = kept_under(Milestone, viewer, once)
    if kept is not None:
        return kept
    findings = [] if named else [refusals.empty("title", TITLE)]
    today = clock.day_of(now)
    if due_on is None or not EARLIEST <= due_on <= latest(today):
        raise Refused([*findings, refusals.bad_day("due_on", DUE, between(EARLIEST, latest(today)))])
    refuse_if_any(findings)
    return Milestone.objects.create(
        zone_id=held.zone.pk,
        organisation=held.organisation,
        title=named,
        due_on=due_on,
        source=clean(source, 200),
        **stamp(viewer, held.desk.post, once=once, now=now),
    )


@transaction.atomic
def turn_milestone(
    viewer: Viewer,
    key: str,
    milestone: int,
    *,
    state: str,
    day: date | None,
    note: str = "",
    once: str,
    now: datetime,
    today: date,
) -> MilestoneTurn:
    """Say what became of a milestone: reached on a day, moved to a day, dropped; the last two with a reason.

    Raises:
        Refused: when it is over, or something is missing.
    """
    desk, why = desk_as(viewer, key), clean(note)
    rows = Milestone.objects.filter(pk=milestone, organisation=desk.organisation)
    found = rows.filter(zone__in=zones_of_desk(desk).values("pk")).first()
    if found is None or state not in TURNS:
        raise refusals.gone()
    kept = kept_under(MilestoneTurn, viewer, once)
    if kept is not None:
        return kept
    Milestone.objects.select_for_update().get(pk=found.pk)  # two who turn it at once come one after the other
    (line,) = milestone_lines(Milestone.objects.filter(pk=found.pk))
    findings = [] if line.state == "open" else [refusals.over()]
    last = today if state == "reached" else latest(today)
    if state != "dropped" and (day is None or not EARLIEST <= day <= last):
        findings.append(refusals.bad_day("day", DAY, between(EARLIEST, last)))
    if state != "reached" and not why:
        findings.append(refusals.empty("note", NOTE))
    refuse_if_any(findings)
    return MilestoneTurn.objects.create(
        milestone=found, state=state, day=day or today, note=why, **stamp(viewer, desk.post, once=once, now=now)
    )
