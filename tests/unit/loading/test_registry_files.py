"""The shipped registry, and what its reader says of broken ones."""

import shutil
from collections import Counter
from datetime import date

import pytest

from teukgu.loading.programme import programme_folder
from teukgu.loading.registry_files import read_registry, registry_hash
from teukgu.values import Refused

SHIPPED = programme_folder() / "registry"


@pytest.fixture(scope="module")
def shipped():
    return read_registry(SHIPPED)


def codes_on(files, system, day):
    def holds(row):
        return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)

    return {row.code: row.region_id for row in files.region_codes.rows if row.system == system and holds(row)}


def name_of(files, region):
    return next(row.name_ko for row in files.regions.rows if row.region_id == region)


def test_zones_and_their_status(shipped):
    assert len(shipped.zones.rows) == 217
    statuses = Counter(row.status for row in shipped.zones.rows)
    assert statuses == {"no_cancellation_found": 159, "operating_when_last_seen": 36, "cancelled": 22}
    assert {row.zone_id for row in shipped.zones.rows if row.status == "cancelled"} == {
        row.zone_id for row in shipped.cancellations.rows
    }


def test_every_committee_round_holds_the_zones_it_lists(shipped):
    listed = Counter(row.committee for row in shipped.zones.rows)
    assert listed == {row.round_id: row.listed for row in shipped.committee_rounds.rows}


def test_twelve_awards_have_no_address(shipped):
    unlocated = {row.source_id for row in shipped.sources.rows if row.kind == "unlocated"}
    assert sum(set(row.source_ids) <= unlocated for row in shipped.awards.rows) == 12
    assert len(shipped.awards.rows) == 78


def test_229_municipalities_on_a_day_of_2024(shipped):
    codes = {code for code in codes_on(shipped, "mois", date(2024, 6, 30)) if len(code) == 5}
    assert len(codes) == 229


@pytest.mark.parametrize(
    ("system", "code", "day", "name"),
    [
        ("mois", "28170", date(2018, 6, 30), "미추홀구"),
        ("mois", "28177", date(2018, 7, 1), "미추홀구"),
        ("mois", "47720", date(2023, 6, 30), "군위군"),
        ("mois", "27720", date(2023, 7, 1), "군위군"),
        ("mois", "45770", date(2024, 1, 17), "순창군"),
        ("mois", "52770", date(2024, 1, 18), "순창군"),
        ("mois", "42210", date(2023, 6, 10), "속초시"),
        ("mois", "46150", date(2026, 6, 30), "순천시"),
        ("mois", "12150", date(2026, 7, 1), "순천시"),
        ("kostat", "22520", date(2025, 1, 1), "군위군"),
        ("kostat", "34390", date(2010, 1, 1), "당진시"),
        ("kostat", "34320", date(2010, 1, 1), "연기군"),
    ],
)
def test_codes_are_dated_names_of_one_region(shipped, system, code, day, name):
    assert name_of(shipped, codes_on(shipped, system, day)[code]) == name


def test_19_codes_of_2026_are_marked_inferred(shipped):
    assert sum(row.basis == "inferred" for row in shipped.region_codes.rows) == 19


def test_none_is_a_value_where_there_is_none(shipped):
    by_name = {row.name_ko: row for row in shipped.regions.rows if row.kind != "province"}
    assert by_name["세종특별자치시"].governor == "none"
    assert {row.name_ko for row in shipped.regions.rows if row.council == "none"} == {"제주시", "서귀포시"}
    jeju = {row.region_id for row in shipped.regions.rows if row.council == "none"}
    assert {row.region_id for row in shipped.jurisdictions.rows if row.office_id == "none"} == jeju


def test_decline_areas(shipped):
    assert Counter(row.status for row in shipped.decline_areas.rows) == {"decline": 89, "watch": 18}


def test_published_provinces_add_up_to_the_published_whole(shipped):
    provinces = [row.value for row in shipped.official_counts.rows if row.key == "zones_operating_by_province"]
    assert sum(provinces) == 172


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "registry")


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        ("zones.csv", "KZ2004-02", "KZ2004-01", "registry.id_twice", "zone_id"),
        ("zones.csv", "M227", "M999", "registry.id_unknown", "region_ids"),
        ("zones.csv", "2004-12-30", "2004-12-32", "registry.value", "designation_date"),
        ("zones.csv", "no_cancellation_found", "alive", "registry.value_unknown", "status"),
        ("zones.csv", "designation_date", "designated", "registry.column_missing", "designation_date"),
        ("awards.csv", "KZ2006-06", "KZ2006-99", "registry.id_unknown", "zone_id"),
        ("awards.csv", "S010", "S999", "registry.id_unknown", "source_ids"),
        ("zone_facts.csv", ",120942,", ",-5,", "registry.value_unknown", "value"),
        (
            "region_codes.csv",
            "M053,mois,28177,2018-07-01",
            "M053,mois,28177,2017-07-01",
            "registry.period_overlap",
            "valid_from",
        ),
        ("regions.csv", "P01,province", "P01,county", "registry.value_unknown", "kind"),
        ("official_counts.csv", ",day,6,", ",day,six,", "registry.value", "value"),
    ],
)
def test_each_problem_is_named_with_its_file_line_and_column(copy, file, old, new, code, key):
    change(copy, file, old, new)
    with pytest.raises(Refused) as refused:
        read_registry(copy)
    found = [finding for finding in refused.value.findings if finding.code == code]
    assert found
    assert found[0].place.file == f"registry/{file}"
    assert found[0].place.line
    assert found[0].place.key == key
    assert found[0].cure.ko
    assert found[0].cure.en


def test_all_problems_are_reported_at_once(copy):
    change(copy, "zones.csv", "2004-12-30", "soon")
    change(copy, "awards.csv", "2007,", "year,")
    (copy / "gaps.csv").unlink()
    with pytest.raises(Refused) as refused:
        read_registry(copy)
    assert {finding.place.file for finding in refused.value.findings} == {
        "registry/zones.csv",
        "registry/awards.csv",
        "registry/gaps.csv",
    }


def test_a_file_that_is_not_utf8_is_refused(copy):
    (copy / "labels.csv").write_bytes("kind,key,ko,en\nsector,a,가,b\n".encode("cp949"))
    with pytest.raises(Refused) as refused:
        read_registry(copy)
    assert [finding.code for finding in refused.value.findings] == ["registry.encoding"]


def test_the_hash_changes_with_the_content(copy):
    before = registry_hash(copy)
    assert before == registry_hash(SHIPPED)
    change(copy, "zones.csv", "순창", "순천")
    assert registry_hash(copy) != before
