"""The indicators as shipped are sound and complete; what is wrong in a folder is said, all of it at once."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.reporting.definition import Comparability, Level, Scope, Stage
from teukgu.rulebook.parameter import Status
from teukgu.values import Aggregation, IndicatorId, Refused

CATALOGUE = load_indicators()
HANGUL = re.compile("[가-힣]")
TYPES = ("type_1", "type_2", "type_3")


def texts(version):
    yield from (version.name, version.description, version.formula, version.evidence)
    for one in version.disaggregations:
        yield from (one.name, *(part.name for part in one.parts))
    if version.comparability is not Comparability.FIRST:
        yield version.comparability_note


@pytest.mark.parametrize("version", CATALOGUE.versions, ids=lambda one: f"{one.id}-{one.version}")
def test_every_text_is_in_both_languages(version):
    for text in texts(version):
        assert HANGUL.search(text.ko) or text.ko == "%", text
        assert text.en, text
        assert not HANGUL.search(text.en), text


def test_the_number_of_indicators_is_what_an_officer_can_fill_in():
    assert 35 <= len(CATALOGUE.ids) <= 50
    assert all(len(CATALOGUE.asked_of(2026, one)) <= 35 for one in TYPES)


@pytest.mark.parametrize("kind", ["", *TYPES])
def test_a_zone_of_any_type_is_asked_for_outcomes_outputs_and_inputs(kind):
    assert {one.level for one in CATALOGUE.asked_of(2026, kind)} == set(Level)


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_of_the_chain_has_its_output_and_its_outcome(stage):
    own = [one for one in CATALOGUE.asked_of(2026, "type_1", [stage]) if one.stages]
    assert Level.OUTCOME in {one.level for one in own} or stage is Stage.PRODUCTION
    assert own


def test_a_zone_whose_type_is_not_known_is_asked_what_all_are():
    common = {one.id for one in CATALOGUE.asked_of(2026, "")}
    assert {"sales", "jobs", "firms", "new_firms", "budget_planned", "budget_used", "participants"} <= common
    assert all(common < {one.id for one in CATALOGUE.asked_of(2026, kind)} for kind in TYPES)


def test_jobs_were_counted_in_three_ways_and_none_may_be_compared():
    versions = CATALOGUE.versions_of(IndicatorId("jobs"))
    assert [one.comparability for one in versions] == [Comparability.FIRST, Comparability.BROKEN, Comparability.BROKEN]
    assert [one.aggregation for one in versions] == [Aggregation.STOCK, Aggregation.FLOW, Aggregation.STOCK]
    assert {one.id for one in versions[2].disaggregations if one.whole} == {"sex", "contract"}
    assert not next(one for one in versions[2].disaggregations if one.id == "of_which").whole


def test_money_is_divided_by_its_four_sources():
    for name in ("budget_planned", "budget_used"):
        (source,) = CATALOGUE.version(IndicatorId(name), 2026).disaggregations
        assert source.whole
        assert [part.id for part in source.parts] == ["national", "provincial", "municipal", "private"]


def test_the_living_population_belongs_to_the_whole_municipality():
    assert CATALOGUE.version(IndicatorId("living_population"), 2026).scope is Scope.MUNICIPALITY


def test_every_outcome_that_rests_on_an_activity_is_asked_with_it():
    for kind in TYPES:
        asked = {one.id for one in CATALOGUE.asked_of(2026, kind)}
        assert all(set(one.needs) <= asked for one in CATALOGUE.asked_of(2026, kind))


def test_the_definitions_say_that_they_are_assumed():
    assert CATALOGUE.origin.status is Status.ASSUMED
    assert CATALOGUE.origin.references
    assert CATALOGUE.origin.decisions


def test_indicators_come_in_the_order_of_their_groups():
    order = [one.id for one in CATALOGUE.groups]
    groups = [one.group for one in CATALOGUE.in_year(2026)]
    assert groups == sorted(groups, key=order.index)
    assert set(groups) == set(order)


# -- what is wrong is said ------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme with two indicators: sales, and exports that need them."""
    shipped = programme_folder()
    for name in ("types", "statistics"):
        shutil.copytree(shipped / name, tmp_path / name)
    own = tmp_path / "indicators"
    own.mkdir()
    for name in ("reference", "units", "sales", "exports"):
        shutil.copy(shipped / "indicators" / f"{name}.yaml", own)
    groups = "groups:\n  - {id: results, name: {ko: 성과, en: results}, indicators: [sales, exports]}\n"
    (own / "groups.yaml").write_text(groups, encoding="utf-8")
    return tmp_path


def refused(folder: Path) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        load_indicators(folder)
    for finding in caught.value.findings:
        assert finding.message.ko
        assert finding.message.en
        assert finding.cure.ko
        assert finding.cure.en
        assert str(finding.place).startswith("indicators/")
        assert str(folder) not in finding.text("ko")
    return {finding.code: finding.text("en") for finding in caught.value.findings}


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "indicators" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def test_a_small_folder_loads(folder):
    assert load_indicators(folder).ids == ("sales", "exports")


