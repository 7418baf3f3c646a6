"""A designation case in the invented world, with a plan that has everything, for the tests of plans and pages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.people_tools import PROGRAMME, World

from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.cases.open_case import open_case
from teukgu.portal.services.designation.plan_drafts import save_item
from teukgu.portal.store.models import Case
from teukgu.procedures.plan_contents import ContentKind

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
TOWN = "town-neulnuri"
OFFICER = f"{TOWN}.officer"

EXEMPTIONS = [
    {"id": "art_36", "need": "체험농장", "scope": "농업진흥구역", "detail": "임대", "agency": "agriculture"},
    {"id": "art_50", "need": "지역특산주", "scope": "양조장 두 곳", "detail": "면허", "agency": "agriculture"},
]
FUNDING = [
    {"source": "municipal", "year": "2027", "won": "1,200,000,000", "note": ""},
    {"source": "private", "year": "2028", "won": "300000000", "note": "협동조합"},
]


@dataclass
class Draft:
    """A case being drafted."""

    world: World
    case: Case

    def save(self, key: str, content: Any, *, follows: int = 0, who: str = OFFICER) -> Any:
        """Save one item of the plan as somebody."""
        return save_item(self.world.viewer(who), self.case.number, key, content, follows=follows, now=NOW, today=TODAY)

    def fill(self, *, later: bool = False) -> None:
        """Write every item a plan with these exemptions needs."""
        self.save("exemptions", EXEMPTIONS)
        self.save("funding", FUNDING)
        for item in plan_contents().items:
            if item.kind is ContentKind.TEXT and not item.exemptions and (later or item.by.value == "adopt"):
                self.save(item.id, f"{item.name.ko}: 늘누리숲산책특구에 관한 내용입니다.")


def make_draft(world: World, *, town: str = TOWN, joint: tuple[str, ...] = (), once: str = "draft-1") -> Draft:
    """Open a designation case for a town of the invented world."""
    case = open_case(
        world.viewer(f"{town}.officer"),
        programme=PROGRAMME,
        procedure="designation",
        title="늘누리 숲산책 특구",
        lead=world.organisation(town).pk,
        joint=[world.organisation(key).pk for key in joint],
        happened_on=TODAY,
        once=once,
        now=NOW,
        today=TODAY,
    )
    return Draft(world, case)
