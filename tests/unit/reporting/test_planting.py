"""Invented reports and the errors planted in them."""

import numpy as np
import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.planting import ERRORS, PLANTERS, clean_reports, plant


def test_same_seed_makes_the_same_reports() -> None:
    made = [clean_reports(load_indicators(), np.random.default_rng(5), zones=6, year=2026) for _ in range(2)]
    assert made[0] == made[1]


def test_every_error_of_the_catalogue_has_a_planter_and_the_reverse() -> None:
    assert [one.id for one in ERRORS] == list(PLANTERS)


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.id)
def test_planting_changes_exactly_the_cells_it_names(error) -> None:  # type: ignore[no-untyped-def]
    catalogue, rng = load_indicators(), np.random.default_rng(3)
    reports = clean_reports(catalogue, rng, zones=30, year=2026)
    planted = [(one, plant(error.id, one, catalogue, rng, size)) for one in reports for size in error.sizes]
    done = [(before, *after) for before, after in planted if after is not None]
    assert done
    for before, after, cells in done:
        differ = {cell for cell, figure in after.figures.items() if before.figures[cell] != figure}
        assert cells
        assert set(cells) == differ
