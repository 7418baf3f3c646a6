"""Seals the decided results of a round and publishes them: the public round, its files, what the notice says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from teukgu.documents.committee.kept import NAME as PAPER
from teukgu.documents.input_tables import csv_bytes
from teukgu.evaluation.inputs import PastRank
from teukgu.evaluation.seal import sha256
from teukgu.loading.past_ranks import SourcedRank
from teukgu.loading.round_outputs import ContributionRow, ResultRow, RoundOutputs
from teukgu.portal.access import Viewer
from teukgu.portal.displaying import RULE, display_for
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.panels.published import panel_facts
from teukgu.portal.services.public_stage.analysing import analyses_now
from teukgu.portal.services.public_stage.published import stage_facts, stage_files
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.deciding import tier_names
from teukgu.portal.services.round_case.held import HeldRound, act_key, round_for_ministry
from teukgu.portal.services.round_case.past_ranks import confirm_public, keep_ranks, withdraw_ranks
from teukgu.portal.services.round_case.round_rules import WIDE, kept_scheme, rules_for
from teukgu.portal.services.rounds import LeftOut, RoundHeading, keep_round
from teukgu.portal.store.models import CaseEvent, Round, RoundComputation, RoundDeparture, RoundZoneResult
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.portal.store.queries.round_results import computed_values
from teukgu.portal.sureness import with_sureness
from teukgu.values import Bilingual, Finding, Refused, ZoneId, nfc, refuse_if_any

DECIDED = Bilingual("위원회가 의결한 결과", "results that the committee decided on")
SEALED = Bilingual("봉인한 결과", "sealed results")
DECISION = "decision.csv"
LONGEST_NUMBER = 200
NOT_PUBLISHED = frozenset({"report.html", PAPER})
"""The report names computed tiers, and the paper of the committee is its own; the decision says what was decided."""


@transaction.atomic
def seal(
    viewer: Viewer, number: str, *, seen_version: int | None = None, once: str, now: datetime, today: date
) -> CaseEvent:
    """Seal what the committee decided on: the bundle of its computation, and what was decided, are named by hash.

    Raises:
        Refused: when nothing was decided, or the act is not possible now.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    row = _adopted(held, DECIDED)
    decided = sha256(decision_file(row, held.standing.sheet))
    data = {"result_sha256": row.sha256, "bundle_sha256": row.bundle_sha256, "decision_sha256": decided}
    return held.record("seal_round", data, seen_version=seen_version, once=once)


