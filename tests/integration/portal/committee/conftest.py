"""A committee of the demonstration with seven members, and a case before it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from tests.people_tools import World, make_world

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bodies import establish_body
from teukgu.portal.services.meetings.calling import add_item, call_meeting, send_notices
from teukgu.portal.services.meetings.members import appoint
from teukgu.portal.store.models import AgendaItem, Body, Case, CaseEvent, CaseNow, CaseParty, Meeting, Membership

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
HELD = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
SEATS = ("minister", "molit_vice_minister", "education", "justice")
PEOPLE = ("committee.member", "committee-member-2", "committee-member-3")
_keys = count(1)


def key() -> str:
    return f"test-{next(_keys)}"


@dataclass
class Committee:
    world: World
    body: Body
    secretary: Viewer
    members: dict[str, Membership] = field(default_factory=dict)

    def stamps(self, **more: object) -> dict[str, object]:
        return {"once": key(), "now": NOW, **more}

    def call(self, form: str = "in_person", at: datetime = HELD, **more: object) -> Meeting:
        given = {"form": form, "starts_at": at, "purpose": "특구 지정안 심의", "place": "회의실", **more}
        return call_meeting(self.secretary, self.body.key, today=TODAY, **self.stamps(**given))

    def told(self, meeting: Meeting) -> None:
        send_notices(self.secretary, meeting.pk, sent_at=NOW, **self.stamps())

    def item(self, meeting: Meeting, case: Case | None = None, **more: object) -> AgendaItem:
        given = {"title": "예시 특구 지정안", "case": case.number if case else "", **more}
        return add_item(self.secretary, meeting.pk, **self.stamps(**given))

    def viewer(self, name: str) -> Viewer:
        return self.world.viewer(name, TODAY)


@pytest.fixture
def committee(db: None) -> Committee:
    return make_committee(make_world())


def make_committee(world: World) -> Committee:
    """Seven members: minister, vice minister, two by office, three appointed."""
    body = establish_body(world.organisation("committee"))
    found = Committee(world, body, world.viewer("committee.secretary"))
    for number, seat in enumerate(SEATS):
        row = appoint(
            found.secretary, body.key, seat=seat, name=f"예시위원{number}", since=date(2026, 1, 2), **found.stamps()
        )
        found.members[seat] = row
    for person in PEOPLE:
        account = world.account(person).pk
        given = found.stamps(seat="appointed", account=account, since=date(2026, 1, 2))
        found.members[person] = appoint(found.secretary, body.key, **given)
    return found


@pytest.fixture
def case(committee: Committee) -> Case:
    """A case that was referred to the committee, with the town as applicant."""
    town = committee.world.organisation("town-neulnuri")
    found = Case.objects.create(
        programme_id="demonstration",
        number="D-2026-001",
        procedure="designation",
        title="예시 특구 지정",
        opened_at=NOW,
        opened_on=TODAY,
        rules_on=TODAY,
        once=key(),
    )
    CaseParty.objects.create(case=found, party="applicant", organisation=town, lead=True, since=TODAY)
    acts = ("open_draft", "adopt_plan", "announce_plan", "apply", "register_application", "refer_committee")
    for seq, act in enumerate(acts, start=1):
        day = TODAY - timedelta(days=30 - seq)
        party = "minister" if act in {"register_application", "refer_committee"} else "applicant"
        CaseEvent.objects.create(
            case=found, seq=seq, act=act, party=party, happened_on=day, recorded_at=NOW, data={}, once=key()
        )
    Case.objects.filter(pk=found.pk).update(version=len(acts))
    CaseNow.objects.update_or_create(case=found, defaults={"stage": "committee", "changed_at": NOW})
    found.refresh_from_db()
    return found
