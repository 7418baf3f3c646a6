"""Steps of the panel: made, invited by list, replies, conflicts declared, assigned, scored, a leaver, closed."""

from collections.abc import Iterable

from teukgu.examples.planted_panel import score, severities
from teukgu.loading.demonstration_year import year_folder
from teukgu.portal.panel_rules import panel_words
from teukgu.portal.services.demo_round.scene import EXAMPLE, EXPERT, RoundScene
from teukgu.portal.services.panels.assigning import Wanted, assign_panel, replace_leaver
from teukgu.portal.services.panels.closing import close_panel, confirm_use
from teukgu.portal.services.panels.declaring import declare
from teukgu.portal.services.panels.facts import FactGiven
from teukgu.portal.services.panels.inviting import invite_listed
from teukgu.portal.services.panels.leaving import record_leave
from teukgu.portal.services.panels.making import make_panel
from teukgu.portal.services.panels.replying import reply
from teukgu.portal.services.panels.scoring import OpinionGiven, ScoreGiven, hand_in, save_sheet
from teukgu.portal.store.models import PanelReviewer
from teukgu.portal.store.queries.panels.pairs import criteria_of, pairs_of
from teukgu.portal.store.queries.panels.scores import handed_in_of

LIST = "reviewers.csv"
REVIEWERS = 60
SEED = 20260518
LEAVER = 23
"""Who leaves in the middle (place in the list); half of what they have is scored by then."""


def make(scene: RoundScene) -> None:
    """The ministry makes the panel, with the criteria that are proposed."""
    make_panel(scene.ministry, scene.number, EXPERT, **scene.stamp())


def invite(scene: RoundScene) -> None:
    """The reviewers are invited by a list, with the interests the ministry knows of."""
    content = (year_folder(scene.folder) / LIST).read_bytes()
    invite_listed(scene.ministry, scene.number, scene.panel.pk, content, LIST, **scene.stamp())


ACCEPT_AT_ONCE, SCORE_AT_ONCE = 10, 1
"""How many reviewers a step is about, so that it keeps others who write waiting a short while only."""

ACCEPTING, SCORING = range(0, REVIEWERS, ACCEPT_AT_ONCE), range(0, REVIEWERS, SCORE_AT_ONCE)
"""The first reviewer of each such step, by place in the list from 0."""


def accept(first: int, scene: RoundScene) -> None:
    """Some reviewers accept with the pledge and declare: most of them nothing more, some an interest nobody knew."""
    pledge = panel_words().pledge.sha256
    for one in reviewers(scene)[first : first + ACCEPT_AT_ONCE]:
        viewer = scene.viewer(planted_name(one))
        reply(viewer, one.pk, accepted=True, pledge_sha256=pledge, **scene.stamp())
        declare(viewer, one.pk, _declared(planted_name(one)), complete=True, **scene.stamp())


def _declared(name: str) -> list[FactGiven]:
    zone = DECLARED.get(name)
    return [FactGiven("declared", zone, words=f"{EXAMPLE} 대학 동기가 특화사업자임")] if zone else []


DECLARED = {"reviewer-07": "EX00003", "reviewer-18": "EX00018", "reviewer-29": "EX00120", "reviewer-48": "EX00188"}
"""Who declares an interest in which zone that no list names."""


def reviewers(scene: RoundScene) -> list[PanelReviewer]:
    """Return the reviewers in the order of the list."""
    return list(scene.panel.reviewers.select_related("person").order_by("pk"))


def planted_name(reviewer: PanelReviewer) -> str:
    """Return by what name a reviewer's severity is planted."""
    return reviewer.person.email.partition("@")[0]


def assign(scene: RoundScene) -> None:
    """Zones are assigned, by a seed that was told beforehand."""
    assign_panel(scene.ministry, scene.number, scene.panel.pk, Wanted(seed=SEED), **scene.stamp())


def score_zones(first: int, scene: RoundScene) -> None:
    """Some reviewers score the zones that they have and hand them in; who is about to leave does half."""
    for place, one in list(enumerate(reviewers(scene), start=1))[first : first + SCORE_AT_ONCE]:
        zones = _waiting(scene, one)
        _score(scene, one, zones[: len(zones) // 2] if place == LEAVER else zones)


def score_rest(scene: RoundScene) -> None:
    """What the one who left had not scored is scored by those who took it over."""
    for one in reviewers(scene):
        _score(scene, one, _waiting(scene, one))


def _waiting(scene: RoundScene, reviewer: PanelReviewer) -> list[str]:
    mine = pairs_of(scene.panel) - handed_in_of(scene.panel)
    return sorted(zone for zone, pk in mine if pk == reviewer.pk)


def _score(scene: RoundScene, reviewer: PanelReviewer, zones: Iterable[str]) -> None:
    name = planted_name(reviewer)
    severity = severities(scene.seed, map(planted_name, reviewers(scene)))[name]
    viewer, criteria = scene.viewer(name), [one.key for one in criteria_of(scene.panel)]
    for zone in zones:
        given = [ScoreGiven(one, float(score(scene.seed, zone, name, one, severity))) for one in criteria]
        opinion = OpinionGiven(OPINION, "middle")
        stamp = scene.stamp()
        save_sheet(viewer, reviewer.pk, zone, given, opinion, now=stamp["now"], today=scene.day)
        hand_in(viewer, reviewer.pk, zone, **scene.stamp())


OPINION = (
    f"{EXAMPLE} 계획에 적은 사업을 대부분 하였고 매출과 일자리가 늘었습니다. 규제특례는 아직 두 가지만 쓰고 있어 "
    "다음 해에는 나머지도 써 볼 만합니다. 주민이 함께한 사업의 기록이 잘 남아 있습니다."
)


def leave(scene: RoundScene) -> None:
    """One reviewer leaves; what they have not scored goes to others."""
    gone = reviewers(scene)[LEAVER - 1]
    reason = f"{EXAMPLE} 건강 때문에 그만둠"
    where = (scene.ministry, scene.number, scene.panel.pk, gone.pk)
    record_leave(*where, left_on=scene.day, reason=reason, **scene.stamp())
    replace_leaver(scene.ministry, scene.number, scene.panel.pk, gone.pk, **scene.stamp())


def close(scene: RoundScene) -> None:
    """The panel is closed, and confirms that adjusted scores are used."""
    close_panel(scene.ministry, scene.number, scene.panel.pk, **scene.stamp())
    confirm_use(
        scene.ministry,
        scene.number,
        scene.panel.pk,
        "adjusted",
        decided_on=scene.day,
        by=f"{EXAMPLE} 평가위원회",
        reason=f"{EXAMPLE} 위원마다 맡은 특구가 달라 점수의 엄격함을 덜어 내고 씁니다.",
        **scene.stamp(),
    )
