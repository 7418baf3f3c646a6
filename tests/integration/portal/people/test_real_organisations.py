"""Organisations of the real programme: made from the registry, with posts and without people."""

import pytest
from tests.people_tools import TODAY
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.loading.programme import programme_folder
from teukgu.loading.registry_files import read_registry
from teukgu.portal.services.people.keep_organisations import keep_organisations
from teukgu.portal.services.registry.published import load_published
from teukgu.portal.services.registry.regions import load_regions
from teukgu.portal.services.registry.sources import load_sources
from teukgu.portal.services.registry_load import keep_programme
from teukgu.portal.store.models import Account, Holding, Jurisdiction, Organisation, Programme
from teukgu.portal.store.queries.people.territory import territory_of, unserved
from teukgu.values import Bilingual

REAL = "kr_special_zones"


@pytest.fixture
def real(db: None) -> str:
    """The real programme's organisations (and its regions, when no other test has loaded them)."""
    if not Programme.objects.filter(pk=REAL).exists():
        keep_programme(REAL, Bilingual("진짜", "real"), demonstration=False)
        files = read_registry(programme_folder() / "registry")
        sources = load_sources(REAL, files)
        load_regions(REAL, files)
        load_published(REAL, files, sources)
    keep_organisations(REAL, programme_folder())
    return REAL


def names(kind: str) -> set[str]:
    rows = Organisation.objects.filter(programme=REAL, kind=kind, valid_to=None)
    return set(rows.values_list("name_ko", flat=True))


def test_they_follow_the_registry_and_nobody_holds_a_post(real: str) -> None:
    assert "세종특별자치시" in names("municipality")
    assert "세종특별자치시" not in names("province")
    assert "제주특별자치도의회" in names("council")
    assert "제주시의회" not in names("council")
    assert "강릉시의회" in names("council")
    assert len(names("office")) == len(set(Organisation.objects.filter(programme=REAL, kind="office")))
    assert not Holding.objects.filter(post__organisation__programme=REAL).exists()
    assert not Organisation.objects.filter(programme=REAL, posts=None).exists()


def test_jeju_stands_with_the_ministry(real: str) -> None:
    jeju = set(
        Organisation.objects.filter(programme=REAL, name_ko__in=["제주시", "서귀포시"]).values_list("region", flat=True)
    )
    assert unserved(REAL, TODAY) == jeju
    office = Organisation.objects.get(programme=REAL, key="office-gwangju-jeonnam")
    assert Jurisdiction.objects.filter(office=office.office, region__in=jeju).exists()
    assert not jeju & territory_of(office, TODAY)


def test_a_province_answers_for_the_towns_of_the_day(real: str) -> None:
    from datetime import date

    one = Organisation.objects.get(programme=REAL, name_ko="경상북도")
    gunwi = Organisation.objects.get(programme=REAL, name_ko="군위군").region_id
    assert gunwi in territory_of(one, date(2023, 6, 30))
    assert gunwi not in territory_of(one, date(2023, 7, 1))


def test_keeping_again_changes_nothing_and_keeps_posts_as_they_are(real: str) -> None:
    one = Organisation.objects.get(programme=REAL, key="ministry-operation")
    one.posts.filter(key="chief").update(name_ko="과장")
    assert keep_organisations(REAL, programme_folder()) == 0
    assert one.posts.get(key="chief").name_ko == "과장"


def test_the_console_invites_the_first_person(real: str) -> None:
    register_commands()
    run = CliRunner().invoke
    given = ["invite", "system", "operator", "--email", "op@mss.example", "--name", "홍길동"]
    done = run(app, [*given, "--url", "https://teukgu.example/"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("https://teukgu.example/accounts/invitation/")
    account = Account.objects.get(email="op@mss.example")
    assert (account.is_active, account.demonstration) == (False, False)
    wrong = run(app, ["invite", "system", "nobody", "--email", "x", "--name", ""])
    assert wrong.exit_code == 2
    assert "system operator" in wrong.output
    assert "system\toperator" in run(app, ["invite", "system", "--list"]).output
