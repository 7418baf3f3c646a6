"""Rows for lists, made from the events after each act, and made again from nothing by `rebuild`."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.store.hangul import search_key
from teukgu.portal.store.models import Case, CaseClock, CaseNow, CaseParty, CaseTask
from teukgu.portal.store.queries.cases.awaited import JOINT, agreed_keys, is_awaited
from teukgu.procedures.answer import open_acts
from teukgu.procedures.clocks import clocks
from teukgu.procedures.party import Party
from teukgu.procedures.state import Clock, OpenAct, Situation
from teukgu.values import Severity

MADE_PUBLIC_BY = ("announce_plan", "publish_gazette")


@transaction.atomic
def project(case: Case, situation: Situation, *, now: datetime) -> None:
    """Write where the case stands, its clocks and its tasks, in place of what stood there."""
    running = clocks(situation)
    parties = list(
        CaseParty.objects.filter(case=case, until=None).select_related("organisation__region").order_by("pk")
    )
    Case.objects.filter(pk=case.pk).update(rules_on=situation.rules.day)
    CaseNow.objects.update_or_create(case=case, defaults=_now(case, situation, parties, now))
    CaseClock.objects.filter(case=case).delete()
    CaseClock.objects.bulk_create(_clock(case, one) for one in running)
    CaseTask.objects.filter(case=case).delete()
    CaseTask.objects.bulk_create(_tasks(case, situation, running, parties))


def _now(case: Case, situation: Situation, parties: list[CaseParty], now: datetime) -> dict[str, object]:
    state = situation.state
    return {
        "stage": state.stage,
        "closed": state.is_closed,
        "public": bool(state.all(*MADE_PUBLIC_BY)),
        "search_text": search_key(case.number, case.title, *_names(parties)),
        "changed_at": state.events[-1].recorded_at if state.events else now,
    }


def _names(parties: list[CaseParty]) -> Iterator[str]:
    for row in parties:
        if row.organisation is not None and row.party in {Party.APPLICANT, Party.OFFICE, Party.GOVERNOR}:
            yield row.organisation.name_ko
            yield row.organisation.name_en


def _clock(case: Case, clock: Clock) -> CaseClock:
    return CaseClock(
        case=case,
        clock=clock.spec.id,
        key=clock.key,
        party=clock.spec.waits_for.value,
        started_on=clock.started.happened_on,
        due=clock.due,
        ended_on=clock.ended_on,
        provisional=clock.provisional,
        silence=clock.spec.silence.value,
    )


def _tasks(
    case: Case, situation: Situation, running: tuple[Clock, ...], parties: list[CaseParty]
) -> Iterator[CaseTask]:
    """Yield a row for each act that waits for somebody: once per organisation that acts as its party."""
    seen: set[tuple[str, str, str]] = set()
    everybody = [(party, "") for party in Party]
    for one in open_acts(situation, everybody):
        if (one.act.id, one.key, one.party.value) in seen or not is_awaited(situation, one):
            continue
        seen.add((one.act.id, one.key, one.party.value))
        clock, agreed = clock_for(one, running), agreed_keys(situation) if one.act.track == JOINT else frozenset()
        for held in holders(one, parties):
            if held is None or held.organisation is None or held.organisation.key not in agreed:
                yield _task(case, one, clock, held)


def holders(one: OpenAct, parties: list[CaseParty]) -> list[CaseParty | None]:
    """Return who acts as the party of the act in its thread; None stands for "whoever acts as it in the programme".

    Of several applicants the leading one is asked, except to agree jointly, which the others do.
    """
    of_party = [row for row in parties if row.party == one.party.value]
    mine = [row for row in of_party if row.key in {"", one.key}]
    if one.party is Party.APPLICANT:
        mine = [row for row in mine if row.lead != (one.act.track == JOINT)]
    if mine:
        return list(mine)
    return [None] if one.party in IN_THE_PROGRAMME and not of_party else []


IN_THE_PROGRAMME = frozenset({Party.MINISTER, Party.OFFICE, Party.COMMITTEE, Party.WORKING_COMMITTEE})
"""Parties that are the same for every case of a programme; without an office the ministry does its part."""


def clock_for(one: OpenAct, running: tuple[Clock, ...]) -> Clock | None:
    """Return the clock that the act would end or leads to the end of: the one that lapses first, of its party's."""
    fitting = [
        clock
        for clock in running
        if clock.is_running
        and not clock.spec.minimum
        and one.act.id in {*clock.spec.ends, *clock.spec.leads_to}
        and clock.key in {"", one.key}
    ]
    own = [clock for clock in fitting if clock.spec.waits_for is one.party]
    return min(own or fitting, key=lambda clock: clock.due or date.max, default=None)


def _task(case: Case, one: OpenAct, clock: Clock | None, held: CaseParty | None) -> CaseTask:
    return CaseTask(
        case=case,
        programme_id=case.programme_id,
        act=one.act.id,
        key=one.key,
        party=one.party.value,
        organisation=held.organisation if held else None,
        account_id=held.account_id if held else None,
        clock=clock.spec.id if clock else "",
        started_on=clock.started.happened_on if clock else None,
        due=clock.due if clock else None,
        stopped=clock is not None and clock.due is None,
        provisional=clock is not None and clock.provisional,
        ready=not any(finding.severity is Severity.ERROR for finding in one.missing),
    )
