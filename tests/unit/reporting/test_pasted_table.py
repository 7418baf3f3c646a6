"""A pasted table: names and values line by line, every problem with its line."""

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.pasted_table import read_pasted

CATALOGUE = load_indicators()
ASKED = CATALOGUE.asked_of(2026, "type_1")
NAMES = {one.id: one.name.ko for one in ASKED}


def pasted(text):
    return read_pasted(text, ASKED, CATALOGUE)


def test_names_ids_and_units_are_read():
    found = pasted(f"지표\t값\n{NAMES['sales']}\t1,234천원\njobs;57\n{NAMES['firms']}  12개\n")
    assert dict(found.values) == {"sales": 1_234_000, "jobs": 57, "firms": 12}
    assert found.findings == ()
    assert [one.code for one in found.notes] == ["amount.converted"]
    assert [one.code for one in pasted("jobs;57.4").notes] == ["amount.rounded"]


def test_a_column_between_and_empty_lines_do_no_harm():
    found = pasted(f"\n{NAMES['jobs']}\t명\t57\n\n{NAMES['firms']}\t\n그냥 글\n")
    assert dict(found.values) == {"jobs": 57}
    assert found.findings == ()


def test_every_problem_is_told_with_its_line():
    found = pasted("지표\t값\n모르는 것\t5\njobs\t약 50\nfirms\t3\nfirms\t4\nproducts\t2025. 3. 1.")
    assert [one.message.ko.partition("번째")[0] for one in found.findings] == ["2", "3", "5", "6"]
    assert dict(found.values) == {"firms": 3}


def test_an_endless_text_is_not_read():
    assert [one.code for one in pasted("jobs\t1\n" * 500).findings] == ["pasted.too_many"]
