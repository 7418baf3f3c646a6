"""Classes of disclosure: by field, year and day; small cells and what subtraction would tell."""

from dataclasses import replace
from datetime import date

import pytest

from teukgu.loading.disclosure import load_disclosure
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.reporting.disclosure import DisclosureRule, DisclosureRules, Openness, clause_text, disclosed, rules_of
from teukgu.reporting.table import DataTable, Entry, Head, Line, Standing
from teukgu.reporting.table_definition import Money, column
from teukgu.values import Bilingual, Refused

DAY = date(2026, 10, 5)
WORD = Bilingual("값", "value")
SALES = Head(column("indicator:sales"), 2025, WORD, WORD)
SECRET = DisclosureRule("indicator:sales", Openness.CLOSED, "9(1)7", WORD, until=date(2030, 12, 31))
FEW = replace(SECRET, openness=Openness.PARTIAL, least=3)


def table(*rests, total=True):
    lines = tuple(Line(f"z{number}", WORD, (Entry(10 * one, rests_on=one),)) for number, one in enumerate(rests))
    whole = Line("total", WORD, (Entry(10 * sum(rests), rests_on=sum(rests)),)) if total else None
    return DataTable(DAY, Money.WON, WORD, (SALES,), lines, whole, ())


def nobody(_key, _line, _head):
    return None


def hidden(found):
    return [line.key for line in found.every_line if line.entries[0].standing is Standing.WITHHELD]


def given_out(made, *rules, day=DAY, counted=nobody):
    return disclosed(made, DisclosureRules(rules), day, counted)


def test_a_closed_field_is_withheld_by_its_clause():
    found, withheld = given_out(table(5, 5), SECRET)
    assert hidden(found) == ["total", "z0", "z1"]
    assert {line.entries[0].value for line in found.every_line} == {None}
    assert withheld[0].cells == 3
    assert "정보공개법 제9조제1항제7호" in found.notes[-1].ko
    assert "art. 9(1)7" in found.notes[-1].en


def test_after_its_last_day_a_field_is_open():
    assert hidden(given_out(table(5, 5), SECRET, day=date(2030, 12, 31))[0])
    assert not hidden(given_out(table(5, 5), SECRET, day=date(2031, 1, 1))[0])


def test_what_nobody_classed_is_closed():
    assert hidden(given_out(table(5))[0]) == ["total", "z0"]
    assert clause_text("").ko == "등급 미정"


def test_small_cells_are_withheld_with_another_beside_them():
    assert hidden(given_out(table(1, 4, 9), FEW)[0]) == ["z0", "z1"]
    assert hidden(given_out(table(1, 1, 9), FEW)[0]) == ["z0", "z1", "z2"]
    assert hidden(given_out(table(2, 2, 9), FEW)[0]) == ["z0", "z1"]
    assert hidden(given_out(table(3, 4, 9), FEW)[0]) == []
    assert hidden(given_out(table(1, 4, total=False), FEW)[0]) == ["z0"]


def test_the_total_goes_when_no_line_is_left_to_withhold():
    assert hidden(given_out(table(1), FEW)[0]) == ["total", "z0"]


def test_firms_may_be_counted_instead_of_zones():
    few = replace(FEW, counted_by="firms")
    assert hidden(given_out(table(9, 9, 9), few)[0]) == ["total", "z0", "z1", "z2"]
    firms = {"z0": 1, "z1": 50, "z2": 60, "total": 111}
    found, _ = given_out(table(9, 9, 9), few, counted=lambda key, line, _head: firms[line.key] if key == "firms" else 0)
    assert hidden(found) == ["z0", "z1"]


def test_several_rules_of_a_class_all_hold():
    both = (FEW, replace(FEW, field="indicator:*", clause="9(1)5", year=2025, least=5))
    assert hidden(given_out(table(4, 9, 9), *both)[0]) == ["z0", "z1"]
    assert len(rules_of(DisclosureRules(both), SALES, DAY)) == 2
    assert len(rules_of(DisclosureRules(both), replace(SALES, year=2024), DAY)) == 1
    assert rules_of(DisclosureRules((*both, SECRET)), SALES, DAY) == (SECRET,)


def test_every_indicator_of_the_programme_is_classed():
    rules = load_disclosure(programme_folder("kr_special_zones"))
    classed = {rule.field.partition(":")[2] for rule in rules.rules if not rule.year}
    assert set(load_indicators().ids) <= classed
    assert {rule.field for rule in rules.rules} >= {"registry:*", "statistic:*"}
    assert all(rule.clause and rule.until for rule in rules.rules if rule.openness is not Openness.OPEN)
    assert rules.asker("disclosure").extension
    assert rules.asker("nobody") is None


def test_faults_of_the_file_are_told_at_once(tmp_path):
    text = (
        "fields:\n- fields: ['indicator:sales']\n  class: closed\n  least: 3\n"
        "  reference:\n  - title: {ko: 가, en: a}\n"
        "- fields: ['indicator:jobs']\n  class: partial\n  clause: '9(1)7'\n  until: 2030-01-01\n"
    )
    (tmp_path / "disclosure.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_disclosure(tmp_path)
    codes = [one.code for one in refused.value.findings]
    assert codes.count("disclosure.unfounded") == 1
    assert codes.count("disclosure.least") == 2
    assert load_disclosure(tmp_path / "none").rules == ()
