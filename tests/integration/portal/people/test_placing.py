"""Inviting, placing, standing in, ending: managers act in their own organisation, and the past stays."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from tests.people_tools import NOW, TODAY, World, sign_in

from teukgu.portal import clock
from teukgu.portal.services.people.accept_invitation import accept_invitation
from teukgu.portal.services.people.end_holding import end_holding
from teukgu.portal.services.people.give_post import give_post
from teukgu.portal.services.people.invite import DAYS, invite
from teukgu.portal.services.people.placing import Term
from teukgu.portal.services.people.posts import add_post, end_post
from teukgu.portal.store.models import AccessLogEntry, Account, Holding
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.values import Bilingual, Refused

GOOD = "nadeul-garam-27"


def invited(world: World, by: str = "town-neulnuri.chief", post: str = "town-neulnuri.officer", **more):
    given = {"email": "new@town.example", "name": "한별", "term": Term(TODAY), "now": NOW, "today": TODAY} | more
    return invite(world.viewer(by), world.post(post).pk, **given)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {one.code for one in refused.value.findings}


def test_an_invited_person_waits_until_the_link_is_opened(world: World) -> None:
    done = invited(world)
    assert viewer_of_account(done.account.pk, TODAY).is_public
    accept_invitation(done.token, password=GOOD, again=GOOD, now=NOW)
    assert [post.kind for post in viewer_of_account(done.account.pk, TODAY).posts] == ["municipality"]


def test_a_link_opens_once_and_not_for_ever_and_a_newer_one_closes_it(world: World) -> None:
    from teukgu.portal.services.people.invite import new_link

    first = invited(world)
    with pytest.raises(Refused) as late:
        accept_invitation(first.token, password=GOOD, again=GOOD, now=NOW + timedelta(days=DAYS, seconds=1))
    second = new_link(first.account, world.viewer("town-neulnuri.chief"), NOW)
    with pytest.raises(Refused) as replaced:
        accept_invitation(first.token, password=GOOD, again=GOOD, now=NOW)
    accept_invitation(second, password=GOOD, again=GOOD, now=NOW)
    with pytest.raises(Refused) as used:
        accept_invitation(second, password=GOOD, again=GOOD, now=NOW)
    with pytest.raises(Refused) as forged:
        accept_invitation(second[:-1] + "x", password=GOOD, again=GOOD, now=NOW)
    assert codes(late) == codes(replaced) == codes(used) == codes(forged) == {"people.link_is_over"}


def test_a_weak_password_leaves_the_link_open(world: World) -> None:
    done = invited(world)
    for password, again in (("short", "short"), (GOOD, "other-thing-27")):
        with pytest.raises(Refused) as refused:
            accept_invitation(done.token, password=password, again=again, now=NOW)
        assert codes(refused) == {"people.password"}
    accept_invitation(done.token, password=GOOD, again=GOOD, now=NOW)


@pytest.mark.parametrize("by", ["town-neulnuri.officer", "town-gaon.chief", "office-east.chief", "resident", ""])
def test_only_managers_of_the_organisation_place_people_there(world: World, by: str) -> None:
    with pytest.raises(Refused) as refused:
        invited(world, by)
    assert codes(refused) == {"people.not_found"}
    assert not Account.objects.filter(email="new@town.example").exists()


def test_the_system_operator_places_people_everywhere_in_the_programme(world: World) -> None:
    invited(world, "system.operator")


def test_everything_wrong_is_said_at_once(world: World) -> None:
    with pytest.raises(Refused) as refused:
        invited(world, email="no address", name=" ")
    assert codes(refused) == {"people.bad_address", "people.missing"}
    term = Term(TODAY - timedelta(days=1), TODAY - timedelta(days=9), "deputy")
    with pytest.raises(Refused) as refused:
        invited(world, term=term)
    assert codes(refused) == {"people.in_the_past", "people.ends_before", "people.missing"}
    with pytest.raises(Refused) as refused:
        invited(world, term=Term(TODAY, date(9999, 12, 31), "deputy", "연가"))
    assert codes(refused) == {"people.too_far_ahead"}


def test_a_deputy_acts_for_the_days_of_the_leave_only(world: World) -> None:
    account, post = world.account("town-neulnuri.head"), world.post("town-neulnuri.officer")
    term = Term(date(2026, 3, 9), date(2026, 3, 13), "deputy", "연가")
    give_post(world.viewer("town-neulnuri.chief"), post.pk, account, term, now=NOW, today=TODAY)
    acting = {
        day: [one.post for one in viewer_of_account(account.pk, date(2026, 3, day)).posts if one.deputy]
        for day in (8, 9, 13, 14)
    }
    assert acting == {8: [], 9: [post.pk], 13: [post.pk], 14: []}
    with pytest.raises(Refused) as refused:
        give_post(world.viewer("town-neulnuri.chief"), post.pk, account, term, now=NOW, today=TODAY)
    assert codes(refused) == {"people.holds_already"}


def test_invented_people_never_get_a_post_of_the_real_programme(world: World) -> None:
    from teukgu.portal.services.registry_load import keep_programme

    keep_programme("real", Bilingual("진짜", "real"), demonstration=False)
    post = world.post("town-neulnuri.officer")
    post.organisation.__class__.objects.filter(pk=post.organisation_id).update(programme="real")
    manager = world.viewer("town-neulnuri.chief", TODAY)
    with pytest.raises(Refused) as refused:
        give_post(manager, post.pk, world.account("newcomer"), Term(TODAY), now=NOW, today=TODAY)
    assert codes(refused) == {"people.demonstration"}


def test_ending_keeps_what_was_and_never_leaves_an_organisation_without_manager(world: World) -> None:
    holding = Holding.objects.get(post=world.post("town-neulnuri.officer"))
    manager = world.viewer("town-neulnuri.chief")
    end_holding(manager, holding.pk, last_day=TODAY, now=NOW, today=TODAY)
    assert viewer_of_account(holding.account_id, TODAY).is_staff
    assert not viewer_of_account(holding.account_id, TODAY + timedelta(days=1)).is_staff
    own = Holding.objects.get(post=world.post("town-neulnuri.chief"))
    with pytest.raises(Refused) as refused:
        end_holding(manager, own.pk, last_day=TODAY, now=NOW, today=TODAY)
    assert codes(refused) == {"people.last_manager"}
    with pytest.raises(Refused) as refused:
        end_holding(manager, holding.pk, last_day=TODAY - timedelta(days=5), now=NOW, today=TODAY)
    assert codes(refused) == {"people.in_the_past"}


def test_posts_are_added_of_the_kinds_that_fit_and_ended_when_nobody_holds_them(world: World) -> None:
    manager, town = world.viewer("town-neulnuri.chief"), world.organisation("town-neulnuri").pk
    more = {"manages_people": False, "phone": "", "today": TODAY}
    post = add_post(manager, town, name=Bilingual("특구 보조", ""), role="officer", **more)
    assert post.name_en == "특구 보조"
    end_post(manager, post.pk, now=NOW, today=TODAY)
    with pytest.raises(Refused) as refused:
        add_post(manager, town, name=Bilingual("", ""), role="data_officer", **more)
    assert codes(refused) == {"people.missing", "people.role_not_here"}
    with pytest.raises(Refused) as refused:
        end_post(manager, world.post("town-neulnuri.officer").pk, now=NOW, today=TODAY)
    assert codes(refused) == {"people.holds_already"}


def test_every_change_is_noted(world: World) -> None:
    invited(world)
    (entry,) = AccessLogEntry.objects.all()
    assert (entry.action, entry.what) == ("change", "holding")
    assert entry.account_id == world.account("town-neulnuri.chief").pk


def test_the_manager_invites_on_the_page_and_the_person_comes_in(world: World, client: Client) -> None:
    sign_in(client, world.account("town-neulnuri.chief"))
    post = world.post("town-neulnuri.officer").pk
    page = f"/people/demonstration/town-neulnuri/posts/{post}/invite/"
    day = clock.today().isoformat()
    form = {"name": "한별", "email": "new@town.example", "first_day": day, "kind": "regular"}
    shown = client.post(page, form).content.decode()
    link = re.search(r'value="http://testserver(/accounts/invitation/[^"]+)"', shown)
    assert link is not None
    assert link[1] in mail.outbox[0].body
    other = Client()
    assert other.post(link[1], {"password": "short", "again": "short"}).status_code == 422
    assert other.post(link[1], {"password": GOOD, "again": GOOD})["Location"] == "/accounts/login/"
    assert other.get(link[1]).status_code == 404
    step = other.post("/accounts/login/", {"login": "new@town.example", "password": GOOD})
    assert step["Location"] == "/accounts/login/code/confirm/"


def test_others_find_no_such_page(world: World) -> None:
    post = world.post("town-neulnuri.officer").pk
    holding = Holding.objects.get(post=post).pk
    pages = [
        f"/people/demonstration/town-neulnuri/posts/{post}/invite/",
        "/people/demonstration/town-neulnuri/posts/",
        f"/people/demonstration/town-neulnuri/holdings/{holding}/end/",
        "/people/demonstration/no-such-town/",
        "/people/kr_special_zones/town-neulnuri/",
    ]
    for who in ("town-gaon.chief", "town-neulnuri.officer", "audit.auditor"):
        client = Client()
        sign_in(client, world.account(who))
        assert [client.get(page).status_code for page in pages] == [404] * 5, who
        assert client.get("/people/demonstration/town-neulnuri/").status_code == 200
    resident = Client()
    sign_in(resident, world.account("resident"))
    assert resident.get("/people/").status_code == 404
    assert Client().get("/people/").status_code == 302


def test_a_post_of_another_organisation_is_not_reached_through_ones_own(world: World, client: Client) -> None:
    sign_in(client, world.account("town-neulnuri.chief"))
    post = world.post("town-gaon.officer").pk
    holding = Holding.objects.get(post=post).pk
    base = "/people/demonstration/town-neulnuri"
    assert client.get(f"{base}/posts/{post}/invite/").status_code == 404
    assert client.get(f"{base}/holdings/{holding}/end/").status_code == 404
    assert client.post(f"{base}/posts/{post}/end/").status_code == 404


def test_who_registered_under_the_address_of_an_official_gains_nothing(world: World) -> None:
    """Somebody registers with an official's address, never confirms it, and waits for a post to come."""
    stranger = Account(email="new@town.example", name="가로챔", demonstration=True, is_resident=True, created_at=NOW)
    stranger.set_password("password-of-a-stranger")
    stranger.save()
    EmailAddress.objects.create(user=stranger, email=stranger.email, verified=False, primary=True)
    done = invited(world)
    assert done.token
    stranger.refresh_from_db()
    assert (stranger.name, stranger.is_active, stranger.has_usable_password()) == ("한별", False, False)
    account = accept_invitation(done.token, password=GOOD, again=GOOD, now=NOW)
    assert account.check_password(GOOD)
    assert EmailAddress.objects.get(user=account).verified
    assert not invited(world, post="town-neulnuri.chief").token


