"""Public votes as a scheme asks for them: each zone's share in percent, by the scheme's rule for votes from home."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.panels.public.home import PublicVote, analyse, shares, vote_problems
from teukgu.evaluation.panels.public.table import VoteTable, vote_table
from teukgu.evaluation.panels.regions import regions_by_zone
from teukgu.evaluation.problems import problem
from teukgu.evaluation.scheme import Measure, Scheme
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]


def vote_components(data: EvaluationInput) -> tuple[str, ...]:
    """Public components that have votes."""
    return tuple(dict.fromkeys(one.component for one in data.votes))


def vote_scores(data: EvaluationInput, measure: Measure, place: Place) -> tuple[Floats, Floats, list[Finding]]:
    """Return for each unit its share of votes in percent, the sampling error of it, and what is wrong.

    Zones of the round without a vote have 0; units outside the round have none (NaN) unless voted for.
    """
    value, sd = np.full(len(data.units), np.nan), np.zeros(len(data.units))
    table = measured_votes(data, measure)
    findings = vote_problems(table, measure.home_cap, place)
    if measure.home != "count" and not table.home.any():
        findings.append(_nobody_at_home(place, table))
    if findings:
        return value, sd, findings
    found = analyse(table, cap=measure.home_cap)
    share, error = shares(found, measure.home)
    row_of = {one.zone: row for row, one in enumerate(found.zones)}
    for row, unit in enumerate(data.units):
        if unit.id in row_of:
            value[row], sd[row] = (round(100 * float(one[row_of[unit.id]]), 6) for one in (share, error))
    return value, sd, []


def public_votes(data: EvaluationInput, scheme: Scheme) -> Mapping[str, PublicVote]:
    """Return the analysis behind each indicator of the scheme that is made of votes.

    Raises:
        Refused: when votes cannot be analysed.
    """
    wanted = {name: one.measure for name, one in scheme.indicators.items() if one.measure.kind == "votes"}
    return {name: analyse(measured_votes(data, one), cap=one.home_cap) for name, one in wanted.items()}


def measured_votes(data: EvaluationInput, measure: Measure) -> VoteTable:
    """Return the table of votes that a measure is made of."""
    counts = [one for one in data.votes if one.component == measure.votes]
    zones = [unit.id for unit in data.units if unit.scored]
    return vote_table(counts, zones, regions_by_zone(data, measure.home_region))


def _nobody_at_home(place: Place, table: VoteTable) -> Finding:
    known = ", ".join(table.regions[:5]) or "-"
    return problem(
        "votes_home",
        place,
        (
            f"투표자의 지역({known})이 특구의 지역과 하나도 맞지 않아 자기 지역 표를 가릴 수 없습니다.",
            f"No home region of voters ({known}) is a region of a zone: votes from home cannot be told.",
        ),
        (
            "home_region에 특구의 지역이 적힌 열을 쓰고 votes의 home_region을 같은 말로 쓰세요.",
            "Let home_region name the column with the zones' regions, and use the same words in votes.",
        ),
    )
