"""Panels and the public stage: severity against dense matrices, what is recovered, assignment, favour, false alarms.

Limits: a panel of 200 zones x 60 raters adjusted in a second, and at least ten times as fast as the same model with
n x n matrices; the assignment of 200 x 60 x 3 in seconds.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy import optimize
from tests.panel_tools import planted_panel
from tests.vote_tools import Crowd, example_ballots, homes, planted_votes, regions_of

from bench.machine import best, verdict
from teukgu.evaluation.panels.agreement import agreement
from teukgu.evaluation.panels.assignment import Request, Reviewer, ZoneNeed, assign, overlap_of
from teukgu.evaluation.panels.assignment.program import solve
from teukgu.evaluation.panels.crossed import fit_crossed
from teukgu.evaluation.panels.facets import many_facets
from teukgu.evaluation.panels.public.home import analyse
from teukgu.evaluation.panels.public.stuffing import stuffing_alarms
from teukgu.evaluation.panels.public.table import vote_table
from teukgu.evaluation.panels.ratings import Ratings, ratings
from teukgu.evaluation.panels.severity import adjust

Floats = NDArray[np.float64]
PANELS, VOTES, CLEAN = 40, 200, 200
SECONDS, TIMES, ASSIGNED = 1.0, 10.0, 10.0


def run() -> None:
    """Print one block for each subject."""
    severity_speed()
    severity_recovery()
    facets()
    assignment()
    favour()
    stuffing()


def severity_speed() -> None:
    """Seconds, and the ratio to the plain solution."""
    given = ratings(planted_panel(1).scores)
    ours = best(lambda: adjust(given), 5)
    ones = np.ones((len(given), 1))
    alone = best(lambda: fit_crossed(given.score, given.zone, given.rater, ones), 5)
    plain = best(lambda: dense(given), 1)
    fit, other = fit_crossed(given.score, given.zone, given.rater, ones), dense(given)
    same = np.allclose([fit.first.variance, fit.second.variance, fit.error_variance], other, rtol=1e-2)
    print(f"200 zones x 60 raters x 3: adjusted in {ours:.3f} s {verdict(ours, SECONDS, most=True)}")
    print(
        f"  dense n x n REML: {plain:.2f} s = {plain / alone:.0f} x {verdict(plain / alone, TIMES, most=False)}", end=""
    )
    print(f"; same variances: {same}")
    peer = mixed_lm(given)
    if peer:
        print(f"  statsmodels MixedLM: {peer:.1f} s = {peer / alone:.0f} x")


def dense(given: Ratings) -> Floats:
    """Variances by restricted likelihood with n x n matrices, as one would write it down."""
    a, b = np.eye(len(given.zones))[given.zone], np.eye(len(given.raters))[given.rater]
    ones, y = np.ones((len(given), 1)), given.score - given.score.mean()

    def minus(logs: Floats) -> float:
        first, second, error = np.exp(logs)
        v = first * a @ a.T + second * b @ b.T + error * np.eye(len(y))
        x, solved = np.linalg.solve(v, ones), np.linalg.solve(v, y)
        information = float(ones[:, 0] @ x[:, 0])
        square = float(y @ solved - (ones[:, 0] @ solved) ** 2 / information)
        return float(np.linalg.slogdet(v)[1]) + float(np.log(information)) + square

    start = np.log([y.var() / 3] * 3)
    return np.exp(optimize.minimize(minus, start, method="Nelder-Mead", options={"fatol": 1e-4, "xatol": 1e-3}).x)


def mixed_lm(given: Ratings) -> float | None:
    """Seconds of statsmodels, where it is installed (crossed effects as variance components of one group)."""
    try:
        import pandas
        from statsmodels.regression.mixed_linear_model import MixedLM
    except ImportError:
        return None
    frame = pandas.DataFrame({"y": given.score, "zone": given.zone, "rater": given.rater, "one": 1})
    parts = {"zone": "0 + C(zone)", "rater": "0 + C(rater)"}
    return best(lambda: MixedLM.from_formula("y ~ 1", frame, groups="one", vc_formula=parts, re_formula="0").fit(), 1)


def severity_recovery() -> None:
    """What is recovered of planted severities and zones, before and after."""
    z, raw, adjusted, low = [], [], [], Counter[str]()
    shares = []
    for seed in range(PANELS):
        planted = planted_panel(seed)
        found = adjust(ratings(planted.scores))
        errors = np.array([one.severity for one in found.raters]) - planted.raters
        z.append(errors / np.array([one.se for one in found.raters]))
        before, after = (np.array([getattr(one, name) for one in found.zones]) for name in ("raw", "adjusted"))
        raw.append(rank_correlation(before, planted.zones))
        adjusted.append(rank_correlation(after, planted.zones))
        bottom = set(np.argsort(planted.zones)[:20].tolist())
        low["raw"] += len(bottom & set(np.argsort(before)[:20].tolist()))
        low["adjusted"] += len(bottom & set(np.argsort(after)[:20].tolist()))
        shares.append(agreement(found).single)
    inside = np.mean(np.abs(np.concatenate(z)) < 1.96)
    print(f"planted severities, {PANELS} panels: 95 % intervals hold {inside:.1%}, errors/se have sd {np.std(z):.2f}")
    print(f"  rank correlation with the truth: raw {np.mean(raw):.3f}, adjusted {np.mean(adjusted):.3f}", end="")
    print(
        f"; of the lowest tenth found: raw {low['raw'] / PANELS / 20:.0%}, adjusted {low['adjusted'] / PANELS / 20:.0%}"
    )
    print(f"  ICC(2,1) {np.mean(shares):.2f} (planted {49 / (49 + 25 + 16):.2f})")


def rank_correlation(one: Floats, other: Floats) -> float:
    """Spearman's."""
    places = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(*places)[0, 1])


