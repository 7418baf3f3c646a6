"""Output folder: refused targets, texts that a spreadsheet or the screen would run, nothing left half-written."""

import csv
import io
import os
from pathlib import Path

import duckdb
import pytest
from rich.console import Console
from tests.evaluation_tools import FixedRules, observations, scheme, unit

from teukgu.documents import outputs
from teukgu.documents.evaluation_screen import show
from teukgu.documents.outputs import check_target, write_outputs
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.run import Evaluation, evaluate
from teukgu.values import Refused

SCHEME = "id: s\nname: '[b]s[/i]'\nindicators: [x]\ntree: {id: t, parts: [x]}\n"


def evaluation(*names: str) -> Evaluation:
    data = EvaluationInput(
        tuple(unit(name) for name in names),
        tuple(observations("x", {name: float(place) for place, name in enumerate(names)})),
    )
    return evaluate(data, scheme(SCHEME), FixedRules(), draws=0)


def test_square_brackets_in_a_name_are_shown_as_they_are() -> None:
    screen = io.StringIO()
    show(evaluation("[bold]a[/red]", "b"), Console(file=screen, width=80), "en")
    assert "[bold]a[/red]" in screen.getvalue()
    assert "[b]s[/i]" in screen.getvalue()


def test_a_name_like_a_formula_is_marked_in_csv_and_plain_in_parquet(tmp_path: Path) -> None:
    made = evaluation("=1+1", "b")
    table = next(one for one in outputs.tables(made, "en") if one.name == "results")
    rows = list(csv.reader(io.StringIO(outputs.csv_bytes(table).decode())))
    assert [row[0] for row in rows[1:]] == ["b", "'=1+1"]
    outputs.write_parquet(table, tmp_path / "results.parquet")
    found = duckdb.sql(f"SELECT zone FROM '{tmp_path / 'results.parquet'}'").fetchall()
    assert found == [("b",), ("=1+1",)]
    assert [file.name for file in tmp_path.iterdir()] == ["results.parquet"]


def test_a_target_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        check_target(tmp_path / "file" / "out")
    assert refused.value.findings[0].code == "evaluation.target_not_writable"


@pytest.mark.parametrize("error", [OSError(28, os.strerror(28)), KeyboardInterrupt()])
def test_what_breaks_off_leaves_nothing(error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise error

    monkeypatch.setattr(outputs, "write_parquet", break_off)
    with pytest.raises((Refused, KeyboardInterrupt)):
        write_outputs(evaluation("a", "b"), tmp_path / "out", "en")
    assert list(tmp_path.iterdir()) == []
