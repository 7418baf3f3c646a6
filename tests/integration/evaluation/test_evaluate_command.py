"""``teukgu evaluate`` from files to files."""

import csv
import importlib
from datetime import date
from pathlib import Path

import duckdb
import pytest
import typer
from typer.testing import CliRunner, Result

from teukgu.loading.programme import load_programme

ROOT = Path(__file__).parents[3]
SCHEME = """id: small
name: {ko: 작은 평가, en: Small evaluation}
indicators:
  jobs: {measure: {kind: growth, against: baseline}}
  sales: {}
tree: {id: total, parts: [{indicator: jobs, weight: 60}, {indicator: sales, weight: 40}]}
tiers: {names: [{ko: 탁월, en: Top}, {ko: 보통, en: Fair}, {ko: 부진, en: Poor}], shares: [20%, rest, 20%]}
uncertainty: {draws: 200, weight_concentration: 20}
"""
FIRST = "zone,name,type,score,rank,tier,tier_name,rank_low,rank_high,p_tier_1,p_tier_2,p_tier_3,on_line,next_tier_gap"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    zones = "\n".join(f"z{number},특구 {number}," for number in range(10))
    rows = "\n".join(
        f"z{number},2024,jobs,{100 + 7 * number % 40},100,1\nz{number},2024,sales,{number * number},,1"
        for number in range(10)
    )
    (tmp_path / "zones.csv").write_text(f"zone,name,type\n{zones}\n", encoding="utf-8")
    (tmp_path / "observations.csv").write_text(f"zone,year,indicator,value,baseline,sd\n{rows}\n", encoding="utf-8")
    (tmp_path / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    importlib.import_module("teukgu.cli.evaluate").register(app)
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_everything_is_written(folder: Path) -> None:
    out = folder / "out"
    done = run(folder, "--scheme", folder / "scheme.yaml", "--out", out, "--lang", "en")
    assert done.exit_code == 0, done.output
    names = {
        "results.csv",
        "results.parquet",
        "contributions.csv",
        "scores.csv",
        "readings.csv",
        "restructuring.csv",
        "shares.csv",
    }
    assert names | {"report.html", "bundle.zip"} == {file.name for file in out.iterdir()}
    text = (out / "results.csv").read_text(encoding="utf-8")
    assert text.startswith(FIRST)
    results = rows_of(out / "results.csv")
    assert [row["rank"] for row in results] == sorted((row["rank"] for row in results), key=float)
    assert {row["tier_name"] for row in results} <= {"Top", "Fair", "Poor"}
    kept = duckdb.sql(f"SELECT zone, score FROM '{out / 'results.parquet'}'").fetchall()
    assert kept == [(row["zone"], float(row["score"])) for row in results]


def test_contributions_file_gives_the_published_scores(folder: Path) -> None:
    out = folder / "out"
    assert run(folder, "--scheme", folder / "scheme.yaml", "--out", out).exit_code == 0
    totals: dict[str, float] = {}
    for row in rows_of(out / "contributions.csv"):
        totals.setdefault(row["zone"], float(row["reference_score"]))
        totals[row["zone"]] += float(row["points"])
    published = {row["zone"]: float(row["score"]) for row in rows_of(out / "results.csv")}
    assert {zone: round(total, 6) for zone, total in totals.items()} == published


def test_the_same_run_gives_the_same_files_with_any_number_of_threads(folder: Path) -> None:
    for name, threads in (("one", 1), ("two", 2)):
        arguments = (folder, "--scheme", folder / "scheme.yaml", "--threads", threads, "--out", folder / name)
        assert run(*arguments).exit_code == 0
    for file in ("results.csv", "contributions.csv", "bundle.zip"):
        assert (folder / "one" / file).read_bytes() == (folder / "two" / file).read_bytes()


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.iterdir())
    done = run(folder, "--scheme", folder / "scheme.yaml", "--check", "--lang", "en")
    assert done.exit_code == 0
    assert "10 zones in the round, 2 indicators" in done.output
    assert sorted(folder.iterdir()) == before


def test_a_refusal_leaves_nothing_half_done(folder: Path) -> None:
    (folder / "scheme.yaml").write_text(SCHEME.replace("weight: 40", "weight: 30"), encoding="utf-8")
    before = sorted(folder.iterdir())
    done = run(folder, "--scheme", folder / "scheme.yaml", "--out", folder / "out")
    assert done.exit_code == 2
    assert "weight_sum" in done.output
    assert "Traceback" not in done.output
    assert sorted(folder.iterdir()) == before


def test_mistakes_of_input_and_scheme_come_together(folder: Path) -> None:
    (folder / "scheme.yaml").write_text(SCHEME.replace("jobs: {measure", "jobs: {mesure"), encoding="utf-8")
    (folder / "zones.csv").write_text("zone\nz1\nz1\n", encoding="utf-8")
    done = run(folder, "--scheme", folder / "scheme.yaml", "--check")
    assert "unknown_key" in done.output
    assert "zone_twice" in done.output


def test_a_foreign_folder_is_left_alone(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "diary.txt").write_text("mine", encoding="utf-8")
    arguments = (folder, "--scheme", folder / "scheme.yaml", "--out", out)
    assert run(*arguments).exit_code == 2
    assert [file.name for file in out.iterdir()] == ["diary.txt"]
    assert run(*arguments, "--force").exit_code == 0
    assert (out / "diary.txt").read_text(encoding="utf-8") == "mine"
    assert run(*arguments).exit_code == 0  # now it is ours


def test_old_years_are_read_under_the_first_rules(folder: Path) -> None:
    text = (folder / "observations.csv").read_text(encoding="utf-8").replace("2024", "1990")
    (folder / "observations.csv").write_text(text, encoding="utf-8")
    assert run(folder, "--scheme", folder / "scheme.yaml", "--check").exit_code == 0


def test_without_a_date_the_rules_of_the_day_reports_are_due_count(folder: Path) -> None:
    done = run(folder, "--scheme", folder / "scheme.yaml", "--out", folder / "out", "--draws", 50)
    assert done.exit_code == 0
    due = load_programme().rulebook.on(date(2025, 1, 1)).month_day("report_due")
    assert date(2025, *due).isoformat() in done.output


@pytest.mark.parametrize("year", [-5, 0, 99999])
def test_a_year_without_figures_is_refused_whatever_its_number(folder: Path, year: int) -> None:
    done = run(folder, "--scheme", folder / "scheme.yaml", "--check", "--year", year)
    assert done.exit_code == 2
    assert "no_such_year" in done.output


def test_the_template_can_be_filled_in(tmp_path: Path) -> None:
    assert run("--template", tmp_path / "new").exit_code == 0
    done = run(tmp_path / "new", "--scheme", ROOT / "tests" / "cases" / "asem.yaml", "--check")
    assert done.exit_code == 2
    assert "empty_table" in done.output


def test_what_is_needed_is_said() -> None:
    done = run("--lang", "en")
    assert done.exit_code == 2
    assert "INPUT, --scheme and --out" in done.output


def test_a_scheme_of_outcomes_refuses_mere_activity(folder: Path) -> None:
    outcomes = SCHEME.replace("indicators:", "scores: outcomes\nindicators:").replace(
        "sales: {}", "sales: {from: budget_used}"
    )
    (folder / "scheme.yaml").write_text(outcomes, encoding="utf-8")
    done = run(folder, "--scheme", folder / "scheme.yaml", "--check", "--lang", "en")
    assert done.exit_code == 2
    assert "scheme.mere_activity" in done.output
