"""Checks of the yearly report on invented reports: false alarms on clean ones, hits on planted errors."""

from collections import Counter
from datetime import date

import numpy as np

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.checks import CHECKS, check_report, limits_from
from teukgu.reporting.planting import ERRORS, clean_reports, plant

SEED, ZONES, YEAR = 4, 180, 2026
RULES_DAY = date(2026, 11, 22)


def table(zones: int = ZONES, seed: int = SEED) -> str:
    """Return both tables as Markdown."""
    catalogue, rng = load_indicators(), np.random.default_rng(seed)
    limits = limits_from(load_programme().rulebook.on(RULES_DAY))
    reports = clean_reports(catalogue, rng, zones=zones, year=YEAR)

    def remarks(one):  # type: ignore[no-untyped-def]
        return check_report(catalogue, one.figures, one.context, limits)

    before = {one.context.zone: {remark.identity for remark in remarks(one)} for one in reports}
    said, touched = Counter[str](), Counter[str]()
    for one in reports:
        found = Counter(remark.check for remark in remarks(one))
        said.update(found)
        touched.update(found.keys())
    lines = [
        f"Clean reports: {zones}; seed {seed}.",
        "",
        "| check | remarks on clean reports | reports with one |",
        "|---|---:|---:|",
    ]
    lines += [f"| `{one.id}` | {said[one.id]} | {touched[one.id] / zones:.1%} |" for one in CHECKS]
    lines += ["", "| planted error | size | planted | noticed at a planted cell | by |", "|---|---:|---:|---:|---|"]
    for error in ERRORS:
        for size in error.sizes:
            planted = hit = 0
            by = Counter[str]()
            for one in reports:
                made = plant(error.id, one, catalogue, rng, size)
                if made is None:
                    continue
                planted += 1
                new = [
                    remark
                    for remark in remarks(made[0])
                    if remark.identity not in before[one.context.zone] and set(remark.cells) & set(made[1])
                ]
                hit += bool(new)
                by.update({remark.check for remark in new})
            names = ", ".join(f"`{name}` {count / planted:.0%}" for name, count in by.most_common(3))
            lines.append(f"| `{error.id}` | {size:g} | {planted} | {hit / max(planted, 1):.0%} | {names} |")
    return "\n".join(lines)


def run() -> None:
    """Print the tables."""
    print(table())
