"""The policy lab: 200 zones, 500 draws, changed weights and ceilings, to tiers before and after.

The stand before is made once for a round and kept; what a change costs is measured, and its ratio to evaluating anew.
"""

from datetime import date

from bench.machine import best, verdict
from bench.plans import round_of
from teukgu.evaluation.lab import LAB_DRAWS, Changes, compare, stand, stand_again
from teukgu.evaluation.lab.apply import apply
from teukgu.loading.programme import load_programme

ZONES, INDICATORS = 200, 12
LIMIT = 0.3
CHANGED = ("weight.first=70", "weight.second=30", "cap.5=0.05", "share.1=0.15", "cap_rounding=nearest")


def run() -> None:
    """Print the seconds of one change and of the stand before it."""
    data, scheme = round_of(ZONES, INDICATORS)
    rules = load_programme().rulebook.on(date(2026, 3, 31))
    before = stand(data, scheme, rules)
    changes = Changes.from_lines(CHANGED)
    changed = best(lambda: compare(before, stand_again(before, apply(scheme, changes))), 5)
    anew = best(lambda: compare(before, stand(data, apply(scheme, changes), rules)), 3)
    print(f"{ZONES} zones, {INDICATORS} indicators, {LAB_DRAWS} draws, every source of doubt, 1 thread")
    print(
        f"  a change: {changed:.3f} s {verdict(changed, LIMIT, most=True)}; anew: {anew:.3f} s = {anew / changed:.1f} x"
    )
