from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demo_year.zones import keep_zones
from teukgu.portal.services.demonstration import SCHEMES, keep_demonstration
from teukgu.portal.services.people.demonstration_people import keep_demonstration_people
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.services.reports.opening import applicants_of, zones_reporting
from teukgu.portal.store import queries
from teukgu.portal.store.models import AttributionShare, Round, Zone, ZoneFact, ZoneNow, ZonePlace
from teukgu.values import Bilingual

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def keep(out: Path) -> int:
    return keep_demonstration(DEMONSTRATION, programme_folder(DEMONSTRATION), out, now=NOW, today=TODAY)


def test_invented_zones_get_a_round_by_each_scheme(tmp_path: Path) -> None:
    zones = keep(tmp_path)
    kept = Zone.objects.filter(programme=DEMONSTRATION)
    assert zones == kept.count() > 0
    assert {one.key for one in queries.rounds_of(ANONYMOUS, DEMONSTRATION)} == set(SCHEMES)
    assert all("EXAMPLE" in now.name_ko for now in ZoneNow.objects.filter(programme=DEMONSTRATION))


def test_a_second_start_computes_nothing(tmp_path: Path) -> None:
    keep(tmp_path)
    kept_at = set(Round.objects.values_list("key", "content_hash"))
    assert keep(tmp_path / "again") == 0
    assert not (tmp_path / "again").exists()
    assert set(Round.objects.values_list("key", "content_hash")) == kept_at


def test_the_real_programme_counts_and_finds_none_of_them(tmp_path: Path) -> None:
    keep_programme(DEFAULT_PROGRAMME, Bilingual("특구", "zones"), demonstration=False)
    load_registry(DEFAULT_PROGRAMME, programme_folder() / "registry", now=NOW, today=TODAY)
    before = queries.home_figures(ANONYMOUS, DEFAULT_PROGRAMME)
    keep(tmp_path)
    assert queries.home_figures(ANONYMOUS, DEFAULT_PROGRAMME) == before
    real = Zone.objects.filter(programme=DEFAULT_PROGRAMME).values_list("pk", flat=True)
    assert not set(real) & set(Zone.objects.filter(programme=DEMONSTRATION).values_list("pk", flat=True))


def test_every_invented_zone_lies_in_an_invented_municipality_that_files_for_it(tmp_path: Path) -> None:
    keep(tmp_path)
    keep_demonstration_people(DEMONSTRATION, programme_folder(DEMONSTRATION), now=NOW)
    zones = zones_reporting(DEMONSTRATION, 2025)
    assert len(zones) == 205
    assert all(applicants_of(zone) for zone in zones)
    assert {len(applicants_of(zone)) for zone in zones} == {1, 2, 3}
    assert {zone.zone_type for zone in zones} == {"type_1", "type_2", "type_3"}
    offices = set(ZonePlace.objects.filter(zone__in=zones).values_list("office_ko", flat=True))
    assert len(offices) == 7  # six offices, and none for Bada
    shares = AttributionShare.objects.filter(zone="EX00040").values_list("share", flat=True)
    assert list(shares) == ["1/3", "1/3", "1/3"]
    kept = ZoneFact.objects.count()
    keep_zones(
        DEMONSTRATION, programme_folder(DEMONSTRATION), read_input(programme_folder(DEMONSTRATION) / "input").units, NOW
    )
    assert ZoneFact.objects.count() == kept


def test_what_a_zone_was_said_to_be_before_is_superseded(tmp_path: Path) -> None:
    keep_programme(DEMONSTRATION, Bilingual("시연", "Demonstration"), demonstration=True)
    zone = Zone.objects.create(id="EX00001", programme_id=DEMONSTRATION, address="ex00001")
    old = ZoneFact.objects.create(zone=zone, kind="type", value="부가가치 고도화형", recorded_at=NOW, basis="example")
    keep(tmp_path)
    old.refresh_from_db()
    assert old.superseded_by is not None
    assert old.superseded_by.value == "type_1"
