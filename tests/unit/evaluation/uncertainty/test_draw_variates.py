"""Own transforms against SciPy's distributions, with fixed seeds."""

import numpy as np
import pytest
from scipy import special, stats

from teukgu.evaluation.uncertainty.elementary import exp, log
from teukgu.evaluation.uncertainty.variates import gammas, normals, normals_from_halves, uniforms

COUNT = 200_000


def test_log_and_exp():
    x = np.concatenate([np.geomspace(1e-300, 1e300, 20_001), np.linspace(0.5, 2.0, 20_001)])
    assert np.max(np.abs(log(x) - np.log(x)) / np.maximum(1.0, np.abs(np.log(x)))) < 4e-16
    y = np.linspace(-700.0, 700.0, 40_001)
    assert np.max(np.abs(exp(y) / np.exp(y) - 1.0)) < 1e-15
    assert exp(np.array([-701.0]))[0] == 0.0


def test_normal_quantile():
    halves = np.unique(np.concatenate([np.arange(2000), np.linspace(0, 2**32 - 1, 100_001)]).astype(np.uint32))
    exact = special.ndtri((halves + 0.5) / 2.0**32)
    assert np.max(np.abs(normals_from_halves(halves) - exact)) < 1e-9


def test_normals_are_symmetric():
    halves = np.array([0, 5, 1 << 20, (1 << 31) - 1], np.uint32)
    assert np.array_equal(normals_from_halves(halves), -normals_from_halves(~halves))


def test_uniforms_and_normals_follow_their_law():
    assert stats.kstest(uniforms(11, 2, 0, COUNT), "uniform").pvalue > 0.01
    assert stats.kstest(normals(11, 4, 0, COUNT), "norm").pvalue > 0.01


@pytest.mark.parametrize("shape", [0.05, 0.5, 1.0, 1.7, 9.0, 250.0])
def test_gammas_follow_their_law(shape):
    drawn = gammas(99, 1, 0, np.full(5 * COUNT, shape))
    assert stats.kstest(drawn, "gamma", args=(shape,)).pvalue > 0.001


def test_streams_do_not_repeat_each_other():
    first, second = normals(1, 4, 0, 50_000), normals(1, 5, 0, 50_000)
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.02
    assert abs(np.corrcoef(first[:-1], first[1:])[0, 1]) < 0.02
