"""A small sealed evaluation for the tests of bundles and reports."""

from functools import cache

from tests.evaluation_tools import FixedRules, scheme, table

from teukgu.documents.bundle import bundle_bytes, sealed_files
from teukgu.evaluation.inputs import PanelScore, PastRank
from teukgu.evaluation.run import Evaluation, evaluate
from teukgu.values import ZoneId

SCHEME = """
id: sealed
name: {ko: 봉인 시험, en: sealed}
indicators:
  a: {name: {ko: 가, en: A}, sd: 3}
  b: {direction: less}
  c: {measure: {kind: panel, panel: experts}}
tree: {id: total, parts: [{indicator: a, weight: 0.5}, {indicator: b, weight: 0.3}, {indicator: c, weight: 0.2}]}
tiers: {names: [{ko: 탁월, en: best}, {ko: 보통, en: middle}, {ko: 부진, en: last}], shares: [0.2, rest, 0.2]}
uncertainty: {draws: 80, seed: 5, weight_concentration: 20}
"""


class DayRules(FixedRules):
    """Rules of a day, with what a bundle keeps of them."""

    day, mode, scenario = "2026-03-31", "preview", ""

    def has(self, name):
        return name in self.values

    def facts_of(self, names):
        return {name: {"value": self.values[name], "status": "assumed", "valid_from": None} for name in names}


@cache
def sealed_evaluation(shift: float = 0.0, weight: str = "0.5") -> Evaluation:
    """Evaluate eleven zones, one with a name that needs quotes."""
    data = table(
        {
            "a": [10.5 + 3 * number + (shift if number == 4 else 0) for number in range(11)],
            "b": [7.25, None, 3, 9, 1, 4, 4, 8, 2.5, 6, 5],
        }
    )
    panel = tuple(
        PanelScore(ZoneId(f"z{zone}"), "experts", "plan", f"r{rater}", 60 + (7 * zone + 3 * rater) % 30)
        for zone in range(1, 12)
        for rater in range(3)
    )
    past = (PastRank(ZoneId("z1"), 2018, 11, 11), PastRank(ZoneId("z2"), 2018, 1, 11))
    text = SCHEME.replace("b: {", "b: {missing: median, ").replace("weight: 0.5", f"weight: {weight}")
    text = text.replace("0.3", "0.3" if weight == "0.5" else "0.2")
    from dataclasses import replace

    return evaluate(replace(data, panel=panel, past_ranks=past), scheme(text), DayRules())


@cache
def sealed_bytes() -> bytes:
    """The bundle of :func:`sealed_evaluation`."""
    return bundle_bytes(sealed_files(sealed_evaluation()))
