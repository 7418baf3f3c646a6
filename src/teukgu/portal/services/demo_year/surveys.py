"""Steps of operators' sheets: a county lists its operators, sends links, types what it is told by phone."""

from datetime import timedelta
from typing import Any

from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.operator_sheets.by_link import answer_by_link, consent_by_link
from teukgu.portal.services.operator_sheets.by_officer import Taken, record_call, record_refusal, type_answer
from teukgu.portal.services.operator_sheets.links import make_links
from teukgu.portal.services.operator_sheets.listing import import_operators
from teukgu.portal.services.operator_sheets.surveying import open_survey
from teukgu.portal.store.models import OperatorSheet
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

OPEN_FOR = timedelta(days=21)
BY_LINK, BY_PHONE = 3, 3
"""So many answer behind their links, so many by phone; of the others one refuses, the rest is not reached."""
NOWHERE = "033-000-"
"""No telephone has such a number."""


def survey(scene: Scene) -> None:
    """The county begins its survey; the first operators answer on the same day."""
    number, viewer = scene.report.case.number, scene.officer
    at: dict[str, Any] = {"now": scene.now, "today": scene.day}
    desk = scene.text("surveys", "desk")
    open_survey(viewer, number, desk=desk, phone=f"{NOWHERE}0100", closes_on=scene.day + OPEN_FOR, **at)
    rows = [
        [one["name"], one["kind"], f"{NOWHERE}{1001 + place}"]
        for place, one in enumerate(scene.words.data["surveys"]["operators"])
    ]
    import_operators(viewer, number, [["상호", "종류", "전화"], *rows], **at)
    later = scene.now + timedelta(hours=2)
    for place, made in enumerate(make_links(viewer, number, **at)[:BY_LINK]):
        consent_by_link(made.secret, given=True, once=scene.once(place), now=later, today=scene.day)
        typed = _typed(scene, place)
        answer_by_link(made.secret, typed, confirmed=True, once=scene.once("answer", place), now=later)


def call(scene: Scene) -> None:
    """The officer calls those who have not answered."""
    number, viewer = scene.report.case.number, scene.officer
    waiting = OperatorSheet.objects.filter(survey__report=scene.report, answers=None)
    for place, sheet in enumerate(waiting.select_related("operator").order_by("pk")):
        at: dict[str, Any] = {"once": scene.once(place), "now": scene.now, "today": scene.day}
        taken = Taken("phone", sheet.operator.name, scene.now, "[예시] 담당 주무관", agreed=True)
        if place < BY_PHONE:
            typed = _typed(scene, BY_LINK + place)
            type_answer(viewer, number, sheet.pk, typed, taken, follows=0, confirmed=True, **at)
        elif place == BY_PHONE:
            record_refusal(viewer, number, sheet.pk, taken, **at)
        else:
            record_call(viewer, number, sheet.pk, note=scene.text("surveys", "unreached"), **at)


def _typed(scene: Scene, place: int) -> dict[str, str]:
    """Return what one operator says: a part of what is true of the zone; what their kind is not asked is not read."""
    share = (place + 2) / 60
    return {
        "sales": f"{_true(scene, 'sales', share) // 10_000 * 10_000:,}",
        "jobs": str(_true(scene, "jobs", share)),
        "firms": "yes",
        "producers": "yes",
        "products": str(place % 3),
        "private_investment": f"{(scene.year.number + place) % 4 * 5_000_000:,}",
    }


def _true(scene: Scene, indicator: str, share: float) -> int:
    figure = scene.year.true.get(Cell(IndicatorId(indicator)))
    return int((figure.value or 0) * share) if figure else 0
