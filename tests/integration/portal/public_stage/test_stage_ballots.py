"""Single ballots of a channel: read by line, set aside and taken back, withdrawn, erased after the seal, published."""

import io
import json
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import round_tools as tools
from tests.integration.portal.public_stage.test_public_stage import (
    BALLOT,
    CHANNEL,
    ONE,
    TWO,
    desk,
    now,
    opened_ballot,
    play,
    voted,
)
from tests.portal_case_tools import moment

from teukgu.documents.bundle import bundle_bytes, software_version
from teukgu.documents.verifying import verify
from teukgu.evaluation.seal import MANIFEST, manifest
from teukgu.portal.services.erasure.run import due_for_erasure, erase_due
from teukgu.portal.services.public_stage.analysing import analyses_now
from teukgu.portal.services.public_stage.casting import cast_ballot, enter_by_code
from teukgu.portal.services.public_stage.counting import cast_of, vote_counts
from teukgu.portal.services.public_stage.erasing import erase_ballots
from teukgu.portal.services.public_stage.mixing import mix, mix_ballots
from teukgu.portal.services.round_case.computing import adopt_results
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.publishing import publish, seal
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import (
    BallotCast,
    BallotCode,
    BallotExclusion,
    BallotExclusionDetail,
    BallotHeld,
    BallotImport,
    BallotTally,
    BallotVoter,
    PublicBallot,
    RoundFile,
    StageErasure,
)
from teukgu.values import Refused

__all__ = ["now", "play"]
pytestmark = pytest.mark.django_db
PLATFORM = {
    **CHANNEL,
    "channel": "platform",
    "method": "platform",
    "name": "국민 투표 누리집",
    "turnout": "예시가람도, 70\n예시누리도, 30",
}
HEADER = ("ballot", "at", "choices", "home_region", "source")
STUFFED = 40
CROWD = [
    (f"secret-{place}", f"2027-03-{2 + place % 18:02} {9 + place % 11:02}:{place % 60:02}",
     f"example-report-{1 + place % 5}", ("예시가람도", "예시누리도")[place % 2], f"home-{place}")
    for place in range(60)
]  # fmt: skip
STUFF = [
    (f"secret-s{place}", f"2027-03-{2 + place % 18:02} 10:{place:02}", ONE, "예시가람도", "office")
    for place in range(STUFFED)
]


def csv_of(rows, name="b.csv"):
    text = "\n".join(",".join(row) for row in (HEADER, *rows))
    return SimpleUploadedFile(name, text.encode())


def xlsx_of(rows, sheet="votes"):
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.title = sheet
    for row in (HEADER, *rows):
        book.active.append(row)
    book.save(content)
    return SimpleUploadedFile("b.xlsx", content.getvalue())


def total(play, now):
    return sum(one.votes for one in vote_counts(play.case, now.at))


def press(client, address, what, **sent):
    return client.post(f"{address}do/{what}/", sent, follow=True).content.decode()


def found_in(play, now):
    (found,) = analyses_now(play.standing(), now.at)
    return found


def test_ballots_are_read_by_line_set_aside_taken_back_and_withdrawn(play, now):
    client, address = desk(play)
    bad = [CROWD[0], (CROWD[0][0], "soon", f"{ONE};{ONE}", "읍", "x"), ("b", CROWD[0][1], "nothing", "예시가람도", "x")]
    for number, file in enumerate((csv_of(bad), xlsx_of(bad))):
        page = press(client, address, "import", **PLATFORM, once=f"bad{number}", file=file)
        for told in (
            "때를 읽을 수 없습니다",
            "시·도가 아닙니다: 읍",
            "저마다 한 번만",
            "2번째 줄과 같은 것",
            "nothing",
        ):
            assert told in page
        assert ("votes!B3: " if number else "3번째 줄: ") + "때를 읽을 수" in page
    assert "votes 시트가 없습니다" in press(
        client, address, "import", **PLATFORM, once="sheet", file=xlsx_of(CROWD, "표")
    )
    assert not BallotImport.objects.exists()
    press(client, address, "import", **PLATFORM, once="csv", file=csv_of(CROWD))
    assert (total(play, now), BallotImport.objects.get().kind, bytes(BallotImport.objects.get().content)) == (
        60, "ballots", b"",
    )  # fmt: skip
    sent = {**PLATFORM, "file": xlsx_of([*CROWD, *STUFF])}
    assert "이유를 적지 않았습니다" in press(client, address, "import", **sent, once="again")
    sent["file"] = xlsx_of([*CROWD, *STUFF])
    press(client, address, "import", **sent, once="xlsx", reason="빠진 표를 더함")
    assert (total(play, now), BallotImport.objects.count()) == (100, 2)
    assert not BallotCast.objects.filter(receipt__contains="secret").exists()
    alarm = next(one for one in found_in(play, now).alarms["platform"] if one.check == "source")
    told = {"component": "public", "channel": "platform", "pattern": "source", "about": alarm.about}
    assert "이유를 적지 않았습니다" in press(client, address, "aside", **told, once="a", reason=" ")
    assert (total(play, now), BallotExclusion.objects.count()) == (100, 0)
    press(client, address, "aside", **told, once="b", reason="한 접속지에서 몰림")
    press(client, address, "aside", **told, once="b", reason="한 접속지에서 몰림")
    assert "그런 정황이 지금은 없습니다" in press(client, address, "aside", **told, once="c", reason="또")
    found = found_in(play, now)
    assert (total(play, now), found.aside, sum(one.votes for one in found.all.zones)) == (100 - STUFFED, STUFFED, 100)
    row = BallotExclusion.objects.get()
    assert "이유를 적지 않았습니다" in press(client, address, "back", row=row.pk, once="d")
    assert total(play, now) == 100 - STUFFED
    press(client, address, "back", row=row.pk, once="e", reason="공용 컴퓨터로 확인됨")
    assert (total(play, now), found_in(play, now).aside, BallotExclusion.objects.count()) == (100, 0, 2)
    press(client, address, "aside", **told, once="f", reason="다시 살핌")
    assert total(play, now) == 100 - STUFFED
    standing = BallotImport.objects.get(number=2)
    assert "이유를 적지 않았습니다" in press(client, address, "withdraw", row=standing.pk, once="g")
    press(client, address, "withdraw", row=standing.pk, once="h", reason="자료 오류")
    assert (total(play, now), analyses_now(play.standing(), now.at), BallotCast.objects.count()) == (0, [], 160)


