"""Who moved between two evaluations, and why."""

import pytest
from tests.bundle_tools import sealed_evaluation

from teukgu.documents.bundle import write_bundle
from teukgu.documents.comparing import compare
from teukgu.documents.outputs import write_outputs
from teukgu.values import Refused


@pytest.fixture
def bundles(tmp_path):
    paths = {}
    for name, wanted in {"old": {}, "better": {"shift": 12.0}, "weights": {"weight": "0.6"}}.items():
        paths[name] = tmp_path / f"{name}.zip"
        write_bundle(sealed_evaluation(**wanted), paths[name])
    return paths


def move_of(comparison, zone):
    return next(move for move in comparison.moves if move.zone == zone)


def test_nothing_moves_against_itself(bundles):
    assert not any(move.moved for move in compare(bundles["old"], bundles["old"]).moves)


def test_a_better_figure_is_the_inputs_doing(bundles):
    comparison = compare(bundles["old"], bundles["better"])
    move = move_of(comparison, "z5")
    assert comparison.unsplit is None
    assert float(move.rank[1]) < float(move.rank[0])
    assert move.by_scheme == 0.0
    assert move.by_inputs > 5
    assert move.reasons[0][0] == "a"


def test_other_weights_are_the_schemes_doing(bundles):
    comparison = compare(bundles["old"], bundles["weights"])
    old, new = sealed_evaluation(), sealed_evaluation(weight="0.6")
    for place, row in enumerate(old.plan.scored):
        move = move_of(comparison, old.plan.units[int(row)].id)
        assert move.by_inputs == 0.0
        assert move.by_scheme == pytest.approx(new.point.exact[place] - old.point.exact[place], abs=1e-6)


def test_both_parts_add_up(bundles, tmp_path):
    both = tmp_path / "both.zip"
    new = sealed_evaluation(shift=12.0, weight="0.6")
    write_bundle(new, both)
    old = sealed_evaluation()
    comparison = compare(bundles["old"], both)
    for place, row in enumerate(old.plan.scored):
        move = move_of(comparison, old.plan.units[int(row)].id)
        change = new.point.exact[place] - old.point.exact[place]
        assert move.by_inputs + move.by_scheme == pytest.approx(change, abs=2e-6)


def test_folders_and_bundles(bundles, tmp_path):
    folder = tmp_path / "out"
    write_outputs(sealed_evaluation(shift=12.0), folder, "en")
    first = compare(bundles["old"], folder)
    assert [move.rank for move in first.moves] == [
        move.rank for move in compare(bundles["old"], bundles["better"]).moves
    ]
    (folder / "bundle.zip").unlink()
    assert compare(bundles["old"], folder).unsplit is not None


def test_something_else_is_refused(tmp_path, bundles):
    with pytest.raises(Refused) as refused:
        compare(tmp_path, bundles["old"])
    assert {one.code for one in refused.value.findings} == {"compare.no_output"}
