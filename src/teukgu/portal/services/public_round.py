"""Computes the round of public statistics into a folder; needs no database (``teukgu statistics round``)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from teukgu.documents.outputs import write_outputs
from teukgu.documents.robustness import write_robustness
from teukgu.documents.surroundings_input import write_input
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.result import point_result
from teukgu.evaluation.run import check, evaluate
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import sha256
from teukgu.evaluation.settings import Rules as RulebookRules
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme
from teukgu.loading.round_outputs import RoundOutputs, read_outputs
from teukgu.loading.scheme_file import read_scheme
from teukgu.loading.surroundings import Surroundings, read_surroundings
from teukgu.loading.surroundings_input import as_input
from teukgu.surroundings import (
    Comparison,
    Other,
    Prepared,
    Result,
    Robustness,
    Standing,
    banded,
    groups,
    other,
    prepare,
    repetition,
    said,
    ties,
    winners,
)
from teukgu.values import Bilingual, ZoneId

SCHEME = "public-statistics"
UNDISTINGUISHED = "undistinguished_span"


@dataclass(frozen=True, slots=True)
class PublicRound:
    """What was computed: scheme, standings of all listed zones, outputs as written, what they say about themselves."""

    scheme: Scheme
    as_of: date
    draws: int
    seed: int
    rules_hash: str
    standings: tuple[Standing, ...]
    outputs: RoundOutputs
    robustness: Robustness
    sentences: tuple[Bilingual, ...]

    @property
    def bundle_hash(self) -> str:
        """SHA-256 of the sealed bundle."""
        return sha256(self.outputs.files["bundle.zip"])


def prepare_round(folder: Path) -> Prepared:
    """Return the rows of the round's input from the programme in ``folder``."""
    found = read_surroundings(folder)
    return prepare(found.places, found.municipalities, found.statistics, found.rules)


def compute_round(folder: Path, out: Path, *, draws: int | None = None, seed: int | None = None) -> PublicRound:
    """Compute the round from the programme in ``folder`` into ``out``; ``draws`` and ``seed`` default to the scheme's.

    ``out/input`` gets the input, ``out`` the results as of ``teukgu evaluate``, and the robustness files.

    Raises:
        Refused: with every problem in the programme's files.
    """
    found = read_surroundings(folder)
    scheme = read_scheme(folder / "schemes" / f"{SCHEME}.yaml")
    as_of = date.fromisoformat(str(scheme.date))
    rules = load_programme(folder).rulebook.on(as_of, mode="preview")
    prepared = prepare(found.places, found.municipalities, found.statistics, found.rules)
    write_input(prepared, out / "input")
    data = read_input(out / "input")
    draws = scheme.uncertainty.draws if draws is None else draws
    seed = scheme.uncertainty.seed if seed is None else seed
    write_outputs(evaluate(data, scheme, rules, draws=draws, seed=seed), out, force=True)
    results = _results(read_outputs(out))
    worth = _robustness(found, prepared, scheme, rules, results)
    words = said(worth, found.rules.wording)
    write_robustness(worth, words, results, prepared.in_round, out)
    standings = tuple(unit.standing for unit in prepared.units if unit.standing is not None)
    return PublicRound(scheme, as_of, draws, seed, rules.hash, standings, read_outputs(out), worth, words.sentences)


def _results(outputs: RoundOutputs) -> dict[ZoneId, Result]:
    """Return scores and bands as published, by zone."""
    rows = [row for row in outputs.results if row.score is not None and row.rank is not None and row.tier]
    found = banded(
        [row.score or 0.0 for row in rows],
        [row.rank or 0 for row in rows],
        [row.tier or 0 for row in rows],
        [row.rank_low or row.rank or 0 for row in rows],
        [row.rank_high or row.rank or 0 for row in rows],
    )
    return {
        ZoneId(row.zone): replace(one, chances=row.tier_probabilities) for row, one in zip(rows, found, strict=True)
    }


def _robustness(
    found: Surroundings, prepared: Prepared, scheme: Scheme, rules: RulebookRules, results: Mapping[ZoneId, Result]
) -> Robustness:
    wide = int(rules.value(UNDISTINGUISHED))
    known = groups(found.rules.comparison, found.municipalities, found.places)
    sizes = [len(group.members) for group in prepared.groups]
    return Robustness(
        zones=len(results),
        listed=len(found.places),
        not_told_apart=sum(one.span >= wide for one in results.values()),
        wide=wide,
        ties=ties(prepared.in_round),
        group_sizes=(min(sizes), max(sizes)),
        repetition=repetition(prepared.in_round, known, found.statistics, found.rules, _limit(scheme, found)),
        winners=winners(results, found.awarded),
        others=tuple(_other(found, one, scheme, rules, results) for one in found.rules.others),
    )


def _limit(scheme: Scheme, found: Surroundings) -> float | None:
    """Return the limit that the scheme sets on the measure whose repetition is looked at."""
    name = found.rules.repeat.figure
    measures = [one for key, one in scheme.indicators.items() if name in (one.source, key)]
    return measures[0].versus.limit if measures and measures[0].versus else None


def _other(
    found: Surroundings, comparison: Comparison, scheme: Scheme, rules: RulebookRules, base: Mapping[ZoneId, Result]
) -> Other:
    changed = prepare(found.places, found.municipalities, found.statistics, found.rules, comparison)
    sizes = [len(group.members) for group in changed.groups]
    return other(comparison, sizes, base, _points(as_input(changed), scheme, rules))


def _points(data: EvaluationInput, scheme: Scheme, rules: RulebookRules) -> dict[ZoneId, Result]:
    """Score an input without draws: scores and bands only."""
    plan = check(data, scheme, rules)
    point = point_result(plan)
    rows = zip(plan.scored.tolist(), point.score.tolist(), point.tier.tolist(), strict=True)
    return {plan.units[row].id: Result(score, tier, tier, tier) for row, score, tier in rows}
