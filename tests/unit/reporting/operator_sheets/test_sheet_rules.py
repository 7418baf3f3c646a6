"""What operators are asked: only what may be summed, each indicator once, everything asked or excused."""

from datetime import date

import pytest
from tests.sheet_tools import CATALOGUE, RULES, YEAR

from teukgu.loading.operator_sheet import load_operator_sheet
from teukgu.reporting.definition import Scope
from teukgu.reporting.operator_sheets.consent import Told, consent_lines, consent_text, sha256_of
from teukgu.reporting.operator_sheets.rules import QuestionKind, SheetZone, is_summed, sheet_rows, zone_rows
from teukgu.values import Aggregation, Bilingual, Refused


def test_every_indicator_summed_over_operators_is_asked_or_excused():
    summed = {one.id for one in CATALOGUE.in_year(YEAR) if is_summed(one)}
    asked, excused = {one.indicator for one in RULES.questions}, {one for one, _why in RULES.not_asked}
    assert asked | excused == summed
    assert not asked & excused


def test_ratios_and_figures_of_zone_or_municipality_are_never_asked():
    for zone_type in ("type_1", "type_2", "type_3", ""):
        for kind in RULES.kinds:
            for row in sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, zone_type), kind.id):
                assert row.version.scope is Scope.OPERATORS
                assert row.version.aggregation not in {Aggregation.RATIO, Aggregation.INDEX}


def test_a_grower_is_asked_less_than_a_processor_and_nothing_of_factories():
    grower = {str(row.cell) for row in sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"), "grower")}
    processor = {str(row.cell) for row in sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"), "processor")}
    assert {"sales", "jobs", "jobs/sex.women", "production_value", "producers"} <= grower
    assert {"material_purchases/origin.local", "value_added"} <= processor - grower
    assert {str(row.cell) for row in zone_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"))} >= grower | processor


def test_ways_kinds_and_wholes_named_by_questions_exist():
    kinds = {one.id for one in RULES.kinds}
    for question in RULES.questions:
        version = CATALOGUE.version(question.indicator, YEAR)
        assert set(question.ways) <= {one.id for one in version.disaggregations}
        assert set(question.kinds) <= kinds
        assert question.within is None or CATALOGUE.version(question.within, YEAR).unit == version.unit
        if question.kind is QuestionKind.YES_NO:
            assert CATALOGUE.unit_of(version).decimals == 0
            assert len(question.ways) <= 1


def test_the_text_of_consent_says_what_the_law_asks_for_and_nothing_is_left_to_fill_in():
    consent = RULES.consent_on(date(2027, 1, 11))
    told = Told(Bilingual("늘누리군", "Neulnuri"), 2026, date(2030, 12, 31), "033-123-4567")
    text = consent_text(consent, told)
    for word in (
        "늘누리군",
        "2026년",
        "2030. 12. 31.까지",
        "033-123-4567",
        "거절할 권리",
        "불이익도 없습니다",
        "31 December 2030",
    ):
        assert word in text
    assert "{" not in text
    assert len(consent_lines(consent, told)) == 5
    assert sha256_of(text) != sha256_of(text + " ")


def test_no_text_before_the_first_one():
    assert RULES.consent_on(date(2000, 1, 1)) is None


def test_everything_wrong_in_the_file_is_told_at_once(tmp_path):
    (tmp_path / "operator_sheet.yaml").write_text(
        "status: assumed\nlast_checked: 2026-11-28\nreference: []\nkinds:\n- {id: grower, name: {ko: 농가, en: g}}\n"
        "questions:\n- {indicator: sales, text: {ko: 얼마}, kinds: [farmer], as: number, colour: red}\n",
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        load_operator_sheet(tmp_path)
    said = " ".join(one.text("en") for one in refused.value.findings)
    for word in ("farmer", "number", "colour", "en"):
        assert word in said


def test_a_programme_without_the_file_asks_nothing(tmp_path):
    assert sheet_rows(load_operator_sheet(tmp_path), CATALOGUE, SheetZone(YEAR, "type_1"), "grower") == ()
