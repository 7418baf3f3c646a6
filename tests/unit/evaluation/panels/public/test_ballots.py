"""Own ballots: a seeded order that favours nobody, counts, and what is wrong with a ballot."""

from dataclasses import replace

import numpy as np
from tests.vote_tools import example_ballots, homes

from teukgu.evaluation.panels.public.ballots import ballot_order, ballot_problems, count_ballots

ZONES = tuple(homes(12))


def test_the_order_is_the_seeds_alone_and_every_zone_has_every_place():
    first = ballot_order(ZONES, 7, 0)
    assert sorted(first) == sorted(ZONES)
    assert ballot_order(ZONES[::-1], 7, 0) == first
    assert ballot_order(ZONES, 7, 1) != first
    assert ballot_order(ZONES, 8, 0) != first
    places = np.array([[ballot_order(ZONES, 7, number).index(zone) for zone in ZONES] for number in range(1200)])
    counts = np.array([np.bincount(column, minlength=12) for column in places.T])
    assert ((counts - 100) ** 2 / 100).sum() < 170  # chi-square with 121 degrees: 99.9 percent point 175


def test_counts_by_zone_and_region():
    ballots = example_ballots(1)
    counts = count_ballots(ballots, "public")
    assert sum(one.votes for one in counts) == sum(len(one.choices) for one in ballots)
    for one in counts[:20]:
        assert one.votes == sum(one.zone in ballot.choices and ballot.region == one.home_region for ballot in ballots)


def test_everything_wrong_is_found_at_once():
    good = example_ballots(1)[0]
    zones = homes()
    bad = [
        good,
        replace(good, choices=("nowhere",)),
        replace(good, id="x", choices=(good.choices[0],) * 2),
        replace(good, id="y", choices=()),
    ]
    assert [one.code for one in ballot_problems(bad, zones, 3)] == [
        "evaluation.ballot_twice",
        "evaluation.ballot_zone",
        "evaluation.ballot_same",
        "evaluation.ballot_many",
    ]
    assert ballot_problems(example_ballots(1), zones, 3) == []
