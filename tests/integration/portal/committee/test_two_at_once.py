"""Two people act on the same meeting at the same moment: one is recorded, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.integration.portal.cases.test_at_once import own_file
from tests.integration.portal.committee.conftest import HELD, TODAY, key, make_committee
from tests.people_tools import make_world

from teukgu.portal.services.meetings.attending import attend, open_meeting
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote
from teukgu.portal.store.models import ItemResolution
from teukgu.values import Refused


@pytest.fixture
def committed(transactional_db, tmp_path):
    """A committee in committed rows, in a database that several connections can work in."""
    if connection.vendor == "sqlite":
        with own_file(tmp_path / "at-once.sqlite3"):
            yield make_committee(make_world())
        return
    yield make_committee(make_world())


def test_one_resolution_and_one_refusal(committed):
    committee = committed
    meeting = committee.call()
    item = committee.item(meeting)
    committee.told(meeting)
    for row in committee.members.values():
        attend(committee.secretary, meeting.pk, membership=row.pk, how="in_person", **committee.stamps())
    open_meeting(committee.secretary, meeting.pk, **committee.stamps(now=HELD))
    for row in committee.members.values():
        given = {"item": item.pk, "membership": row.pk, "choice": "yes", "today": TODAY}
        vote(committee.secretary, meeting.pk, **committee.stamps(**given))
    meeting.refresh_from_db()
    together = Barrier(2)

    def one(text: str) -> str:
        together.wait()
        try:
            given = {"item": item.pk, "text": text, "seen_version": meeting.version, "once": key()}
            return resolve(committee.secretary, meeting.pk, now=HELD, today=HELD.date(), **given).text
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = set(pool.map(one, ["가안", "나안"]))
    assert "meeting.changed_meanwhile" in answers
    assert len(answers & {"가안", "나안"}) == 1
    assert ItemResolution.objects.count() == 1
