"""Official ranks of earlier years are read with their source, and everything wrong is said at once."""

import pytest
from openpyxl import Workbook

from teukgu.evaluation.inputs import PastRank
from teukgu.loading.past_ranks import SourcedRank, read_past_ranks
from teukgu.values import Refused, ZoneId

KNOWN = {"z1", "z2"}
GOOD = [("z1", 2023, 3, 190, "중기부 고시 제2024-1호"), ("z2", 2023, 190, 190, "중기부 고시 제2024-1호")]
HEADER = ("zone", "year", "rank", "population", "source")
WANTED = tuple(SourcedRank(PastRank(ZoneId(z), y, r, p), s) for z, y, r, p, s in GOOD)


def csv_file(folder, rows, header=HEADER):
    file = folder / "ranks.csv"
    file.write_text("\n".join(",".join(map(str, row)) for row in [header, *rows]), encoding="cp949")
    return file


def test_a_csv_and_a_workbook_give_the_same(tmp_path):
    book = Workbook()
    book.active.title = "past_ranks"
    for row in (HEADER, *GOOD):
        book.active.append(row)
    book.save(tmp_path / "ranks.xlsx")
    assert read_past_ranks(csv_file(tmp_path, GOOD), KNOWN) == WANTED
    assert read_past_ranks(tmp_path / "ranks.xlsx", KNOWN) == WANTED


def test_every_problem_is_told_with_its_line(tmp_path):
    rows = [("z9", 2023, 1, 190, "고시"), ("z1", 2023, 191, 190, "고시"), ("z1", "", 1, 190, ""), *GOOD, GOOD[0]]
    with pytest.raises(Refused) as refused:
        read_past_ranks(csv_file(tmp_path, rows), KNOWN)
    found = {(one.place.line, one.place.key) for one in refused.value.findings}
    assert found == {(2, "zone"), (3, "rank"), (4, "year"), (4, "source"), (7, "")}
    assert all(one.cure.ko and one.cure.en for one in refused.value.findings)


def test_a_missing_column_or_file_is_said(tmp_path):
    for path in (csv_file(tmp_path, [("z1", 2023)], ("zone", "year")), tmp_path / "none.csv"):
        with pytest.raises(Refused):
            read_past_ranks(path, KNOWN)
