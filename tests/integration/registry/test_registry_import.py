"""An official list: a plan first, ids and addresses kept, former values kept, the same list twice does nothing."""

import csv
from datetime import date, timedelta

import pytest
from tests.integration.registry.conftest import NOW, PROGRAMME, TODAY

from teukgu.loading.programme import programme_folder
from teukgu.loading.registry_list import read_official_list
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.registry_import import carry_out_import, plan_import
from teukgu.portal.services.registry_load import load_registry
from teukgu.portal.store.models import LoadStamp, Zone, ZoneFact, ZoneNow
from teukgu.portal.store.queries import zone_at_address
from teukgu.values import Refused

pytestmark = pytest.mark.usefixtures("loaded")
HEAD = ("특구명", "지자체", "지정일", "상태", "해제일", "분야", "사업 종료일", "면적(㎡)", "특구 id")


@pytest.fixture
def write(tmp_path):
    def write(*rows):
        path = tmp_path / "목록.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEAD, *(tuple(row) + ("",) * (len(HEAD) - len(row)) for row in rows)])
        return read_official_list(path)

    return write


def plan(official, as_of=TODAY):
    return plan_import(ANONYMOUS, PROGRAMME, official, as_of=as_of)


def carry_out(official, as_of=TODAY):
    return carry_out_import(ANONYMOUS, PROGRAMME, official, as_of=as_of, now=NOW + timedelta(days=1), today=TODAY)


def all_rows(**changes):
    """Every zone as we hold it, as rows of a list; ``changes`` replace the row of an address."""
    rows = []
    for now in ZoneNow.objects.order_by("pk"):
        status = ("해제", str(now.ended_on)) if now.status == "cancelled" else ("운영", "")
        rows.append(
            changes.get(now.address.replace("-", "_"), (now.name_ko, now.where_ko, str(now.designated_on), *status))
        )
    return [row for row in rows if row is not None]


def test_our_own_list_matches_zone_by_zone(write):
    found = plan(write(*all_rows()))
    assert (found.new, found.missing, found.ambiguous) == ((), (), ())
    assert found.unchanged == 22
    assert len(found.changed) == 195
    assert {change.kind for zone in found.changed for change in zone.changes} == {"status"}


def test_a_plan_changes_nothing(write):
    before = (ZoneFact.objects.count(), Zone.objects.count(), list(ZoneNow.objects.values()))
    plan(write(("새로운 특구", "통영시", "2026-10-10")))
    assert (ZoneFact.objects.count(), Zone.objects.count(), list(ZoneNow.objects.values())) == before


def test_new_changed_missing_and_the_second_time_nothing_to_do(write):
    official = write(
        *all_rows(kz2004_01=("순창 발효·장류산업특구", "전북 순창군", "2005-01-14", "운영"), kz2004_02=None),
        ("통영 바다특구", "경남 통영시", "2026-10-10", "운영", "", "관광레포츠", "2031-12-31", "1000"),
    )
    done = carry_out(official)
    assert [row.name for row in done.new] == ["통영 바다특구"]
    assert [zone for zone, _ in done.missing] == ["KZ2004-02"]
    again = plan(official)
    assert again.nothing_to_do
    assert carry_out(official).nothing_to_do
    assert plan(official, as_of=TODAY + timedelta(days=40)).nothing_to_do


def test_ids_addresses_former_values_and_sources_are_kept(write):
    before = set(ZoneFact.objects.filter(zone="KZ2004-01").values_list("pk", flat=True))
    carry_out(write(("순창 발효·장류산업특구", "전라북도 순창군", "2005-01-14", "운영")))
    page = zone_at_address(ANONYMOUS, PROGRAMME, "kz2004-01")
    assert page.zone.id == "KZ2004-01"
    assert page.zone.name.ko == "순창 발효·장류산업특구"
    assert page.current("status").value == "operating"
    assert page.current("designation").value == {"day": "2005-01-14", "committee": "R01"}
    (former,) = page.former("designation")
    assert former.superseded
    assert former.sources[0].address.startswith("https://")
    assert [fact.value for fact in page.former("name")] == ["순창 장류산업특구"]
    assert page.current("name").sources[0].kind == "official_list"
    assert before < set(ZoneFact.objects.filter(zone="KZ2004-01").values_list("pk", flat=True))


