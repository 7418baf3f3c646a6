"""Pseudonyms of raters: the same rater the same one, none traced without the seed, and every figure as before."""

from dataclasses import replace

import pytest
from tests.panel_tools import planted_panel

from teukgu.evaluation.panels.pseudonyms import is_pseudonym, pseudonyms, under_pseudonyms
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust

NAMES = ("김평가", "이심사", "박위원")
SEED = b"secret"


def test_each_rater_has_one_and_keeps_it():
    found = pseudonyms(NAMES, SEED)
    assert set(found) == set(NAMES)
    assert len(set(found.values())) == len(NAMES)
    assert all(is_pseudonym(one) for one in found.values())
    assert pseudonyms(reversed(NAMES), SEED) == found
    assert set(pseudonyms(NAMES, b"other").values()).isdisjoint(found.values())


def test_what_is_a_pseudonym_already_and_what_was_given_earlier_stays():
    given = pseudonyms(NAMES, SEED)
    assert pseudonyms(given.values(), b"other") == {one: one for one in given.values()}
    assert pseudonyms([*NAMES, "최새얼"], b"other", given).items() >= given.items()
    assert not is_pseudonym("r-김평가")
    assert not is_pseudonym("r-0123456789\n")


def test_no_two_raters_share_one_even_where_it_was_taken_by_hand():
    first = pseudonyms(["김평가"], SEED)["김평가"]
    found = pseudonyms(["김평가", first], SEED)
    assert found[first] == first
    assert found["김평가"] != first


def test_severity_and_adjusted_scores_are_as_under_the_names():
    scores = [replace(one, rater=f"위원 {one.rater}") for one in planted_panel(1, zones=60, raters=20).scores]
    given = pseudonyms((one.rater for one in scores), SEED)
    before, after = adjust(ratings(scores)), adjust(ratings(under_pseudonyms(scores, given)))
    assert not {one.rater for one in after.raters} & set(given)
    severity = {one.rater: one.severity for one in after.raters}
    for one in before.raters:
        assert severity[given[one.rater]] == pytest.approx(one.severity, abs=2e-6)
    assert [one.zone for one in after.zones] == [one.zone for one in before.zones]
    for old, new in zip(before.zones, after.zones, strict=True):
        assert new.adjusted == pytest.approx(old.adjusted, abs=2e-6)
        assert new.raw == old.raw
