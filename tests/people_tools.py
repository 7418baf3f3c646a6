"""A small invented world: organisations of every kind, a post in each, an account that holds it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import (
    Account,
    Holding,
    Jurisdiction,
    Office,
    Organisation,
    Post,
    Programme,
    Region,
    RegionParent,
)
from teukgu.portal.store.queries.people import viewer_of_account

PROGRAMME = "demonstration"
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
PROVINCES = ("p1", "p2", "p-sejong", "p-jeju")
TOWNS = {
    "t1": ("p1", "east"),
    "t2": ("p1", "east"),
    "t3": ("p2", "west"),
    "t-sejong": ("p-sejong", "west"),
    "t-jeju": ("p-jeju", None),
}
AGENCIES = tuple(f"agency{number:02d}" for number in range(1, 17))


@dataclass
class World:
    """Everything by its key; ``officer`` of organisation ``t1`` is ``t1:officer``."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def viewer(self, key: str, day: date = TODAY) -> Viewer:
        """The account of this key on a day, as a viewer."""
        return viewer_of_account(self.accounts[key].pk, day)


def make_world() -> World:
    """Keep the world in the demonstration programme."""
    world = World()
    Programme.objects.get_or_create(
        pk=PROGRAMME, defaults={"name_ko": "예시", "name_en": "Example", "demonstration": True}
    )
    _regions()
    _territory(world)
    _others(world)
    return world


def _regions() -> None:
    for key in PROVINCES:
        governor = "none" if key == "p-sejong" else ""
        Region.objects.create(
            id=key, programme_id=PROGRAMME, kind="province", name_ko=key, name_en=key, governor=governor
        )
    offices = {
        key: Office.objects.create(programme_id=PROGRAMME, key=key, name_ko=key, name_en=key)
        for key in ("east", "west")
    }
    for town, (province, office) in TOWNS.items():
        Region.objects.create(
            id=town,
            programme_id=PROGRAMME,
            kind="si",
            name_ko=town,
            name_en=town,
            province_id=province,
            council="none" if town == "t-jeju" else "",
            governor="none" if town == "t-sejong" else "",
        )
        RegionParent.objects.create(region_id=town, province_id=province)
        Jurisdiction.objects.create(region_id=town, office=offices.get(office or ""), scope="full", basis="test")


def _territory(world: World) -> None:
    for office in Office.objects.filter(programme=PROGRAMME):
        _organisation(world, f"office-{office.key}", "office", office=office)
    for province in PROVINCES:
        if province != "p-sejong":
            _organisation(world, province, "province", region_id=province)
    for town in TOWNS:
        _organisation(world, town, "municipality", region_id=town)
        _post(world, town, "chief")
        _post(world, town, "head")
        if town != "t-jeju":
            _organisation(world, f"council-{town}", "council", region_id=town)


def _others(world: World) -> None:
    for unit in ("policy", "operation", "support"):
        _organisation(world, unit, "ministry")
    for agency in AGENCIES:
        _organisation(world, agency, "agency")
    for body in ("committee", "working_committee"):
        _organisation(world, body, body, role="secretary")
        _post(world, body, "member")
    _organisation(world, "experts", "expert_body", role="member")
    for firm in ("firm1", "firm2"):
        _organisation(world, firm, "operator")
    _organisation(world, "fund", "fund")
    _organisation(world, "audit", "audit", role="auditor")
    _organisation(world, "system", "system", role="system")
    _post(world, "system", "data_officer")
    world.accounts["resident"] = _account("resident", is_resident=True)
    world.accounts["nobody"] = _account("nobody")


def _organisation(world: World, key: str, kind: str, *, role: str = "officer", **more: object) -> None:
    world.organisations[key] = Organisation.objects.create(
        programme_id=PROGRAMME, key=key, kind=kind, name_ko=key, name_en=key, **more
    )
    _post(world, key, role, manages_people=True)


def _post(world: World, organisation: str, role: str, *, manages_people: bool = False) -> None:
    key = f"{organisation}:{role}"
    world.posts[key] = Post.objects.create(
        organisation=world.organisations[organisation],
        key=role.replace("_", "-"),
        role=role,
        name_ko=role,
        name_en=role,
        manages_people=manages_people,
    )
    world.accounts[key] = _account(key)
    Holding.objects.create(post=world.posts[key], account=world.accounts[key], valid_from=LONG_AGO, recorded_at=NOW)


def _account(key: str, **more: object) -> Account:
    address = f"{key.replace(':', '.')}@example.test"
    return Account.objects.create_user(address, "correct horse battery", name=key, created_at=NOW, **more)
