"""Digits order an auditor's view: rounding, last digits, leading digits only where they spread."""

from datetime import date

import numpy as np

from teukgu.loading.programme import load_programme
from teukgu.reporting.audit_order import limits_from, order
from teukgu.reporting.audit_order.digits import is_round, orders_of, significant, whole

LIMITS = limits_from(load_programme().rulebook.on(date(2026, 11, 28)))


def figures(seed, count=120, sd=1.0):
    return [int(one) for one in np.random.default_rng(seed).lognormal(10, sd, count)]


def test_digits():
    assert significant(12300) == "123"
    assert is_round(120_000)
    assert not is_round(123_000)
    assert whole([99, 100, 100.5, float("nan"), float("inf"), -5, 1e6], 100) == (100, 1_000_000)
    assert orders_of(()) == 0.0


def test_rounded_and_favoured_digits_come_first():
    province = {f"plain-{seed}": figures(seed) for seed in range(8)}
    province["rounded"] = [round(one, -len(str(one)) + 1) for one in figures(90)]
    province["sevens"] = [one // 10 * 10 + 7 for one in figures(91)]
    found = order(province, LIMITS)
    assert {one.zone for one in found[:2]} == {"rounded", "sevens"}
    sevens = next(one for one in found if one.zone == "sevens")
    assert sevens.signs[0].id == "last_digit"
    assert "7이(가) 100%" in sevens.signs[0].text.ko


def test_leading_digits_are_looked_at_only_where_they_spread():
    narrow, wide = order({"narrow": figures(1, 400, 0.5)}, LIMITS), order({"wide": figures(1, 400, 2.0)}, LIMITS)
    assert {one.id for one in narrow[0].signs} == {"rounded", "last_digit"}
    assert any("첫자리" in one.ko for one in narrow[0].left_out)
    assert "leading_digit" in {one.id for one in wide[0].signs}


def test_too_few_figures_are_last_and_said_so():
    found = order({"few": figures(1, 5), "enough": figures(2)}, LIMITS)
    assert [one.zone for one in found] == ["enough", "few"]
    assert found[1].signs == ()
    assert "5개뿐" in found[1].left_out[0].ko
    assert order({}, LIMITS) == ()
    assert order({"none": []}, LIMITS)[0].figures == 0
