"""Tells the zones of a round their draft results: an event for each zone, in the worker, so that no page waits."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.many import act_in_each
from teukgu.portal.services.cases.parties import without_municipality
from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.store.models import Case, RoundChore
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.procedures.answer import answer
from teukgu.procedures.check_words import end_of
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.procedures.round.checks_deciding import DISPOSITION_DAYS, DRAFT_DAYS
from teukgu.procedures.round.standing import told_last
from teukgu.procedures.state import CaseState, Situation
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

TELL, TOLD = "tell", "tell_draft"
AT_ONCE = 50
DRAFT = Bilingual("평가안", "draft results")


@transaction.atomic
def ask_to_tell(
    viewer: Viewer,
    number: str,
    *,
    until: date | None,
    disposition: bool = False,
    once: str,
    now: datetime,
    today: date,
) -> RoundChore:
    """Let the worker tell every zone that does not know its latest draft; the same ``once`` asks once.

    ``until``: last day to object, by the rules when it is None.

    Raises:
        Refused: without a draft, or when the day leaves less time than the rules.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_chores.filter(once=once).first()
    if kept is not None:
        return kept
    row = held.standing.adopted
    waiting = untold(held.standing)
    if row is None or not waiting:
        raise Refused([refusals.not_ready(DRAFT)])
    lacking = unreachable(held.standing, waiting)
    reached = [zone for zone in waiting if zone not in lacking]
    if not reached:
        raise Refused(_nobody(lacking))
    day = until or last_day(held.situation, today, disposition=disposition) or today
    data = {"result_sha256": row.sha256, "until": day.isoformat(), "disposition": disposition}
    draft = Event(TOLD, today, now, Party.MINISTER, key=reached[0], data=data, actor=viewer.account)
    given = answer(held.situation, draft)
    if not given.allowed:
        raise Refused(given.findings)
    return RoundChore.objects.create(
        case=held.case, kind=TELL, data=data, account_id=int(viewer.account), asked_at=now, once=once
    )


def last_day(situation: Situation, day: date, *, disposition: bool) -> date | None:
    """Return the first day that leaves a zone the time of the rules to object, told on ``day``."""
    return end_of(situation, DISPOSITION_DAYS if disposition else DRAFT_DAYS, day)


def untold(standing: RoundStanding) -> list[str]:
    """Return the zones that were not told the draft as it stands: never, or moved since by a recomputation."""
    row = standing.adopted
    if row is None or standing.state.stage != "drafted":
        return []
    zones = row.results.order_by("zone").values_list("zone", flat=True)
    return [zone for zone in zones if not _knows(standing.state, zone)]


def _knows(state: CaseState, zone: str) -> bool:
    told = told_last(state, zone)
    if told is None:
        return False
    moved = [
        event
        for event in state.all("recompute_results")
        if zone in {one.strip() for one in str(event.data.get("moved_zones") or "").split(",")}
    ]
    return all(event.seq < told.seq for event in moved)


def unreachable(standing: RoundStanding, waiting: Collection[str]) -> dict[str, str]:
    """Return those of the zones that wait for which no municipality answers, with their names."""
    zones = without_municipality(standing.case.programme_id, waiting)
    if standing.adopted is None or not zones:
        return {}
    return dict(standing.adopted.results.filter(zone__in=zones).order_by("name", "zone").values_list("zone", "name"))


def _nobody(lacking: Mapping[str, str]) -> list[Finding]:
    return [refusals.nobody_to_tell(zone, name) for zone, name in lacking.items()]


def tell_asked(chore: RoundChore, *, now: datetime, today: date) -> int:
    """Tell each zone that still waits, some at a time; return how many were told. Asked again it goes on.

    Raises:
        Refused: when the act is no longer possible (a new draft, another officer); once everybody else was told, with
            each zone for which no municipality answers.
    """
    viewer, told = viewer_of_account(chore.account_id, today), 0
    while count := _tell_some(viewer, chore, now, today):
        told += count
    with transaction.atomic():
        standing = round_for_ministry(viewer, chore.case.number, now=now, today=today).standing
        refuse_if_any(_nobody(unreachable(standing, untold(standing))))
    return told


@transaction.atomic
def _tell_some(viewer: Viewer, chore: RoundChore, now: datetime, today: date) -> int:
    """Tell the next zones; whoever works on the round meanwhile waits for these only."""
    held = round_for_ministry(viewer, chore.case.number, now=now, today=today)
    waiting = untold(held.standing)
    lacking = unreachable(held.standing, waiting)
    reached = [zone for zone in waiting if zone not in lacking][:AT_ONCE]
    once = f"{chore.once[:40]}-{held.case.version}"
    rows = act_in_each(
        viewer,
        held.case.number,
        reached,
        act=TOLD,
        party=Party.MINISTER,
        data=chore.data,
        once=once,
        now=now,
        today=today,
    )
    for row in rows:
        _mail(held.case, row.key, held.year, str(chore.data["until"]), once=f"told-{row.pk}", now=now)
    return len(rows)


def _mail(case: Case, zone: str, year: int, until: str, *, once: str, now: datetime) -> None:
    queue_mail(
        kind="round.draft",
        case=case,
        parties_or_accounts=[(Party.APPLICANT.value, zone), (Party.OFFICE.value, zone)],
        subject=Bilingual(f"[특구] {year}년 평가안이 나왔습니다", f"[Teukgu] Draft results of {year}"),
        body=Bilingual(
            f"사건 {case.number}에서 특구의 평가안과 그 근거를 볼 수 있습니다. 이의신청은 {until}까지입니다.",
            f"Case {case.number} shows the draft result of your zone and what it is made of. Objections until {until}.",
        ),
        once=once,
        now=now,
    )
