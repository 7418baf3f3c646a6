"""The shipped schemes on invented programmes, end to end; and the demonstration programme."""

from pathlib import Path

import numpy as np
import pytest

import teukgu
from teukgu.documents.example_folder import write_example
from teukgu.evaluation.run import evaluate
from teukgu.examples import invent_programme
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme
from teukgu.loading.scheme_file import read_scheme
from teukgu.rulebook.rulebook import by_scheme

DEMONSTRATION = Path(teukgu.__file__).parent / "programmes" / "demonstration"
RULEBOOK = load_programme().rulebook


def evaluated(folder, scheme_id, draws=50):
    scheme = read_scheme(scheme_id)
    return evaluate(read_input(folder), scheme, RULEBOOK.on(scheme.date), draws=draws)


@pytest.mark.parametrize("scheme", ["practice-2025", "reform-draft"])
@pytest.mark.parametrize("count", [1, 2, 5, 12, 60])
def test_both_schemes_run_on_any_size(tmp_path, scheme, count):
    programme = invent_programme(count, 11)
    write_example(programme, tmp_path / "x", {})
    found = evaluated(tmp_path / "x", scheme)
    in_round = [zone for zone in programme.zones if zone.in_round]
    assert len(found.point.score) == len(in_round)
    assert np.all((found.point.score >= 0) & (found.point.score <= 100))
    last = len(read_scheme(scheme).tiers.names)
    share = 0.05 if scheme == "practice-2025" else 0.10
    assert np.sum(found.point.tier == last) <= share * len(in_round)


@pytest.mark.parametrize("scheme", ["practice-2025", "reform-draft"])
def test_the_scores_follow_the_quality_that_the_figures_were_made_from(tmp_path, scheme):
    programme = invent_programme(150, 4)
    write_example(programme, tmp_path / "x", {})
    found = evaluated(tmp_path / "x", scheme, draws=0)
    quality = [zone.quality for zone in programme.zones if zone.in_round]
    assert np.corrcoef(quality, found.point.score)[0, 1] > 0.75


def test_weights_differ_by_type_in_the_draft():
    parts = read_scheme("reform-draft").tree.parts
    assert all(isinstance(part.weight, dict) and len(set(part.weight)) == 3 for part in parts)
    assert len({tuple(part.weight[kind] for part in parts) for kind in parts[0].weight}) == 3


def test_practice_is_20_30_50_as_in_the_rulebook():
    scheme = read_scheme("practice-2025")
    weights = RULEBOOK.on(scheme.date).table("evaluation_weights")
    assert [part.weight for part in scheme.tree.parts] == [
        weights["quantitative"], weights["qualitative_expert"], weights["public"],
    ]  # fmt: skip


def test_the_draft_takes_the_ministrys_wording_and_five_tiers():
    scheme = read_scheme("reform-draft")
    assert scheme.restructuring.pick == "plain"
    names = [name.ko for name in scheme.tiers.names]
    rules = RULEBOOK.on(scheme.date)
    middle = rules.parameter("tiers_reform_middle_names")
    assert names[2:4] == [middle.options[code].ko for code in rules.codes("tiers_reform_middle_names")]
    assert (names[0], names[1], names[4]) == ("탁월", "우수", "부진")
    assert scheme.tiers.caps == {5: 0.10}


def test_the_demonstration_is_a_programme_of_its_own_and_says_so():
    programme = load_programme("demonstration")
    assert programme.id == "demonstration"
    assert "EXAMPLE" in programme.name.ko
    assert "EXAMPLE" in programme.name.en
    assert not programme.rulebook.parameters


def test_the_demonstration_is_what_the_generator_gives(tmp_path):
    write_example(invent_programme(200, 20251106), tmp_path, {})
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (DEMONSTRATION / "input").iterdir()}
    assert made == kept


def test_the_demonstration_can_be_evaluated():
    found = evaluated(DEMONSTRATION / "input", "reform-draft")
    assert len(set(found.point.tier.tolist())) >= 4


@pytest.mark.parametrize("scheme_id", ["practice-2025", "reform-draft"])
def test_each_scheme_names_the_assumed_rules_that_it_accepts(scheme_id):
    scheme = read_scheme(scheme_id)
    accepted = [by_scheme(name, scheme.id, scheme.date) for name in scheme.uses]
    rules = RULEBOOK.on(scheme.date, mode="decide", overrides=accepted)
    found = evaluate(read_input(DEMONSTRATION / "input"), scheme, rules, draws=20)
    assert found.uncertainty is not None
