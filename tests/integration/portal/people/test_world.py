"""The invented people, and the territory that comes with their posts."""

import pytest
from django.utils import timezone
from tests.people_tools import World, make_world

from teukgu.portal.services.people.demonstration_accounts import any_demonstration_account
from teukgu.portal.store.models import Account, Organisation

pytestmark = pytest.mark.django_db


def regions(world: World, key: str) -> set[str]:
    return set(world.viewer(key).posts[0].regions)


def test_territory_follows_the_kind_of_organisation(world: World) -> None:
    assert regions(world, "town-neulnuri") == {"EXM01"}
    assert regions(world, "council-neulnuri") == {"EXM01"}
    assert regions(world, "council-bada-province") == {"EXP04"}
    assert regions(world, "province-garam") == {"EXP01", "EXM01", "EXM02", "EXM03"}
    assert regions(world, "office-west") == {"EXM04", "EXM05", "EXM06"}
    assert regions(world, "agriculture") == set()


def test_the_ministry_answers_for_what_no_office_serves(world: World) -> None:
    post = world.viewer("ministry-operation").posts[0]
    assert post.everywhere
    assert post.regions == {"EXM07"}


def test_whoever_has_no_post_has_no_territory(world: World) -> None:
    assert world.viewer("resident").posts == ()
    assert not world.viewer("resident").is_public
    assert world.viewer().is_public


def test_a_city_without_governor_has_no_province_and_jeju_like_cities_no_council(world: World) -> None:
    keys = set(Organisation.objects.values_list("key", flat=True))
    assert "province-hansol-province" not in keys
    assert {"council-hansol", "council-bada-province", "province-bada-province"} <= keys
    assert "council-bada" not in keys


def test_an_account_switched_off_is_nobody(world: World) -> None:
    Account.objects.filter(pk=world.account("town-neulnuri").pk).update(is_active=False)
    assert world.viewer("town-neulnuri").is_public


def test_everybody_has_a_second_factor_and_is_marked(world: World) -> None:
    from allauth.mfa.models import Authenticator

    assert any_demonstration_account()
    assert Authenticator.objects.values("user").distinct().count() == Account.objects.filter(demonstration=True).count()


def test_keeping_twice_adds_nothing(world: World) -> None:
    before = (Organisation.objects.count(), Account.objects.count())
    make_world()
    assert (Organisation.objects.count(), Account.objects.count()) == before
    assert timezone.is_aware(world.now)
