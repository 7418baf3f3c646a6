"""External truth: the ASEM Sustainable Connectivity index by a scheme file alone."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from tests.evaluation_tools import settings

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.ranking import published, ranks
from teukgu.evaluation.score import final, nodes, normalised
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.scheme_file import read_scheme

REFERENCE = os.environ.get("TEUKGU_REFERENCE_DATA")
SCHEME = Path(__file__).parents[2] / "cases" / "asem.yaml"
NOT_FIGURES = {"uName", "uCode", "GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group", "Time"}

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not REFERENCE, reason="TEUKGU_REFERENCE_DATA is not set"),
]


def reference(name: str) -> list[dict[str, str]]:
    with (Path(str(REFERENCE)) / "reference" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def input_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asem")
    rows = reference("ASEM_iData.csv")
    with (folder / "zones.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["zone", "name", "continent"])
        writer.writerows([row["uCode"], row["uName"], row["EurAsia_group"]] for row in rows)
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["zone", "year", "indicator", "value"])
        for row in rows:
            figures = {key: value for key, value in row.items() if key not in NOT_FIGURES}
            writer.writerows(
                [row["uCode"], row["Time"], key, value.replace("NA", "")] for key, value in figures.items()
            )
    return folder


def test_all_columns_and_ranks_of_asem(input_folder: Path) -> None:
    scheme = read_scheme(SCHEME)
    plan = compile_plan(read_input(input_folder), scheme, settings(scheme))
    matrix = nodes(plan, normalised(plan))
    expected = {row["uCode"]: row for row in reference("ASEM_results.csv")}
    columns = [key for key in next(iter(expected.values())) if key not in {"uCode", "Rank"}]
    assert len(columns) == 60
    assert set(columns) == set(plan.node_keys)
    worst = {
        column: max(
            abs(matrix[row, plan.node_keys.index(column)] - float(expected[unit.id][column]))
            for row, unit in enumerate(plan.units)
        )
        for column in columns
    }
    assert max(worst.values()) <= 0.0051, worst
    score = published(final(plan, matrix), plan.settings.decimals, plan.settings.rounding)
    found = dict(zip([unit.id for unit in plan.units], ranks(score), strict=True))
    assert found == {zone: float(row["Rank"]) for zone, row in expected.items()}
    assert np.count_nonzero(score) == 51
