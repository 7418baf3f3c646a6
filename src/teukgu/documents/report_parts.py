"""What stands in each section of the report: headings and rows of its tables, and its chart."""

from collections.abc import Mapping
from math import isnan
from typing import Any

from teukgu.documents.evaluation_tables import in_order
from teukgu.documents.panel_tables import as_given
from teukgu.documents.presentation import SPAN, in_bands, shown_order, told_apart
from teukgu.documents.report_charts import plain_bars, point_bar, rank_intervals, stacked_shares
from teukgu.evaluation.readings import Change
from teukgu.evaluation.run import Evaluation
from teukgu.values import Language

DRAWN = 300  # zones drawn in charts; more make a page that no browser likes
SHOWN_POINTS = 12

Words = dict[str, str]
Parts = dict[str, Any]


def tier_names(evaluation: Evaluation, language: Language) -> list[str]:
    """Names of the tiers, best first."""
    tiers = evaluation.scheme.tiers
    return [name.bilingual.text(language) for name in tiers.names] if tiers else []


def unit_name(evaluation: Evaluation, place: int) -> str:
    """Name of the scored unit at ``place``."""
    return evaluation.plan.units[int(evaluation.plan.scored[place])].name


def fixed(value: float, decimals: int) -> str:
    """Write a number with ``decimals`` digits; nothing for NaN."""
    return "" if isnan(value) else f"{value:.{decimals}f}"


def result_parts(evaluation: Evaluation, words: Words, language: Language) -> Parts:
    """The table of results."""
    if in_bands(evaluation):
        return _band_parts(evaluation, words, language)
    names, doubt, settings = tier_names(evaluation, language), evaluation.uncertainty, evaluation.plan.settings
    heads = [words[key] for key in ("rank", "zone", "type", "score")]
    heads += (
        [words["tier"], *([words["interval"], *names, words["on_line"]] if doubt is not None else [])] if names else []
    )
    heads += [words["interval"]] if doubt is not None and not names else []
    heads += [words["gap"], words["lift"]] if names else []
    heads += [words["best_case"]] if evaluation.best_case is not None else []
    first_chance = 6
    chances = range(first_chance, first_chance + len(names)) if doubt is not None else ()
    rows = [
        {"cells": _result_row(evaluation, place, words, language), "line": bool(evaluation.on_line[place])}
        for place in in_order(evaluation)
    ]
    how = words["results_how"].format(
        low=f"{settings.interval_low * 100:g}", high=f"{settings.interval_high * 100:g}", line=f"{settings.on_line:g}"
    )
    return {"result_heads": heads, "result_rows": rows, "result_numbers": (0, 3, *chances), "results_how": how}


def _band_parts(evaluation: Evaluation, words: Words, language: Language) -> Parts:
    names, apart, doubt = tier_names(evaluation, language), told_apart(evaluation), evaluation.uncertainty
    rows = []
    for place in shown_order(evaluation):
        tier = int(evaluation.point.tier[place])
        known = doubt is not None and tier > 0 and apart[place]
        band = names[tier - 1] if known else words["not_apart"]
        chance = f"{doubt.p_tier[place, tier - 1]:.2f}" if doubt is not None and known else ""
        unit = evaluation.plan.units[int(evaluation.plan.scored[place])]
        rows.append({"cells": [unit.type, unit.name, band, chance], "line": False})
    heads = [words[key] for key in ("type", "zone", "band", "chance")]
    how = words["bands_how"].format(wide=evaluation.rules.value(SPAN))
    return {"result_heads": heads, "result_rows": rows, "result_numbers": (3,), "results_how": how}


def _result_row(evaluation: Evaluation, place: int, words: Words, language: Language) -> list[str]:
    plan, point, doubt = evaluation.plan, evaluation.point, evaluation.uncertainty
    names, decimals = tier_names(evaluation, language), plan.settings.decimals
    unit = plan.units[int(plan.scored[place])]
    cells = [f"{point.rank[place]:g}", unit.name, unit.type, fixed(point.score[place], decimals)]
    interval = [] if doubt is None else [f"{doubt.rank_low[place]}–{doubt.rank_high[place]}"]
    if names:
        cells += [names[int(point.tier[place]) - 1], *interval]
        if doubt is not None:
            cells += [f"{chance:.2f}" for chance in doubt.p_tier[place]]
            cells += [words["on_line"] if evaluation.on_line[place] else ""]
        cells += [fixed(point.gap[place], decimals), _lift(evaluation, place, words, language)]
    else:
        cells += interval
    if evaluation.best_case is not None:
        cells.append(fixed(evaluation.best_case[place], 2))
    return cells


