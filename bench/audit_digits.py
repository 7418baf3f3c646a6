"""Digits of sound figures: how often they look odd although nobody made anything up."""

from datetime import date

import numpy as np

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.audit_order import limits_from, order
from teukgu.reporting.audit_order.digits import BENFORD, distance, leading_digits
from teukgu.reporting.planting import clean_reports

SEED, ZONES, YEAR = 4, 180, 2026
RULES_DAY = date(2026, 11, 28)
ODD = 1.88
"""Chi square of eight degrees of freedom beyond its 5% point (15.51), in standard deviations."""


def run() -> None:
    """Print the shares of sound reports beyond the 5% point, by sign, and of Benford on figures of known spread."""
    limits, rng = limits_from(load_programme().rulebook.on(RULES_DAY)), np.random.default_rng(SEED)
    print(f"Invented sound figures; seed {SEED}; rules of {RULES_DAY}.\n")
    print("| sign | zones looked at | beyond the 5% point |\n|---|---:|---:|")
    found = order(_figures(rng), limits)
    for name in ("rounded", "last_digit", "leading_digit"):
        away = [sign.distance for one in found for sign in one.signs if sign.id == name]
        print(f"| `{name}` | {len(away)} | {np.mean([one > ODD for one in away]) if away else 0:.0%} |")
    print("\n| figures | spread (sd of natural log) | Benford beyond the 5% point |\n|---:|---:|---:|")
    for spread in (2.0, 1.0, 0.5):
        away = [distance(leading_digits(_lognormal(rng, spread)), BENFORD) for _ in range(400)]
        print(f"| 300 | {spread} | {np.mean([one > ODD for one in away]):.0%} |")


def _figures(rng):  # type: ignore[no-untyped-def]
    reports = clean_reports(load_indicators(), rng, zones=ZONES, year=YEAR)
    found = {}
    for one in reports:
        given = [figure.value for figure in one.figures.values() if figure.value is not None]
        found[one.context.zone] = [*given, *one.context.past.values()]
    return found


def _lognormal(rng, spread):  # type: ignore[no-untyped-def]
    return [int(one) for one in rng.lognormal(12, spread, 300) if one >= 1]
