"""Acts on cases in the invented world of `tests.people_tools`."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from tests.people_tools import World

from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.open_case import open_case
from teukgu.portal.store.models import Case, CaseEvent

FIRST_DAY = date(2026, 3, 2)
TOWN = "town-neulnuri"
OFFICER = f"{TOWN}.officer"
MINISTRY = "ministry-policy"
_once = count(1)


def once() -> str:
    """A key that no form had before."""
    return f"test-{next(_once)}"


def moment(day: date) -> datetime:
    """Ten in the morning in Korea."""
    return datetime.combine(day, time(1), UTC)


@dataclass
class Life:
    """A case and who acts on it; every act happens on ``day`` unless it says otherwise."""

    world: World
    case: Case
    day: date = FIRST_DAY
    reason: str = "시험에서는 계획을 쓰지 않습니다"
    events: list[CaseEvent] = field(default_factory=list)

    def __call__(
        self, who: str, name: str, party: str, key: str = "", /, *, on: date | None = None, **data: Any
    ) -> CaseEvent:
        """Record an act; what only a plan could give is set aside with a reason (``override=True``)."""
        self.day = on or self.day
        self.case.refresh_from_db()
        more = {"override": True, "reason": self.reason} if data.pop("override", False) else {}
        event = act(
            self.world.viewer(who),
            self.case.number,
            act=name,
            key=key,
            party=party,
            happened_on=self.day,
            data=data,
            seen_version=self.case.version,
            once=once(),
            now=moment(self.day) + timedelta(minutes=self.case.version),
            today=self.day,
            **more,
        )
        self.case.refresh_from_db()
        self.events.append(event)
        return event


def open_life(world: World, *, town: str = TOWN, title: str = "늘누리 약초 특구", joint: tuple[str, ...] = ()) -> Life:
    """Open a designation for a town."""
    case = open_case(
        world.viewer(f"{town}.officer"),
        programme=world.programme,
        procedure="designation",
        title=title,
        lead=world.organisation(town).pk,
        joint=[world.organisation(one).pk for one in joint],
        happened_on=FIRST_DAY,
        once=once(),
        now=moment(FIRST_DAY),
        today=FIRST_DAY,
    )
    return Life(world, case)


def adopted(world: World, **more: Any) -> Life:
    """A case whose plan was adopted."""
    life = open_life(world, **more)
    officer = f"{more.get('town', TOWN)}.officer"
    life(officer, "adopt_plan", "applicant", approval_number="농정과-101", approver="군수", override=True)
    return life


def announced(world: World, **more: Any) -> Life:
    """A case whose plan was announced."""
    life = adopted(world, **more)
    officer = f"{more.get('town', TOWN)}.officer"
    words = {"medium": "군보 제100호", "address": "https://example.org/notice", "inspection_place": "군청 민원실"}
    life(officer, "announce_plan", "applicant", **words)
    return life
