"""The report card of a zone in a round: who reads it, what is on it at which moment, the files."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from tests import round_tools as tools
from tests.portal_case_tools import moment

from teukgu.portal.services.round_case.card_pack import CARDS, sweep_packs
from teukgu.portal.services.round_case.cards import zone_card
from teukgu.portal.services.round_case.chores import make_next_cards
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.store.models import Observation
from teukgu.portal.store.queries.round_case.corrections import corrections_of

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"


@pytest.fixture
def play(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    return tools.on_draft_day(monkeypatch)


def test_a_zone_reads_its_own_card_and_nobody_elses(play):
    town = tools.client_of(play, "town-neulnuri.officer")
    desk = f"/cases/{play.number}/round/zones"
    page = town.get(f"{desk}/{FIRST}/card/").content.decode()
    for words in ("2026년 평가 결과표", "우수", "특화사업 매출액", "2027. 5. 14.(금)까지"):
        assert words in page
    assert "예시 특구 3" not in page  # the middle one: another zone's result
    assert f"{desk}/{FIRST}/card/" in town.get(f"{desk}/{FIRST}/").content.decode()
    hidden = [f"{desk}/{LAST}/card/", f"{desk}/{LAST}/card.pdf", f"{desk}/nothing/card/", f"{desk}/{FIRST}/card.doc"]
    assert {town.get(address).status_code for address in hidden} == {404}
    assert tools.client_of(play, "province-garam.officer").get(f"{desk}/{FIRST}/card/").status_code == 404
    assert tools.client_of(play, "ministry-policy.officer").get(f"{desk}/{LAST}/card/").status_code == 200
    assert Client().get(f"{desk}/{FIRST}/card/").status_code == 302


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("hwpx", b"PK"), ("xlsx", b"PK")])
def test_the_files_are_those_of_the_page(play, kind, begins):
    answer = tools.client_of(play, "town-neulnuri.officer").get(f"/cases/{play.number}/round/zones/{FIRST}/card.{kind}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f"{FIRST}-card.{kind}" in answer["Content-Disposition"]


def test_all_cards_are_made_once_in_one_file_with_progress(play):
    page, ministry = f"/cases/{play.number}/round/cards/", tools.client_of(play, tools.MINISTRY)
    for _click in range(2):
        assert ministry.post(f"{page}ask/", {"language": "en", "once": "cards"}).status_code == 302
    chore = play.case.round_chores.get(kind=CARDS)
    assert "5곳 가운데 0곳" in ministry.get(page).content.decode()
    assert ministry.get(f"{page}{chore.pk}.zip").status_code == 404
    assert play.work() == 0  # not among the short chores
    assert make_next_cards(workers=1)
    assert not make_next_cards(workers=1)
    chore.refresh_from_db()
    assert (chore.state, chore.data["made"]) == ("done", 5)
    answer = ministry.get(f"{page}{chore.pk}.zip")
    pack = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert len(pack.namelist()) == 1 + 5 * 4
    assert "What raised and lowered the score" in pack.read(f"{FIRST}.html").decode()
    assert FIRST in pack.read("index.csv").decode()
    assert "5곳 모두 만듦" in ministry.get(page).content.decode()
    for who, status in (("audit.auditor", 200), ("town-neulnuri.officer", 404), ("province-garam.officer", 404)):
        other = tools.client_of(play, who)
        assert {other.get(page).status_code, other.get(f"{page}{chore.pk}.zip").status_code} == {status}
        assert other.post(f"{page}ask/", {"language": "ko"}).status_code == 404
    assert sweep_packs(moment(tools.DRAFT_DAY) + timedelta(days=5000)) == 1
    assert ministry.get(f"{page}{chore.pk}.zip").status_code == 404


def test_in_english(play):
    page = tools.client_of(play, "town-neulnuri.officer").get(f"/en/cases/{play.number}/round/zones/{FIRST}/card/")
    assert "What raised and lowered the score" in page.content.decode()


def test_the_decision_is_on_it_only_once_it_is_made_and_corrections_with_their_reason(play):
    depart(play.viewer(), play.number, zone=FIRST, tier=2, reason="현장을 다시 봄", **play.stamp())
    assert zone_card(play.standing(), play.situation(), FIRST).decision is None
    tools.correct(play, FIRST, 5)
    assert zone_card(play.standing(), play.situation(), FIRST).objection.days == 10
    assert (
        zone_card(play.standing(), play.situation(), FIRST).corrections == ()
    )  # after the freeze: no part of this result


def test_a_zone_outside_the_round_has_no_card(play):
    assert zone_card(play.standing(), play.situation(), "nowhere") is None


def test_only_corrections_of_reports_in_the_years_of_the_round_count(play):
    tools.correct(play, FIRST, 5)
    later = moment(tools.DRAFT_DAY) + timedelta(days=1)
    (found,) = corrections_of(FIRST, years={tools.YEAR}, before=later)
    assert (found.after, found.reason) == (5, "장부를 다시 확인함")
    assert corrections_of(FIRST, years={tools.YEAR - 1}, before=later) == ()
    sheet = {
        "programme_id": play.world.programme, "zone_id": FIRST, "year": tools.YEAR, "indicator": "jobs",
        "status": "given", "provenance": "earlier_report", "confidence": "reported", "version": 1,
        "recorded_at": play.moment(),
    }  # fmt: skip
    first = Observation.objects.create(value=1, **sheet)
    Observation.objects.create(value=2, corrects=first, **sheet)
    assert corrections_of(FIRST, years={tools.YEAR}, before=later) == (found,)
