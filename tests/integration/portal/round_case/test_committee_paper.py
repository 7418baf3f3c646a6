"""The page that settles the committee's meeting: what stands on it, who reads it, what a request costs."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import round_tools as tools
from tests.integration.portal.committee.conftest import make_committee
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.committee.kept import NAME, read_paper
from teukgu.portal import clock
from teukgu.portal.once import forget
from teukgu.portal.services.round_case import committee
from teukgu.portal.services.round_case.committee import paper_of
from teukgu.portal.services.round_case.computing import adopt_results
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.services.round_case.publishing import published_files
from teukgu.portal.store.models import ConflictFact, OfficialRank

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"
HEADS = ("1. 한눈에 보기", "2. 경계에 선 특구", "3. 하위 후보", "4. 무엇이 등급을 움직이나", "8. 모든 특구")
QUERIES = 22


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY) + timedelta(hours=6))
    forget()
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    for year, rank in ((2024, 190), (2025, 3)):
        OfficialRank.objects.create(
            programme_id=world.programme, zone_id=LAST, year=year, rank=rank, population=190, source="고시",
            public=True, kept_at=moment(tools.OPENED),
        )  # fmt: skip
    return world


def client_of(world, who):
    client = Client()
    sign_in(client, world.account(who))
    return client


def test_one_page_settles_the_meeting(world, monkeypatch):
    play = tools.drafted(world)
    depart(play.viewer(), play.number, zone=LAST, tier=2, reason="호우 피해", **play.stamp())
    tools.correct(play, FIRST, 1)
    address = f"/cases/{play.number}/round/committee/"
    ministry = client_of(world, "ministry-policy.officer")
    assert address in ministry.get(f"/cases/{play.number}/round/").content.decode()
    page = ministry.get(address).content.decode()
    for words in (*HEADS, "미흡→보통", "호우 피해", "1건(1곳)", "2024년 190/190(하위)", "2025년 3/190", "지표 빼기"):
        assert words in page
    assert f"/cases/{play.number}/round/zones/{LAST}/" in page
    row = play.standing().adopted
    with CaptureQueriesContext(connection) as queries:
        assert ministry.get(address).status_code == 200
    assert len(queries) <= QUERIES, "\n".join(query["sql"][:120] for query in queries)
    files = {kind: ministry.get(f"/cases/{play.number}/round/committee.{kind}").content for kind in ("pdf", "xlsx")}
    assert files["pdf"].startswith(b"%PDF")
    shared = zipfile.ZipFile(io.BytesIO(files["xlsx"])).read("xl/sharedStrings.xml").decode()
    assert all(words in shared for words in ("예시 특구 5", "호우 피해"))
    assert ministry.get(f"/cases/{play.number}/round/committee.doc").status_code == 404
    english = ministry.get(f"/en{address}").content.decode()
    assert "Candidates at the bottom" in english
    assert "하위 후보" not in english
    assert NAME not in published_files(row, {}), "the paper is the committee's and is not published"
    # results kept without a paper, or with one of a form that is no longer known: made again from the bundle
    kept = paper_of(row)
    assert read_paper(bytes(row.files.get(name=NAME).content)) == kept
    monkeypatch.setattr(committee, "read_paper", lambda _content: None)
    forget()
    assert paper_of(row) == kept


def test_the_rows_under_a_number_stand_on_the_page_of_the_zone(world):
    play = tools.drafted(world)
    tools.correct(play, LAST, 5)
    page = client_of(world, "committee.member").get(f"/cases/{play.number}/round/zones/{LAST}/").content.decode()
    for words in ("평가에 쓴 보고 수치", "정정된 수치", "자료를 고정한 뒤", "장부를 다시 확인함", "100,000,000"):
        assert words in page


def test_who_reads_the_paper_and_from_when(world):
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    body = make_committee(world)
    barred = play.viewer("committee.member")
    ConflictFact.objects.create(
        account_id=int(barred.account), fact="employment", organisation_id=world.organisation("town-soldasom").pk,
        known_on=tools.OPENED, recorded_by_id=int(barred.account), recorded_at=moment(tools.OPENED),
        once="worked-there",
    )  # fmt: skip
    address = f"/cases/{play.number}/round/committee/"
    row = play.computed()
    readers = {name: client_of(world, name) for name in (
        "ministry-policy.officer", "audit.auditor", "committee-member-2", "committee.secretary", "committee.member",
        "town-neulnuri.officer", "office-west.officer", "province-garam.officer", "expert-body.expert",
    )}  # fmt: skip
    assert {reader.get(address).status_code for reader in readers.values()} == {404}, "nothing before there is a draft"
    adopt_results(play.viewer(), play.number, row.pk, **play.stamp())
    seen = {name: reader.get(address).status_code for name, reader in readers.items()}
    assert [name for name, status in seen.items() if status == 200] == [
        "ministry-policy.officer", "audit.auditor", "committee-member-2", "committee.secretary",
    ]  # fmt: skip
    assert set(seen.values()) == {200, 404}
    assert readers["committee.member"].get(f"/cases/{play.number}/round/committee.xlsx").status_code == 404
    assert Client().get(address).status_code == 302
    # the item on the agenda leads to it
    meeting = body.call(at=datetime(2027, 5, 24, 5, 0, tzinfo=UTC))
    body.item(meeting, play.case)
    assert address in readers["committee-member-2"].get(f"/meetings/{meeting.pk}/").content.decode()
    assert address not in readers["committee.member"].get(f"/meetings/{meeting.pk}/").content.decode()
