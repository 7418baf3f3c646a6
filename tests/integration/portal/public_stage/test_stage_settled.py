"""Votes that change or still come are caught before the draft, the decision and the seal; zones may leave the list."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import round_tools as tools
from tests.integration.portal.public_stage.test_public_stage import BALLOT, CHANNEL, ONE, TWO, desk, now, play
from tests.integration.portal.public_stage.test_stage_ballots import press
from tests.portal_case_tools import moment
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.portal.services.public_stage.analysing import analyses_now
from teukgu.portal.services.public_stage.casting import cast_ballot, enter_by_subject, subject_hash
from teukgu.portal.services.public_stage.counting import vote_counts
from teukgu.portal.services.public_stage.published import stage_facts
from teukgu.portal.services.round_case.computing import adopt_results
from teukgu.portal.services.round_case.freezing import DROPPED, freeze_inputs, input_of
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.publishing import seal
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import BallotImport, PublicBallot, ZoneNow
from teukgu.values import Refused

__all__ = ["now", "play"]
pytestmark = pytest.mark.django_db


def counts(one, two):
    text = f"zone,home_region,votes\n{ONE},예시가람도,{one}\n{TWO},예시누리도,{two}\n"
    return SimpleUploadedFile("v.csv", text.encode())


def codes_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return [one.code for one in refused.value.findings]


def evaluated(play):
    play.do("begin_evaluation")
    for stage in ("document_review", "presentation", "public_evaluation"):
        play.do("skip_stage", stage, grounds="시험에서는 하지 않습니다.")
    play.day = tools.DRAFT_DAY


def test_nothing_is_decided_on_votes_that_changed_or_still_come(play, now):
    client, address = desk(play)
    press(client, address, "import", **CHANNEL, once="i", file=counts(30, 12))
    freeze_inputs(play.viewer(), play.number, **play.stamp())
    evaluated(play)
    row, now.at = play.computed(), moment(play.day)
    client, address = desk(play)
    press(client, address, "import", **CHANNEL, once="j", reason="빠진 표를 더함", file=counts(31, 12))

    def adopt():
        return adopt_results(play.viewer(), play.number, row.pk, **play.stamp())

    assert codes_of(adopt) == ["public_stage.votes_changed"]
    freeze_inputs(play.viewer(), play.number, grounds="표를 바로잡음", **play.stamp())
    row = play.computed()
    adopt()
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    play.day = tools.DECISION_DAY
    now.at = moment(play.day)
    client, address = desk(play)
    first, last = play.day.isoformat(), (play.day + timedelta(days=3)).isoformat()
    times = {"opens_at": f"{first}T12:00", "closes_at": f"{last}T18:00", "acknowledged": "선관위에 확인함"}
    press(client, address, "ballot", **{**BALLOT, **times, "component": "second", "once": "b"})
    ballot = PublicBallot.objects.get()
    assert codes_of(play.decide) == ["public_stage.still_runs"]
    press(client, address, "import", **CHANNEL, once="k", reason="다시", file=counts(40, 12))
    assert codes_of(play.decide) == ["public_stage.still_runs", "public_stage.votes_changed"]
    press(client, address, "import", **CHANNEL, once="l", reason="되돌림", file=counts(31, 12))
    press(client, address, "call-off", row=ballot.pk, once="c", reason="필요 없음")
    play.decide()
    # one that came all the same, as if its page had been open before the decision
    open_yet = PublicBallot.objects.create(
        case=play.case, component="third", address="late", entry="login", opens_at=now.at - timedelta(hours=1),
        closes_at=now.at + timedelta(days=2), most=1, seed=1, zones=[ONE, TWO], question_ko="?", question_en="?",
        prizes="-", account_id=ballot.account_id, recorded_at=now.at, once="late",
    )  # fmt: skip
    entry = enter_by_subject(open_yet, subject_hash(open_yet, "oidc", "kim"))
    told = {"region": "EXP01", "once": "a", "address": "", "now": now.at}
    assert codes_of(lambda: cast_ballot(entry, [ONE], **told)) == ["public_stage.not_open"]
    assert not entry.has_voted
    assert "투표가 끝났습니다" in Client().get("/ballots/late/").content.decode()
    assert codes_of(lambda: seal(play.viewer(), play.number, **play.stamp())) == ["public_stage.still_runs"]


def command(play, tmp_path, content):
    (tmp_path / "votes.csv").write_bytes(content)
    (tmp_path / "turnout.csv").write_text(CHANNEL["turnout"])
    told = ["--round", play.number, "--as", play.world.account(tools.MINISTRY).email, "--channel", "survey"]
    told += ["--name", "설문조사", "--method", "survey", "--by", "조사회사", "--log-in", "휴대전화", "--prizes", "없음"]
    told += ["--from", "2027-03-02", "--to", "2027-03-20", "--turnout", str(tmp_path / "turnout.csv")]
    register_commands()
    return CliRunner().invoke(app, ["round", "ballots", str(tmp_path / "votes.csv"), *told])


def test_votes_for_a_zone_that_left_the_list_are_named_and_stay(play, now, tmp_path):
    client, address = desk(play)
    wrong = command(play, tmp_path, b"zone,home_region,votes\nnothing,EXP01,5\n")
    assert wrong.exit_code != 0
    assert "nothing" in wrong.output
    assert not BallotImport.objects.exists()
    for _ in range(2):
        assert "42" in command(play, tmp_path, counts(30, 12).read()).output
    assert BallotImport.objects.count() == 1, "the same command again is the same act"
    ZoneNow.objects.filter(pk=TWO).update(ended_on=date(2026, 6, 30))
    set_population(play.viewer(), play.number, grounds="해제됨", **play.stamp())

    def freeze(**more):
        return freeze_inputs(play.viewer(), play.number, **play.stamp(), **more)

    with pytest.raises(Refused) as refused:
        freeze()
    (told,) = refused.value.findings
    assert (told.code, TWO in told.message.ko, "12" in told.message.ko) == ("public_stage.zone_dropped", True, True)
    row = freeze(without=[DROPPED])
    assert [(str(one.zone), one.votes) for one in input_of(row).votes] == [(ONE, 30)]
    assert sum(one.votes for one in vote_counts(play.case, now.at)) == 42, "nothing is lost"
    (found,) = stage_facts(analyses_now(play.standing(), now.at))["public_stage"]
    assert found["dropped"] == {TWO: 12}
    assert client.get(address).status_code == 200
    evaluated(play)
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
