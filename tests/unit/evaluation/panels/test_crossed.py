"""Crossed random effects against published figures and against the textbook's dense matrices."""

import numpy as np
import pytest
from tests.panel_tools import PENICILLIN

from teukgu.evaluation.panels.crossed import fit_crossed

LME4_SAMPLES = (2.18705819, -1.01047625, 1.93789966, -0.09689498, -0.01384214, -3.00374447)


def penicillin():
    y = np.array(PENICILLIN.split(), dtype=float)
    return y, np.repeat(np.arange(24), 6), np.tile(np.arange(6), 24), np.ones((144, 1))


def test_penicillin_as_lme4_prints_it():
    """Bates et al. 2015 (lme4): plate .8467, sample 1.9316, residual .5499, mean 22.9722, REML criterion 330.8606."""
    fit = fit_crossed(*penicillin())
    sds = [fit.first.variance**0.5, fit.second.variance**0.5, fit.error_variance**0.5]
    assert [round(one, 4) for one in sds] == [0.8467, 1.9316, 0.5499]
    assert round(float(fit.fixed[0]), 4) == 22.9722
    assert round(float(np.sqrt(fit.fixed_cov[0, 0])), 4) == 0.8086
    assert round(fit.deviance, 4) == 330.8606
    assert fit.second.value == pytest.approx(LME4_SAMPLES, abs=1e-5)


def test_the_order_of_factors_does_not_matter():
    y, plate, sample, ones = penicillin()
    one, other = fit_crossed(y, plate, sample, ones), fit_crossed(y, sample, plate, ones)
    assert np.array_equal(one.first.value, other.second.value)
    assert np.array_equal(one.second.se, other.first.se)


def dense(y, first, second, design, variances):
    """Everything by the n x n covariance matrix (Searle, Casella and McCulloch 1992, ch. 7)."""
    a, b = np.eye(first.max() + 1)[first], np.eye(second.max() + 1)[second]
    v = variances[0] * a @ a.T + variances[1] * b @ b.T + variances[2] * np.eye(len(y))
    inverse = np.linalg.inv(v)
    cov = np.linalg.inv(design.T @ inverse @ design)
    p = inverse - inverse @ design @ cov @ design.T @ inverse
    effects = [variances[k] * z.T @ p @ y for k, z in enumerate((a, b))]
    errors = [np.sqrt(np.diag(variances[k] * np.eye(z.shape[1]) - variances[k] ** 2 * z.T @ p @ z)) for k, z in enumerate((a, b))]  # fmt: skip  # noqa: E501
    deviance = np.linalg.slogdet(v)[1] + np.linalg.slogdet(design.T @ inverse @ design)[1] + y @ p @ y
    deviance += (len(y) - design.shape[1]) * np.log(2 * np.pi)
    return cov @ design.T @ inverse @ y, cov, effects, errors, p, float(deviance)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_agrees_with_dense_matrices(seed):
    source = np.random.default_rng(seed)
    first = np.repeat(np.arange(30), 3)
    second = source.integers(0, 12, 90)
    second[:12] = np.arange(12)
    design = np.column_stack([np.ones(90), source.random(90) < 0.2])
    y = 60 + source.normal(0, 5, 30)[first] + source.normal(0, 4, 12)[second] + source.normal(0, 3, 90)
    fit = fit_crossed(y, first, second, design)
    variances = (fit.first.variance, fit.second.variance, fit.error_variance)
    fixed, cov, effects, errors, p, deviance = dense(y, first, second, design, variances)
    assert fit.fixed == pytest.approx(fixed)
    assert fit.fixed_cov == pytest.approx(cov)
    assert fit.first.value == pytest.approx(effects[0])
    assert fit.second.value == pytest.approx(effects[1])
    assert fit.first.se == pytest.approx(errors[0])
    assert fit.second.se == pytest.approx(errors[1])
    assert fit.residual == pytest.approx(variances[2] * p @ y)
    assert fit.share == pytest.approx(variances[2] * np.diag(p))
    assert fit.deviance == pytest.approx(deviance)
    for k in range(3):
        for factor in (0.97, 1.03):
            near = [one * factor if number == k else one for number, one in enumerate(variances)]
            assert dense(y, first, second, design, near)[-1] >= deviance - 1e-9


def test_shrout_and_fleiss_1979():
    """Psychological Bulletin 86, table 2 and 4: mean squares 11.24, 32.49, 1.02 give variances by hand."""
    y = np.array([9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7], dtype=float)
    fit = fit_crossed(y, np.repeat(np.arange(6), 4), np.tile(np.arange(4), 6), np.ones((24, 1)))
    assert fit.error_variance == pytest.approx(1.0194, abs=1e-4)
    assert fit.first.variance == pytest.approx((11.2417 - 1.0194) / 4, abs=1e-4)
    assert fit.second.variance == pytest.approx((32.4861 - 1.0194) / 6, abs=1e-4)


def test_no_variance_is_zero_and_no_accident():
    source = np.random.default_rng(4)
    first, second = np.repeat(np.arange(40), 3), np.tile(np.arange(10), 12)
    y = source.normal(0, 1, 120)
    y -= np.bincount(second, weights=y)[second] / 12
    fit = fit_crossed(y, first, second, np.ones((120, 1)))
    assert fit.second.variance == 0.0
    assert np.all(fit.second.value == 0.0)
    same = fit_crossed(np.full(120, 7.0), first, second, np.ones((120, 1)))
    assert same.fixed[0] == 7.0
    assert np.all(same.first.value == 0.0)
