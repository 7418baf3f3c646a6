"""What was planted in the demonstration's round, and what of it was found."""

from collections.abc import Iterator

from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.examples.planted_panel import severities
from teukgu.examples.planted_votes import platform_ballots
from teukgu.portal.services.demo_round.panel_steps import planted_name, reviewers
from teukgu.portal.services.demo_round.scene import RoundScene
from teukgu.portal.services.panels.results import scores_of_closing
from teukgu.portal.services.round_case.publishing import round_key
from teukgu.portal.store.models import PanelPair, Round
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.values import Bilingual

Z95 = 1.96


def round_told(scene: RoundScene) -> Iterator[Bilingual]:
    """Say of panel, conflicts, votes and objections what was planted and found; nothing of a round without panel."""
    if not scene.case.panels.exists():
        return
    yield _panel(scene)
    yield _conflicts(scene)
    yield _stuffing(scene)
    yield _objections(scene)


def _panel(scene: RoundScene) -> Bilingual:
    closing = closing_of(scene.panel)
    if closing is None:
        return Bilingual("평가위원회가 열려 있습니다", "the panel is still open")
    found = adjust(ratings(scores_of_closing(closing)))
    names = {f"R{one.pk}": planted_name(one) for one in reviewers(scene)}
    planted = severities(scene.seed, names.values())
    inside = sum(abs(one.severity - planted[names[one.rater]]) <= Z95 * one.se for one in found.raters)
    zones, raters = len(found.zones), len(found.raters)
    return Bilingual(
        f"특구 {zones}곳, 위원 {raters}명: 심어 둔 엄격함이 95% 구간 안에서 되찾아진 위원 {inside}명",
        f"{zones} zones, {raters} reviewers: planted severity found again within its 95% interval for {inside}",
    )


def _conflicts(scene: RoundScene) -> Bilingual:
    runs = list(scene.panel.assignments.all())
    barred = {(zone, int(who.removeprefix("R"))) for run in runs for zone, who, _codes in run.request["barred"]}
    pairs = set(PanelPair.objects.filter(assignment__in=runs).values_list("zone", "reviewer"))
    return Bilingual(
        f"이해충돌로 막힌 짝 {len(barred)}개, 그 가운데 배정된 것 {len(barred & pairs)}개",
        f"{len(barred)} pairs barred by a conflict, {len(barred & pairs)} of them assigned",
    )


def _stuffing(scene: RoundScene) -> Bilingual:
    planted = sum(bool(one.planted) for one in platform_ballots(scene.homes(), scene.seed))
    published = Round.objects.get(programme=scene.programme, key=round_key(scene.number, 1))
    aside = sum(one["aside"] for one in published.facts["public_stage"])
    return Bilingual(
        f"심어 둔 몰표 {planted}장, 조사하여 제외한 표 {aside}장",
        f"{planted} stuffed ballots planted, {aside} ballots set aside after a look",
    )


def _objections(scene: RoundScene) -> Bilingual:
    filed = scene.case.events.filter(act="file_objection").count()
    again = scene.case.events.filter(act="recompute_results").order_by("-seq").first()
    moved = len([one for one in str(again.data.get("moved_zones") or "").split(",") if one]) if again else 0
    return Bilingual(
        f"이의신청 {filed}건, 고친 수치로 다시 계산하여 바뀐 특구 {moved}곳을 모두 적고 다시 알림",
        f"{filed} objections; {moved} zones moved by the corrected figures, each named and told again",
    )
