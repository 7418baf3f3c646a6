"""Steps of the public stage: a ballot by codes, a platform and a survey firm, patterns looked into and set aside."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from teukgu.documents.input_tables import csv_bytes
from teukgu.examples.ballots import OPENED, ExampleBallot
from teukgu.examples.planted_votes import ASKED_IN_REGION, hall_ballots, platform_ballots, survey_votes
from teukgu.portal.services.demo_round.scene import EXAMPLE, PUBLIC, RoundScene
from teukgu.portal.services.public_stage.analysing import analyses_now
from teukgu.portal.services.public_stage.casting import cast_ballot, enter_by_code
from teukgu.portal.services.public_stage.erasing import erase_ballots
from teukgu.portal.services.public_stage.excluding import set_ballots_aside
from teukgu.portal.services.public_stage.importing import Channel, import_ballots
from teukgu.portal.services.public_stage.mixing import mix_ballots
from teukgu.portal.services.public_stage.own_ballot import Plan, make_ballot, make_codes
from teukgu.portal.store.models import PublicBallot

FIRST, LAST = OPENED.date(), date(2026, 8, 16)
CHOICES, SENT_IN_REGION = 3, 40
TRICKS = frozenset({"burst", "copies", "source", "clockwork"})
"""Patterns that the ministry looked into; a region that likes a zone more than others is no trick."""


def vote(scene: RoundScene) -> None:
    """The ministry makes a ballot and its codes; those who got one vote within the fortnight, each once.

    Codes are known only where they are made, so all of it is one step.
    """
    homes = scene.homes()
    opens, closes = (timezone.make_aware(datetime.combine(day, hour)) for day, hour in (OPENS, CLOSES))
    texts = {
        "question_ko": f"{EXAMPLE} 가장 잘한 특구를 {CHOICES}곳까지 골라 주세요.",
        "question_en": f"{EXAMPLE} Choose up to {CHOICES} zones that did best.",
        "prizes": "없음",
    }
    plan = Plan(PUBLIC, "codes", opens, closes, CHOICES, texts, sampled=True)
    ballot = make_ballot(scene.ministry, scene.number, plan, **scene.stamp())
    wanted = "\n".join(f"{region}, {SENT_IN_REGION}" for region in sorted(set(homes.values())))
    stamp = scene.stamp()
    codes = make_codes(scene.ministry, scene.number, ballot.pk, wanted, now=stamp["now"], today=stamp["today"])
    _cast(ballot, codes, hall_ballots(homes, scene.seed), opens)


OPENS, CLOSES = (FIRST, time(9)), (date(2026, 8, 14), time(18))


def _cast(
    ballot: PublicBallot, codes: Iterable[tuple[str, str]], voters: Iterable[ExampleBallot], opens: datetime
) -> None:
    waiting: dict[str, list[str]] = {}
    for code, region in codes:
        waiting.setdefault(region, []).append(code)
    for place, voter in enumerate(voters):
        if waiting.get(voter.region):
            entry = enter_by_code(ballot, waiting[voter.region].pop(), address="")
            at = opens + timedelta(minutes=97 * place)
            cast_ballot(entry, voter.choices, region="", once=f"hall-{place}", address="", now=at)


def import_platform(scene: RoundScene) -> None:
    """The ballot is over and mixed; the platform hands in its ballots, and somebody has stuffed them."""
    mix_ballots(scene.now)
    ballots = platform_ballots(scene.homes(), scene.seed)
    header = ("ballot", "at", "choices", "home_region", "source")
    rows = (
        (one.id, one.at.strftime("%Y-%m-%d %H:%M"), ";".join(one.choices), one.region, one.source) for one in ballots
    )
    voters = Counter(one.region for one in ballots)
    given = _channel(
        "platform",
        "platform",
        name=f"{EXAMPLE} 국민 투표 누리집",
        carried_out_by=f"{EXAMPLE} 누리집 운영사",
        log_in="휴대전화 본인 확인",
        prizes="추첨 10명, 지역 특산품",
        turnout="\n".join(f"{region}, {count}" for region, count in sorted(voters.items())),
    )
    import_ballots(scene.ministry, scene.number, csv_bytes(header, rows), "platform.csv", given, **scene.stamp())


def import_survey(scene: RoundScene) -> None:
    """The survey firm hands in its counts."""
    votes = survey_votes(scene.homes(), scene.seed)
    rows = [(zone, region, str(count)) for (zone, region), count in sorted(votes.items())]
    regions = sorted({region for _, region in votes})
    given = _channel(
        "survey",
        "survey",
        name=f"{EXAMPLE} 전화 설문",
        carried_out_by=f"{EXAMPLE} 조사회사",
        log_in="전화번호 표본",
        prizes="없음",
        turnout="\n".join(f"{region}, {ASKED_IN_REGION}, {ASKED_IN_REGION * 8}" for region in regions),
        sampled=True,
    )
    content = csv_bytes(("zone", "home_region", "votes"), rows)
    import_ballots(scene.ministry, scene.number, content, "survey.csv", given, **scene.stamp())


def _channel(channel: str, method: str, *, turnout: str, sampled: bool = False, **texts: Any) -> Channel:
    return Channel(PUBLIC, channel, method, FIRST, LAST, texts, turnout, sampled)


def set_aside(scene: RoundScene) -> None:
    """What was found among the ballots is looked into and set aside, each pattern with its reason."""
    (found,) = [one for one in analyses_now(scene.standing, scene.now) if one.component == PUBLIC]
    for channel, alarms in found.alarms.items():
        for one in alarms:
            if one.check in TRICKS:
                set_ballots_aside(
                    scene.ministry,
                    scene.number,
                    component=PUBLIC,
                    channel=channel,
                    pattern=one.check,
                    about=one.about,
                    reason=f"{EXAMPLE} 운영사의 접속 기록을 확인하니 한 사람이 되풀이한 표였습니다.",
                    **scene.stamp(),
                )


def erase(scene: RoundScene) -> None:
    """Single ballots and codes are erased; the counts stay."""
    erase_ballots(scene.ministry, scene.number, **scene.stamp())