def test_a_ballot_called_off_takes_no_vote_and_another_may_be_made(play, now):
    ballot, codes = opened_ballot(play, now)
    voted(codes[0], [ONE])
    client, address = desk(play)
    assert "이유를 적지 않았습니다" in press(client, address, "call-off", row=ballot.pk, once="a")
    press(client, address, "call-off", row=ballot.pk, once="b", reason="질문이 잘못됨")
    voted(codes[1], [ONE])
    assert ballot.voters.count() == 1
    now.at = ballot.closes_at
    assert vote_counts(play.case, now.at) == ()
    client, address = desk(play)
    times = {"opens_at": "2027-04-10T09:00", "closes_at": "2027-04-12T18:00"}
    press(client, address, "ballot", **{**BALLOT, **times, "once": "c"})
    assert PublicBallot.objects.count() == 2


def sealed_round(play, now):
    """The round with an own ballot and a platform, of which some is set aside, until it is sealed."""
    _ballot, codes = opened_ballot(play, now)
    voted(codes[0], [ONE, TWO])
    client, address = desk(play)
    press(client, address, "import", **PLATFORM, once="i", file=csv_of([*CROWD, *STUFF]))
    alarm = next(one for one in found_in(play, now).alarms["platform"] if one.check == "source")
    told = {"component": "public", "channel": "platform", "pattern": "source", "about": alarm.about}
    press(client, address, "aside", **told, once="a", reason="한 접속지에서 몰림")
    now.at = PublicBallot.objects.get().closes_at
    freeze_inputs(play.viewer(), play.number, **play.stamp() | {"now": now.at})
    play.do("begin_evaluation")
    for stage in ("document_review", "presentation", "public_evaluation"):
        play.do("skip_stage", stage, grounds="시험에서는 하지 않습니다.")
    play.day = tools.DRAFT_DAY
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    play.day = tools.DECISION_DAY
    with pytest.raises(Refused) as refused:
        erase_ballots(play.viewer(), play.number, **play.stamp())
    assert [one.code for one in refused.value.findings] == ["public_stage.sealed_first"]
    assert not due_for_erasure_of_ballots(play)
    play.decide()
    with pytest.raises(Refused):
        erase_ballots(play.viewer(), play.number, **play.stamp())
    seal(play.viewer(), play.number, **play.stamp())
    now.at = moment(play.day) + timedelta(hours=3)
    return codes


def due_for_erasure_of_ballots(play):
    return [one for one in due_for_erasure(play.day) if one.kind == "public_ballots"]


