"""The shipped round: who is in it, with whom it is compared, and what a broken rules file says."""

import csv
from collections import Counter

import pytest

from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series_file import load_all_series
from teukgu.loading.surroundings import read_surroundings, surroundings_stamp
from teukgu.loading.surroundings_rules import FILE, read_rules
from teukgu.surroundings import prepare
from teukgu.values import Refused

FOLDER = programme_folder()


@pytest.fixture(scope="module")
def shipped():
    return read_surroundings(FOLDER)


@pytest.fixture(scope="module")
def prepared(shipped):
    return prepare(shipped.places, shipped.municipalities, shipped.statistics, shipped.rules)


def test_185_of_217_zones_are_in_the_round_and_each_other_one_has_a_reason(prepared):
    zones = [unit for unit in prepared.units if unit.standing]
    assert len(zones) == 217
    assert sum(unit.standing.in_round for unit in zones) == 185
    reasons = Counter(unit.standing.reason.en.split(" ")[0] for unit in zones if not unit.standing.in_round)
    assert reasons == {"designated": 19, "ended": 12, "its": 1}


def test_29_to_81_municipalities_are_compared_with(prepared):
    sizes = [len(group.members) for group in prepared.groups]
    assert (min(sizes), max(sizes)) == (29, 81)


def test_every_unit_has_every_figure(prepared, shipped):
    wanted = sum(len(figure.years) for figure in shipped.rules.figures)
    counts = Counter(row.zone for row in prepared.observations)
    units = [unit for unit in prepared.units if unit.standing is None or unit.standing.in_round]
    assert {counts[unit.id] for unit in units} == {wanted}
    assert len(counts) == len(units)


def test_229_municipalities_in_three_kinds(shipped):
    assert Counter(one.kind for one in shipped.municipalities) == {"gun": 82, "si": 78, "gu": 69}


def test_the_stamp_follows_the_content(tmp_path, shipped):
    assert surroundings_stamp(FOLDER) == shipped.stamp
    assert surroundings_stamp(tmp_path) != shipped.stamp
    for part in ("registry", "statistics"):
        (tmp_path / part).mkdir()
        for file in (FOLDER / part).glob("*.csv"):
            (tmp_path / part / file.name).write_bytes(file.read_bytes())
    (tmp_path / FILE).write_bytes((FOLDER / FILE).read_bytes() + b"# more\n")
    assert surroundings_stamp(tmp_path) != shipped.stamp


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("designated_by: 2017-12-31", "designated_by: soon", "designated_by"),
        ("  same_kind: true\n", "  same_kinds: true\n", "same_kinds"),
        ("never: any_zone", "never: sometimes", "never"),
        ("earlier: [2010, 2015]", "earlier: [2015, 2010]", "earlier"),
        ("figure: industry_value_added", "figure: rainfall", "repeat"),
        ("small: 0.2", "small: 2", "small"),
        ("{of_sector: true, years: [2015, 2020]}", "{years: [2015, 2020]}", "industry_value_added"),
        ("years: [2015, 2020, 2025]", "years: [later]", "years"),
    ],
)
def test_a_broken_rules_file_says_where_and_what_instead(tmp_path, old, new, code):
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / FILE
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_rules(path)
    places = " ".join(str(finding.place) for finding in refused.value.findings)
    assert code in places
    assert all(finding.place.line and finding.cure.ko and finding.cure.en for finding in refused.value.findings)


def test_a_sector_without_industries_is_refused(tmp_path):
    for part in ("registry", "statistics"):
        (tmp_path / part).symlink_to(FOLDER / part)
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    text = text.replace("  education: [gva_education]\n", "").replace("[gva_agriculture]", "[gva_fishing]")
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_surroundings(tmp_path)
    assert sorted(finding.code for finding in refused.value.findings) == [
        "public_statistics.no_indicator",
        "public_statistics.no_industries",
    ]


def test_indicators_are_described_in_both_languages_and_all_used():
    with (FOLDER / "statistics" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        described = {row["indicator"]: row for row in csv.DictReader(file)}
    with (FOLDER / "statistics" / "statistics.csv").open(encoding="utf-8", newline="") as file:
        used = {row["indicator"] for row in csv.DictReader(file)}
    loaded_by_an_office = {one.indicator for one in load_all_series(FOLDER).values()}
    assert set(described) == used | loaded_by_an_office
    assert all(row[key] for row in described.values() for key in ("name_ko", "name_en", "unit_ko", "unit_en"))
