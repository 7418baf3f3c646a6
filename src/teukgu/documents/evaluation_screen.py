"""The result on screen: a rich table, and what to know about it."""

from math import isnan

from rich.console import Console
from rich.table import Table

from teukgu.documents.evaluation_tables import in_order
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual, Language

_WORDS = {
    "rank": Bilingual("순위", "rank"),
    "zone": Bilingual("특구", "zone"),
    "score": Bilingual("점수", "score"),
    "interval": Bilingual("순위 구간", "rank interval"),
    "tier": Bilingual("등급", "tier"),
    "chance": Bilingual("등급 확률", "tier probability"),
    "gap": Bilingual("다음 등급까지", "to next tier"),
    "line": Bilingual("경계", "on the line"),
}
SHOWN = 60


def show(evaluation: Evaluation, console: Console, language: Language) -> None:
    """Print the result, best first (the first rows of a long list), then a line on what was varied and settled."""
    plan, point, doubt = evaluation.plan, evaluation.point, evaluation.uncertainty
    table = Table(title=f"{plan.scheme.name.bilingual.text(language)} · {plan.year}", title_justify="left")
    for key in ("rank", "zone", "score", "interval", "tier", "chance", "gap", "line"):
        right = key in {"rank", "score", "chance", "gap"}
        table.add_column(_WORDS[key].text(language), justify="right" if right else "left")
    names = plan.scheme.tiers.names if plan.scheme.tiers else ()
    for place in in_order(evaluation)[:SHOWN]:
        tier = int(point.tier[place])
        chance = f"{doubt.p_tier[place, tier - 1]:.2f}" if doubt is not None and tier else ""
        gap = point.gap[place]
        table.add_row(
            f"{point.rank[place]:g}",
            plan.units[plan.scored[place]].name,
            f"{point.score[place]:.{plan.settings.decimals}f}",
            f"{doubt.rank_low[place]}-{doubt.rank_high[place]}" if doubt is not None else "",
            names[tier - 1].bilingual.text(language) if tier else "",
            chance,
            "" if isnan(gap) else f"{gap:.{plan.settings.decimals}f}",
            "●" if evaluation.on_line[place] else "",
        )
    console.print(table)
    for line in notes(evaluation, language):
        console.print(line, highlight=False)


def notes(evaluation: Evaluation, language: Language) -> list[str]:
    """Lines below the table: how many more rows, draws, what was assumed."""
    count = len(evaluation.plan.scored)
    lines = []
    if count > SHOWN:
        more = count - SHOWN
        lines.append(Bilingual(f"… {more}곳 더: results.csv", f"… {more} more in results.csv").text(language))
    if evaluation.uncertainty is None:
        lines.append(
            Bilingual("추첨 없음: 확률과 구간은 비어 있습니다.", "No draws: no probabilities or intervals.").text(
                language
            )
        )
    else:
        on_line = int(evaluation.on_line.sum())
        text = Bilingual(
            f"추첨 {evaluation.draws}회(seed {evaluation.seed}), 경계에 있는 특구 {on_line}곳 / {count}곳",
            f"{evaluation.draws} draws (seed {evaluation.seed}); {on_line} of {count} zones on a line",
        )
        lines.append(text.text(language))
    return lines
