"""Lists the zones that a round judges: a snapshot of every zone of the programme, each with its reason."""

from datetime import date, datetime

from django.db import transaction

from teukgu.documents.frozen_inputs import population_file
from teukgu.evaluation.population import Candidate, Member, Population, ReportState
from teukgu.evaluation.seal import sha256
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import RoundMember, RoundPopulation
from teukgu.portal.store.queries.round_inputs import population_now
from teukgu.values import Bilingual, ZoneId

BATCH = 200


@transaction.atomic
def set_population(
    viewer: Viewer,
    number: str,
    *,
    grounds: str = "",
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> RoundPopulation:
    """Take the snapshot of today by the round's rules, keep it and record it; ``grounds``: why it is taken anew.

    Raises:
        Refused: when there is no such round for the viewer, or the act is not possible now.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_populations.filter(once=once).first()
    if kept is not None:
        return kept
    found = listed_now(held)
    row = _keep(held, found, once)
    data = {
        "population_sha256": row.sha256,
        "zones_in": row.zones_in,
        "zones_out": row.zones_out,
        "grounds": grounds,
    }
    held.record("set_population", data, seen_version=seen_version, once=once)
    return row


def listed_now(held: HeldRound) -> Population:
    """Return who would be in or out if the snapshot were taken now."""
    return population_now(held.case.programme_id, year=held.year, on=held.today, rules=held.situation.rules)


def _keep(held: HeldRound, found: Population, once: str) -> RoundPopulation:
    judged = len(found.judged)
    row = RoundPopulation.objects.create(
        case=held.case,
        year=found.year,
        on=found.on,
        sha256=sha256(population_file(found)),
        zones_in=judged,
        zones_out=len(found.members) - judged,
        account_id=int(held.viewer.account),
        kept_at=held.now,
        once=once,
    )
    RoundMember.objects.bulk_create([_member(row, one) for one in found.members], batch_size=BATCH)
    return row


def _member(row: RoundPopulation, one: Member) -> RoundMember:
    candidate = one.candidate
    return RoundMember(
        population=row,
        zone_id=str(candidate.zone),
        name=candidate.name,
        type=candidate.type,
        designated_on=candidate.designated_on,
        ended_on=candidate.ended_on,
        report=candidate.report.value,
        cancelling=candidate.cancelling,
        groups=dict(candidate.groups),
        in_round=one.in_round,
        ground=one.ground,
        reason_ko=one.reason.ko,
        reason_en=one.reason.en,
    )


def kept_population(row: RoundPopulation) -> Population:
    """Read a kept snapshot back, as it was taken."""
    return Population(row.year, row.on, tuple(_read(one) for one in row.members.order_by("zone")))


def _read(one: RoundMember) -> Member:
    candidate = Candidate(
        zone=ZoneId(one.zone_id),
        name=one.name,
        type=one.type,
        designated_on=one.designated_on,
        ended_on=one.ended_on,
        report=ReportState(one.report),
        cancelling=one.cancelling,
        groups=one.groups,
    )
    return Member(candidate, one.in_round, one.ground, Bilingual(one.reason_ko, one.reason_en))
