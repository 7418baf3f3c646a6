"""Invented programmes: the same by seed, plausible, marked, and never named like anything real."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import teukgu
from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels.connection import parts
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.examples import EXAMPLE_SOURCE, invent_programme
from teukgu.examples.names import MARK, MOST_ZONES, THEMES, municipality_name
from teukgu.examples.zones import TYPES
from teukgu.values import ObservationStatus, Refused, ZoneId

REGISTRY = Path(teukgu.__file__).parent / "programmes" / "kr_special_zones" / "registry"


def column(file, *names):
    with (REGISTRY / file).open(encoding="utf-8-sig", newline="") as lines:
        return {row[name] for row in csv.DictReader(lines) for name in names if row[name]}


@pytest.fixture(scope="module")
def programme():
    return invent_programme(300, 7)


def test_the_same_seed_gives_the_same_tables():
    assert invent_programme(60, 5).tables() == invent_programme(60, 5).tables()


def test_another_seed_gives_other_figures():
    assert invent_programme(60, 5).tables()["observations"] != invent_programme(60, 6).tables()["observations"]


def test_figures_of_a_zone_do_not_depend_on_how_many_zones_there_are():
    small, large = invent_programme(20, 5), invent_programme(80, 5)
    figures = [[one for one in some.observations if one.zone == "EX00009"] for some in (small, large)]
    sectors = [next(zone.sector for zone in some.zones if zone.id == "EX00009") for some in (small, large)]
    assert sectors[0] == sectors[1]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 500])
def test_any_number_of_zones(count):
    made = invent_programme(count, 1)
    zones = [zone for zone in made.zones if zone.role == "zone"]
    assert len(zones) == count
    assert len({zone.id for zone in made.zones}) == len({zone.name for zone in made.zones}) == len(made.zones)
    assert zones[0].in_round


@pytest.mark.parametrize(("zones", "seed", "codes"), [
    (0, 1, {"example.zones"}),
    (-3, -1, {"example.zones", "example.seed"}),
    (MOST_ZONES + 1, 1, {"example.zones"}),
    (5, 2**63, {"example.seed"}),
])  # fmt: skip
def test_numbers_that_cannot_be_used_are_refused_together(zones, seed, codes):
    with pytest.raises(Refused) as refused:
        invent_programme(zones, seed)
    assert {finding.code for finding in refused.value.findings} == codes


def test_everything_is_marked_as_example(programme):
    assert all(zone.name.startswith(MARK) for zone in programme.zones)
    assert all(zone.municipality.startswith("예시") and zone.province.startswith("예시") for zone in programme.zones)
    assert all(one.source == EXAMPLE_SOURCE for one in programme.observations)
    assert all(("예시" in zone.reason and "example" in zone.reason) or not zone.reason or zone.role != "zone"
               for zone in programme.zones)  # fmt: skip


def test_no_invented_municipality_has_a_real_name():
    real = column("region_names.csv", "name_ko") | column("regions.csv", "name_ko")
    stems = {name[:-1] for name in real if len(name) > 2}
    assert len(real) >= 229
    invented = [municipality_name(number) for number in range(5000)]
    assert len(set(invented)) == 5000
    for name in invented:
        bare = name.removeprefix("예시")
        assert name not in real
        assert bare not in real
        assert bare[:-1] not in stems


def test_no_invented_zone_is_called_like_a_real_one():
    real = {name.replace(" ", "") for name in column("zones.csv", "name_ko")}
    assert len(real) >= 217
    for theme in [theme for themes in THEMES.values() for theme in themes]:
        assert not any(theme in name for name in real)


def test_no_id_of_a_zone_is_a_real_one(programme):
    assert not {zone.id for zone in programme.zones} & column("zones.csv", "zone_id")


def test_all_types_roles_and_statuses_occur(programme):
    zones = [zone for zone in programme.zones if zone.role == "zone"]
    assert set(Counter(zone.type for zone in zones)) == set(TYPES)
    assert any(not zone.in_round and zone.reason for zone in zones)
    assert any(zone.role == "comparison" for zone in programme.zones)
    assert {one.status for one in programme.observations} == set(ObservationStatus)
    assert all((one.value is None) == (one.status is not ObservationStatus.REPORTED) for one in programme.observations)


def test_figures_are_plausible(programme):
    values = [one for one in programme.observations if one.value is not None]
    assert all(one.value >= 0 and one.value == int(one.value) for one in values)
    pairs = {(one.zone, one.year, one.indicator): one.value for one in values}
    used = [key for key in pairs if key[2] in {"budget_used", "exemptions_used"}]
    assert used
    assert all(pairs[key] <= pairs[key[0], key[1], key[2].replace("used", "planned")] for key in used)
    assert all(20 <= score.score <= 100 for score in programme.scores)


def test_raters_differ_in_severity(programme):
    scores = Counter()
    counts = Counter()
    for score in programme.scores:
        scores[score.rater] += score.score
        counts[score.rater] += 1
    means = [scores[rater] / counts[rater] for rater in counts if counts[rater] >= 30]
    assert max(means) - min(means) > 8
    assert all(rater[0] in "EP" and rater[1:].isdigit() for rater in counts)


@pytest.mark.parametrize("zones", [25, 60, 200])
def test_raters_are_linked_and_like_their_own_region(zones):
    """So that severity and favour of the example can be measured: what was planted is inside three errors."""
    programme = invent_programme(zones, 5)
    region = {zone.id: frozenset({zone.province}) for zone in programme.zones}
    for component, favour in (("expert", 2.0), ("public", 6.0)):
        scores = [PanelScore(ZoneId(one.zone), one.component, one.criterion, one.rater, one.score, one.home_region)
                  for one in programme.scores if one.component == component]  # fmt: skip
        assert len(parts((one.zone, one.rater) for one in scores)) == 1
        found = adjust(ratings(scores, None, region), home=True).favour
        assert abs(found.points - favour) < 3 * found.se + 0.5


def test_past_ranks_are_ranks(programme):
    for year in {rank.year for rank in programme.past_ranks}:
        ranks = [rank for rank in programme.past_ranks if rank.year == year]
        assert len({rank.rank for rank in ranks}) == len(ranks)
        assert all(1 <= rank.rank <= rank.population for rank in ranks)
        assert year < programme.years[-1]
