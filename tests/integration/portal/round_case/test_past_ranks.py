"""Past ranks that were only told to their zones: marked, named before a round publishes them, and not by oversight."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.portal import clock
from teukgu.portal.services.round_case.deciding import resolution_data
from teukgu.portal.services.round_case.publishing import seal
from teukgu.portal.store.models import OfficialRank, Round, RoundFile
from teukgu.portal.store.queries.round_case.ranks import official_ranks, told_only_years

pytestmark = pytest.mark.django_db
DAY = date(2027, 5, 24)
TABLE = "zone,year,rank,population,source\nexample-report-{place},{year},3,190,{source}\n"


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(DAY))
    return make_world(tools.OPENED)


def ministry(world):
    client = Client()
    sign_in(client, world.account("ministry-policy.officer"))
    return client


def send(client, place, year, public):
    file = SimpleUploadedFile("r.csv", TABLE.format(place=place, year=year, source="특구과-7").encode())
    return client.post("/round-cases/ranks/import/", {"file": file, "public": public}, follow=True)


def test_ranks_only_told_are_published_only_by_who_says_so(world, tmp_path):
    tools.zones_with_reports(world)
    client = ministry(world)
    send(client, 1, 2024, "yes")
    assert "알리기만 함" in send(client, 2, 2025, "no").content.decode()
    play = tools.drafted(world)
    desk = f"/cases/{play.number}/round/"
    play.day = DAY
    assert "특구에 알리기만 한 순위가 있습니다: 2025년" in client.get(desk).content.decode()
    data = resolution_data(play.case, "passed", now=play.moment(), today=play.day)
    play.do("record_round_resolution", **{"meeting": "제1회", "result": "passed", "grounds": "원안대로"} | data)
    seal(play.viewer(), play.number, **play.stamp())
    play.case.refresh_from_db()
    sent = {"notice_number": "고시 1", "main_results": "결과", "seen_version": play.case.version, "once": "p"}
    refused = client.post(f"{desk}do/publish/", sent, follow=True).content.decode()
    assert "특구에 알리기만 한 지난 순위가 묶음과 함께 공개됩니다: 2025년" in refused
    assert 'name="told_ranks"' in refused
    assert not Round.objects.filter(programme=world.programme, year=tools.YEAR).exists()
    client.post(f"{desk}do/publish/", {**sent, "told_ranks": "yes", "once": "q"})
    found = Round.objects.get(programme=world.programme, year=tools.YEAR)
    path = tmp_path / "bundle.zip"
    path.write_bytes(bytes(RoundFile.objects.get(round=found, name="bundle.zip").content))
    register_commands()
    run = CliRunner().invoke(app, ["verify", str(path)])
    assert run.exit_code == 0, run.output
    kept = {one.rank.year: one.public for one in official_ranks(world.programme)}
    assert kept == {2024: True, 2025: False, 2026: True}


def test_a_rank_uploaded_again_as_published_needs_no_confirmation(world):
    tools.zones_with_reports(world)
    client = ministry(world)
    send(client, 2, 2025, "")
    assert not OfficialRank.objects.get().public, "not said is only told"
    row = tools.frozen(world).case.round_freezes.get()
    assert told_only_years(row) == (2025,)
    send(client, 2, 2025, "yes")
    assert OfficialRank.objects.count() == 2
    assert told_only_years(row) == ()


def test_the_command_says_whether_they_were_published(world, tmp_path):
    tools.report_tools.make_zone(world, "example-report-1")
    path = tmp_path / "ranks.csv"
    path.write_text(TABLE.format(place=1, year=2025, source="고시"), encoding="utf-8")
    register_commands()
    for more, public in (([], False), (["--public"], True)):
        run = CliRunner().invoke(app, ["round", "ranks", str(path), "--programme", world.programme, *more])
        assert run.exit_code == 0, run.output
        assert [one.public for one in official_ranks(world.programme)] == [public]