def test_a_term_is_never_made_longer_by_ending_it(world: World) -> None:
    chief, last = world.viewer("town-neulnuri.chief"), TODAY + timedelta(days=5)
    done = invited(world, term=Term(TODAY, last))
    holding = Holding.objects.get(account=done.account)
    with pytest.raises(Refused) as longer:
        end_holding(chief, holding.pk, last_day=last + timedelta(days=300), now=NOW, today=TODAY)
    assert codes(longer) == {"people.ends_sooner"}
    end_holding(chief, holding.pk, last_day=last - timedelta(days=2), now=NOW, today=TODAY)
    holding.refresh_from_db()
    assert holding.valid_to == last - timedelta(days=1)


@pytest.mark.parametrize(
    ("by", "kind", "clear", "past"),
    [
        ("town-deulbina.officer", "municipality", True, False),
        ("town-neulnuri.officer", "municipality", True, True),
        ("town-deulbina.officer", "operator", False, False),
        ("town-neulnuri.officer", "operator", False, True),
        ("ministry-policy.officer", "operator", True, False),
    ],
)
def test_the_directory_names_officials_and_masks_others(
    world: World, client: Client, by: str, kind: str, clear: bool, past: bool
) -> None:
    town = world.organisation("town-neulnuri")
    type(town).objects.filter(pk=town.pk).update(kind=kind)
    done = invited(world, name="가나다라")
    left = invited(world, email="left@town.example", name="지난사람")
    Holding.objects.filter(account=left.account).update(valid_from=TODAY - timedelta(days=9), valid_to=TODAY)
    sign_in(client, world.account(by))
    page = client.get(f"/people/{world.programme}/town-neulnuri/").content.decode()
    assert (done.account.name in page) is (clear or past)
    assert ("가**라" in page) is not (clear or past)
    assert ("지난사람" in page) is past
