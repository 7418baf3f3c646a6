"""The frozen inputs of a round as files: what an evaluation reads, and beside it where every figure came from."""

from collections.abc import Iterable, Mapping

from teukgu.documents.input_tables import csv_bytes, input_tables, number
from teukgu.evaluation.inputs import EvaluationInput, PanelScore, PastRank, VoteCount
from teukgu.evaluation.population import Population
from teukgu.evaluation.seal import json_bytes, sha256
from teukgu.loading.past_ranks import SourcedRank
from teukgu.reporting.frozen import Frozen

PROVENANCE, LACKING, POPULATION = "provenance.csv", "lacking.csv", "population.csv"
RANK_SOURCES = "past_rank_sources.csv"
READ = frozenset({"zones.csv", "observations.csv", "panel.csv", "votes.csv", "past_ranks.csv"})
"""The files that an evaluation reads; the others lie beside them."""


def frozen_input(
    population: Population,
    frozen: Frozen,
    *,
    panel: tuple[PanelScore, ...] = (),
    votes: tuple[VoteCount, ...] = (),
    past_ranks: tuple[PastRank, ...] = (),
) -> EvaluationInput:
    """Return what is evaluated: the zones of the snapshot and the frozen figures."""
    return EvaluationInput(population.units(), frozen.observations, panel, past_ranks, votes)


def frozen_files(data: EvaluationInput, population: Population, frozen: Frozen) -> dict[str, bytes]:
    """Return the files of a freeze by name; the same inputs give the same bytes."""
    return {
        **input_tables(data),
        PROVENANCE: _provenance(frozen),
        LACKING: csv_bytes(
            ("zone", "year", "indicator"), ((one.zone, str(one.year), one.indicator) for one in frozen.lacking)
        ),
        POPULATION: population_file(population),
    }


def population_file(population: Population) -> bytes:
    """Return the snapshot of the zones with the ground of each."""
    header = ("zone", "name", "type", "in_round", "ground", "reason_ko", "reason_en", "report", "cancelling")
    rows = (
        (
            one.candidate.zone,
            one.candidate.name,
            one.candidate.type,
            "true" if one.in_round else "false",
            one.ground,
            one.reason.ko,
            one.reason.en,
            one.candidate.report.value,
            "true" if one.candidate.cancelling else "false",
        )
        for one in population.members
    )
    return csv_bytes(header, rows)


def rank_sources_file(ranks: Iterable[SourcedRank]) -> bytes:
    """Return where each past official rank was published or told."""
    rows = ((one.rank.zone, str(one.rank.year), one.source) for one in ranks)
    return csv_bytes(("zone", "year", "source"), rows)


def freeze_hash(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 that names a freeze: of the list of its files with the SHA-256 of each."""
    return sha256(json_bytes({name: sha256(content) for name, content in files.items()}))


def _provenance(frozen: Frozen) -> bytes:
    header = ("zone", "year", "indicator", "row", "provenance", "version", "corrections", "earlier_report", "found")
    rows = (
        (
            one.observation.zone,
            str(one.observation.year),
            one.observation.indicator,
            str(one.row),
            one.provenance.value,
            str(one.version),
            str(one.corrections),
            "true" if one.earlier else "false",
            number(one.found),
        )
        for one in frozen.figures
    )
    return csv_bytes(header, rows)
