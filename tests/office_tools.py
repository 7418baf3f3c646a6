"""Visits in the invented world of `tests.people_tools`: zones in two territories, a record as it is written."""

import base64
import io
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from tests.people_tools import World, make_world
from tests.report_tools import make_zone

from teukgu.portal.office_rules import checklists
from teukgu.portal.services.office_desk.visit_given import GivenFinding, GivenPhoto, GivenVisit
from teukgu.portal.services.office_desk.visits import record_visit
from teukgu.portal.store.models import Visit, ZoneNow

TODAY = date(2026, 7, 14)
NOW = datetime(2026, 7, 14, 3, 0, tzinfo=UTC)
EAST, WEST = "office-east", "office-west"
OFFICER, CHIEF, OTHER = "office-east.officer", "office-east.chief", "office-west.officer"
TOWN, OTHER_TOWN = "town-neulnuri.officer", "town-gaon.officer"
HERBS, RIVER = "example-herbs", "example-river"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_once = count(1)


def once() -> str:
    """A key that no form had before."""
    return f"office-{next(_once)}"


def office_world(day: date = TODAY) -> World:
    """A zone in the east (Neulnuri) and one in the west (Soldasom)."""
    world = make_world(day)
    ZoneNow.objects.filter(programme=world.programme).delete()  # those of the demonstration, where it was loaded
    make_zone(world, HERBS, name="늘누리 약초 특구")
    make_zone(world, RIVER, towns=("town-soldasom",), name="솔다솜 강 특구")
    return world


def answers(purpose: str, answer: str = "good") -> dict[str, dict[str, str]]:
    """The same answer to every question of a checklist."""
    checklist = checklists().newest(purpose)
    assert checklist is not None
    return {one.id: {"answer": answer, "remark": "까닭"} for one in checklist.questions}


def photo(name: str = "공장.png", caption: str = "공장 앞") -> GivenPhoto:
    """A photo of one point."""
    return GivenPhoto(name, io.BytesIO(PICTURE), caption)


def given(**more: Any) -> GivenVisit:
    """A visit as it might be written."""
    values: dict[str, Any] = {
        "zone": HERBS,
        "purpose": "progress",
        "visited_on": TODAY,
        "place": "약초 가공공장",
        "summary": "공장을 둘러봄\n예산을 물음",
        "began": "10:00",
        "ended": "12:00",
        "met": "농정과 주무관",
        "findings": (
            GivenFinding("mend", "예산 집행이 늦음", addressed=True),
            GivenFinding("watch", "안에서만 볼 것"),
        ),
    }
    values |= more
    return GivenVisit(**{"answers": answers(values["purpose"]), **values})


def visited(world: World, who: str = OFFICER, key: str = EAST, /, **more: Any) -> Visit:
    """Keep a visit."""
    mark = more.pop("once", None) or once()
    return record_visit(world.viewer(who), key, given(**more), once=mark, now=NOW, today=world.day)