def test_a_missing_zone_is_left_alone(write):
    now = ZoneNow.objects.filter(pk="KZ2004-02").values().get()
    carry_out(write(("순창 장류산업특구", "순창군", "2004-12-30", "운영")))
    assert ZoneNow.objects.filter(pk="KZ2004-02").values().get() == now


def test_a_new_zone_gets_the_next_id_and_an_address_of_its_own(write):
    carry_out(
        write(
            ("울산 새특구", "울산광역시 남구", "2025-12-01", "운영"),
            ("광주 새특구", "광주광역시 동구", "2025-12-01", "해제", "2026-06-01"),
        )
    )
    assert ZoneNow.objects.get(pk="KZ2025-03").address == "kz2025-03"
    assert ZoneNow.objects.get(pk="KZ2025-03").status == "operating"
    assert (ZoneNow.objects.get(pk="KZ2025-04").status, ZoneNow.objects.get(pk="KZ2025-04").ended_on) == (
        "cancelled",
        date(2026, 6, 1),
    )


@pytest.mark.parametrize(
    ("address", "row", "status", "ended"),
    [
        ("kz2004-04", ("순천 국제화교육특구", "순천시", "2004-12-30", "운영"), "operating", None),
        (
            "kz2004-04",
            ("순천 국제화교육특구", "순천시", "2004-12-30", "해제", "2021-04-20"),
            "cancelled",
            date(2021, 4, 20),
        ),
        (
            "kz2004-01",
            ("순창 장류산업특구", "순창군", "2004-12-30", "해제", "2020-01-02"),
            "cancelled",
            date(2020, 1, 2),
        ),
        (
            "kz2004-02",
            ("고창 복분자산업특구", "고창군", "2004-12-30", "해제", "2026-01-02"),
            "cancelled",
            date(2026, 1, 2),
        ),
    ],
)
def test_the_list_settles_the_status(write, address, row, status, ended):
    carry_out(write(row))
    now = ZoneNow.objects.get(address=address)
    assert (now.status, now.ended_on) == (status, ended)
    assert plan(write(row)).nothing_to_do


def test_an_inferred_sector_is_confirmed_by_the_list(write):
    row = ("순창 장류산업특구", "순창군", "2004-12-30", "", "", "향토자원진흥")
    carry_out(write(row))
    assert ZoneNow.objects.get(pk="KZ2004-01").sector_basis == "official_list"
    assert plan(write(row)).nothing_to_do


def test_a_renamed_zone_is_recognised_by_place_and_date(write):
    found = plan(
        write(("증평 레포츠힐링 에듀팜특구", "증평군", str(ZoneNow.objects.get(pk="KZ2009-10").designated_on)))
    )
    assert [zone.zone for zone in found.changed] == ["KZ2009-10"]


def test_a_zone_in_a_district_that_was_split_is_found_under_its_successor(write):
    day = str(ZoneNow.objects.get(pk="KZ2007-04").designated_on)
    found = plan(write(("인천 중구 차이나타운특구", "인천광역시 제물포구", day)))
    assert [zone.zone for zone in found.changed] == ["KZ2007-04"]


def test_everything_unknown_is_refused_at_once_with_its_cell(write):
    official = write(
        ("가특구", "없는군", "2010-01-01"),
        ("나특구", "고성군", "2010-01-01"),
        ("다특구", "순창군", "2010-01-01", "", "", "우주산업"),
        ("라특구", "순창군", "2010-01-01", "", "", "", "", "", "KZ1999-99"),
    )
    with pytest.raises(Refused) as refused:
        plan(official)
    found = {(finding.code, finding.place.cell) for finding in refused.value.findings}
    assert found == {
        ("registry_list.no_region", "A2"),
        ("registry_list.several_regions", "A3"),
        ("registry_list.no_sector", "A4"),
        ("registry_list.no_zone", "A5"),
    }


def test_a_later_release_of_our_files_does_not_undo_the_list(write):
    carry_out(write(("순창 장류산업특구", "순창군", "2005-01-14", "운영")))
    LoadStamp.objects.all().delete()
    ZoneFact.objects.filter(zone="KZ2004-01", kind="designation").exclude(superseded_by=None)
    load_registry(PROGRAMME, programme_folder() / "registry", now=NOW + timedelta(days=2), today=TODAY)
    now = ZoneNow.objects.get(pk="KZ2004-01")
    assert (now.status, now.designated_on) == ("operating", date(2005, 1, 14))
