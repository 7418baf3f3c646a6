"""One person, one ballot; channels imported; what counts goes into the freeze; ballots are erased after the seal."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.public_stage import analysing
from teukgu.portal.services.public_stage.analysing import UseOfVotes, analyses_now
from teukgu.portal.services.public_stage.casting import cast_ballot, enter_by_code, enter_by_subject, subject_hash
from teukgu.portal.services.public_stage.counting import cast_of, vote_counts
from teukgu.portal.services.public_stage.erasing import erase_round
from teukgu.portal.services.public_stage.mixing import in_no_order, mix, mix_ballots
from teukgu.portal.services.public_stage.own_ballot import make_codes
from teukgu.portal.services.public_stage.published import stage_files
from teukgu.portal.services.round_case.freezing import freeze_inputs, input_of
from teukgu.portal.services.round_case.from_portal import votes_since
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.store.models import BallotCast, BallotCode, BallotHeld, BallotImport, BallotVoter, PublicBallot
from teukgu.values import Bilingual, Refused

pytestmark = pytest.mark.django_db
ONE, TWO = "example-report-1", "example-report-2"
CHANNEL = {
    "component": "public", "channel": "survey", "method": "survey", "name": "설문조사", "carried_out_by": "조사회사",
    "opened_on": "2027-03-02", "closed_on": "2027-03-20", "log_in": "휴대전화", "prizes": "없음",
    "turnout": "예시가람도, 30, 100\n예시누리도, 12",
}  # fmt: skip
BALLOT = {
    "component": "public", "entry": "codes", "opens_at": "2027-04-06T09:00", "closes_at": "2027-04-09T18:00",
    "most": "2", "question_ko": "가장 잘한 특구는?", "question_en": "Which zones did best?", "prizes": "없음",
}  # fmt: skip


class Now:
    """The clock of the test."""

    at = moment(tools.FREEZE_DAY)


@pytest.fixture
def now(monkeypatch):
    Now.at = moment(tools.FREEZE_DAY)
    monkeypatch.setattr(clock, "today", lambda: clock.day_of(Now.at))
    monkeypatch.setattr(clock, "now", lambda: Now.at)
    cache.clear()
    return Now


@pytest.fixture
def play(now, settings, tmp_path):
    settings.VAR = tmp_path
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    found = tools.prepared(world)
    found.day = tools.FREEZE_DAY
    set_population(found.viewer(), found.number, **found.stamp())
    return found


def desk(play, who="ministry-policy.officer"):
    client = Client()
    sign_in(client, play.world.account(who))
    return client, f"/cases/{play.number}/round/public/"


def opened_ballot(play, now, wanted="예시가람도, 3\n-, 2"):
    client, address = desk(play)
    client.post(f"{address}do/ballot/", {**BALLOT, "once": "b"})
    ballot = PublicBallot.objects.get()
    sent, again = (client.post(f"{address}codes/", {"once": "n", "ballot": ballot.pk, "wanted": wanted}) for _ in "12")
    assert again.content == sent.content, "a double click does not lose the codes"
    late = client.post(f"{address}codes/", {"once": "m", "ballot": ballot.pk, "wanted": wanted})
    assert late.status_code == 422
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"))))
    now.at = ballot.opens_at + timedelta(hours=1)
    return ballot, [row["code"] for row in rows]


def voted(code, zones, once="x", client=None, **more):
    sent = {"what": "cast", "code": code, "choices": zones, "once": once, **more}
    return (client or Client()).post(f"/ballots/{PublicBallot.objects.get().address}/", sent, follow=True)


def test_one_person_has_one_ballot_whatever_is_sent(play, now):
    ballot, codes = opened_ballot(play, now)
    assert len(set(codes)) == 5
    assert not BallotCode.objects.filter(hash__in=[code.replace("-", "") for code in codes]).exists()
    client, phone = desk(play)[0], Client()
    shown = phone.post(f"/ballots/{ballot.address}/", {"what": "enter", "code": codes[0].lower().replace("-", " ")})
    assert "고른 특구 확인하기" in shown.content.decode()
    first = voted(codes[0], [ONE, TWO], "a", phone).content.decode()
    assert "표를 받았습니다" in first
    assert "표를 받았습니다" in voted(codes[0], [ONE, TWO], "a", Client()).content.decode(), "a double click"
    second = voted(codes[0], [TWO], "other").content.decode()
    assert "이미 투표를 마쳤습니다" in second
    assert BallotHeld.objects.count() == BallotVoter.objects.count() == 1
    assert voted(codes[1], [ONE, TWO, "example-report-3"]).status_code == 422
    assert "사는 시·도를 골라" in voted(codes[4], [ONE]).content.decode()
    assert voted(codes[4], [ONE], region="EXP02").status_code == 200
    cast = cast_of(ballot)
    assert {(one.region, tuple(sorted(one.choices))) for one in cast} == {("EXP01", (ONE, TWO)), ("EXP02", (ONE,))}
    assert all(one.at.second == 0 for one in cast)
    assert client.get(f"/cases/{play.number}/round/public/").status_code == 200
    with pytest.raises(Refused):
        make_codes(play.viewer(), play.number, ballot.pk, "-, 5", now=now.at, today=clock.today())


def test_whoever_signed_in_elsewhere_has_one_ballot_too(play, now):
    ballot, _codes = opened_ballot(play, now)
    other = subject_hash(ballot, "oidc", "lee")
    entry = enter_by_subject(ballot, subject_hash(ballot, "oidc", "kim"))
    assert "kim" not in entry.voter
    assert sorted(entry.zones) == ballot.zones
    told = {"region": "EXP01", "address": "10.0.0.7", "now": now.at}
    kept = cast_ballot(entry, [ONE], once="a", **told)
    assert cast_ballot(entry, [ONE], once="a", **told) == kept
    with pytest.raises(Refused):
        cast_ballot(entry, [TWO], once="b", **told)
    assert cast_ballot(enter_by_subject(ballot, other), [ONE], once="c", **told) != kept
    assert len(cast_of(ballot)) == 2


def test_a_ballot_opens_and_closes_on_time_and_guessing_is_stopped(play, now):
    ballot, codes = opened_ballot(play, now)
    page = f"/ballots/{ballot.address}/"
    assert Client().get("/ballots/nothing/").status_code == 404
    for _ in range(30):
        assert Client().post(page, {"what": "enter", "code": "AAAABBBBCCCC"}).status_code == 422
    assert Client().post(page, {"what": "enter", "code": "AAAABBBBCCCC"}).status_code == 429
    assert Client().post(page, {"what": "enter", "code": codes[0]}).status_code == 200, "others share the address"
    cache.clear()
    now.at = ballot.opens_at - timedelta(minutes=1)
    assert "아직 투표를 시작하지 않았습니다" in voted(codes[0], [ONE]).content.decode()
    now.at = ballot.closes_at
    assert "투표가 끝났습니다" in voted(codes[0], [ONE]).content.decode()
    assert BallotVoter.objects.count() == 0
    assert "Voting" in Client().get(f"/en{page}").content.decode()


def test_channels_and_the_own_ballot_go_into_the_freeze_and_ballots_are_erased(play, now, monkeypatch):
    _ballot, codes = opened_ballot(play, now)
    voted(codes[0], [ONE])
    client, address = desk(play)
    bad = SimpleUploadedFile("v.csv", "zone,home_region,votes\nnothing,예시가람도,5\nexample-report-1,읍,-1\n".encode())
    refused = client.post(f"{address}do/import/", {**CHANNEL, "once": "i", "file": bad})
    wrong = refused.content.decode()
    assert refused.status_code == 422
    for kept in ('name="carried_out_by" value="조사회사"', ">예시가람도, 30, 100\n예시누리도, 12</textarea>",
                 '<option value="survey" selected>', "파일은 남지 않으니", 'id="sent" open',
                 f'href="/en{address}"'):  # fmt: skip
        assert kept in wrong, kept
    assert ("nothing" in wrong, "시·도가 아닙니다: 읍" in wrong, BallotImport.objects.count()) == (True, True, 0)
    good = "zone,home_region,votes\nexample-report-1,예시가람도,30\nexample-report-2,예시누리도,12\n"
    client.post(
        f"{address}do/import/", {**CHANNEL, "once": "j", "file": SimpleUploadedFile("v.csv", good.encode("cp949"))}
    )
    assert {one.channel for one in vote_counts(play.case, now.at)} == {"survey"}, "an open ballot tells nothing"
    with pytest.raises(Refused) as refused:
        freeze_inputs(play.viewer(), play.number, once="early", now=now.at, today=clock.today())
    assert [one.code for one in refused.value.findings] == ["public_stage.still_runs"]
    now.at = PublicBallot.objects.get().closes_at
    row = freeze_inputs(
        play.viewer(), play.number, once="f", now=now.at, today=clock.today()
    )  # fmt: skip
    counted = {(one.channel, str(one.zone), one.home_region, one.votes) for one in input_of(row).votes}
    assert counted == {("survey", ONE, "EXP01", 30), ("survey", TWO, "EXP02", 12), ("own", ONE, "EXP01", 1)}
    client, address = desk(play)
    use = UseOfVotes("cap", 1.5, Bilingual("국민 투표", "Public vote"))
    monkeypatch.setattr(analysing, "uses_of", lambda _scheme: {"public": use})
    shown, in_english = (client.get(f"{prefix}{address}").content.decode() for prefix in ("", "/en"))
    for words in ("<h3>국민 투표</h3>", "자기 지역 선호", "30.0%", "기대되는 수의 1.5배까지만"):
        assert words in shown, words
    assert "<h3>Public vote</h3>" in in_english
    assert "1.5 times" in in_english
    frozen = input_of(row).votes
    assert votes_since(play.case, row, frozen, now.at) == []
    less = [one for one in frozen if one.channel != "own"]
    assert [one.code for one in votes_since(play.case, row, less, now.at)] == ["public_stage.votes_changed"]
    before = vote_counts(play.case, now.at)
    erase_round(play.case, account=None, once="e", now=now.at)
    assert (BallotCast.objects.count(), BallotCode.objects.count()) == (0, 0)
    assert vote_counts(play.case, now.at) == before
    assert "파기했습니다" in client.get(address).content.decode()


def test_single_ballots_of_a_channel_lie_in_its_days_and_one_region_alone_publishes(play, now):
    client, address = desk(play)
    for once, at in (("far", "2062-03-05 10:00"), ("first", "0001-01-01"), ("good", "2027-03-05 10:00")):
        file = f"ballot,at,choices,home_region\n1,{at},{ONE};{TWO},예시가람도\n2,2027-03-06,{ONE},예시가람도\n".encode()
        sent = {**CHANNEL, "once": once, "file": SimpleUploadedFile("v.csv", file)}
        page = client.post(f"{address}do/import/", sent, follow=True).content.decode()
        assert ("기간 밖에 낸 표가 1장" in page) is (once != "good")
    assert BallotImport.objects.count() == 1
    published = stage_files(analyses_now(play.standing(), now.at))["public_stage.json"]
    assert [one["votes"] for one in json.loads(published)[0]["zones"]]
    assert client.get(address).status_code == 200
    assert erase_round(play.case, account=None, once="e", now=now.at).ballots == 2


def test_a_ballot_keeps_no_order_of_its_voter():
    given = [str(place) for place in range(60)]
    found = in_no_order(given)
    assert found != given
    assert sorted(found) == sorted(given)


def test_no_row_joins_a_voter_and_a_ballot_and_none_is_lost_or_doubled(play, now):
    ballot, codes = opened_ballot(play, now, "-, 60")
    receipts = {}
    for number, code in enumerate(codes[:45]):
        entry = enter_by_code(ballot, code, address="10.0.0.7")
        told = {"region": "EXP01", "once": str(number), "address": "10.0.0.7", "now": now.at}
        receipts[entry.voter] = cast_ballot(entry, [ONE if number % 2 else TWO], **told)
    held = " ".join(BallotHeld.objects.values_list("content", flat=True))
    assert not [one for one in (ONE, "EXP01", *receipts.values()) if one in held], "what is held is encrypted"
    assert len({len(one) for one in held.split()}) == 1, "its length tells nothing"
    assert not BallotCast.objects.exists()
    with transaction.atomic():
        mix(ballot.pk, now.at, 1)
        transaction.set_rollback(True)  # a worker that is killed
    assert (BallotHeld.objects.count(), BallotCast.objects.count()) == (45, 0)
    assert mix_ballots(now.at) == 1
    assert (BallotHeld.objects.count(), BallotCast.objects.count(), BallotVoter.objects.count()) == (0, 45, 45)
    by_rows = dict(zip(*(rows.order_by("pk").values_list(name, flat=True) for rows, name in (
        (BallotVoter.objects, "hash"), (BallotCast.objects, "receipt"))), strict=True))  # fmt: skip
    assert sum(receipts[one] == found for one, found in by_rows.items()) < 15, "the order joins them"
    entry = enter_by_code(ballot, codes[0], address="10.0.0.7")
    again = {"region": "EXP01", "address": "10.0.0.7", "now": now.at}
    assert cast_ballot(entry, [TWO], once="0", **again) == receipts[entry.voter]
    with pytest.raises(Refused):
        cast_ballot(entry, [TWO], once="other", **again)
    voted(codes[50], [ONE], region="EXP01")
    assert mix_ballots(now.at) == 0, "one alone is not mixed while others may come"
    before = sorted(one.id for one in cast_of(ballot))
    now.at = ballot.closes_at
    assert (mix_ballots(now.at), mix_ballots(now.at)) == (1, 0)
    assert sorted(one.id for one in cast_of(ballot)) == before
    assert set(BallotVoter.objects.values_list("mixed", flat=True)) == {2}
    assert (BallotCast.objects.count(), BallotVoter.objects.count()) == (46, 46)


def test_the_receipt_is_in_no_address_and_no_session(play, now):
    ballot, codes = opened_ballot(play, now)
    client, page = Client(), f"/ballots/{ballot.address}/receipt/"
    answer = voted(codes[0], [ONE], client=client)
    (one,) = cast_of(ballot)
    shown = "-".join(one.id.upper()[part : part + 4] for part in range(0, 16, 4))
    assert shown in answer.content.decode()
    assert not answer.redirect_chain
    assert "no-store" in answer["Cache-Control"]
    assert not [kept for kept in client.session.values() if one.id in str(kept)]
    assert "투표함에 있습니다" not in client.get(page, {"number": shown}).content.decode()
    found = client.post(page, {"number": shown.lower()})
    assert "투표함에 있습니다" in found.content.decode()
    assert shown.lower() not in found.content.decode().lower()


def test_the_election_law_is_said_and_has_to_be_acknowledged(play, now):
    client, address = desk(play)
    sent = {**BALLOT, "opens_at": "2028-03-20T09:00", "closes_at": "2028-03-25T18:00"}
    page = client.post(f"{address}do/ballot/", {**sent, "once": "a"}, follow=True).content.decode()
    assert "공직선거법 제86조제2항제4호" in page
    assert not PublicBallot.objects.exists()
    client.post(f"{address}do/ballot/", {**sent, "once": "b", "acknowledged": "선관위에 확인함"})
    assert PublicBallot.objects.get().acknowledged == "선관위에 확인함"


def test_only_the_ministry_does_anything_and_others_find_nothing(play, now):
    for who in ("town-neulnuri.officer", "office-east.officer"):
        client, address = desk(play, who)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}do/ballot/", BALLOT).status_code == 404
    auditor, address = desk(play, "audit.auditor")
    assert auditor.get(address).status_code == 200
    assert auditor.post(f"{address}codes/", {"ballot": "1", "wanted": "-, 5"}).status_code == 404
    assert Client().get(address).status_code == 302
