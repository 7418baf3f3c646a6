"""Rank kernels: NumPy and numba against SciPy, and exact products."""

import numpy as np
import pytest
from scipy.stats import rankdata

from teukgu.evaluation.uncertainty import ranking
from teukgu.evaluation.uncertainty.engines import kernels
from teukgu.evaluation.uncertainty.exact import ExactProduct, on_grid

ENGINES = ["numpy", "numba"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("units", [1, 2, 3, 170, 1000])
@pytest.mark.parametrize("span", [1, 4, 60, 1e9, 1e17])
def test_ranks_equal_scipy(engine, units, span):
    keys = np.floor((np.random.default_rng(units).random((12, units)) - 0.5) * span)
    block = ranking.empty_block(14, units)
    tied = kernels(engine, 0).fill_ranks(keys, block, 2)
    better, worse = (rankdata(-keys, axis=1, method=method) for method in ("min", "max"))
    assert np.array_equal(block.better[2:], better)
    assert np.array_equal(block.worse[2:], worse)
    assert tied == bool((better != worse).any())


@pytest.mark.parametrize("engine", ENGINES)
def test_counts(engine):
    ranks = np.random.default_rng(3).integers(1, 41, (500, 40)).astype(np.uint16)
    counts = np.zeros((10, 40), np.int32)
    kernels(engine, 0).add_counts(ranks, 20, counts)
    expected = [[(ranks[:, unit] == rank).sum() for rank in range(1, 41)] for unit in range(20, 30)]
    assert np.array_equal(counts, expected)


def test_exact_products_do_not_depend_on_order():
    source = np.random.default_rng(1)
    figures, weights = source.random((300, 25)) * 100, on_grid(source.dirichlet(np.ones(25), 64))
    assert np.array_equal(weights.sum(axis=1), np.ones(64))
    found = ExactProduct(figures).scores(weights)
    order = source.permutation(25)
    assert np.array_equal(found, ExactProduct(figures[:, order]).scores(weights[:, order]))
    one_by_one = np.array([[sum(w * f for w, f in zip(row, unit, strict=True)) for unit in figures] for row in weights])
    assert np.max(np.abs(found - one_by_one)) < 1e-12


def test_equal_units_tie_exactly():
    source = np.random.default_rng(2)
    figures = np.repeat(source.random((1, 20)) * 100, 171, axis=0)
    scores = ExactProduct(figures).scores(on_grid(source.dirichlet(np.ones(20), 40)))
    assert (scores == scores[:, :1]).all()
