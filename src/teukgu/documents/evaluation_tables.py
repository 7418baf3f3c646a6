"""The tables of an evaluation: results, contributions, normalised scores, readings, restructuring lists."""

import math
from collections.abc import Sequence

from teukgu.documents.panel_tables import panel_tables
from teukgu.documents.table import Cell, Table
from teukgu.evaluation.run import Evaluation
from teukgu.values import Language

PROBABILITY_DECIMALS = 2
NODE_DECIMALS = 6


def tables(evaluation: Evaluation, language: Language) -> tuple[Table, ...]:
    """Every table that is written."""
    return (
        results(evaluation, language),
        contribution_table(evaluation),
        scores(evaluation),
        readings_table(evaluation),
        restructuring_table(evaluation),
        shares_table(evaluation),
        *panel_tables(evaluation.data, evaluation.scheme),
    )


def results(evaluation: Evaluation, language: Language) -> Table:
    """``results``: one row a scored zone, best first (ties by id); the agreed columns first, then more."""
    plan = evaluation.plan
    count = len(plan.scheme.tiers.names) if plan.scheme.tiers else 0
    columns = [
        *[(name, "VARCHAR") for name in ("zone", "name", "type")],
        ("score", "DOUBLE"),
        ("rank", "DOUBLE"),
        ("tier", "INTEGER"),
        ("tier_name", "VARCHAR"),
        ("rank_low", "INTEGER"),
        ("rank_high", "INTEGER"),
        *[(f"p_tier_{number}", "DOUBLE") for number in range(1, count + 1)],
        ("on_line", "BOOLEAN"),
        ("next_tier_gap", "DOUBLE"),
        *_MORE,
        *([("best_case", "DOUBLE")] if evaluation.best_case is not None else []),
    ]
    taken = {name for name, _ in columns}
    columns += [(f"node_{one.key}" if one.key in taken else one.key, "DOUBLE") for one in plan.branches]
    rows = [_result_row(evaluation, place, language) for place in in_order(evaluation)]
    return Table("results", tuple(columns), tuple(rows))


_MORE = (
    ("population", "INTEGER"),
    ("group_rank", "DOUBLE"),
    ("score_unrounded", "DOUBLE"),
    ("bonus", "DOUBLE"),
    ("award", "INTEGER"),
    ("reported_share", "DOUBLE"),
    ("lift_indicator", "VARCHAR"),
    ("lift_to", "DOUBLE"),
    ("lift_change", "DOUBLE"),
    ("low_years", "INTEGER"),
    ("low_years_list", "VARCHAR"),
    ("top_run", "INTEGER"),
    ("top_run_open", "BOOLEAN"),
    ("unknown_years", "VARCHAR"),
    ("tied_with", "INTEGER"),
)
NO_SINGLE_ONE = "none"


def in_order(evaluation: Evaluation) -> list[int]:
    """Places of the scored units, best rank first, equal ranks by id."""
    plan, point = evaluation.plan, evaluation.point
    return sorted(range(len(plan.scored)), key=lambda place: (point.rank[place], plan.units[plan.scored[place]].id))


def _result_row(evaluation: Evaluation, place: int, language: Language) -> tuple[Cell, ...]:
    plan, point, doubt = evaluation.plan, evaluation.point, evaluation.uncertainty
    row = int(plan.scored[place])
    unit = plan.units[row]
    tier = int(point.tier[place])
    names = plan.scheme.tiers.names if plan.scheme.tiers else ()
    chances: list[Cell] = [None] * len(names)
    if doubt is not None and names:
        chances = [_rounded(doubt.p_tier[place, number], PROBABILITY_DECIMALS) for number in range(len(names))]
    best = [] if evaluation.best_case is None else [_rounded(evaluation.best_case[place], 4)]
    return (
        unit.id,
        unit.name,
        unit.type,
        _rounded(point.score[place], plan.settings.decimals),
        _whole_or_half(point.rank[place]),
        tier or None,
        names[tier - 1].bilingual.text(language) if tier else None,
        None if doubt is None else int(doubt.rank_low[place]),
        None if doubt is None else int(doubt.rank_high[place]),
        *chances,
        bool(evaluation.on_line[place]) if doubt is not None and names else None,
        _rounded(point.gap[place], plan.settings.decimals),
        *_more(evaluation, place, row),
        *best,
        *[_rounded(point.matrix[row, branch.column], NODE_DECIMALS) for branch in plan.branches],
    )


def _more(evaluation: Evaluation, place: int, row: int) -> tuple[Cell, ...]:
    plan, point, lift = evaluation.plan, evaluation.point, evaluation.lift
    counter = evaluation.counters[plan.units[row].id]
    best, wanted = int(lift.indicator[place]), not math.isnan(point.gap[place])
    return (
        len(plan.scored),
        _whole_or_half(point.group_rank[place]),
        _rounded(point.exact[place], 9),
        _rounded(plan.bonus[row], NODE_DECIMALS),
        int(point.award[place]) or None,
        _rounded(evaluation.exits.reported[place], 4),
        plan.indicator_ids[best] if best >= 0 else (NO_SINGLE_ONE if wanted else None),
        _significant(lift.value[place]),
        _significant(lift.change[place]),
        counter.low_count(),
        " ".join(map(str, counter.low_years)),
        counter.top_run,
        counter.top_run_open,
        " ".join(map(str, counter.unknown_years)),
        int((point.score == point.score[place]).sum()) - 1,
    )


