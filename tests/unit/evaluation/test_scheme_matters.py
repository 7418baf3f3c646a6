"""Sums of weights and the matters of the decree, read from a scheme without zones."""

from teukgu.evaluation.scheme_matters import beyond, matters_seen, unknown_matters
from teukgu.evaluation.scheme_weights import indicator_shares, types_of, weight_findings, weight_sums
from teukgu.loading.scheme_file import parse_scheme, read_scheme

CODES = ("ripple", "exemptions")
SCHEME = """\
id: s
name: s
indicators:
  a: {matters: ripple}
  b: {matters: [exemptions, ripple]}
  c: {}
  d: {}
tree:
  id: total
  parts:
    - {id: one, weight: {x: 60, y: 100}, parts: [{indicator: a, weight: 25%}, {indicator: c, weight: 3/4}]}
    - {indicator: b, weight: {x: 40, y: 0}}
bonus: {indicator: d, points: 1}
"""


def test_a_matter_is_in_when_it_counts_for_every_type_of_zones():
    scheme = parse_scheme(SCHEME)
    ripple, exemptions = matters_seen(scheme, CODES)
    assert types_of(scheme) == ("x", "y")
    assert (ripple.is_in, ripple.indicators, ripple.lacking) == (True, ("a", "b"), ())
    # 60 x 0.25 of the score and all 40 of b for x; 100 x 0.25 for y
    assert {kind: round(share, 9) for kind, share in ripple.shares.items()} == {"x": 0.55, "y": 0.25}
    assert (exemptions.is_in, exemptions.lacking) == (False, ("y",))
    assert beyond(scheme, CODES) == ("c", "d")
    assert [one.code for one in unknown_matters(scheme, ("ripple",))] == ["evaluation.unknown_matter"]
    # a bonus counts for every type, but one that can give nothing
    gives = SCHEME.replace("bonus: {indicator: d", "bonus: {indicator: b")
    nothing = (gives.replace("points: 1", "points: 1, max: 0"), gives.replace("points: 1", "points: 0"),
               f"{gives}score: {{bonus_max: 0}}\n")  # fmt: skip
    assert [matters_seen(parse_scheme(one), CODES)[1].is_in for one in (gives, *nothing)] == [True, False, False, False]


def test_a_file_without_the_key_is_read_as_before_and_considers_nothing():
    scheme = parse_scheme(SCHEME.replace(", weight: {x: 40, y: 0}", ", weight: 40").replace("{matters: ripple}", "{}"))
    assert not matters_seen(parse_scheme("id: s\nname: s\nindicators: [a]\ntree: {id: t, parts: [a]}"), CODES)[0].is_in
    assert "default" not in types_of(scheme)


def test_sums_are_checked_by_type_before_any_zone_is_known():
    assert weight_findings(parse_scheme(SCHEME)) == []
    assert indicator_shares(parse_scheme(SCHEME), "y") == {"a": 0.25, "c": 0.75, "b": 0.0}
    wrong = parse_scheme(SCHEME.replace("y: 100", "y: 90").replace("3/4", "0.5"))
    found = weight_findings(wrong)
    assert [one.code for one in found] == ["evaluation.weight_sum"] * 2
    assert "y" in found[0].message.en
    assert "90" in found[0].message.en
    assert [(one.component, one.kind, one.total) for one in weight_sums(wrong) if not one.fits] == [
        ("total", "y", 90.0),
        ("one", "default", 0.75),
    ]
    partly = parse_scheme(SCHEME.replace("weight: 25%", "note: ''").replace(", note: ''", ""))
    assert [one.code for one in weight_findings(partly)] == ["evaluation.weight_missing"]


def test_the_schemes_that_come_with_it_consider_the_three_matters():
    codes = ("local_economy_ripple_effect", "effect_of_exemptions", "residents_participation")
    for name in ("practice-2025", "reform-draft"):
        scheme = read_scheme(name)
        assert all(one.is_in for one in matters_seen(scheme, codes)), name
        assert weight_findings(scheme) == []
        assert beyond(scheme, codes)  # the rest has to be deliberated by the committee
