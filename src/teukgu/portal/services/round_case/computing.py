"""Computes results from frozen inputs, in the worker, and lets the ministry adopt them as the draft of the round."""

import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from teukgu.documents.bundle import software_version
from teukgu.documents.committee.kept import NAME as PAPER
from teukgu.documents.outputs import write_files
from teukgu.evaluation.moves import Move, Standing, moves
from teukgu.evaluation.run import Evaluation, evaluate
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import sha256
from teukgu.loading.round_outputs import RoundOutputs, read_outputs
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels.feeding import use_findings
from teukgu.portal.services.panels.published import panel_facts
from teukgu.portal.services.public_stage.analysing import analyses
from teukgu.portal.services.public_stage.published import stage_files
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.committee import paper_file
from teukgu.portal.services.round_case.freezing import input_of
from teukgu.portal.services.round_case.from_portal import PANEL, has_votes, parts_before, votes_since
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.services.round_case.round_rules import kept_scheme, rank_findings, rules_for
from teukgu.portal.services.rounds import result_values
from teukgu.portal.store.models import (
    Case,
    CaseEvent,
    RoundChore,
    RoundComputation,
    RoundComputationFile,
    RoundFreeze,
    RoundScheme,
    RoundZoneResult,
)
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.procedures.round.checks import list_changed
from teukgu.procedures.round.standing import list_as_frozen
from teukgu.values import Bilingual, Finding, Refused, ZoneId, refuse_if_any

COMPUTE, ADOPT, READOPT = "compute", "compute_draft", "recompute_results"
FREEZE = Bilingual("고정한 평가 자료", "frozen inputs")
SCHEME = Bilingual("확정한 평가계획", "a fixed scheme")
COMPUTATION = Bilingual("계산 결과", "results of a computation")
RESULTS, BUNDLE = "results.csv", "bundle.zip"
SHARES = "variance_shares"