def contribution_table(evaluation: Evaluation) -> Table:
    """``contributions``: points of every indicator against the group's median zone, then adjustments and rounding.

    For each zone: ``reference_score`` + the sum of ``points`` = published score.
    """
    plan, found = evaluation.plan, evaluation.contributions
    columns = (
        *[(name, "VARCHAR") for name in ("zone", "reference_zone")],
        ("reference_score", "DOUBLE"),
        *[(name, "VARCHAR") for name in ("component", "part", "kind")],
        *[(name, "DOUBLE") for name in ("value", "normalised", "weight", "points")],
    )
    parents = {plan.node_keys[child]: branch.key for branch in reversed(plan.branches) for child in branch.children}
    rows: list[tuple[Cell, ...]] = []
    for place in in_order(evaluation):
        row, reference = int(plan.scored[place]), int(found.reference[place])
        reference_score = evaluation.point.score[plan.scored.searchsorted(reference)]
        head = (plan.units[row].id, plan.units[reference].id, _rounded(reference_score, plan.settings.decimals))
        for number, name in enumerate(plan.indicator_ids):
            figures = (
                _significant(plan.measures[row, number], 12),
                _rounded(evaluation.point.normalised[row, number], NODE_DECIMALS),
                _rounded(plan.leaf_weights[row, number], 9),
                _rounded(found.points[place, number], plan.settings.contribution_decimals),
            )
            rows.append((*head, parents.get(name), name, "indicator", *figures))
        for kind, points in (("adjustment", found.adjustment), ("rounding", found.rounding)):
            if points[place] != 0:
                rows.append((*head, None, kind, kind, None, None, None, _rounded(points[place], 9)))
    return Table("contributions", columns, tuple(rows))


def scores(evaluation: Evaluation) -> Table:
    """``scores``: normalised indicators and component scores of every scored zone, one column each."""
    plan, matrix = evaluation.plan, evaluation.point.matrix
    columns = (("zone", "VARCHAR"), *[(key, "DOUBLE") for key in plan.node_keys])
    rows = tuple(
        (
            plan.units[plan.scored[place]].id,
            *[_rounded(value, NODE_DECIMALS) for value in matrix[plan.scored[place]]],
        )
        for place in in_order(evaluation)
    )
    return Table("scores", columns, rows)


def readings_table(evaluation: Evaluation) -> Table:
    """``readings``: who would change if rounding, ties or population were read otherwise."""
    columns = (
        *[(name, "VARCHAR") for name in ("setting", "used", "other", "zone")],
        *[(name, "DOUBLE") for name in ("rank", "rank_then")],
        *[(name, "INTEGER") for name in ("tier", "tier_then", "low_years", "low_years_then")],
    )
    rows = tuple(
        (
            one.setting,
            one.used,
            one.other,
            one.zone,
            _whole_or_half(one.rank),
            _whole_or_half(one.rank_then),
            one.tier or None,
            one.tier_then or None,
            one.low_years,
            one.low_years_then,
        )
        for one in evaluation.readings
    )
    return Table("readings", columns, rows)


def restructuring_table(evaluation: Evaluation) -> Table:
    """``restructuring``: both lists, plain and by conditions, worst first; ``picked``: the one the scheme picks.

    ``expected_wrong``: expected number of entries of that list which do not belong to the last tier.
    """
    exits, plan = evaluation.exits, evaluation.plan
    columns = (
        ("list", "VARCHAR"),
        ("picked", "BOOLEAN"),
        ("zone", "VARCHAR"),
        ("name", "VARCHAR"),
        ("score", "DOUBLE"),
        ("rank", "DOUBLE"),
        ("p_last_tier", "DOUBLE"),
        ("low_years", "INTEGER"),
        ("reported_share", "DOUBLE"),
        ("expected_wrong", "DOUBLE"),
    )
    rows: list[tuple[Cell, ...]] = []
    lists = (("plain", exits.lowest, exits.plain_wrong), ("conditions", exits.conditions, exits.conditions_wrong))
    for name, listed, wrong in lists:
        for place in reversed(in_order(evaluation)):
            if listed[place]:
                unit = plan.units[plan.scored[place]]
                rows.append(
                    (
                        name,
                        plan.scheme.restructuring.pick == name,
                        unit.id,
                        unit.name,
                        _rounded(evaluation.point.score[place], plan.settings.decimals),
                        _whole_or_half(evaluation.point.rank[place]),
                        _rounded(exits.probability[place], PROBABILITY_DECIMALS),
                        int(exits.low_years[place]),
                        _rounded(exits.reported[place], 4),
                        None if wrong is None else _rounded(wrong, PROBABILITY_DECIMALS),
                    )
                )
    return Table("restructuring", columns, tuple(rows))


def _rounded(value: float, decimals: int) -> float | None:
    number = float(value)
    return round(number, decimals) + 0.0 if math.isfinite(number) else None


def _significant(value: float, digits: int = 8) -> float | None:
    number = float(value)
    return float(f"{number:.{digits}g}") if math.isfinite(number) else None


def _whole_or_half(rank: float) -> int | float:
    number = float(rank)
    return int(number) if number.is_integer() else number


def as_text(cells: Sequence[Cell]) -> list[str]:
    """Cells as they are written to CSV: shortest exact decimals, true/false, empty for nothing."""
    return [_text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


def shares_table(evaluation: Evaluation) -> Table:
    """``shares``: how much of the movement of ranks and tiers between draws each source makes; none without draws.

    ``*_alone``: gone when only this source is known; ``*_total``: left when everything but this source is known.
    """
    names = ("rank_alone", "rank_total", "tier_alone", "tier_total")
    columns = (("source", "VARCHAR"), *((name, "DOUBLE") for name in names))
    shares = evaluation.uncertainty.shares if evaluation.uncertainty is not None else ()
    rows = [(one.source, *(round(getattr(one, name), 2) for name in names)) for one in shares]
    return Table("shares", columns, tuple(rows))
