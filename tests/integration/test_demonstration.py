from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demonstration import SCHEMES, keep_demonstration
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.store import queries
from teukgu.portal.store.models import Round, Zone, ZoneNow
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