def facets() -> None:
    """The second opinion: seconds and correlations."""
    planted = planted_panel(7, criteria=("plan", "effect", "people"))
    seconds = best(lambda: many_facets(planted.scores), 2)
    found = many_facets(planted.scores)
    official = adjust(ratings(planted.scores))
    severity = np.corrcoef([one.severity for one in found.raters], [one.severity for one in official.raters])[0, 1]
    zones = rank_correlation(
        np.array([one.measure for one in found.zones]), np.array([one.adjusted for one in official.zones])
    )
    print(f"many facets, 200 x 60 x 3 criteria: {seconds:.2f} s; with the official figure: ", end="")
    print(f"severities {severity:.3f}, ranks of zones {zones:.3f}")


def assignment() -> None:
    """200 zones, 60 reviewers, three each."""
    source = np.random.default_rng(1)
    fields = ("food", "industry", "tourism", "culture")
    zones = tuple(ZoneNeed(f"z{n:03}", frozenset(source.choice(fields, 1).tolist()), 3, 2) for n in range(200))
    reviewers = tuple(
        Reviewer(f"r{n:02}", frozenset(source.choice(fields, 2, replace=False).tolist()), 12) for n in range(60)
    )
    barred = {(zone.zone, one.id): ("home",) for zone in zones for one in reviewers if source.random() < 0.06}
    request = Request(zones, reviewers, 7, barred)
    seconds = best(lambda: assign(request), 2)
    found, before = assign(request), overlap_of(solve(request).pairs)
    print(f"assignment 200 x 60 x 3, {len(barred)} conflicts: {seconds:.2f} s {verdict(seconds, ASSIGNED, most=True)}")
    print(
        f"  zones shared by two reviewers: mean {found.overlap.mean:.2f}, sd {before.sd:.2f} -> {found.overlap.sd:.2f}"
    )


def favour() -> None:
    """Planted favour of 3 in 60 zones x 9 regions."""
    table = regions_of(homes())
    inside = []
    for seed in range(VOTES):
        rows, _ = planted_votes(seed)
        found = analyse(vote_table(rows, homes(), table))
        inside.append(found.favour_low <= 3.0 <= found.favour_high)
    rows, _ = planted_votes(1)
    seconds = best(lambda: analyse(vote_table(rows, homes(), table)))
    print(f"favour for the own region, {VOTES} votes: 95 % intervals hold {np.mean(inside):.1%}; {seconds:.3f} s each")


def stuffing() -> None:
    """False alarms in clean votes, and what is found of planted tricks."""
    table, alarms, alarmed = regions_of(homes()), Counter[str](), 0
    for seed in range(1000, 1000 + CLEAN):
        found = stuffing_alarms(example_ballots(seed, Crowd(voters=1000 + 10 * (seed % 200))), table)
        alarmed += bool(found)
        alarms.update(one.check for one in found)
    print(f"{CLEAN} clean votes of 1,000 to 3,000 ballots: {alarmed} with an alarm (nominal 5 %): {dict(alarms)}")
    caught = Counter[str]()
    for seed in range(20):
        caught.update({one.check for one in stuffing_alarms(example_ballots(seed, stuffed="z010"), table)})
    print(f"  of 20 votes stuffed by four tricks: {dict(sorted(caught.items()))}")
    ballots = example_ballots(1)
    print(f"  {len(ballots)} ballots looked through in {best(lambda: stuffing_alarms(ballots, table)):.2f} s")
