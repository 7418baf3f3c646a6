"""The result on screen: a rich table, and what to know about it."""

from math import isnan

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from teukgu.documents.presentation import in_bands, shown_order, told_apart
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual, Language

_WORDS = {
    "rank": Bilingual("순위", "rank"),
    "zone": Bilingual("특구", "zone"),
    "score": Bilingual("점수", "score"),
    "interval": Bilingual("순위 구간", "ranks"),
    "band": Bilingual("구간", "band"),
    "undistinguished": Bilingual("구분 불가", "cannot be told apart"),
    "tier": Bilingual("등급", "tier"),
    "chance": Bilingual("확률", "prob."),
    "gap": Bilingual("다음 등급까지", "to next"),
    "line": Bilingual("경계", "on line"),
}
_NUMBERS = frozenset({"rank", "score", "chance", "gap"})
SHOWN = 60


def show(evaluation: Evaluation, console: Console, language: Language) -> None:
    """Print the result (the first rows of a long list) as the scheme presents it, then what was varied and what not."""
    scheme = evaluation.scheme
    columns = _columns(evaluation)
    table = Table(title=escape(f"{scheme.name.bilingual.text(language)} · {evaluation.year}"), title_justify="left")
    for key in columns:
        table.add_column(_WORDS[key].text(language), justify="right" if key in _NUMBERS else "left")
    apart = told_apart(evaluation) if in_bands(evaluation) else []
    for place in shown_order(evaluation)[:SHOWN]:
        cells = _cells(evaluation, place, language)
        if apart and not apart[place]:
            cells |= {"band": _WORDS["undistinguished"].text(language), "chance": ""}
        table.add_row(*[escape(cells[key]) for key in columns])
    console.print(table)
    for line in notes(evaluation):
        console.print(line.text(language), highlight=False, markup=False)


def _columns(evaluation: Evaluation) -> list[str]:
    if in_bands(evaluation):
        return ["zone", "band", "chance"]
    columns = ["rank", "zone", "score"]
    columns += ["interval"] if evaluation.uncertainty is not None else []
    return columns + (["tier", "chance", "gap", "line"] if evaluation.scheme.tiers else [])


def _cells(evaluation: Evaluation, place: int, language: Language) -> dict[str, str]:
    plan, point, doubt = evaluation.plan, evaluation.point, evaluation.uncertainty
    names = plan.scheme.tiers.names if plan.scheme.tiers else ()
    tier, gap, decimals = int(point.tier[place]), float(point.gap[place]), plan.settings.decimals
    tier_name = names[tier - 1].bilingual.text(language) if tier else ""
    return {
        "rank": f"{point.rank[place]:g}",
        "zone": plan.units[plan.scored[place]].name,
        "score": f"{point.score[place]:.{decimals}f}",
        "interval": f"{doubt.rank_low[place]}-{doubt.rank_high[place]}" if doubt is not None else "",
        "tier": tier_name,
        "band": tier_name,
        "chance": f"{doubt.p_tier[place, tier - 1]:.2f}" if doubt is not None and tier else "",
        "gap": "" if isnan(gap) else f"{gap:.{decimals}f}",
        "line": "●" if evaluation.on_line[place] else "",
    }


def notes(evaluation: Evaluation) -> list[Bilingual]:
    """Lines below the table: how many more rows, what the draws varied."""
    count, doubt = len(evaluation.plan.scored), evaluation.uncertainty
    lines = []
    if count > SHOWN:
        more = count - SHOWN
        lines.append(Bilingual(f"… {more}곳 더: results.csv", f"… {more} more in results.csv"))
    if doubt is None:
        lines.append(Bilingual("추출 없음: 확률과 구간이 없습니다.", "No draws: no probabilities or intervals."))
    elif not doubt.sources:
        lines.append(
            Bilingual(
                "추출에서 바뀐 것이 없습니다: 체계의 uncertainty나 관측값의 sd가 있어야 구간과 확률에 뜻이 있습니다.",
                "Nothing was varied: intervals and probabilities mean something only with uncertainty or sd given.",
            )
        )
    else:
        on_line, varied = int(evaluation.on_line.sum()), ", ".join(doubt.sources)
        lines.append(
            Bilingual(
                f"추출 {doubt.draws}회(seed {doubt.seed}; {varied}), 경계에 있는 특구 {on_line}곳 / {count}곳",
                f"{doubt.draws} draws (seed {doubt.seed}; {varied}); {on_line} of {count} zones on a line",
            )
        )
    return lines
