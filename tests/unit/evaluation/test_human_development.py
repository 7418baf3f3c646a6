"""The scheme of the reference page, taken from the page itself, gives a human development index."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.evaluation_tools import settings, table

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.result import point_result
from teukgu.loading.scheme_file import parse_scheme

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "scheme.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.S)


def units() -> list[dict[str, Any]]:
    return yaml.safe_load((ROOT / "tests" / "cases" / "human_development.yaml").read_text(encoding="utf-8"))


def test_published_and_hand_made_values() -> None:
    rows = units()
    names = [key for key in rows[0] if key not in {"zone", "expected"}]
    scheme = parse_scheme(BLOCKS[0])
    plan = compile_plan(table({name: [row[name] for row in rows] for name in names}), scheme, settings(scheme))
    assert point_result(plan).score.tolist() == [row["expected"] for row in rows]


@pytest.mark.parametrize("block", BLOCKS[1:], ids=[block.split(":")[0] for block in BLOCKS[1:]])
def test_every_other_example_of_the_page_is_accepted(block: str) -> None:
    given = yaml.safe_load(block)
    whole: dict[str, Any] = yaml.safe_load(BLOCKS[0])
    sections = {"bonus", "penalty", "score", "tiers", "awards", "restructuring", "uncertainty"}
    if set(given) <= sections:
        whole = {**whole, **given}
    else:
        whole["indicators"] = {**whole["indicators"], **given}
    for name in ("joint_projects", "late_days"):
        whole["indicators"][name] = {}
    if "awards" in given:
        whole["tiers"] = {"names": ["A", "B"], "shares": [0.5, 0.5]}
    assert parse_scheme(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