MISTAKES = {
    "field.missing_language": edit("exports.yaml", "name: {ko: 수출액, en: Exports}", "name: {ko: 수출액}"),
    "field.not_among": edit("exports.yaml", "unit: won", "unit: dollar"),
    "field.unknown_key": edit("exports.yaml", "level: outcome", "level: outcome\nlevle: output"),
    "field.missing": edit("exports.yaml", "direction: more\n", ""),
    "field.wrong_kind": edit("exports.yaml", "level: outcome", "level: outcome\nhighest: many"),
    "indicators.unknown_types": edit("exports.yaml", "types: [type_1]", "types: [type_4]"),
    "indicators.unknown_stages": edit("exports.yaml", "stages: [sales]", "stages: [export]"),
    "indicators.unknown_needs": edit("exports.yaml", "needs: [sales]", "needs: [sale]"),
    "indicators.unknown_statistic": edit("exports.yaml", "level: outcome", "level: outcome\nstatistic: customs"),
    "indicators.other_name": edit("exports.yaml", "id: exports", "id: export"),
    "indicators.bad_id": edit("exports.yaml", "id: direct,", "id: di.rect,"),
    "indicators.twice": edit("exports.yaml", "id: indirect,", "id: direct,"),
    "indicators.one_part": edit(
        "exports.yaml", "      - {id: indirect, name: {ko: 간접 수출, en: through others}}\n", ""
    ),
    "indicators.whole_of_ratio": edit("exports.yaml", "aggregation: flow", "aggregation: ratio"),
    "indicators.ratio_and_parts": edit(
        "exports.yaml", "level: outcome", "level: outcome\nratio: {of: sales, over: sales}"
    ),
    "indicators.unknown_ratio": edit(
        "exports.yaml", "aggregation: flow", "aggregation: ratio\nratio: {of: sale, over: sales}"
    ),
    "indicators.bounds_crossed": edit("exports.yaml", "level: outcome", "level: outcome\nlowest: 5\nhighest: 4"),
    "indicators.no_versions": edit("exports.yaml", "- {version: 1, first_year: 2025, comparability: first}", "[]"),
    "indicators.wrong_number": edit("exports.yaml", "version: 1,", "version: 2,"),
    "indicators.wrong_comparability": edit("exports.yaml", "comparability: first", "comparability: full"),
    "indicators.ends_before_start": edit("exports.yaml", "first_year: 2025,", "first_year: 2025, last_year: 2024,"),
    "indicators.years_overlap": edit("sales.yaml", "first_year: 2025", "first_year: 2024"),
    "indicators.no_comparability_note": edit("sales.yaml", "    comparability_note:\n", "    formula:\n"),
    "indicators.needs_itself": edit("sales.yaml", "level: outcome", "level: outcome\nneeds: [sales]"),
    "indicators.need_not_asked": edit("sales.yaml", "level: outcome", "level: outcome\ntypes: [type_2]"),
    "indicators.in_no_group": edit("groups.yaml", "[sales, exports]", "[sales]"),
    "indicators.no_definition": edit("groups.yaml", "[sales, exports]", "[sales, exports, jobs]"),
    "indicators.bad_decimals": edit("units.yaml", "decimals: 0\n    money: true", "decimals: 2\n    money: true"),
    "indicators.bad_factor": edit("units.yaml", "천원: 1000", "천원: 0"),
    "programme.no_reference": edit("reference.yaml", "reference:", "reference: []\nold_reference:"),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_gets_its_finding(folder, code):
    MISTAKES[code](folder)
    assert code in refused(folder)


def test_everything_wrong_is_said_at_once_and_once(folder):
    for code in ("field.missing_language", "indicators.unknown_types", "indicators.bad_factor"):
        MISTAKES[code](folder)
    edit("sales.yaml", "unit: won", "unit: dollar")(folder)  # shared by two versions
    with pytest.raises(Refused) as caught:
        load_indicators(folder)
    codes = sorted(finding.code for finding in caught.value.findings)
    assert codes == ["field.missing_language", "field.not_among", "indicators.bad_factor", "indicators.unknown_types"]


def test_a_broken_activity_is_not_said_again_at_its_outcome(folder):
    edit("sales.yaml", "scope: operators", "scope: everybody")(folder)
    assert set(refused(folder)) == {"field.not_among"}


def test_a_ratio_names_parts_that_are_there_and_figures_that_are_asked(folder):
    edit("exports.yaml", "aggregation: flow", "aggregation: ratio\nratio: {of: sales/way.direct, over: sales}")(folder)
    edit("exports.yaml", "whole: true", "whole: false")(folder)
    assert set(refused(folder)) == {"indicators.unknown_ratio"}
    edit("sales.yaml", "level: outcome", "level: outcome\ntypes: [type_2]")(folder)
    assert set(refused(folder)) == {"indicators.unknown_ratio", "indicators.need_not_asked"}


def test_every_ratio_is_made_of_figures_that_are_asked_with_it():
    for version in CATALOGUE.versions:
        assert (version.ratio is not None) == (version.aggregation is Aggregation.RATIO)
    shares = CATALOGUE.version(IndicatorId("local_sourcing_share"), 2026).ratio
    assert str(shares.of) == "material_purchases/origin.local"


def test_rings_of_three_are_found(folder):
    own = folder / "indicators"
    text = (own / "exports.yaml").read_text(encoding="utf-8")
    for name, need in (("first", "second"), ("second", "third"), ("third", "first")):
        changed = text.replace("id: exports", f"id: {name}").replace("needs: [sales]", f"needs: [{need}]")
        (own / f"{name}.yaml").write_text(changed, encoding="utf-8")
    edit("groups.yaml", "exports]", "exports, first, second, third]")(folder)
    assert "first → second → third → first" in refused(folder)["indicators.needs_itself"]


def test_a_folder_without_indicators_says_what_is_missing(tmp_path):
    assert set(refused(tmp_path)) == {"indicators.no_file"}
