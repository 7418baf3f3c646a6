"""The comparison table tells what changed in the meaning of a scheme, in both languages, and nothing else."""

import pytest

from teukgu.documents.official.as_text import letter_text
from teukgu.documents.scheme_papers import compared, comparison_letter
from teukgu.evaluation.scheme import Awards, Indicator, Node, Restructuring, Scheme, Tiers
from teukgu.loading.scheme_file import parse_scheme, shipped_schemes
from teukgu.loading.yaml_edit import REMOVED, Change, edit_yaml

TEXT = shipped_schemes()["practice-2025"].read_text()


def after(*changes):
    return compared(parse_scheme(TEXT), parse_scheme(edit_yaml(TEXT, [Change(*one) for one in changes]).text))


def test_nothing_differs_where_only_the_way_of_writing_does():
    moved = edit_yaml(
        TEXT,
        [
            Change(("defaults", "missing"), REMOVED),
            *(
                Change(("indicators", name, "missing"), {"method": "median", "group": "type"})
                for name in parse_scheme(TEXT).indicators
            ),
        ],
    )
    assert compared(parse_scheme(TEXT), parse_scheme(moved.text)) == ()


def test_weights_indicators_tiers_and_caps_are_compared():
    lines = after(
        (("tree", "parts", 0, "weight"), {"가형": 30, "default": 20}),
        (("indicators", "sales_growth", "direction"), "less"),
        (("indicators", "jobs"), {"name": {"ko": "일자리", "en": "jobs"}}),
        (("tree", "parts", 2, "parts", 1), {"indicator": "jobs", "weight": 0.5}),
        (("tiers", "caps"), {"3": 0.1}),
    )
    told = {one.key: (one.before.ko, one.after.ko, one.after.en) for one in lines}
    assert told["total/quantitative"] == ("20", "가형 30, default 20", "가형 30, default 20")
    assert told["sales_growth.direction"] == ("클수록 좋음", "작을수록 좋음", "less is better")
    assert told["public/jobs"] == ("<신설>", "0.5", "0.5")
    assert told["public/public_experience"] == ("0.5", "<삭제>", "<removed>")
    assert told["jobs"][0] == "<신설>"
    assert "재는 방법: 그 해의 값" in told["jobs"][1]
    assert told["tiers.caps"][:2] == ("3등급 5%", "3등급 10%")
    assert {key.partition(".")[0] for key in told} == {
        "total/quantitative", "sales_growth", "jobs", "public/jobs", "public/public_experience", "tiers",
    }  # fmt: skip
    paper = comparison_letter(
        lines, title="신구대비표", before="2024년", after="초안 3번", issuer="부처", language="ko"
    )
    text = letter_text(paper)
    assert "대국민평가 > 일자리" in text
    assert "종전: 2024년" in text


FULL = parse_scheme("""
id: full
name: full
indicators: {a: {name: a}, b: {name: b}}
tree: {id: total, name: total, parts: [{indicator: a, weight: 60}, {indicator: b, weight: 40}]}
tiers: {names: [A, B, C], shares: [0.2, rest, 0.2]}
awards: {share: 0.1, grades: [{name: one, count: 1}]}
restructuring: {pick: plain, share: 0.1}
""")
CHANGED = {
    (Scheme, ""): {
        "id": "other", "name": "other", "year": 2026, "date": "2026-01-01", "scores": "outcomes",
        "indicators": {"a": {"name": "a"}, "b": {"name": "b"}, "c": {}},
        "bonus": [{"indicator": "a", "max": 1}], "penalty": [{"indicator": "a", "max": 1}], "score": {"decimals": 3},
        "tiers": None, "presentation": "bands", "awards": None, "uncertainty": {"draws": 7},
        "benefit_of_the_doubt": {}, "uses": ["x"], "tree": {"id": "t", "parts": ["a", "b"]},
        "restructuring": {"pick": "conditions"},
    },
    (Node, "tree"): {
        "id": "t", "name": "other", "weights": "relative", "aggregate": "geometric",
        "parts": [{"indicator": "a", "weight": 50}, {"indicator": "b", "weight": 50}],
    },
    (Indicator, "indicators.a"): {
        "name": "other", "unit": "u", "from": "x", "measure": {"kind": "growth"}, "denominator": "d", "versus": {},
        "direction": "less", "transform": ["log"], "normalise": "rank", "missing": "median",
        "not_applicable": "missing", "sd": 0.1, "matters": ["m"],
    },
    (Tiers, "tiers"): {
        "names": ["X", "B", "C"], "method": "thresholds", "shares": [0.1, "rest", 0.2], "thresholds": [5, 1],
        "caps": {"3": 0.1}, "group": "type",
    },
    (Awards, "awards"): {
        "share": 0.2, "column": "town", "grades": [{"name": "one", "count": 2}], "tiers": [1],
    },
    (Restructuring, "restructuring"): {
        "pick": "conditions", "share": 0.2, "conditions": {"years": 3},
    },
}  # fmt: skip
NO_MEANING = {"note"}
"""Remarks, which change nothing; a leaf's indicator and weight are lines of its component."""


@pytest.mark.parametrize("kind", CHANGED, ids=lambda kind: kind[0].__name__)
def test_no_part_of_a_scheme_can_change_unseen(kind):
    model, path = kind
    named = {field.alias or name for name, field in model.model_fields.items()}
    apart = {Node: {"indicator", "weight"}, Scheme: {"source"}}.get(model, set())
    assert named - NO_MEANING - apart == set(CHANGED[kind])
    for name, value in CHANGED[kind].items():
        data = FULL.model_dump(mode="json", by_alias=True, exclude_unset=True)
        at = data
        for step in filter(None, path.split(".")):
            at = at[step]
        at[name] = value
        assert compared(FULL, Scheme.model_validate(data)), name