def _lift(evaluation: Evaluation, place: int, words: Words, language: Language) -> str:
    best = int(evaluation.lift.indicator[place])
    if best < 0:
        return "" if isnan(evaluation.point.gap[place]) else words["no_lift"]
    return f"{indicator_name(evaluation, best, language)} → {evaluation.lift.value[place]:.6g}"


def indicator_name(evaluation: Evaluation, number: int, language: Language) -> str:
    """Name of an indicator, its id when it has none."""
    name = evaluation.plan.treatments[number].indicator.name
    return name.bilingual.text(language) if name else evaluation.plan.indicator_ids[number]


def doubt_parts(evaluation: Evaluation, words: Words, language: Language) -> Parts:
    """Charts and tables of rank intervals, tier probabilities and variance shares."""
    doubt, names = evaluation.uncertainty, tier_names(evaluation, language)
    if doubt is None:
        return {"too_many": "", "chance_chart": ""}
    order = shown_order(evaluation)
    drawn = order[:DRAWN]
    zones = [unit_name(evaluation, place) for place in drawn]
    bars = [(int(doubt.rank_low[i]), float(evaluation.point.rank[i]), int(doubt.rank_high[i])) for i in drawn]
    shares = doubt.shares
    labels = [words[one.source] for one in shares]
    return {
        "too_many": words["too_many"].format(shown=DRAWN) if len(order) > DRAWN else "",
        "interval_chart": rank_intervals(zones, bars, words["intervals"]),
        "interval_heads": [words["zone"], words["rank"], words["interval"]],
        "interval_rows": [
            [unit_name(evaluation, i), f"{evaluation.point.rank[i]:g}", f"{doubt.rank_low[i]}–{doubt.rank_high[i]}"]
            for i in order
        ],
        "chance_chart": stacked_shares(zones, [list(doubt.p_tier[i]) for i in drawn], names, words["chances"])
        if names
        else "",
        "chance_heads": [words["zone"], *names],
        "chance_rows": [[unit_name(evaluation, i), *(f"{chance:.2f}" for chance in doubt.p_tier[i])] for i in order],
        "chance_numbers": tuple(range(1, len(names) + 1)),
        "share_chart": plain_bars(labels, [one.rank_total for one in shares], words["rank_total"]),
        "share_heads": [words[key] for key in ("source", "rank_alone", "rank_total", "tier_alone", "tier_total")],
        "share_rows": [
            [label, *(f"{value:.2f}" for value in (one.rank_alone, one.rank_total, one.tier_alone, one.tier_total))]
            for label, one in zip(labels, shares, strict=True)
        ],
    }


def contribution_parts(evaluation: Evaluation, words: Words, language: Language) -> Parts:
    """For each zone: its points against the median zone, the largest first."""
    heads = [words[key] for key in ("indicator", "value", "weight", "points", "chart")]
    before = as_given(evaluation.data, evaluation.scheme)
    zones = [_contribution(evaluation, place, words, language, before) for place in shown_order(evaluation)[:DRAWN]]
    return {"contribution_heads": heads, "contributions": zones}


def _measured(
    evaluation: Evaluation, row: int, number: int, words: Words, before: Mapping[tuple[str, str], float]
) -> str:
    """A zone's figure; where it was adjusted, what it was as given beside it."""
    plan = evaluation.plan
    if isnan(plan.measures[row, number]):
        return ""
    given = before.get((plan.indicator_ids[number], plan.units[row].id))
    beside = "" if given is None else f" ({words['as_given']} {given:,.4g})"
    return f"{plan.measures[row, number]:,.6g}{beside}"


def _contribution(
    evaluation: Evaluation, place: int, words: Words, language: Language, before: Mapping[tuple[str, str], float]
) -> Parts:
    plan, found, point = evaluation.plan, evaluation.contributions, evaluation.point
    decimals = plan.settings.decimals
    row, reference = int(plan.scored[place]), int(found.reference[place])
    points = found.points[place]
    ordered = sorted(range(len(points)), key=lambda number: -abs(points[number]))
    most = max((abs(float(one)) for one in points), default=0.0)
    rows = [
        [
            indicator_name(evaluation, number, language),
            _measured(evaluation, row, number, words, before),
            f"{plan.leaf_weights[row, number]:.3f}",
            f"{points[number]:+.{decimals}f}",
            point_bar(float(points[number]), most),
        ]
        for number in ordered[:SHOWN_POINTS]
    ]
    rest = float(sum(points[number] for number in ordered[SHOWN_POINTS:]))
    if len(ordered) > SHOWN_POINTS:
        rows.append([words["others"], "", "", f"{rest:+.{decimals}f}", point_bar(rest, max(most, abs(rest)))])
    for key, value in (("adjustment", found.adjustment[place]), ("rounding", found.rounding[place])):
        if value != 0:
            rows.append([words[key], "", "", f"{value:+.{max(decimals, 4)}f}", ""])
    base = point.score[plan.scored.searchsorted(reference)]
    against = words["against"].format(reference=plan.units[reference].name, score=fixed(base, decimals))
    name = unit_name(evaluation, place)
    title = name if in_bands(evaluation) else f"{point.rank[place]:g}. {name} · {fixed(point.score[place], decimals)}"
    return {"title": title, "caption": f"{name}: {against}", "rows": rows}