@transaction.atomic
def ask_for_computation(viewer: Viewer, number: str, *, once: str, now: datetime, today: date) -> RoundChore:
    """Let the worker compute results from the latest freeze by the fixed scheme; the same ``once`` asks once.

    Raises:
        Refused: when there is nothing to compute from yet, or when the committee has decided.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_chores.filter(once=once).first()
    if kept is not None:
        return kept
    freeze, scheme = held.standing.freeze, held.standing.scheme
    missing = [] if freeze else [refusals.not_ready(FREEZE)]
    if scheme is None or held.situation.state.at("scheme") != "fixed":
        missing.append(refusals.not_ready(SCHEME))
    if held.standing.decided:
        missing.append(refusals.decided_already())
    if not list_as_frozen(held.situation.state):
        missing.append(list_changed())
    if missing or freeze is None or scheme is None:
        raise Refused(missing)
    refuse_if_any(_panel_findings(held.case, freeze, kept_scheme(scheme)))
    return RoundChore.objects.create(
        case=held.case,
        kind=COMPUTE,
        data={"freeze": freeze.pk, "scheme": scheme.pk},
        account_id=int(viewer.account),
        asked_at=now,
        once=once,
    )


def compute_asked(chore: RoundChore, *, now: datetime) -> RoundComputation:
    """Compute what was asked for and keep it; nothing is decided by that.

    What comes to the same results from the same freeze by the same scheme is what was kept before.

    Raises:
        Refused: with every problem of input, scheme and rules.
    """
    kept = RoundComputation.objects.filter(once=chore.once).first()
    if kept is not None:
        return kept
    freeze = RoundFreeze.objects.select_related("population").get(pk=chore.data["freeze"])
    scheme = RoundScheme.objects.get(pk=chore.data["scheme"])
    with tempfile.TemporaryDirectory() as folder:
        done = _evaluated(chore, freeze, scheme, now)
        write_files(done, Path(folder), "ko", _attached(freeze, scheme, now))
        outputs = read_outputs(Path(folder))
    paper = paper_file(done, chore.case, freeze.kept_at)
    outputs = replace(outputs, files={**outputs.files, PAPER: paper})
    return _keep(chore, done, outputs, freeze=freeze, scheme=scheme, now=now)


def _attached(freeze: RoundFreeze, scheme: RoundScheme, now: datetime) -> dict[str, bytes]:
    """Return what is sealed beside the computation: what is told of the public stage and of the panels."""
    found = analyses(freeze.case, freeze.population, scheme, now)
    return {**stage_files(found), **panel_facts(freeze.case)}


def _evaluated(chore: RoundChore, freeze: RoundFreeze, row: RoundScheme, now: datetime) -> Evaluation:
    """Evaluate under the rules that bind the round: those of its opening, with its scenario."""
    case, scheme = chore.case, kept_scheme(row)
    refuse_if_any([*rank_findings(case, scheme), *_panel_findings(case, freeze, scheme)])
    data = input_of(freeze)
    refuse_if_any(votes_since(case, freeze, data.votes, now))
    return evaluate(data, scheme, rules_for(case, scheme), year=freeze.population.year)


def _panel_findings(case: Case, freeze: RoundFreeze, scheme: Scheme) -> list[Finding]:
    """Return where the scores of panels would be used otherwise than the panels confirmed."""
    components = frozenset(component for table, component, _ in parts_before(freeze) if table == PANEL)
    return use_findings(case, scheme, freeze, components)


@transaction.atomic
def _keep(
    chore: RoundChore,
    done: Evaluation,
    outputs: RoundOutputs,
    *,
    freeze: RoundFreeze,
    scheme: RoundScheme,
    now: datetime,
) -> RoundComputation:
    # whoever computes for the same round meanwhile waits, so that nothing is kept twice
    case = Case.objects.select_for_update().get(pk=chore.case_id)
    digest = sha256(outputs.files[RESULTS])
    bundle = sha256(outputs.files[BUNDLE])
    same = case.round_computations.filter(sha256=digest, bundle_sha256=bundle, freeze=freeze, scheme=scheme)
    kept = case.round_computations.filter(once=chore.once).first() or same.order_by("pk").first()
    if kept is not None:
        return kept
    shares = done.uncertainty.shares if done.uncertainty else ()
    row = RoundComputation.objects.create(
        case=case,
        freeze=freeze,
        scheme=scheme,
        sha256=digest,
        bundle_sha256=bundle,
        seed=done.seed,
        draws=done.draws,
        software_version=software_version(),
        parameter_hash=done.rules.hash,
        facts={
            **outputs.facts,
            SHARES: {one.source: one.rank_total for one in shares},
            f"tier_{SHARES}": {one.source: one.tier_total for one in shares},
        },
        account_id=chore.account_id,
        kept_at=now,
        once=chore.once,
    )
    RoundComputationFile.objects.bulk_create(
        RoundComputationFile(computation=row, name=name, sha256=sha256(content), content=content)
        for name, content in outputs.files.items()
    )
    RoundZoneResult.objects.bulk_create(_results(row, outputs), batch_size=200)
    return row


def _results(row: RoundComputation, outputs: RoundOutputs) -> list[RoundZoneResult]:
    parts: dict[str, list[dict[str, Any]]] = {}
    for part in outputs.contributions:
        line = {"node": part.node, "points": part.points, "more": dict(part.more)}
        parts.setdefault(part.zone, []).append(line)
    return [
        RoundZoneResult(
            computation=row,
            zone_id=one.zone,
            **result_values(one),
            contributions=parts.get(one.zone, []),
        )
        for one in outputs.results
    ]


@transaction.atomic
def adopt_results(
    viewer: Viewer,
    number: str,
    computation: int,
    *,
    grounds: str = "",
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Make kept results the draft of the round; from the second time on every zone that moved is named with its move.

    Raises:
        Refused: when the results are not of this round as it stands, or the act is not possible now.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    row = held.case.round_computations.filter(pk=computation).select_related("freeze", "scheme").first()
    if row is None:
        raise Refused([refusals.no_such(COMPUTATION)])
    refuse_if_any([*unfit(held.standing, row), *outdated(row, now)])
    data: dict[str, Any] = {"result_sha256": row.sha256, "freeze_sha256": row.freeze.sha256, "computation": row.pk}
    if held.situation.state.stage != "drafted":
        return held.record(ADOPT, data, seen_version=seen_version, once=once)
    moved = moves_between(held.standing.adopted, row)
    data |= {
        "grounds": grounds,
        "moved_zones": ",".join(str(one.zone) for one in moved),
        "moves": "\n".join(one.words.ko for one in moved),
    }
    return held.record(READOPT, data, seen_version=seen_version, once=once)


def outdated(row: RoundComputation, now: datetime) -> list[Finding]:
    """Return why results are older than the round: a panel was reopened or confirmed anew, or votes changed."""
    case, freeze = row.case, row.freeze
    votes = votes_since(case, freeze, input_of(freeze).votes, now) if has_votes(case, freeze) else []
    return [*_panel_findings(case, freeze, kept_scheme(row.scheme)), *votes]


def unfit(standing: RoundStanding, row: RoundComputation) -> list[Finding]:
    """Return why results are not those of the round as it stands: by another scheme, or for other zones."""
    scheme, population = standing.scheme, standing.population
    findings = []
    if scheme is None or scheme.sha256 != row.scheme.sha256 or standing.state.at("scheme") != "fixed":
        findings.append(refusals.other_scheme())
    if population is None or population.sha256 != row.freeze.population.sha256:
        findings.append(list_changed())
    return findings


def moves_between(before: RoundComputation | None, after: RoundComputation) -> tuple[Move, ...]:
    """Return every zone whose result differs between two kept computations."""
    return moves(() if before is None else _standings(before), _standings(after))


def _standings(row: RoundComputation) -> list[Standing]:
    return [
        Standing(ZoneId(one.zone_id), one.name, one.score, one.rank, one.tier, one.tier_name)
        for one in row.results.order_by("zone")
    ]
