"""A scheme that says it scores outcomes is held to it, by the definitions of the yearly report."""

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.scheme_file import parse_scheme, read_scheme
from teukgu.loading.scheme_levels import level_findings, scored_activity, scored_by

CATALOGUE = load_indicators()
SCHEME = """id: small
name: {ko: 작은 평가, en: Small evaluation}
scores: outcomes
indicators:
%s
tree: {id: total, parts: [{indicator: one, weight: 1}, {indicator: sales, weight: 1}]}
"""


def scheme(*indicators):
    return parse_scheme(SCHEME % "\n".join(f"  {one}" for one in ("sales: {}", *indicators)))


@pytest.mark.parametrize(
    ("indicator", "figures", "refused"),
    [
        ("one: {from: exemption_uses}", ("exemption_uses",), True),
        ("one: {from: sales, denominator: budget_used}", ("sales",), False),
        ("one: {from: budget_used, denominator: budget_planned}", ("budget_used",), True),
        (
            "one: {measure: {kind: formula, formula: prior(jobs) + 0 * coaching_sessions}}",
            ("jobs", "coaching_sessions"),
            True,
        ),
        ("one: {measure: {kind: formula, formula: jobs / firms}}", ("jobs", "firms"), False),
        ("one: {measure: {kind: panel, panel: expert}}", (), False),
        ("one: {from: gva_total}", ("gva_total",), False),
    ],
)
def test_activity_and_money_are_refused(indicator, figures, refused):
    made = scheme(indicator)
    assert scored_by(made)[0].figures == figures
    found = level_findings(made, 2026)
    assert [one.code for one in found] == (["scheme.mere_activity"] if refused else [])
    assert all(one.place.line for one in found)


def test_indicators_that_only_feed_a_formula_are_seen_through():
    made = scheme("one: {measure: {kind: formula, formula: inner * 2}}", "inner: {from: coaching_sessions}")
    assert scored_by(made)[0].figures == ("coaching_sessions",)


def test_a_scheme_that_scores_everything_is_left_alone():
    draft = read_scheme("reform-draft")
    assert level_findings(draft, 2026) == ()
    refused = {one.message.en.split("'")[1] for one in scored_activity(draft, 2026, CATALOGUE)}
    assert refused == {"participants_growth", "exemptions_used_share"}
