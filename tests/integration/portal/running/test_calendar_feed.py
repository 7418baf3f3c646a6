"""The calendar feed: days and case numbers for whoever holds the post and knows the secret."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar
from tests.people_tools import NOW, make_world, sign_in

from teukgu.portal import clock
from teukgu.portal.services.calendar_feeds import make_feed
from teukgu.portal.store.models import Case, CaseClock, CaseNow, Holding

pytestmark = pytest.mark.django_db
MINISTRY = "ministry-operation"


def a_clock() -> None:
    today = clock.today()
    case = Case.objects.create(
        programme_id="demonstration", number="F-1", procedure="designation", title="비밀 제목", once="f1",
        opened_at=NOW, opened_on=today, rules_on=today,
    )  # fmt: skip
    CaseNow.objects.create(case=case, stage="examining", changed_at=NOW)
    due = today + timedelta(days=9)
    CaseClock.objects.create(case=case, clock="decision", party="minister", started_on=today, due=due)


def test_feed_of_a_post(client: Client) -> None:
    world = make_world()
    a_clock()
    viewer = world.viewer(MINISTRY, clock.today())
    secret = make_feed(viewer, viewer.posts[0].post, now=NOW)
    answer = client.get(f"/calendar/{secret}.ics")
    events = Calendar.from_ical(answer.content.decode()).walk("VEVENT")
    assert [str(event["summary"]).startswith("F-1 ") for event in events] == [True]
    assert "비밀 제목" not in answer.content.decode()
    Holding.objects.filter(account=int(viewer.account)).update(valid_to=clock.today())
    assert client.get(f"/calendar/{secret}.ics").status_code == 404


def test_a_new_address_replaces_the_old_and_can_be_revoked(client: Client) -> None:
    world = make_world()
    viewer = world.viewer(MINISTRY, clock.today())
    post = viewer.posts[0].post
    old, new = make_feed(viewer, post, now=NOW), make_feed(viewer, post, now=NOW)
    assert [client.get(f"/calendar/{one}.ics").status_code for one in (old, new)] == [404, 200]
    sign_in(client, world.account(MINISTRY))
    page = client.post("/work/calendar/feeds/", {"post": str(post), "do": "make"})
    assert ".ics" in page.content.decode()
    client.post("/work/calendar/feeds/", {"post": str(post), "do": "revoke"})
    assert client.get(f"/calendar/{new}.ics").status_code == 404


def test_only_for_posts_of_ones_own(client: Client) -> None:
    world = make_world()
    sign_in(client, world.account("town-neulnuri.officer"))
    foreign = str(world.post("town-deulbina.officer").pk)
    assert client.post("/work/calendar/feeds/", {"post": foreign, "do": "make"}).status_code == 404
    assert client.get("/calendar/nothing.ics").status_code == 404
