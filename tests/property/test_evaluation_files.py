"""Whatever stands in a scheme file or a table, the answer is a result or findings, never another error."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation_tools import FixedRules, table

from teukgu.evaluation.run import evaluate
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.scheme_file import parse_scheme
from teukgu.values import Refused

SCHEME: dict[str, Any] = {
    "id": "f",
    "name": "f",
    "defaults": {"missing": "reweigh", "normalise": {"method": "minmax", "range": [1, 100]}},
    "indicators": {
        "x": {"transform": [{"winsorise": {"points": 2}}, "log1p"]},
        "y": {"measure": {"kind": "formula", "formula": "x / (z + 1)"}, "direction": "less"},
        "z": {"normalise": {"method": "goalposts", "lower": 0, "upper": 50}, "denominator": "x"},
    },
    "tree": {
        "id": "t",
        "aggregate": {"method": "geometric", "nonpositive": "floor", "floor": 1},
        "parts": [
            {"id": "a", "weight": {"p": 1, "q": 0.5}, "parts": ["x", "y"]},
            {"indicator": "z", "weight": {"p": 0, "q": 0.5}},
        ],
    },
    "bonus": {"indicator": "z", "points": 0.1},
    "score": {"decimals": 2, "maximum": 100},
    "tiers": {"names": ["A", "B", "C"], "shares": [0.2, "rest", 0.2], "caps": {"3": 0.1}},
    "awards": {"share": 0.5, "grades": [{"name": "P", "count": 1}]},
    "restructuring": {"share": 0.1, "conditions": {"years": 1}},
    "uncertainty": {"draws": 5, "weight_concentration": 10},
    "benefit_of_the_doubt": {"max_share": 0.9},
}
ODD = st.sampled_from(
    [
        None,
        "",
        "x",
        "none",
        "rest",
        -1,
        0,
        1,
        1e300,
        True,
        [],
        ["x"],
        {},
        {"method": "zscore"},
        {"x": 1},
        "p2.5",
        "1/0",
        "닫기",
        3.7,
    ]
)


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += paths(value, (*path, key))
    return found


def replaced(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = replaced(node[path[0]], path[1:], value)
    return copy


def check(refused: Refused) -> None:
    """Every finding says where and what to do."""
    assert refused.findings
    for one in refused.findings:
        assert str(one.place)
        assert one.cure.ko
        assert one.cure.en


@given(st.lists(st.tuples(st.sampled_from(paths(SCHEME)), ODD), min_size=1, max_size=2), st.booleans())
@settings(max_examples=400)
def test_any_value_anywhere_in_a_scheme(changes: list[tuple[tuple[Any, ...], Any]], rename: bool) -> None:
    made: Any = SCHEME
    for path, value in changes:
        try:
            made = replaced(made, path, value)
        except (KeyError, IndexError, TypeError):
            continue
    text = yaml.safe_dump(made, allow_unicode=True).replace("transform", "transfrom" if rename else "transform")
    columns: dict[str, list[float | None]] = {"x": [1, 5, 9, 30, 7, 2], "z": [1, 2, 3, 4, None, 60]}
    try:
        scheme = parse_scheme(text)
        evaluate(table(columns, types=list("ppqqpq")), scheme, FixedRules())
    except Refused as refused:
        check(refused)


def test_the_unchanged_scheme_gives_a_result() -> None:
    done = evaluate(
        table({"x": [1, 5, 9, 30, 7, 2], "z": [1, 2, 3, 4, 5, 60]}, types=list("ppqqpq")),
        parse_scheme(yaml.safe_dump(SCHEME)),
        FixedRules(),
    )
    assert len(done.point.score) == 6
    assert done.best_case is not None
    assert max(done.best_case) == pytest.approx(1.0)


CELLS = st.sampled_from(
    ["a", "b", "2024", "1e400", "-3", "x,y", '"', "\n", "zone", "", "#N/A", "=1+1", "\ufeff", "값", "1,000", "\t", ";"]
)


@given(st.lists(CELLS, max_size=30), st.lists(CELLS, max_size=30), st.sampled_from(["utf-8", "cp949", "utf-16-le"]))
@settings(max_examples=150)
def test_any_text_in_the_tables(tmp_path_factory: Any, zones: list[str], rows: list[str], encoding: str) -> None:
    folder: Path = tmp_path_factory.mktemp("any")
    (folder / "zones.csv").write_bytes(("zone,name\na,A\nb,B\n" + ",".join(zones)).encode(encoding, "ignore"))
    text = "zone,year,indicator,value\na,2024,x,1\n" + ",".join(rows)
    (folder / "observations.csv").write_bytes(text.encode(encoding, "ignore"))
    try:
        assert read_input(folder).units
    except Refused as refused:
        check(refused)
