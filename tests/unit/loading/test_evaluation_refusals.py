# ruff: noqa: E501 - one case a line
"""Wrong inputs and schemes: each is refused with its place and a cure, none with a trace."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from tests.evaluation_tools import FixedRules

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.settings import settings_for
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.scheme_file import parse_scheme, read_scheme
from teukgu.values import Finding, Refused

ZONES = "zone,name,type,region\na,가,x,north\nb,나,x,north\nc,다,y,south\n"
OBSERVATIONS = (
    "zone,year,indicator,value,status,baseline,target,sd\n"
    "a,2024,jobs,10,,5,20,\nb,2024,jobs,20,,5,20,\nc,2024,jobs,30,,5,20,\n"
    "a,2024,sales,1,,,,\nb,2024,sales,2,,,,\nc,2024,sales,4,,,,\n"
)
SCHEME = """id: test
name: test
indicators:
  jobs: {}
  sales: {}
tree:
  id: total
  parts: [jobs, sales]
tiers: {names: [A, B, C], shares: [0.2, 0.6, 0.2]}
"""


@dataclass(frozen=True)
class Case:
    name: str
    code: str
    place: str
    zones: str = ZONES
    observations: str | bytes = OBSERVATIONS
    scheme: str = SCHEME
    past: str = ""
    panel: str = ""
    year: int | None = None


def changed(old: str, new: str, text: str = OBSERVATIONS) -> str:
    assert old in text
    return text.replace(old, new, 1)


def in_scheme(old: str, new: str) -> str:
    return changed(old, new, SCHEME)


CASES = [
    Case(
        "score_too_large",
        "score_too_large",
        "scheme.yaml:7 (tree)",
        observations=changed("jobs,10", "jobs,1e308"),
        scheme=in_scheme("indicators:", "defaults: {normalise: none}\nindicators:"),
    ),
    Case("nan", "not_finite_cell", "observations.csv:2 (value)", observations=changed("10,", "NaN,")),
    Case("infinity", "not_finite_cell", "observations.csv:2 (value)", observations=changed("10,", "inf,")),
    Case("too large a number", "not_finite_cell", "observations.csv:2 (value)", observations=changed("10,", "1e999,")),
    Case("excel error", "excel_error", "observations.csv:2 (value)", observations=changed("10,", "#REF!,")),
    Case("unit in a number", "not_a_number", "observations.csv:2 (value)", observations=changed("10,", "10명,")),
    Case("word for missing", "not_a_number", "observations.csv:2 (value)", observations=changed("10,", "N/A,")),
    Case("text in sd", "not_a_number", "observations.csv:2 (sd)", observations=changed("5,20,", "5,20,x")),
    Case("negative sd", "negative_sd", "observations.csv:2 (sd)", observations=changed("5,20,", "5,20,-1")),
    Case("year as text", "not_a_number", "observations.csv:2 (year)", observations=changed("2024", "작년")),
    Case("year out of range", "not_whole", "observations.csv:2 (year)", observations=changed("2024", "20")),
    Case("half a year", "not_whole", "observations.csv:2 (year)", observations=changed("2024", "2024.5")),
    Case("duplicate row", "row_twice", "observations.csv:8", observations=OBSERVATIONS + "a,2024,jobs,11,,,,\n"),
    Case("unknown zone", "unknown_zone", "observations.csv:2 (zone)", observations=changed("a,2024", "z,2024")),
    Case("empty zone", "empty_cell", "observations.csv:2 (zone)", observations=changed("a,2024", ",2024")),
    Case("empty indicator", "empty_cell", "observations.csv:2 (indicator)", observations=changed("jobs", "")),
    Case("unknown status", "unknown_word", "observations.csv:2 (status)", observations=changed("10,,", "10,late,")),
    Case("status against value", "status_value", "observations.csv:2 (status)", observations=changed("10,,", "10,missing,")),
    Case("missing column", "missing_column", "observations.csv:1", observations=changed("value", "wert")),
    Case("column twice", "column_twice", "observations.csv:1", observations=changed("baseline", "target")),
    Case("too few cells", "ragged_row", "observations.csv:2", observations=changed("a,2024,jobs,10,,5,20,", "a,2024,jobs,10")),
    Case("too many cells", "ragged_row", "observations.csv:2", observations=changed("10,,5,20,", "10,,5,20,,late")),
    Case("empty file", "empty_table", "observations.csv:1", observations=""),
    Case("wrong encoding", "encoding", "observations.csv", observations=b"zone,year\n\xff\xfe\xfd\x81,1\n"),
    Case("zone twice", "zone_twice", "zones.csv:5 (zone)", zones=ZONES + "a,가,x,north\n"),
    Case("unknown role", "unknown_word", "zones.csv:2 (role)", zones="zone,role\na,boss\nb,\nc,\n"),
    Case("in_round neither yes nor no", "not_yes_no", "zones.csv:2 (in_round)", zones="zone,in_round\na,maybe\nb,\nc,\n"),
    Case("header only", "empty_table", "zones.csv:1", zones="zone,name\n", observations="zone,year,indicator,value\n"),
    Case("nobody in the round", "nobody_in_round", "zones.csv:2", zones="zone,in_round\na,no\nb,no\nc,no\n"),
    Case("no such year", "no_such_year", "observations.csv:2", year=2019),
    Case("past rank above population", "not_whole", "past_ranks.csv:2 (rank)", past="zone,year,rank,population\na,2020,9,3\n"),
    Case("past rank column missing", "missing_column", "past_ranks.csv:1", past="zone,year,rank\na,2020,1\n"),
    Case("panel without a score", "empty_cell", "panel.csv:2 (score)", panel="zone,component,criterion,rater,score\na,e,p,r1,\n"),
    Case("missing value", "missing_value", "scheme.yaml:4 (indicators.jobs)", observations=changed("10,", ",")),
    Case("indicator nobody reports", "unobserved", "scheme.yaml:5 (indicators.sales)", scheme=in_scheme("  sales: {}", "  sales: {from: turnover}")),
    Case("nobody reports it this year", "nobody_reports", "scheme.yaml:5 (indicators.sales)", observations=OBSERVATIONS.replace("2024,sales", "2023,sales"), year=2024),
    Case("all alike", "no_range", "scheme.yaml:5 (indicators.sales.normalise)", observations=OBSERVATIONS.replace("sales,2", "sales,1").replace("sales,4", "sales,1")),
    Case("zero denominator", "zero_denominator", "scheme.yaml:4 (indicators.jobs.denominator)", scheme=in_scheme("jobs: {}", "jobs: {denominator: sales}"), observations=changed("sales,1", "sales,0")),
    Case("unknown denominator", "unknown_figure", "scheme.yaml:4 (indicators.jobs.denominator)", scheme=in_scheme("jobs: {}", "jobs: {denominator: sale}")),
    Case("circle", "cyclic", "scheme.yaml:4 (indicators.one)", scheme=SCHEME.replace("jobs: {}", "one: {measure: {kind: formula, formula: two + 1}}").replace("sales: {}", "two: {measure: {kind: formula, formula: one + 1}}").replace("[jobs, sales]", "[one, two]")),
    Case("logarithm of zero", "no_logarithm", "scheme.yaml:5 (indicators.sales)", scheme=in_scheme("sales: {}", "sales: {transform: log}"), observations=changed("sales,1", "sales,0")),
    Case("growth on zero", "not_finite", "scheme.yaml:4 (indicators.jobs)", scheme=in_scheme("jobs: {}", "jobs: {measure: growth}"), observations=changed("10,,5", "10,,0")),
    Case("negative in a geometric mean", "nonpositive", "scheme.yaml:6 (tree)", scheme=in_scheme("  id: total", "  id: total\n  aggregate: geometric")),
    Case("weights do not add up", "weight_sum", "scheme.yaml:6 (tree)", scheme=in_scheme("[jobs, sales]", "[{indicator: jobs, weight: 0.5}, {indicator: sales, weight: 0.4}]")),
    Case("weight for some only", "weight_missing", "scheme.yaml:6 (tree)", scheme=in_scheme("[jobs, sales]", "[{indicator: jobs, weight: 0.5}, sales]")),
    Case("negative weight", "weight_negative", "scheme.yaml:6 (tree)", scheme=in_scheme("[jobs, sales]", "[{indicator: jobs, weight: 1.5}, {indicator: sales, weight: -0.5}]")),
    Case("type without a weight", "weight_type", "scheme.yaml:6 (tree)", scheme=in_scheme("[jobs, sales]", "[{indicator: jobs, weight: {x: 1}}, {indicator: sales, weight: {x: 0}}]")),
    Case("unknown type beside a default", "unknown_type", "scheme.yaml:8 (tree.parts[0].weight)", scheme=in_scheme("[jobs, sales]", "[{indicator: jobs, weight: {z: 1, default: 0.5}}, {indicator: sales, weight: 0.5}]")),
    Case("unknown group", "unknown_group", "scheme.yaml:4 (indicators.jobs.normalise.group)", scheme=in_scheme("jobs: {}", "jobs: {normalise: {method: minmax, group: regio}}")),
    Case("formula with a strange function", "formula", "scheme.yaml:4 (indicators.jobs.measure.formula)", scheme=in_scheme("jobs: {}", 'jobs: {measure: {kind: formula, formula: "open(jobs)"}}')),
    Case("no comparison units", "no_comparison", "scheme.yaml:4 (indicators.jobs.versus)", scheme=in_scheme("jobs: {}", "jobs: {versus: {group: region}}")),
    Case("unknown panel component", "unknown_panel", "scheme.yaml:4 (indicators.jobs.measure.panel)", scheme=in_scheme("jobs: {}", "jobs: {measure: {kind: panel, panel: expert}}")),
    Case("unknown key", "unknown_key", "scheme.yaml:4 (indicators.jobs.normalize)", scheme=in_scheme("jobs: {}", "jobs: {normalize: minmax}")),
    Case("unknown word", "unknown_word", "scheme.yaml:4 (indicators.jobs.normalise.method)", scheme=in_scheme("jobs: {}", "jobs: {normalise: {method: minmx}}")),
    Case("unknown indicator in the tree", "unknown_indicator", "scheme.yaml:8 (tree.parts[0])", scheme=in_scheme("[jobs, sales]", "[job, sales]")),
    Case("missing key", "missing_key", "scheme.yaml:1 (name)", scheme=in_scheme("name: test\n", "")),
    Case("goalposts reversed", "goalposts", "scheme.yaml:4 (indicators.jobs.normalise)", scheme=in_scheme("jobs: {}", "jobs: {normalise: {method: goalposts, lower: 9, upper: 1}}")),
    Case("goalposts without an end", "goalposts", "scheme.yaml:4 (indicators.jobs.normalise)", scheme=in_scheme("jobs: {}", "jobs: {normalise: {method: goalposts, lower: 9}}")),
    Case("goalposts without saying so", "unused_key", "scheme.yaml:4 (indicators.jobs.normalise.lower)", scheme=in_scheme("jobs: {}", "jobs: {normalise: {lower: 9, upper: 20}}")),
    Case("growth without saying so", "unused_key", "scheme.yaml:4 (indicators.jobs.measure.against)", scheme=in_scheme("jobs: {}", "jobs: {measure: {against: 2020}}")),
    Case("shares above one", "shares", "scheme.yaml:9 (tiers.shares)", scheme=in_scheme("0.6", "0.9")),
    Case("one share too few", "shares", "scheme.yaml:9 (tiers.shares)", scheme=in_scheme("[0.2, 0.6, 0.2]", "[0.4, 0.6]")),
    Case("thresholds out of order", "thresholds", "scheme.yaml:9 (tiers.thresholds)", scheme=in_scheme("shares: [0.2, 0.6, 0.2]", "method: thresholds, thresholds: [50, 60]")),
    Case("cap of a tier that is not there", "caps", "scheme.yaml:9 (tiers.caps)", scheme=in_scheme("0.2]}", "0.2], caps: {9: 0.1}}")),
    Case("name twice", "name_twice", "scheme.yaml:6 (tree)", scheme=in_scheme("  id: total", "  id: jobs")),
    Case("word for a number", "scheme_value", "scheme.yaml:9 (tiers.shares[0])", scheme=in_scheme("[0.2,", "[viel,")),
    Case("not a mapping", "not_a_mapping", "scheme.yaml:1", scheme="- a\n- b\n"),
]  # fmt: skip


def write(folder: Path, case: Case) -> None:
    raw = case.observations if isinstance(case.observations, bytes) else case.observations.encode()
    (folder / "observations.csv").write_bytes(raw)
    for name, text in (("zones", case.zones), ("past_ranks", case.past), ("panel", case.panel)):
        if text:
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def findings_of(case: Case, folder: Path) -> tuple[Finding, ...]:
    write(folder, case)
    with pytest.raises(Refused) as refused:
        compiled(case, folder)
    return refused.value.findings


def compiled(case: Case, folder: Path) -> Plan:
    scheme = parse_scheme(case.scheme)
    return compile_plan(read_input(folder), scheme, settings_for(scheme, FixedRules()), case.year)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_is_refused_with_its_place_and_cure(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    places = [str(one.place) for one in found if one.code == f"evaluation.{case.code}"]
    assert case.place in places, [one.text("en") for one in found]
    for one in found:
        assert one.message.ko
        assert one.message.en
        assert one.cure.ko
        assert one.cure.en


def test_the_untouched_case_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, Case("", "", ""))
    scheme = parse_scheme(SCHEME)
    assert len(compile_plan(read_input(tmp_path), scheme, settings_for(scheme, FixedRules())).scored) == 3


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = changed("10,", "x,").replace("20,,5", "y,,5").replace("c,2024,jobs", "q,2024,jobs")
    codes = [one.code for one in findings_of(Case("", "", "", observations=text), tmp_path)]
    assert codes == ["evaluation.not_a_number", "evaluation.not_a_number", "evaluation.unknown_zone"]


def test_very_many_problems_are_counted_not_listed(tmp_path: Path) -> None:
    rows = "".join(f"a,2024,i{number},x,,,,\n" for number in range(2000))
    found = findings_of(Case("", "", "", observations=OBSERVATIONS + rows), tmp_path)
    assert len(found) == 501
    assert "1500" in found[-1].message.en


def test_there_is_nothing_at_the_path(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_input"):
        read_input(tmp_path / "nowhere")
    with pytest.raises(Refused, match="no_table"):
        read_input(tmp_path)
    (tmp_path / "text.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match="input_kind"):
        read_input(tmp_path / "text.txt")
    with pytest.raises(Refused, match="no_scheme"):
        read_scheme("no-such-scheme")


def workbook(path: Path, value: object) -> Path:
    book = openpyxl.Workbook()
    zones = book.active
    assert zones is not None
    zones.title = "zones"
    for row in (["zone", "name"], ["a", "가"], [2, "나"]):
        zones.append(row)
    sheet = book.create_sheet("observations")
    for row in (["zone", "year", "indicator", "value"], ["a", 2024, "jobs", value], [2, 2024, "jobs", 5]):
        sheet.append(row)
    if value == "#REF!":
        sheet["D2"].data_type = "e"
    book.save(path)
    return path


@pytest.mark.parametrize(("value", "code"), [("=1+1", "excel_error"), ("#REF!", "excel_error"), ("열", "not_a_number")])
def test_cells_of_a_workbook_are_named_by_address(value: object, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_input(workbook(tmp_path / "round.xlsx", value))
    assert [(one.code, one.place.cell) for one in refused.value.findings] == [(f"evaluation.{code}", "observations!D2")]


def test_a_workbook_reads_like_a_folder(tmp_path: Path) -> None:
    data = read_input(workbook(tmp_path / "round.xlsx", 7))
    assert [(one.zone, one.year, one.value) for one in data.observations] == [("a", 2024, 7.0), ("2", 2024, 5.0)]


def test_a_damaged_workbook(tmp_path: Path) -> None:
    (tmp_path / "round.xlsx").write_bytes(b"PK not a zip")
    with pytest.raises(Refused, match="not_xlsx"):
        read_input(tmp_path / "round.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_encodings_and_separators(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "zones.csv").write_bytes(ZONES.replace(",", "\t").encode(encoding))
    (tmp_path / "observations.csv").write_bytes(OBSERVATIONS.encode(encoding))
    assert [unit.name for unit in read_input(tmp_path).units] == ["가", "나", "다"]


def test_a_past_rank_of_a_zone_that_has_ended_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, Case("", "", "", past="zone,year,rank,population\nold,2020,1,3\na,2020,2,3\n"))
    data = read_input(tmp_path)
    assert [one.code for one in data.warnings] == ["evaluation.past_zone"]
    assert [one.zone for one in data.past_ranks] == ["a"]


def test_thousands_and_full_width_digits_are_numbers(tmp_path: Path) -> None:
    write(tmp_path, Case("", "", "", observations=changed("10,", '"1,234.5",').replace("20,,5", "２０,,5")))
    assert [one.value for one in read_input(tmp_path).observations[:2]] == [1234.5, 20.0]


def test_a_title_above_the_header_of_a_sheet_is_said_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    zones = book.active
    assert zones is not None
    zones.title = "zones"
    for row in (["zone"], ["a"], ["b"]):
        zones.append(row)
    observations = book.create_sheet("observations")
    for row in (["관측값 표"], ["zone", "year", "indicator", "value"], ["a", "2024", "jobs", "1"]):
        observations.append(row)
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(Refused) as refused:
        read_input(tmp_path / "in.xlsx")
    assert {finding.code for finding in refused.value.findings} == {"evaluation.missing_column"}
    assert all(finding.place.cell == "observations!A1" for finding in refused.value.findings if finding.place)
    assert all("first row" in finding.cure.en for finding in refused.value.findings)


def test_a_row_too_long_in_a_sheet_names_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    zones = book.active
    assert zones is not None
    zones.title = "zones"
    for row in (["zone"], ["a", "", "x"]):
        zones.append(row)
    book.create_sheet("observations").append(["zone", "year", "indicator", "value"])
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(Refused) as refused:
        read_input(tmp_path / "in.xlsx")
    [ragged] = [finding for finding in refused.value.findings if finding.code == "evaluation.ragged_row"]
    assert ragged.place is not None
    assert ragged.place.cell == "zones!A2"


def test_zones_without_a_row_are_said_once(tmp_path: Path) -> None:
    (tmp_path / "zones.csv").write_text("zone\n", encoding="utf-8")
    (tmp_path / "observations.csv").write_text(OBSERVATIONS, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_input(tmp_path)
    assert [finding.code for finding in refused.value.findings] == ["evaluation.empty_table"]
