"""The reference page of the procedures says everything that the tables hold, and the facts are those asked for."""

import re
from datetime import date
from pathlib import Path

import pytest

import teukgu.procedures
from teukgu.documents.procedure_manual import procedures_page
from teukgu.loading.programme import load_programme
from teukgu.procedures.facts import FACTS
from teukgu.procedures.registry import PROCEDURES

SOURCES = [
    path
    for path in Path(teukgu.procedures.__file__).parent.rglob("*.py")
    if not {"meetings", "planner"} & set(path.parts)
]


@pytest.fixture(scope="module")
def page():
    return procedures_page(PROCEDURES, load_programme().rulebook.on(date(2026, 11, 22)))


def test_every_act_and_clock_has_its_row(page):
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    for procedure in PROCEDURES.values():
        for one in (*procedure.acts, *procedure.clocks):
            assert any(row.startswith(f"| `{one.id}` {one.name.ko}") for row in rows), one.id


def test_rows_have_the_columns_of_their_table(page):
    columns = 0
    for line in page.splitlines():
        if line.startswith("|---"):
            columns = line.count("|")
        elif line.startswith("| `"):
            assert len(re.findall(r"(?<!\\)\|", line)) == columns, line


def test_lengths_are_the_rules_values(page):
    assert "90 day (`designation_decision_days`)" in page
    assert "at least 20 day (`plan_notice_min_days`)" in page
    assert "**agreed**" in page


def test_facts_are_those_that_the_tables_ask_for():
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked = set(re.findall(r'facts(?:\.get\(|\[)"(\w+)"', text))
    assert asked == set(FACTS)