@transaction.atomic
def publish(
    viewer: Viewer,
    number: str,
    *,
    notice_number: str,
    main_results: str,
    told_ranks: bool = False,
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> Round:
    """Publish the sealed results with the notice's number; the public pages show them from this moment on.

    A round that was reopened is published beside the earlier one, which stays. ``told_ranks``: past ranks that were
    only told to their zones may be published with the bundle.

    Raises:
        Refused: when nothing is sealed, such ranks are in the bundle and may not be published, or the act is not
            possible now.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    row = _adopted(held, SEALED)
    confirm_public(row.freeze, confirmed=told_ranks)
    refuse_if_any(_other_decision(held, row))
    if len(nfc(notice_number).strip()) > LONGEST_NUMBER:
        raise Refused([refusals.too_long("notice_number", notice_number, LONGEST_NUMBER)])
    edition = held.case.events.filter(act="publish_results").exclude(once=act_key(once)).count() + 1
    key = round_key(held.case.number, edition)
    data = {
        "notice_number": notice_number,
        "bundle_sha256": row.bundle_sha256,
        "ranks": ranks_text(held.standing),
        "main_results": main_results,
        "address": address_of(held.case.programme_id, key),
    }
    event = held.record("publish_results", data, seen_version=seen_version, once=once)
    _keep(held, row, key, edition, event)
    _make_official(held, row, edition, nfc(notice_number).strip())
    return Round.objects.get(programme=held.case.programme_id, key=key)


def _other_decision(held: HeldRound, row: RoundComputation) -> list[Finding]:
    """Return a finding where the decision is not the sealed one; a round sealed before named none."""
    seal = held.situation.state.last("seal_round")
    sealed = "" if seal is None else str(seal.data.get("decision_sha256") or "").lower()
    same = not sealed or sealed == sha256(decision_file(row, held.standing.sheet))
    return [] if same else [refusals.other_decision()]


def _make_official(held: HeldRound, row: RoundComputation, edition: int, notice_number: str) -> None:
    """Keep the ranks; what an earlier edition ranked and this one does not is official no more."""
    programme, account = held.case.programme_id, int(held.viewer.account)
    ranks = _official(held.year, row, notice_number)
    keep_ranks(programme, ranks, account=account, now=held.now)
    if edition > 1:
        ranked = {str(one.rank.zone) for one in ranks}
        withdraw_ranks(programme, held.year, ranked=ranked, source=notice_number, account=account, now=held.now)


def _official(year: int, row: RoundComputation, notice_number: str) -> list[SourcedRank]:
    """Return the ranks that are official from now on: the rules of three times and of three years count them."""
    ranked = list(row.results.exclude(rank=None).order_by("zone"))
    return [
        SourcedRank(PastRank(ZoneId(one.zone_id), year, one.rank, len(ranked)), notice_number)
        for one in ranked
        if one.rank is not None
    ]


def _adopted(held: HeldRound, what: Bilingual) -> RoundComputation:
    row = held.standing.adopted
    if row is None or not held.standing.decided:
        raise Refused([refusals.not_ready(what)])
    return row


def round_key(number: str, edition: int) -> str:
    """Return the key of the public round: the case's number, and which edition where there were several."""
    return number.lower() if edition == 1 else f"{number.lower()}-{edition}"


def address_of(programme: str, key: str) -> str:
    """Return the path of the public page, where the data are."""
    return f"/example/rounds/{key}/" if programme == DEMONSTRATION else f"/rounds/{key}/"


def ranks_text(standing: RoundStanding) -> str:
    """Return the ranks as the notice lists them: a line for each zone by rank, with the tier that was decided."""
    row, sheet = standing.adopted, standing.sheet
    if row is None or not standing.decided:
        return ""
    names = tier_names(row)
    lines = []
    for one in row.results.exclude(rank=None).order_by("rank", "zone"):
        tier = sheet[one.zone_id].tier if one.zone_id in sheet else one.tier
        name = names[tier].ko if tier in names else "-"
        lines.append(f"{one.rank}. {one.name}({one.zone_id}): {name}")
    return "\n".join(lines)


def _keep(held: HeldRound, row: RoundComputation, key: str, edition: int, event: CaseEvent) -> None:
    """Write the public round: decided tiers, contributions, files, and which zones were left out and why."""
    year, sheet, votes = held.year, held.standing.sheet, analyses_now(held.standing, held.now)
    scheme = kept_scheme(row.scheme)
    rules = rules_for(held.case, scheme)
    again = Bilingual(f" ({edition}차 공개)", f" (edition {edition})") if edition > 1 else Bilingual("", "")
    heading = RoundHeading(
        key=key,
        scheme=row.scheme.scheme,
        title=Bilingual(f"{year}년 운영평가{again.ko}", f"Evaluation of {year}{again.en}"),
        year=year,
        as_of=held.case.rules_on,
        seed=row.seed,
        draws=row.draws,
        software_version=row.software_version,
        parameter_hash=row.parameter_hash,
        bundle_hash=row.bundle_sha256,
        facts={
            **row.facts,
            "case": held.case.number,
            "notice_number": str(event.data["notice_number"]),
            "decided_otherwise": sorted(sheet),
            RULE: display_for(scheme, rules).value,
            "tier_names": {str(tier): [name.ko, name.en] for tier, name in tier_names(row).items()},
            **stage_facts(votes),
        },
    )
    left_out = [
        LeftOut(one.zone_id, one.name, one.type, Bilingual(one.reason_ko, one.reason_en))
        for one in row.freeze.population.members.filter(in_round=False).order_by("zone")
    ]
    outputs = _outputs(row, sheet, rules.whole(WIDE))
    # what was sealed with the results; of results computed before that was sealed too, as it is told now
    outputs = replace(outputs, files={**stage_files(votes), **outputs.files})
    keep_round(held.case.programme_id, heading, outputs, left_out, now=held.now)


def _outputs(row: RoundComputation, sheet: Mapping[str, RoundDeparture], wide: int) -> RoundOutputs:
    names = tier_names(row)
    results, parts = [], []
    kept = list(row.results.order_by("zone"))
    for one, found in zip(kept, with_sureness([_result(one) for one in kept], wide), strict=True):
        departure = sheet.get(one.zone_id)
        if departure is not None:
            more = {**found.more, "computed_tier": one.tier_name, "departure_reason": departure.reason}
            found = replace(found, tier=departure.tier, tier_name=names[departure.tier].ko, more=more)
        results.append(found)
        parts += [
            ContributionRow(one.zone_id, part["node"], part["points"], part["more"]) for part in one.contributions
        ]
    return RoundOutputs(tuple(results), tuple(parts), {}, published_files(row, sheet))


def published_files(row: RoundComputation, sheet: Mapping[str, RoundDeparture]) -> dict[str, bytes]:
    """Return the files that go with a public round: what was sealed, what was decided, numbers of its panels."""
    files = {one.name: bytes(one.content) for one in row.files.exclude(name__in=NOT_PUBLISHED)}
    return panel_facts(row.case) | files | {DECISION: decision_file(row, sheet)}


def _result(one: RoundZoneResult) -> ResultRow:
    return ResultRow(
        zone=one.zone_id,
        name=one.name,
        type=one.type,
        **computed_values(one),
        more={},
    )


def decision_file(row: RoundComputation, sheet: Mapping[str, RoundDeparture]) -> bytes:
    """Return what was decided for each zone beside what was computed, with the reasons of the committee."""
    names, rows = tier_names(row), []
    for one in row.results.order_by("zone"):
        departure = sheet.get(one.zone_id)
        decided = one.tier_name if departure is None else names[departure.tier].ko
        rows.append((one.zone_id, one.name, one.tier_name, decided, "" if departure is None else departure.reason))
    return csv_bytes(("zone", "name", "computed_tier", "decided_tier", "reason"), rows)
