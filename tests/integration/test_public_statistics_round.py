"""The round of public statistics from the programme files to what is kept: sealed, without ranks, skipped when done."""

import csv
import json
from datetime import UTC, datetime

import pytest

from teukgu.documents.bundle import software_version
from teukgu.loading.programme import DEFAULT_PROGRAMME, load_programme, programme_folder
from teukgu.portal.services.public_round import compute_round
from teukgu.portal.services.public_statistics import SHOWN_FILES, public_statistics
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.store.models import Round, RoundResult

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    out = tmp_path_factory.mktemp("round")
    return compute_round(programme_folder(), out, draws=300), out


def test_every_zone_of_the_round_has_a_band_and_its_interval(computed):
    done, out = computed
    bands = rows(out / "bands.csv")
    assert len(bands) == 185
    assert [row["zone"] for row in bands] == [one.place.zone for one in done.standings if one.in_round]
    for row in bands:
        assert 1 <= int(row["band_high"]) <= int(row["band"]) <= int(row["band_low"]) <= 5
        wide = int(row["band_low"]) - int(row["band_high"]) + 1 >= done.robustness.wide
        assert row["told_apart"] == ("false" if wide else "true")
        assert sum(float(row[f"p_band_{band}"]) for band in range(1, 6)) == pytest.approx(1)
    assert sum(row["told_apart"] == "false" for row in bands) == done.robustness.not_told_apart


def test_the_bands_file_has_neither_ranks_nor_an_order_by_score(computed):
    bands = rows(computed[1] / "bands.csv")
    assert not [name for name in bands[0] if "rank" in name]
    scores = [float(row["score"]) for row in bands]
    assert scores != sorted(scores)
    assert scores != sorted(scores, reverse=True)


def test_there_is_no_list_of_the_worst_and_no_award(computed):
    out = computed[1]
    assert rows(out / "restructuring.csv") == []
    assert {row["award"] for row in rows(out / "results.csv")} == {""}


def test_zones_with_the_same_figures_say_so_and_have_the_same_score(computed):
    scores = {row["zone"]: row for row in rows(computed[1] / "bands.csv")}
    tied = [row for row in scores.values() if row["tied_with"]]
    assert tied
    for row in tied:
        for other in row["tied_with"].split(";"):
            assert scores[other]["score"] == row["score"]
            assert row["zone"] in scores[other]["tied_with"].split(";")


def test_what_it_says_about_itself_is_computed(computed):
    done, out = computed
    record = json.loads((out / "robustness.json").read_text(encoding="utf-8"))
    assert [sentence["en"] for sentence in record["sentences"]] == [one.en for one in done.sentences]
    numbers = record["numbers"]
    assert (numbers["zones_listed"], numbers["zones_in_round"]) == (217, 185)
    assert numbers["comparison_municipalities"] == {"smallest": 29, "largest": 81}
    assert abs(numbers["repetition"]["rank_correlation"]) < done_wording_small()
    assert "does not repeat itself" in record["sentences"][0]["en"]
    assert "되풀이되지 않습니다" in record["headline"]["ko"]
    assert record["sentences"][0]["ko"].startswith(record["headline"]["ko"])
    assert set(numbers["other_comparisons"]) == {
        "any_kind_never_same_sector",
        "same_kind_never_any_zone",
        "same_kind_all",
    }


def done_wording_small():
    from teukgu.loading.surroundings_rules import FILE, read_rules

    return read_rules(programme_folder() / FILE).wording.small


def test_the_same_files_give_the_same_bundle(computed, tmp_path):
    again = compute_round(programme_folder(), tmp_path / "again", draws=300)
    assert again.bundle_hash == computed[0].bundle_hash
    assert (tmp_path / "again" / "bands.csv").read_bytes() == (computed[1] / "bands.csv").read_bytes()


@pytest.mark.django_db
def test_the_round_is_kept_once_and_offers_no_file_in_order_of_rank(tmp_path):
    folder = programme_folder()
    keep_programme(DEFAULT_PROGRAMME, load_programme(folder).name, demonstration=False)
    load_registry(DEFAULT_PROGRAMME, folder / "registry", now=NOW, today=NOW.date())
    assert public_statistics(DEFAULT_PROGRAMME, folder, tmp_path / "out", now=NOW) == 185
    kept = Round.objects.get(programme=DEFAULT_PROGRAMME, key="public-statistics")
    assert (kept.scheme, kept.software_version) == ("public-statistics", software_version())
    assert len(kept.bundle_hash) == 64
    assert set(kept.files.values_list("name", flat=True)) == SHOWN_FILES
    results = RoundResult.objects.filter(round=kept)
    assert results.filter(in_round=True, zone__isnull=False).count() == 185
    assert results.filter(in_round=False).exclude(reason_ko="").exclude(reason_en="").count() == 32
    assert public_statistics(DEFAULT_PROGRAMME, folder, tmp_path / "out", now=NOW) == 0
    assert Round.objects.count() == 1
