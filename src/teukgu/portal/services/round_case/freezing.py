"""Freezes the inputs of a round: figures, panel scores and votes, past ranks; every freeze stays kept."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from teukgu.documents.frozen_inputs import (
    RANK_SOURCES,
    READ,
    freeze_hash,
    frozen_files,
    frozen_input,
    rank_sources_file,
)
from teukgu.documents.input_tables import input_tables
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.population import Population
from teukgu.evaluation.seal import sha256
from teukgu.loading.evaluation_input import read_input_of
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.from_portal import (
    PANEL,
    VOTES,
    dropped_votes,
    lock_ballots,
    part_of,
    parts_before,
    portal_tables,
    running_ballots,
)
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.services.round_case.population import kept_population
from teukgu.portal.services.round_case.raters import rater_pseudonyms
from teukgu.portal.store.models import RoundFreeze, RoundFreezeFile
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.store.queries.round_inputs import frozen_now
from teukgu.reporting.frozen import Frozen
from teukgu.values import Bilingual, Refused, refuse_if_any

GIVEN = (PANEL, VOTES)
"""Tables that come from outside the portal: scores of panels, ballots of a survey or a public platform."""
DROPPED = "dropped_zones"
"""Named in ``without``: freeze without the votes for zones that are not on the list any more."""
MOST_BYTES = 10_000_000
YEARS_BEFORE = "frozen_years_before"
POPULATION = Bilingual("평가 대상", "list of zones")


@transaction.atomic
def freeze_inputs(
    viewer: Viewer,
    number: str,
    *,
    given: Mapping[str, bytes] | None = None,
    without: Collection[str] = (),
    grounds: str = "",
    reason: str = "",
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> RoundFreeze:
    """Freeze what stands now for the zones of the kept list, and record it; earlier freezes stay.

    ``given``: tables of `GIVEN` by name; one that is left out is taken over from the freeze before, unless it is
    named in ``without``: then it is taken out. `DROPPED` there leaves votes for zones that left the list out.
    ``grounds``: why it is frozen anew; ``reason``: why before reports are due.

    Raises:
        Refused: with every problem of the tables, or what stands in the way of the act.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_freezes.filter(once=once).first()
    if kept is not None:
        return kept
    population = held.standing.population
    if population is None:
        raise Refused([refusals.not_ready(POPULATION)])
    listed = kept_population(population)
    years = range(held.year - held.situation.rules.whole(YEARS_BEFORE), held.year + 1)
    frozen = frozen_now(held.case.programme_id, listed, year=held.year, years=years, at=now)
    zones = {str(one.candidate.zone) for one in listed.members}
    ranks = [one for one in official_ranks(held.case.programme_id, before=held.year) if str(one.rank.zone) in zones]
    tables = _tables(held, given or {}, without)
    data, key, parts = _input(held, listed, frozen, tables, given or {}, leave_dropped=DROPPED in without)
    data = replace(data, past_ranks=tuple(one.rank for one in ranks))
    files = frozen_files(data, listed, frozen) | ({RANK_SOURCES: rank_sources_file(ranks)} if ranks else {}) | parts
    row = RoundFreeze.objects.create(
        case=held.case,
        population=population,
        sha256=freeze_hash(files),
        figures=len(frozen.figures),
        lacking=len(frozen.lacking),
        panel=len(data.panel),
        votes=len(data.votes),
        ranks=len(ranks),
        account_id=int(viewer.account),
        kept_at=now,
        once=once,
    )
    RoundFreezeFile.objects.bulk_create(
        RoundFreezeFile(freeze=row, name=name, sha256=sha256(content), content=content)
        for name, content in (files | key).items()
    )
    told = {"freeze_sha256": row.sha256, "grounds": grounds}
    held.record("freeze_inputs", told, seen_version=seen_version, once=once, reason=reason)
    return row


def _tables(held: HeldRound, given: Mapping[str, bytes], without: Collection[str]) -> dict[str, bytes]:
    """Return the tables from outside: those handed in now, and those of the freeze before for the rest."""
    found: dict[str, bytes] = {}
    before = held.standing.freeze
    if before is not None:
        found = {one.name: bytes(one.content) for one in before.files.filter(name__in=GIVEN).exclude(name__in=without)}
    found |= {name: content for name, content in given.items() if name in GIVEN and content}
    if any(len(content) > MOST_BYTES for content in found.values()):
        raise Refused([refusals.too_large(MOST_BYTES)])
    return found


def _input(
    held: HeldRound,
    listed: Population,
    frozen: Frozen,
    tables: Mapping[str, bytes],
    given: Mapping[str, bytes],
    *,
    leave_dropped: bool,
) -> tuple[EvaluationInput, dict[str, bytes], dict[str, bytes]]:
    """Return the input, raters under pseudonyms, the table of those, and the list of what came from the portal.

    Tables are read like those of a command. Of a table taken over from the freeze before, what came from the portal
    then is left out: the portal gives it anew.
    """
    lock_ballots(held.case)
    zones = {str(one.candidate.zone) for one in listed.judged}
    dropped = [] if leave_dropped else dropped_votes(held.case, zones, held.now)
    refuse_if_any([*running_ballots(held.case, held.now), *dropped])
    own, portal = frozen_input(listed, frozen), portal_tables(held.case, zones, held.now)
    read = read_input_of({**input_tables(own), **tables}) if tables else own
    earlier = {one for one in parts_before(held.standing.freeze) if not given.get(one[0])}
    scores = portal.with_panel(one for one in read.panel if part_of(one) not in earlier)
    votes = portal.with_votes(one for one in read.votes if part_of(one) not in earlier)
    panel, key = rater_pseudonyms(held.case, scores)
    return frozen_input(listed, frozen, panel=panel, votes=votes), key, portal.listed


def input_of(row: RoundFreeze) -> EvaluationInput:
    """Read the kept input of a freeze back."""
    return read_input_of({one.name: bytes(one.content) for one in row.files.filter(name__in=READ)})
