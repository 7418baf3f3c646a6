import shutil
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from tests.integration.registry.conftest import NOW, PROGRAMME, TODAY

from teukgu.loading.programme import programme_folder
from teukgu.portal.services.registry.zones import address_of
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.services.statistics_load import load_statistics
from teukgu.portal.store import models
from teukgu.portal.store.models import Award, Region, RegionStatistic, Zone, ZoneFact, ZoneNow, ZonePlace
from teukgu.values import Bilingual, Refused

FOLDER = programme_folder() / "registry"


def everything():
    """Every row of every table of the store, also of the tables that link rows with their sources."""
    named = [getattr(models, name) for name in models.__all__]
    tables = [one for one in named if issubclass(one, Model)]
    tables += [field.remote_field.through for table in tables for field in table._meta.many_to_many]
    return {table._meta.db_table: sorted(map(repr, table._default_manager.values_list())) for table in tables}


def test_what_is_loaded(loaded):
    assert loaded.zones == Zone.objects.count() == ZoneNow.objects.count() == 217
    assert loaded.new_facts == ZoneFact.objects.count()
    assert Award.objects.count() == 78
    assert Award.objects.filter(shown=False).count() == 12
    assert Region.objects.exclude(kind="province").count() == 239


def test_loading_twice_changes_nothing(loaded):
    before = everything()
    again = load_registry(PROGRAMME, FOLDER, now=NOW + timedelta(days=1), today=TODAY)
    assert again.already
    assert load_statistics(PROGRAMME, programme_folder(), now=NOW) == 0
    assert everything() == before


def test_loading_the_same_content_without_its_stamp_adds_no_fact(loaded):
    before = set(ZoneFact.objects.values_list("pk", flat=True))
    models.LoadStamp.objects.all().delete()
    again = load_registry(PROGRAMME, FOLDER, now=NOW, today=TODAY)
    assert (again.already, again.new_facts) == (False, 0)
    assert set(ZoneFact.objects.values_list("pk", flat=True)) == before


def test_a_corrected_file_adds_facts_and_keeps_the_former(loaded, tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "registry")
    path = folder / "zones.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("KZ2004-01,순창 장류산업특구", "KZ2004-01,순창 장류특구"), encoding="utf-8")
    done = load_registry(PROGRAMME, folder, now=NOW + timedelta(days=1), today=TODAY)
    assert done.new_facts == 1
    names = ZoneFact.objects.filter(zone="KZ2004-01", kind="name").order_by("pk")
    assert [fact.value for fact in names] == ["순창 장류산업특구", "순창 장류특구"]
    assert ZoneNow.objects.get(pk="KZ2004-01").name_ko == "순창 장류특구"
    assert ZoneNow.objects.get(pk="KZ2004-01").address == "kz2004-01"


def test_a_broken_file_changes_nothing(loaded, tmp_path):
    before = everything()
    folder = shutil.copytree(FOLDER, tmp_path / "registry")
    (folder / "awards.csv").write_text("year,zone_id\n", encoding="utf-8")
    with pytest.raises(Refused):
        load_registry(PROGRAMME, folder, now=NOW, today=TODAY)
    assert everything() == before


def test_facts_are_never_edited_or_deleted(loaded):
    fact = ZoneFact.objects.first()
    fact.value = "다른 이름"
    with pytest.raises(PermissionDenied):
        fact.save()
    with pytest.raises(PermissionDenied):
        fact.delete()


def test_a_clock_before_the_day_of_the_registry_sees_the_registry_of_its_day(loaded):
    assert not load_registry(PROGRAMME, FOLDER, now=NOW, today=date(2020, 1, 1)).new_facts
    assert set(ZoneNow.objects.values_list("as_of", flat=True)) == {TODAY}


def test_the_flat_table_follows_the_day(loaded):
    load_registry(PROGRAMME, FOLDER, now=NOW, today=date(2027, 1, 1))
    assert set(ZoneNow.objects.values_list("as_of", flat=True)) == {date(2027, 1, 1)}


def test_merged_and_joint_places(loaded):
    places = dict(ZonePlace.objects.filter(zone="KZ2004-06").values_list("region__name_ko", "province__name_ko"))
    assert places == {"서귀포시": "제주특별자치도"}
    joint = ZoneNow.objects.get(pk="KZ2008-18")
    assert (joint.joint, joint.where_ko) == (True, "충청남도 홍성군·예산군")
    province_wide = ZoneNow.objects.get(pk="KZ2011-03")
    assert (province_wide.joint, province_wide.where_ko) == (True, "충청북도")
    assert ZoneNow.objects.get(pk="KZ2004-04").where_ko == "전남광주통합특별시 순천시"


def test_programmes_do_not_mix(loaded):
    keep_programme("demonstration", Bilingual("시연", "Demonstration"), demonstration=True)
    before = everything()
    zone = Zone.objects.create(id="EX2026-01", programme_id="demonstration", address=address_of("EX2026-01"))
    assert load_registry(PROGRAMME, FOLDER, now=NOW, today=TODAY).already
    zone.delete()
    assert everything() == before


def test_statistics_and_borders(loaded):
    assert RegionStatistic.objects.filter(region="M001", indicator__key="establishments").count() == 3
    borders = set(models.RegionBorder.objects.values_list("region", "neighbour"))
    assert {(two, one) for one, two in borders} == borders
