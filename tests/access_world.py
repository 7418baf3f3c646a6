"""The world that the access matrix walks through: who looks, at which things.

Somebody who adds a route with something in its address that is not named here adds it to `THINGS`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.people_tools import NOW, PROGRAMME, TODAY, World, make_world

VIEWERS = {
    "public": "",
    "newcomer": "newcomer",
    "resident": "resident-2",
    "proposer": "resident",
    "ministry": "ministry-policy.officer",
    "office": "office-east.officer",
    "other office": "office-west.officer",
    "province": "province-garam.officer",
    "other province": "province-nuri.officer",
    "town": "town-neulnuri.officer",
    "town chief": "town-neulnuri.chief",
    "town head": "town-neulnuri.head",
    "joint town": "town-deulbina.officer",
    "other town": "town-soldasom.officer",
    "council": "council-neulnuri.clerk",
    "other council": "council-soldasom.clerk",
    "agency asked": "agriculture.contact",
    "agency not asked": "forest.contact",
    "secretary": "committee.secretary",
    "member": "committee.member",
    "excluded member": "committee-member-2",
    "working secretary": "working-committee.secretary",
    "working member": "working-committee.member",
    "expert": "expert-body.expert",
    "operator": "cooperative.applicant",
    "other operator": "brewery.applicant",
    "fund": "fund.applicant",
    "auditor": "audit.auditor",
    "system": "system.operator",
    "data officer": "system.data-officer",
}
"""Every role and territory relation: the name of its column, and the invented person."""

AGENCY_KEY = "exemption@agriculture"
OPERATOR_KEY = "application@cooperative"
CASES = ("draft", "committee", "proposal")


@dataclass
class Sights:
    """What there is to look at: a draft, a case before the committee, a private proposal; what belongs to each."""

    world: World
    cases: dict[str, Any]
    values: dict[str, dict[str, Any]]


def build() -> Sights:
    """Keep the world and its three cases."""
    from teukgu.portal.store.models import CaseBar, CaseNow, CaseParty

    world = make_world()
    cases = {name: _case(world, name) for name in CASES}
    asked = cases["committee"]
    CaseNow.objects.filter(case=asked).update(stage="committee", public=True)
    for party, key, organisation in (("agency", AGENCY_KEY, "agriculture"), ("operator", OPERATOR_KEY, "cooperative")):
        CaseParty.objects.get_or_create(
            case=asked, party=party, key=key, organisation=world.organisation(organisation), defaults={"since": TODAY}
        )
    CaseBar.objects.create(case=asked, account=world.account("committee-member-2"), ground="interest", recorded_at=NOW)
    return Sights(world, cases, {name: _values(world, name, case) for name, case in cases.items()})


def _case(world: World, name: str) -> Any:
    from teukgu.portal.services.cases.open_case import open_case

    proposal = name == "proposal"
    return open_case(
        world.viewer("resident" if proposal else "town-neulnuri.officer"),
        programme=PROGRAMME,
        procedure="proposal" if proposal else "designation",
        title=f"예시 {name}",
        lead=world.organisation("town-neulnuri").pk,
        joint=() if proposal else (world.organisation("town-deulbina").pk,),
        happened_on=TODAY,
        data={"title": "제안", "summary": "내용"} if proposal else {},
        once=f"matrix-{name}",
        now=NOW,
        today=TODAY,
    )


def _values(world: World, name: str, case: Any) -> dict[str, Any]:
    """Return what to put in addresses about this case, by the name of the place in the address."""
    from teukgu.portal.services.personal import keep_personal
    from teukgu.portal.store.models import PersonalKind

    detail = keep_personal(
        programme=PROGRAMME,
        kind=PersonalKind.CASE_PERSON,
        values={"name": "홍길동"},
        case=case,
        party="applicant",
        now=NOW,
    )
    event = case.events.order_by("seq").first()
    return {
        "number": case.number,
        "detail": UUID(detail),
        "event": event.pk if event else 1,
        "event_id": event.pk if event else 1,
        "seq": 1,
    }


FIXED: dict[str, Any] = {
    "year": 2026,
    "month": 3,
    "day": 2,
    "version": 1,
    "comment": 1,
    "session": 1,
    "address": "kz2004-01",
    "key": "nothing",
    "name": "nothing",
    "slug": "nothing",
    "pk": 1,
    "ending": "hwpx",
    "rule": "plan_notice_min_days",
    "zone": "kz2004-01",
}
"""What to put where nothing of a case is meant; things that are not there answer 404 to everybody."""

BY_ROUTE: dict[str, dict[str, Any]] = {
    "access_log_month": {"number": 3},
}
"""Where a name in an address means something else than elsewhere."""


def things(route: str, names: frozenset[str], sights: Sights) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the things to look at by a route, each with what fills its address.

    Raises:
        LookupError: for a name that this module does not know.
    """
    special = BY_ROUTE.get(route, {})
    of_case = names & set(sights.values["draft"]) - set(special)
    for name in CASES if of_case else ("",):
        known = FIXED | (sights.values[name] if name else {}) | _of_world(sights.world) | special
        missing = names - set(known)
        if missing:
            msg = f"route {route}: say in tests/access_world.py what stands for {sorted(missing)}"
            raise LookupError(msg)
        yield name, {one: known[one] for one in names}


def _of_world(world: World) -> dict[str, Any]:
    return {
        "organisation": world.organisation("town-neulnuri").pk,
        "organisation_key": "town-neulnuri",
        "post": world.post("town-neulnuri.officer").pk,
        "account": world.account("town-neulnuri.officer").pk,
    }
