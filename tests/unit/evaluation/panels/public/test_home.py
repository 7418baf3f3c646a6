"""Favour for the own region: planted and found, the model at its maximum, and the four rules for home votes."""

import numpy as np
import pytest
from scipy import optimize
from tests.vote_tools import homes, planted_votes, regions_of

from teukgu.evaluation.inputs import VoteCount
from teukgu.evaluation.panels.public.home import analyse, shares
from teukgu.evaluation.panels.public.loglinear import favour_error, fit_table
from teukgu.evaluation.panels.public.table import vote_table
from teukgu.evaluation.panels.public.turnout import Channel, RegionTurnout, margins
from teukgu.values import Refused, ZoneId

HOME = homes()
REGIONS = regions_of(HOME)


def analysed(seed, **more):
    rows, support = planted_votes(seed, **more)
    return analyse(vote_table(rows, HOME, REGIONS)), support


def test_the_fit_is_the_maximum_of_the_likelihood():
    """Against a general optimiser of the Poisson likelihood on a small table."""
    source = np.random.default_rng(1)
    votes = source.poisson(20, (4, 3)).astype(float)
    home = np.eye(4, 3, dtype=bool)
    votes[home] *= 2
    fitted = fit_table(votes, home)

    def minus(parameters):
        mean = np.exp(parameters[:4, None] + np.concatenate([[0.0], parameters[4:6]]) + parameters[6] * home)
        return float((mean - votes * np.log(mean)).sum())

    best = optimize.minimize(minus, np.full(7, 1.0), method="BFGS", options={"gtol": 1e-8})
    assert np.log(fitted.home) == pytest.approx(best.x[6], abs=1e-5)
    assert fitted.expected.sum(axis=0) == pytest.approx(votes.sum(axis=0))
    assert fitted.expected.sum(axis=1) == pytest.approx(votes.sum(axis=1))
    design = np.column_stack([np.kron(np.eye(4), np.ones((3, 1))), np.tile(np.eye(3)[:, 1:], (4, 1)), home.ravel()])
    information = design.T @ (fitted.expected.ravel()[:, None] * design)
    error = np.linalg.inv(information)[-1, -1] ** 0.5
    assert favour_error(fitted, home) == pytest.approx(error * fitted.dispersion**0.5)


def test_planted_favour_is_inside_its_interval():
    inside = 0
    for seed in range(60):
        found, _ = analysed(seed)
        inside += found.favour_low <= 3.0 <= found.favour_high
    assert inside >= 54


def test_no_favour_is_found_as_none():
    found, _ = analysed(3, favour=1.0)
    assert found.favour_low < 1.0 < found.favour_high
    assert found.dispersion == pytest.approx(1.0, abs=0.2)


def test_removing_brings_shares_to_the_support_and_errors_are_as_stated():
    standard = {"remove": [], "leave_out": []}
    gains = []
    for seed in range(20):
        found, support = analysed(seed)
        for rule, kept in standard.items():
            share, error = shares(found, rule)
            kept.append((share - support) / error)
        gains.append(
            np.mean(np.abs(shares(found, "count")[0] - support)) - np.mean(np.abs(shares(found, "remove")[0] - support))
        )
    assert np.mean(gains) > 0
    for kept in standard.values():
        assert np.std(kept) == pytest.approx(1.0, abs=0.12)
        assert np.mean(np.abs(kept) < 1.96) > 0.92


def test_the_rules_by_hand():
    """Two zones, two regions: home votes 30 where others' votes lead to expect 10."""
    rows = [("a", "A", 30), ("b", "A", 10), ("c", "A", 10), ("a", "B", 20), ("b", "B", 60), ("c", "B", 20)]
    counts = [VoteCount(ZoneId(zone), "public", region, votes) for zone, region, votes in rows]
    table = vote_table(counts, ("a", "b", "c"), {"a": frozenset({"A"}), "b": frozenset({"B"})})
    found = analyse(table, cap=1.0)
    one = found.zones[0]
    assert (one.votes, one.home_votes, one.home_expected, one.favour) == (50, 30, 10.0, 3.0)
    assert [zone.counted for zone in found.zones] == pytest.approx([50 / 150, 70 / 150, 30 / 150], abs=1e-7)
    assert [zone.capped for zone in found.zones] == pytest.approx([30 / 90, 30 / 90, 30 / 90], abs=1e-7)
    assert [zone.left_out for zone in found.zones] == pytest.approx([1 / 3] * 3, abs=1e-7)
    assert [zone.removed for zone in found.zones] == pytest.approx([1 / 3] * 3, abs=1e-6)
    assert found.favour == 3.0
    assert found.home_share == pytest.approx(90 / 150, abs=1e-4)


def test_channels_add_up_and_order_does_not_matter():
    rows, _ = planted_votes(4)
    split = [
        VoteCount(one.zone, one.component, one.home_region, one.votes, name) for one in rows for name in ("x", "y")
    ]
    one = analyse(vote_table(split[::-1], HOME, REGIONS))
    assert [zone.votes for zone in one.zones] == [2 * zone.votes for zone in analysed(4)[0].zones]


def test_nobody_at_home_or_nobody_elsewhere_is_said():
    counts = [VoteCount(ZoneId("a"), "public", "A", 5), VoteCount(ZoneId("b"), "public", "A", 7)]
    found = analyse(vote_table(counts, ("a", "b", "c"), {}))
    assert found.favour is None
    assert [one.counted for one in found.zones] == pytest.approx([5 / 12, 7 / 12, 0], abs=1e-7)
    with pytest.raises(Refused) as refused:
        analyse(vote_table([], ("a",), {}), cap=-1)
    assert [one.code for one in refused.value.findings] == ["evaluation.votes_empty", "evaluation.votes_cap"]


def test_turnout_and_margins():
    found, _ = analysed(5)
    turnout = (RegionTurnout("g0", 300, 1000), RegionTurnout("g1", 100), RegionTurnout("g2", 600, 1000))
    survey = Channel("s", "조사", "survey", "2026-08-03", "2026-08-16", "phone", "none", sampled=True, turnout=turnout)
    stated = margins(found, [survey])
    assert (stated.voters, stated.turnout) == (1000, 0.45)
    assert [one.share for one in turnout] == [0.3, None, 0.6]
    assert stated.widest == pytest.approx(1.959964 * 0.5 / 1000**0.5 * 0.55**0.5, abs=1e-4)
    crowd = Channel("p", "누리집", "platform", "", "", "", "", sampled=False, turnout=turnout)
    both = margins(found, [survey, crowd])
    assert not both.sampled
    assert both.widest == pytest.approx(1.959964 * 0.5 / 2000**0.5, abs=1e-4)
    assert set(stated.by_zone) == set(HOME)
    assert margins(found, []).widest == 1.0