def exit_parts(evaluation: Evaluation, words: Words) -> Parts:
    """Both restructuring lists, worst first."""
    exits, pick = evaluation.exits, evaluation.scheme.restructuring.pick
    heads = [words[key] for key in ("zone", "rank", "score", "p_last", "low_years", "reported")]
    order = list(reversed(in_order(evaluation)))
    lists = []
    for key, listed, wrong in (
        ("plain", exits.lowest, exits.plain_wrong),
        ("conditions", exits.conditions, exits.conditions_wrong),
    ):
        rows = [_exit_row(evaluation, place) for place in order if listed[place]]
        lists.append({"title": words[key], "rows": rows, "wrong": "" if wrong is None else f"{wrong:.2f}"})
    return {"exits": lists, "exit_heads": heads, "exits_how": words["exits_how"].format(pick=words[pick])}


def _exit_row(evaluation: Evaluation, place: int) -> list[str]:
    exits, point = evaluation.exits, evaluation.point
    return [
        unit_name(evaluation, place),
        f"{point.rank[place]:g}",
        fixed(point.score[place], evaluation.plan.settings.decimals),
        fixed(exits.probability[place], 2),
        str(int(exits.low_years[place])),
        fixed(exits.reported[place], 2),
    ]


def counter_parts(evaluation: Evaluation, words: Words) -> Parts:
    """Counters of the zones that have any."""
    rows = []
    for place in in_order(evaluation):
        counter = evaluation.counters[evaluation.plan.units[int(evaluation.plan.scored[place])].id]
        if counter.low_years or counter.top_run or counter.unknown_years:
            low = f"{counter.low_count()} ({', '.join(map(str, counter.low_years))})" if counter.low_years else "0"
            run = f"{counter.top_run}{'+?' if counter.top_run_open else ''}"
            rows.append([unit_name(evaluation, place), low, run, ", ".join(map(str, counter.unknown_years))])
    return {
        "counter_heads": [words[key] for key in ("zone", "low_years", "top_run", "unknown_years")],
        "counter_rows": rows if evaluation.data.past_ranks else [],
    }


def reading_parts(evaluation: Evaluation, words: Words, language: Language) -> Parts:
    """Who would change if a setting were read otherwise; in bands only who changes band, in order of name."""
    names = {unit.id: unit.name for unit in evaluation.plan.units}
    tiers = ["", *tier_names(evaluation, language)]
    ranked = not in_bands(evaluation)
    rows = [
        [
            names.get(one.zone, one.zone),
            one.setting,
            one.used,
            one.other,
            *([f"{one.rank:g}", f"{one.rank_then:g}"] if ranked else []),
            tiers[one.tier],
            tiers[one.tier_then],
        ]
        for one in (evaluation.readings if ranked else _band_changes(evaluation))
    ]
    last = ("rank", "rank_then", "tier", "tier_then") if ranked else ("band", "band_then")
    return {
        "reading_heads": [words[key] for key in ("zone", "setting", "used", "other", *last)],
        "reading_rows": rows if ranked else sorted(rows),
    }


def _band_changes(evaluation: Evaluation) -> list[Change]:
    plan = evaluation.plan
    apart = {plan.units[int(row)].id for row, known in zip(plan.scored, told_apart(evaluation), strict=True) if known}
    return [one for one in evaluation.readings if one.tier != one.tier_then and one.zone in apart]


def rule_parts(evaluation: Evaluation, words: Words) -> Parts:
    """Every setting with its value, where it came from and how firm it is."""
    settings = evaluation.plan.settings
    facts_of = getattr(evaluation.rules, "facts_of", None)
    rows = []
    for name, source in sorted(settings.sources.items()):
        facts: Mapping[str, Any] = (
            next(iter(facts_of([source]).values()), {}) if facts_of and source != "scheme" else {}
        )
        status = str(facts.get("status", ""))
        rows.append(
            [
                name,
                f"{getattr(settings, name)}",
                words["scheme"] if source == "scheme" else source,
                words.get(status, status),
                str(facts.get("valid_from") or ""),
            ]
        )
    return {"rule_heads": [words[key] for key in ("setting", "value", "rule", "status", "since")], "rule_rows": rows}
