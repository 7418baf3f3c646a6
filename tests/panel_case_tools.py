"""A panel of a round in the invented world: zones, reviewers who accepted, scores with planted severity."""

from typing import Any

from tests import round_tools
from tests.people_tools import World
from tests.report_tools import make_zone
from tests.round_tools import FREEZE_DAY, Play

from teukgu.portal.services.panels.assigning import Wanted, assign_panel
from teukgu.portal.services.panels.inviting import invite_listed
from teukgu.portal.services.panels.making import make_panel
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.store.models import (
    Label,
    Panel,
    PanelHandedIn,
    PanelReply,
    PanelReviewer,
    PanelScore,
    ZoneNow,
)
from teukgu.portal.store.queries.panels.pairs import criteria_of, pairs_of

TOWNS = ("town-neulnuri", "town-deulbina", "town-gaon", "town-soldasom", "town-kkotchansol")
SECTORS = ("agriculture", "tourism")
ZONES = tuple(f"example-panel-{place}" for place in range(1, 9))
SCHEME = """\
id: panel-test
name: {ko: 시험용 평가계획, en: scheme of the tests}
year: 2026
date: "2027-01-04"
defaults: {normalise: none, aggregate: arithmetic}
indicators:
  expert_plan:
    name: {ko: 계획, en: plan}
    measure: {kind: panel, panel: expert, criteria: {plan: 1}, use: adjusted}
    matters: [effect_of_exemptions, residents_participation]
  expert_ripple:
    name: {ko: 파급, en: ripple}
    measure: {kind: panel, panel: expert, criteria: {ripple_effect: 1}, use: adjusted}
    matters: [local_economy_ripple_effect]
tree:
  id: total
  parts:
    - {indicator: expert_plan, weight: 60}
    - {indicator: expert_ripple, weight: 40}
tiers:
  names: [{ko: 우수, en: good}, {ko: 보통, en: middle}, {ko: 미흡, en: weak}]
  shares: [0.2, rest, 0.2]
uncertainty: {draws: 40, seed: 7}
""".encode()
PEOPLE = ("김평가", "이심사", "박위원", "최전문", "정분석", "한자문")


def email_of(place: int) -> str:
    """The mail address of a reviewer of the list."""
    return f"reviewer{place}@example.kr"


def reviewer_list(count: int, **facts: str) -> bytes:
    """A list of reviewers as a ministry uploads it; ``facts``: the interests of a place (``r1``)."""
    lines = ["이메일,이름,분야,한도,거주 시도,이해관계"]
    for place in range(1, count + 1):
        field, home = ("농업", "관광")[place % 2], ("예시가람도", "예시누리도")[place % 2]
        lines.append(f"{email_of(place)},{PEOPLE[place - 1]},{field},8,{home},{facts.get(f'r{place}', '')}")
    return "\n".join(lines).encode()


def zones_of(world: World, count: int = len(ZONES)) -> list[str]:
    """Zones of the five towns in two sectors."""
    for kind, (ko, en) in zip(SECTORS, (("농업", "agriculture"), ("관광", "tourism")), strict=True):
        Label.objects.get_or_create(
            programme_id=world.programme, kind="sector", key=kind, defaults={"ko": ko, "en": en, "position": 1}
        )
    for place, zone in enumerate(ZONES[:count]):
        make_zone(world, zone, towns=(TOWNS[place % len(TOWNS)],), name=f"예시 평가 특구 {place + 1}")
        ZoneNow.objects.filter(pk=zone).update(sector=SECTORS[place % 2])
    return list(ZONES[:count])


def round_with_panel(world: World, count: int = len(ZONES)) -> tuple[Play, Panel]:
    """A round with its scheme stated, its zones listed, and the panel of its experts made."""
    zones_of(world, count)
    play = round_tools.opened(world)
    state_scheme(play.viewer(), play.number, SCHEME, expert_body_used=False, **play.stamp())
    play.day = FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    return play, make_panel(play.viewer(), play.number, "expert", **play.stamp())


def invited(play: Play, panel: Panel, count: int = 6, *, accept: bool = True, **facts: str) -> list[PanelReviewer]:
    """Invite reviewers by a list; they accept."""
    content = reviewer_list(count, **facts)
    found = invite_listed(play.viewer(), play.number, panel.pk, content, "list.csv", **play.stamp())
    rows = [one.reviewer for one in found]
    if accept:
        for row in rows:
            accepts(play, row)
    return rows


def accepts(play: Play, row: PanelReviewer, *, accepted: bool = True) -> None:
    """Record the reply of a reviewer, as their page does."""
    stamp = play.stamp()
    PanelReply.objects.create(
        reviewer=row, accepted=accepted, account_id=row.person_id, recorded_at=stamp["now"], once=stamp["once"],
        pledge_version="1", pledge_sha256="0" * 64,
    )  # fmt: skip


def assigned(play: Play, panel: Panel, **wanted: Any) -> frozenset[tuple[str, int]]:
    """Assign, and return the pairs."""
    assign_panel(play.viewer(), play.number, panel.pk, Wanted(**{"seed": 7, **wanted}), **play.stamp())
    return pairs_of(panel)


def scores(
    play: Play, panel: Panel, zone: str, reviewer: int, score: float, *, hand_in: bool = True, kind: str = "scoring"
) -> None:
    """Record the scores of a reviewer on every criterion, as their page does, and hand them in."""
    row, stamp = PanelReviewer.objects.get(pk=reviewer), play.stamp()
    cell = {}
    for place, criterion in enumerate(criteria_of(panel)):
        last = PanelScore.objects.filter(reviewer=row, zone=zone, kind=kind, criterion=criterion.key).count()
        cell[criterion.key] = min(100.0, score + place)
        PanelScore.objects.create(
            reviewer=row, zone_id=zone, kind=kind, criterion=criterion.key, score=cell[criterion.key],
            number=last + 1, follows=last, account_id=row.person_id, saved_at=stamp["now"],
        )  # fmt: skip
    if hand_in:
        count = PanelHandedIn.objects.filter(reviewer=row, zone=zone, kind=kind).count()
        PanelHandedIn.objects.create(
            reviewer=row, zone_id=zone, kind=kind, number=count + 1, state="handed_in", scores=cell,
            account_id=row.person_id, recorded_at=stamp["now"], once=stamp["once"],
        )  # fmt: skip


def planted(zone: str, reviewer: int, first: int) -> float:
    """The score of a pair: zones differ, every second reviewer is ten points harder, and a little chance."""
    place = int(zone.rpartition("-")[2])
    return 50.0 + 4 * place - 10 * ((reviewer - first) % 2) + (place * 7 + reviewer * 5) % 4


def all_score(play: Play, panel: Panel) -> None:
    """Everybody scores and hands in what was assigned."""
    pairs = sorted(pairs_of(panel))
    first = min(pk for _, pk in pairs)
    for zone, reviewer in pairs:
        scores(play, panel, zone, reviewer, planted(zone, reviewer, first))