@pytest.mark.parametrize("by_hand", [True, False])
def test_ballots_are_erased_once_sealed_and_what_is_published_names_nobody(play, now, by_hand, tmp_path):
    codes = sealed_round(play, now)
    assert mix_ballots(now.at) == 1
    source = BallotExclusionDetail.objects.get().about.partition("/")[0]
    before = vote_counts(play.case, now.at)
    hidden = [source, *codes, *(code.replace("-", "") for code in codes), "secret-"]
    hidden += [
        *BallotCast.objects.values_list("receipt", flat=True),
        *BallotCode.objects.values_list("hash", flat=True),
    ]
    client, address = desk(play)
    counted = "<dd>1 / 5</dd>"  # votes and codes of the own ballot: told before, and after the erasure
    assert counted in client.get(address).content.decode()
    assert len(due_for_erasure_of_ballots(play)) == 1
    if by_hand:
        press(client, address, "erase", once="e")
        assert "이미 파기하였습니다" in press(client, address, "erase", once="other")
    else:
        erase_due(now=now.at, today=play.day)
    assert not due_for_erasure_of_ballots(play)
    assert counted in client.get(address).content.decode()
    row = StageErasure.objects.get()
    assert (row.ballots, row.codes, row.account_id is None) == (101, 5, not by_hand)
    gone = (BallotCast, BallotCode, BallotVoter, BallotHeld, BallotExclusionDetail)
    assert not [model for model in gone if model.objects.exists()]
    (kept,) = BallotExclusion.objects.all()
    assert (kept.pattern, kept.ballots, kept.reason) == ("source", STUFFED, "한 접속지에서 몰림")
    assert source not in json.dumps(BallotTally.objects.get(channel="platform").alarms)
    assert vote_counts(play.case, now.at) == before
    told = {"notice_number": "고시 제2027-9호", "main_results": "다섯 특구를 평가하였습니다."}
    cache.clear()
    round_ = publish(play.viewer(), play.number, **told, **play.stamp())
    text = bytes(RoundFile.objects.get(round=round_, name="public_stage.json").content).decode()
    assert not [one for one in (*hidden, "officer") if one in text]
    (found,) = json.loads(text)
    assert (found["aside"], len(found["zones_with_aside"]) > 0, found["voters"] > 0) == (STUFFED, True, True)
    assert found["set_aside"] == [
        {"channel": "platform", "pattern": "source", "ballots": STUFFED, "reason": "한 접속지에서 몰림"}
    ]
    assert found["favour"] is not None
    sealed = bytes(RoundFile.objects.get(round=round_, name="bundle.zip").content)
    (tmp_path / "bundle.zip").write_bytes(sealed)
    assert verify(tmp_path / "bundle.zip", expect=round_.bundle_hash).ok
    with zipfile.ZipFile(io.BytesIO(sealed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}
    assert files["public_stage.json"].decode() == text
    files["public_stage.json"] = text.replace('"votes": ', '"votes": 1', 1).encode()
    (tmp_path / "other.zip").write_bytes(bundle_bytes(files | {MANIFEST: manifest(files, software_version())}))
    assert verify(tmp_path / "other.zip").difference.file == "public_stage.json"
    assert found["widest"] > 0
    assert all(one["margin"] is not None for one in found["zones"])
    own, platform = found["channels"]
    assert (own["name"], own["carried_out_by"] != "", own["log_in"]) == ("자체 투표", True, "codes")
    assert [(one["region"], one["voters"]) for one in own["turnout"]] == [("EXP01", 1)]
    assert (platform["carried_out_by"], platform["prizes"], platform["opened"]) == ("조사회사", "없음", "2027-03-02")
    assert round_.facts["public_stage"][0]["aside"] == STUFFED
    for language, said in (("", ("예시가람도", "자기 지역 빼면", "한 접속망에서")), ("/en", ("Without home region",))):
        page = Client().get(f"{language}/example/rounds/{round_.key}/").content.decode()
        assert not [one for one in (*said, "한 접속지에서 몰림", "조사회사") if one not in page]
        assert source not in page


def test_whatever_the_order_of_sends_one_code_is_one_ballot(play, now):
    ballot, codes = opened_ballot(play, now, "-, 4")
    sends = st.tuples(st.integers(0, 3), st.sampled_from([[ONE], [TWO], [ONE, TWO]]), st.sampled_from("abc"))

    @given(st.lists(sends, max_size=12))
    @settings(max_examples=40, deadline=None)
    def holds(sent):
        with transaction.atomic():
            first = {}
            now.at = ballot.opens_at
            for number, choices, once in sent:
                try:
                    entry = enter_by_code(ballot, codes[number], address="10.0.0.7")
                    key = f"{number}{once}"
                    kept = cast_ballot(entry, choices, region="EXP01", once=key, address="10.0.0.7", now=now.at)
                    if len(first) % 2:
                        mix(ballot.pk, now.at, 1)
                except Refused:
                    assert number in first, "the first ballot of a code is taken"
                    continue
                assert first.setdefault(number, (kept, choices)) == (kept, choices)
            assert {one.id: sorted(one.choices) for one in cast_of(ballot)} == dict(first.values())
            assert ballot.voters.count() == len(first)
            now.at = ballot.closes_at
            assert sum(one.votes for one in vote_counts(play.case, now.at)) == sum(len(c) for _, c in first.values())
            transaction.set_rollback(True)

    holds()
