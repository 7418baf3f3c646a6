"""Stuffing: each planted trick is found for the zone it was planted for; clean ballots raise almost no alarm."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from tests.vote_tools import example_ballots, homes, regions_of

from teukgu.evaluation.panels.public.stuffing import CHECKS, stuffing_alarms
from teukgu.evaluation.panels.public.stuffing.evenness import greenwood
from teukgu.examples.ballots import TRICKS, Crowd, invent_ballots

REGIONS = regions_of(homes())


def test_every_planted_trick_is_found():
    alarms = stuffing_alarms(example_ballots(1, stuffed="z010"), REGIONS)
    found = {(one.check, "z010" in one.about or one.check == "clockwork") for one in alarms}
    assert {("burst", True), ("copies", True), ("source", True), ("clockwork", True)} <= found
    assert {one.about for one in alarms if one.check == "clockwork"} == {"N778"}
    assert {one.about.split("/")[0] for one in alarms if one.check == "source"} == {"N777", "N778"}
    assert all(one.words.ko and one.words.en and one.chance < 0.05 / len(CHECKS) for one in alarms)


@pytest.mark.parametrize("trick", TRICKS)
def test_each_trick_alone_is_found_by_its_check(trick):
    planted = {one.id for one in invent_ballots(homes(), 2, stuffed="z020") if one.planted not in {"", trick}}
    ballots = [one for one in example_ballots(2, stuffed="z020") if one.id not in planted]
    alarms = stuffing_alarms(ballots, REGIONS)
    assert trick in {one.check for one in alarms}
    assert {one.about for one in alarms if one.check == "burst"} <= {"z020"}


def test_clean_ballots_raise_hardly_an_alarm():
    """Nominal 5 percent a vote; 40 votes of 1,000 to 3,000 ballots with favour, nights, and shared networks."""
    alarmed = sum(
        bool(stuffing_alarms(example_ballots(seed, Crowd(voters=1000 + 50 * (seed % 40))), REGIONS))
        for seed in range(500, 540)
    )
    assert alarmed <= 4


def test_a_rally_in_the_own_region_is_no_excess_of_a_region():
    """Strong favour is favour: what the home rule deals with is not called stuffing."""
    alarms = stuffing_alarms(example_ballots(3, Crowd(favour=12.0)), REGIONS)
    assert [one for one in alarms if one.check == "region"] == []


def test_an_excess_from_a_foreign_region_is_found():
    ballots = example_ballots(4)
    moved = [replace(one, region="g5") if "z010" in one.choices and one.region != "g5" else one for one in ballots]
    alarms = [one for one in stuffing_alarms(moved, REGIONS) if one.check == "region"]
    assert [one.about for one in alarms][:1] == ["g5/z010"]


def test_the_order_of_ballots_does_not_matter_and_none_is_no_alarm():
    ballots = example_ballots(1, Crowd(voters=400), stuffed="z010")
    assert stuffing_alarms(ballots[::-1], REGIONS) == stuffing_alarms(ballots, REGIONS)
    assert stuffing_alarms([], REGIONS) == ()


def test_moving_all_times_changes_nothing_but_the_words():
    ballots = example_ballots(1, Crowd(voters=400), stuffed="z010")
    later = [replace(one, at=one.at + timedelta(days=3)) for one in ballots]
    before, after = (stuffing_alarms(given, REGIONS) for given in (ballots, later))
    assert [(one.check, one.about, one.chance) for one in before] == [
        (one.check, one.about, one.chance) for one in after
    ]


def test_greenwood_by_chance_has_the_mean_and_sd_of_moran():
    source = np.random.default_rng(1)
    drawn = [greenwood(np.sort(source.random(42))) for _ in range(4000)]
    statistic = np.array([one[0] for one in drawn])
    assert statistic.mean() == pytest.approx(drawn[0][1], rel=0.01)
    assert statistic.std() == pytest.approx(drawn[0][2], rel=0.06)
