"""Steps of the draft: computed, told, objected to, answered, and computed again from corrected figures."""

from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet

from teukgu.portal.services.demo_round.correcting import can_be_corrected, correct_report
from teukgu.portal.services.demo_round.scene import EXAMPLE, RoundScene
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation, compute_asked
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.telling import ask_to_tell, tell_asked, untold
from teukgu.portal.store.models import CaseEvent, RoundChore

DECLINED, ACCEPTED = 16, 4
"""How many objections are declined, and how many accepted with a corrected figure."""

AT_ONCE = 4
PARTS = range(0, DECLINED + ACCEPTED, AT_ONCE)
"""How many of them a step is about, and the first of each step."""

RAISED = 1.3
"""What a figure that was told too low is corrected by."""

CORRECTED = f"{EXAMPLE} 이의신청을 받아들여 고친 매출을 넣습니다."


def _taken(chore: RoundChore, now: datetime) -> None:
    """Keep the worker from doing it too: it is done here at once, on the day of the step."""
    RoundChore.objects.filter(pk=chore.pk).update(taken_at=now)


def compute(scene: RoundScene) -> None:
    """Compute; this takes a while, and nobody waits for it."""
    with transaction.atomic():
        chore = ask_for_computation(scene.ministry, scene.number, **scene.stamp())
        _taken(chore, scene.real_now)
    scene.computed = compute_asked(chore, now=scene.now)
    scene.end(chore)


def adopt(scene: RoundScene) -> None:
    """The results become the draft."""
    if scene.computed is not None:
        adopt_results(scene.ministry, scene.number, scene.computed.pk, **scene.stamp())


def adopt_again(scene: RoundScene) -> None:
    """The results become the draft in place of the earlier ones; every zone that moved is named."""
    if scene.computed is not None:
        adopt_results(scene.ministry, scene.number, scene.computed.pk, grounds=CORRECTED, **scene.stamp())


def tell(scene: RoundScene) -> None:
    """Tell every zone that does not know its draft, some at a time."""
    if not untold(scene.standing):
        return
    with transaction.atomic():
        chore = ask_to_tell(scene.ministry, scene.number, until=None, **scene.stamp())
        _taken(chore, scene.real_now)
    tell_asked(chore, now=scene.now, today=scene.day)
    scene.end(chore)


def told(_scene: RoundScene) -> None:
    """Nothing is left to do once everybody was told."""


def object_(first: int, scene: RoundScene) -> None:
    """Some zones object: the last ones, and some further up whose own report told too little."""
    last = _last(scene)
    for zone in [*last, *_too_low(scene)][first : first + AT_ONCE]:
        late = f"{EXAMPLE} 연말에 한꺼번에 신고된 매출이 빠졌는지 살펴 주십시오."
        low = f"{EXAMPLE} 보고서에 협동조합 두 곳의 매출을 빠뜨렸습니다. 고친 보고서를 내겠습니다."
        _file(scene, zone, late if zone in last else low)


def _file(scene: RoundScene, zone: str, grounds: str) -> None:
    scene.act("file_objection", zone, by=scene.officer_of(zone), party="applicant", grounds=grounds)


def _last(scene: RoundScene) -> list[str]:
    """Return the zones at the end, the last one first."""
    rows = scene.draft.results.exclude(rank=None).order_by("-rank", "zone")
    return list(rows.values_list("zone", flat=True)[:DECLINED])


def _too_low(scene: RoundScene) -> list[str]:
    """Return zones further up that may correct their report."""
    rows = scene.draft.results.exclude(rank=None).exclude(zone__in=_last(scene)).order_by("-rank", "zone")
    fit = (zone for zone in rows.values_list("zone", flat=True) if can_be_corrected(zone, scene.year))
    return list(islice(fit, ACCEPTED))


def answer(first: int, scene: RoundScene) -> None:
    """The ministry answers some objections, each with its reason."""
    panel, found = f"{EXAMPLE} 평가 담당 세 사람", _objections(scene)
    for zone in found[first : first + AT_ONCE]:
        if can_be_corrected(zone, scene.year) and zone in found[DECLINED:]:
            grounds = f"{EXAMPLE} 세무 자료로 빠진 매출을 확인하였습니다."
            change = f"{EXAMPLE} 고친 보고서의 매출로 다시 계산합니다."
            scene.act("answer_objection", zone, answer="accepted", grounds=grounds, change=change, panel=panel)
        else:
            grounds = f"{EXAMPLE} 보고서의 매출에 연말 신고분이 이미 들어 있습니다."
            scene.act("answer_objection", zone, answer="declined", grounds=grounds, panel=panel)


def _objections(scene: RoundScene) -> list[str]:
    return list(_events(scene, "file_objection").values_list("key", flat=True))


def _events(scene: RoundScene, act: str) -> QuerySet[CaseEvent]:
    return CaseEvent.objects.filter(case=scene.case, act=act).order_by("seq")


def look_again(scene: RoundScene) -> None:
    """The last zone asks for a second look, and is answered once more."""
    zone = _objections(scene)[0]
    grounds = f"{EXAMPLE} 12월 택배 매출도 들어 있는지 다시 살펴 주십시오."
    scene.act("ask_second_look", zone, by=scene.officer_of(zone), party="applicant", grounds=grounds)
    reason = f"{EXAMPLE} 택배 매출도 보고서에 들어 있습니다."
    panel = f"{EXAMPLE} 다른 부서의 두 사람"
    scene.act("answer_second_look", zone, answer="declined", grounds=reason, panel=panel)


def correct(scene: RoundScene) -> None:
    """The zones whose objection was accepted hand in corrected reports."""
    for event in _events(scene, "answer_objection"):
        if event.data.get("answer") == "accepted":
            correct_report(scene, event.key, RAISED)


def freeze_again(scene: RoundScene) -> None:
    """The inputs are frozen anew, with the corrected figures."""
    freeze_inputs(scene.ministry, scene.number, grounds=CORRECTED, **scene.stamp())
