"""The steps of the demonstration's round. Every text says that it is an example."""

from datetime import datetime
from typing import Any

from teukgu.portal.services.demo_round.scene import RoundScene
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation, compute_asked
from teukgu.portal.services.round_case.deciding import depart, resolution_data
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.opening import open_round
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.publishing import publish as publish_round
from teukgu.portal.services.round_case.publishing import seal
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.round_case.telling import ask_to_tell, tell_asked
from teukgu.portal.store.models import RoundChore, RoundComputation, RoundZoneResult
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import standing_of

EXAMPLE = "[예시 EXAMPLE]"
STAGES = ("document_review", "presentation", "public_evaluation")
OBJECTING = 3


def prepare(scene: RoundScene) -> None:
    """Open the round and fix its scheme."""
    given = scene.stamp() | {"once": scene.key("open")}
    open_round(scene.ministry, programme=scene.programme, year=scene.year, **given)
    stamp = scene.stamp()
    state_scheme(scene.ministry, scene.number, scene.scheme, expert_body_used=False, **stamp)
    scene.act("record_advance_notice", done="not_needed", grounds=f"{EXAMPLE} 시연이라 예고하지 않습니다.")
    scene.act("record_scheme_notice", done="done", notice_number=f"{EXAMPLE} 고시 제{scene.year + 1}-1호")
    scene.act("fix_scheme", approval_number=f"{EXAMPLE} 특구과-1", approver=f"{EXAMPLE} 국장")


def freeze(scene: RoundScene) -> None:
    """List the zones and freeze what was filed; no panel sits in the demonstration."""
    set_population(scene.ministry, scene.number, **scene.stamp())
    freeze_inputs(scene.ministry, scene.number, **scene.stamp())
    scene.act("begin_evaluation")
    for stage in STAGES:
        scene.act("skip_stage", stage, grounds=f"{EXAMPLE} 시연에서는 보고한 수치만 봅니다.")


def compute(scene: RoundScene) -> None:
    """Compute, and make the results the draft."""
    given = scene.stamp()
    chore = ask_for_computation(scene.ministry, scene.number, **given)
    row = compute_asked(chore, now=given["now"])
    _end(chore, given["now"])
    adopt_results(scene.ministry, scene.number, row.pk, **scene.stamp())


def tell(scene: RoundScene) -> None:
    """Tell every zone its draft."""
    given = scene.stamp()
    chore = ask_to_tell(scene.ministry, scene.number, until=None, **given)
    tell_asked(chore, now=given["now"], today=scene.day)
    _end(chore, given["now"])


def object_(scene: RoundScene) -> None:
    """The last zones object."""
    for one in _last(scene):
        scene.act(
            "file_objection",
            one.zone_id,
            by=scene.officer_of(one.zone_id),
            party="applicant",
            grounds=f"{EXAMPLE} 연말에 한꺼번에 신고된 매출이 빠졌는지 살펴 주십시오.",
        )


def answer(scene: RoundScene) -> None:
    """The ministry answers each with its reason."""
    for one in _last(scene):
        scene.act(
            "answer_objection",
            one.zone_id,
            answer="declined",
            grounds=f"{EXAMPLE} 보고서의 매출에 연말 신고분이 이미 들어 있습니다.",
            panel=f"{EXAMPLE} 평가 담당 세 사람",
        )


def decide(scene: RoundScene) -> None:
    """The committee gives one zone the tier above the computed one, with its reason."""
    raised = next((one for one in _last(scene) if one.tier is not None and one.tier > 1), None)
    if raised is not None and raised.tier is not None:
        reason = f"{EXAMPLE} 그해 호우로 사업장 절반이 문을 닫은 것을 헤아림"
        depart(scene.ministry, scene.number, zone=raised.zone_id, tier=raised.tier - 1, reason=reason, **scene.stamp())
    given = scene.stamp()
    data: dict[str, Any] = {
        "meeting": f"{EXAMPLE} 위원회",
        "result": "passed",
        "grounds": f"{EXAMPLE} 결정표대로 의결함",
    }
    data |= resolution_data(scene.case, "passed", now=given["now"], today=scene.day)
    scene.act("record_round_resolution", **data)


def publish(scene: RoundScene) -> None:
    """Seal and publish."""
    seal(scene.ministry, scene.number, **scene.stamp())
    count = _draft(scene).results.count()
    publish_round(
        scene.ministry,
        scene.number,
        notice_number=f"{EXAMPLE} 고시 제{scene.year + 1}-2호",
        main_results=f"{EXAMPLE} 지어낸 특구 {count}곳을 보고한 수치로 평가하였습니다.",
        **scene.stamp(),
    )


def _end(chore: RoundChore, now: datetime) -> None:
    """Mark what was done at once, and not by the worker."""
    chore.state, chore.done_at = "done", now
    chore.save(update_fields=["state", "done_at"])


def _draft(scene: RoundScene) -> RoundComputation:
    given = scene.stamp()
    found = standing_of(scene.case, situation_of(scene.case, today=scene.day, now=given["now"]).state).adopted
    if found is None:
        msg = "the round has no draft"
        raise LookupError(msg)
    return found


def _last(scene: RoundScene) -> list[RoundZoneResult]:
    """Return the zones at the end, the last one first."""
    return list(_draft(scene).results.exclude(rank=None).order_by("-rank", "zone")[:OBJECTING])
