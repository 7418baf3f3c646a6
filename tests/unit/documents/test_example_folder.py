"""Example folders: the same bytes by seed, never mixed with other files."""

import pytest

from teukgu.documents.example_folder import write_example
from teukgu.examples import invent_programme
from teukgu.values import Refused

SCHEMES = {"a.yaml": b"id: a\n"}


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_example(invent_programme(12, 3), tmp_path / name, SCHEMES)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    tables = {"zones.csv", "observations.csv", "panel.csv", "past_ranks.csv"}
    beside = {"README.ko.md", "README.en.md", "schemes/a.yaml"}
    assert {str(path) for path in contents(tmp_path / "one")} == tables | beside


def test_readmes_say_that_all_is_invented(tmp_path):
    write_example(invent_programme(12, 3), tmp_path / "x", {})
    korean, english = ((tmp_path / "x" / f"README.{language}.md").read_text() for language in ("ko", "en"))
    assert "모두 지어낸 것" in korean
    assert "all invented" in english
    assert "--zones 12 --seed 3" in korean
    assert "schemes/" not in korean


def test_an_earlier_example_is_replaced(tmp_path):
    write_example(invent_programme(12, 3), tmp_path / "x", {})
    write_example(invent_programme(12, 4), tmp_path / "x", {})
    write_example(invent_programme(12, 4), tmp_path / "y", {})
    assert contents(tmp_path / "x") == contents(tmp_path / "y")


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "zones.csv").write_text("real")
    with pytest.raises(Refused) as refused:
        write_example(invent_programme(3, 3), tmp_path, {})
    assert refused.value.findings[0].code == "example.not_empty"
    assert contents(tmp_path) == {next(iter(contents(tmp_path))): b"real"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Refused):
            write_example(invent_programme(3, 3), out, {})


def test_an_example_into_which_somebody_wrote_a_zone_of_their_own_is_left_alone(tmp_path):
    folder = tmp_path / "x"
    write_example(invent_programme(3, 1), folder, {})
    mine = (folder / "zones.csv").read_text(encoding="utf-8-sig") + "Z1,우리 특구\n"
    (folder / "zones.csv").write_text(mine, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        write_example(invent_programme(3, 2), folder, {})
    assert refused.value.findings[0].code == "example.not_empty"
    assert (folder / "zones.csv").read_text(encoding="utf-8") == mine
