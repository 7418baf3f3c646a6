"""How an evaluation is shown to people: ranked, best first, or in bands, in order of name."""

from teukgu.documents.evaluation_tables import in_order
from teukgu.evaluation.run import Evaluation
from teukgu.surroundings import banded

SPAN = "undistinguished_span"


def in_bands(evaluation: Evaluation) -> bool:
    """Return whether the scheme wants bands and no ranks."""
    return evaluation.scheme.presentation == "bands"


def shown_order(evaluation: Evaluation) -> list[int]:
    """Places of the scored units as shown: best first, or in order of name (equal names by id) for bands."""
    if not in_bands(evaluation):
        return in_order(evaluation)
    units = [evaluation.plan.units[int(row)] for row in evaluation.plan.scored]
    return sorted(range(len(units)), key=lambda place: (units[place].name, units[place].id))


def told_apart(evaluation: Evaluation, span: int | None = None) -> list[bool]:
    """For each scored unit: whether its rank interval spans fewer bands than ``span``.

    ``span`` is the rulebook's ``undistinguished_span`` unless given (a ranked round does not seal it). Without draws
    there are no intervals, and nobody can be told apart.
    """
    point, doubt = evaluation.point, evaluation.uncertainty
    if doubt is None:
        return [False] * len(point.score)
    wide = int(evaluation.rules.value(SPAN)) if span is None else span
    bands = [int(tier) for tier in point.tier]
    found = banded(list(point.score), list(point.rank), bands, list(doubt.rank_low), list(doubt.rank_high))
    return [one.span < wide for one in found]
