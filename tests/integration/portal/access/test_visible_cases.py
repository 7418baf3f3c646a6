"""The list of visible cases and the predicate agree, over every role, territory and state."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from tests import access_tools as tools

from teukgu.portal.access import ANONYMOUS, PostHeld, Viewer, may_see_case
from teukgu.portal.store.models import Case, CaseBar, CaseParty, Jurisdiction, Office
from teukgu.portal.store.queries.visible_cases import case_facts, find_case, visible_cases, visible_events


@pytest.fixture
def world(programme: Any) -> dict[str, Any]:
    provinces = {key: tools.make_region(key, "province") for key in (tools.PROVINCE_HERE, tools.PROVINCE_THERE)}
    here = tools.make_region(tools.HERE, "gun", provinces[tools.PROVINCE_HERE])
    there = tools.make_region(tools.THERE, "gun", provinces[tools.PROVINCE_THERE])
    towns = [
        tools.make_organisation(f"town-{key}", "municipality", region)
        for key, region in zip("ab", (here, there), strict=True)
    ]
    agency = tools.make_organisation("agency", "agency")
    accounts = [tools.make_account(name) for name in ("me", "somebody")]
    for stage, procedure, town in product((None, *tools.STAGES[1:]), tools.PROCEDURES, towns):
        case = tools.make_case(stage, procedure)
        CaseParty.objects.create(case=case, party="applicant", organisation=town, since=tools.TODAY)
    some = list(Case.objects.order_by("pk"))
    for case in some[::3]:
        CaseParty.objects.create(case=case, party="agency", key="x@1", organisation=agency, since=tools.TODAY)
    for case in some[1::3]:
        CaseParty.objects.create(case=case, party="proposer", account=accounts[0], since=tools.TODAY)
    for case in some[2::3]:
        CaseParty.objects.create(
            case=case, party="operator", key="o", organisation=agency, since=tools.TODAY, until=tools.TODAY
        )
    for case in some[::5]:
        CaseParty.objects.create(case=case, party="council", organisation=agency, since=tools.TODAY)
    for case in some[::4]:
        CaseBar.objects.create(case=case, account=accounts[0], ground="interest", recorded_at=tools.NOW)
    return {"agency": agency, "towns": towns, "accounts": accounts, "cases": some}


def every_viewer(world: dict[str, Any]) -> list[Viewer]:
    me = str(world["accounts"][0].pk)
    organisations = (world["agency"].pk, world["towns"][0].pk)
    viewers = [Viewer(me), Viewer(str(world["accounts"][1].pk)), ANONYMOUS]
    for kind, role, territory, organisation in product(tools.KINDS, tools.ROLES, tools.TERRITORIES, organisations):
        regions = frozenset(tools.TERRITORIES[territory])
        viewers.append(Viewer(me, (PostHeld(1, organisation, kind, role, tools.PROGRAMME, regions),)))
    viewers.append(Viewer(me, (PostHeld(1, organisations[0], "ministry", "officer", "elsewhere"),)))
    return viewers


def test_list_and_predicate_agree(world: dict[str, Any]) -> None:
    facts = {case.pk: case_facts(case, tools.TODAY) for case in world["cases"]}
    sizes = set()
    for viewer in every_viewer(world):
        listed = list(visible_cases(viewer, tools.TODAY).values_list("pk", flat=True))
        wanted = {pk for pk, one in facts.items() if may_see_case(viewer, one)}
        assert len(listed) == len(set(listed))
        assert set(listed) == wanted, viewer
        sizes.add(len(wanted))
    assert {0, len(facts)} < sizes


def test_list_and_predicate_agree_on_rounds(world: dict[str, Any]) -> None:
    """A zone and its office see a round once they have a thread of it, the committee once there is a draft."""
    rounds = []
    for stage, town in product((None, "preparing", "drafted", "decided", "published"), (None, *world["towns"])):
        case = tools.make_case(stage, "round")
        for party in ("applicant", "office") if town else ():
            CaseParty.objects.create(case=case, party=party, key="zone-1", organisation=town, since=tools.TODAY)
        rounds.append(case)
    facts = {case.pk: case_facts(case, tools.TODAY) for case in rounds}
    assert not any(one.regions for one in facts.values())
    for viewer in every_viewer(world):
        listed = visible_cases(viewer, tools.TODAY).filter(procedure="round").values_list("pk", flat=True)
        assert set(listed) == {pk for pk, one in facts.items() if may_see_case(viewer, one)}, viewer


def test_two_posts_see_what_either_sees(world: dict[str, Any]) -> None:
    me = str(world["accounts"][1].pk)
    posts = [
        PostHeld(n, world["agency"].pk, kind, "officer", tools.PROGRAMME, frozenset({tools.HERE}))
        for n, kind in enumerate(("agency", "council"))
    ]
    both = {case.pk for case in visible_cases(Viewer(me, tuple(posts)), tools.TODAY)}
    each = [{case.pk for case in visible_cases(Viewer(me, (post,)), tools.TODAY)} for post in posts]
    assert both == each[0] | each[1]
    assert each[0] != each[1]


def test_a_case_of_somebody_else_is_as_absent_as_no_case(world: dict[str, Any]) -> None:
    viewer = Viewer(str(world["accounts"][1].pk))
    assert find_case(viewer, world["cases"][0].number) is None
    assert find_case(viewer, "nothing") is None
    ministry = Viewer("5", (PostHeld(1, 0, "ministry", "officer", tools.PROGRAMME),))
    assert find_case(ministry, world["cases"][0].number) == world["cases"][0]


def test_a_party_that_left_sees_nothing_from_that_day(world: dict[str, Any]) -> None:
    viewer = Viewer("9", (PostHeld(1, world["agency"].pk, "operator", "officer", tools.PROGRAMME),))
    case = world["cases"][2]
    CaseParty.objects.filter(case=case, organisation=world["agency"]).exclude(party="operator").delete()
    assert case not in visible_cases(viewer, tools.TODAY)
    assert case in visible_cases(viewer, tools.TODAY - timedelta(days=1))


def test_the_ministry_stands_in_where_no_office_serves(world: dict[str, Any]) -> None:
    case = world["cases"][0]
    assert case_facts(case).unserved == {tools.HERE}
    office = Office.objects.create(programme_id=tools.PROGRAMME, key="o", name_ko="청", name_en="office")
    Jurisdiction.objects.create(region_id=tools.HERE, office=office, scope="full", basis="decree")
    assert case_facts(case).unserved == frozenset()


def test_events_of_other_threads_are_left_out(world: dict[str, Any]) -> None:
    from teukgu.portal.store.models import CaseEvent

    case = next(one for one in world["cases"][::3] if one.procedure == "designation")
    for seq, (party, key) in enumerate((("applicant", ""), ("agency", "x@1"), ("agency", "y@2"), ("operator", "o")), 1):
        CaseEvent.objects.create(
            case=case,
            seq=seq,
            act="a",
            key=key,
            party=party,
            happened_on=tools.TODAY,
            recorded_at=tools.NOW,
            once=f"{case.pk}-{seq}",
        )
    agency = Viewer("9", (PostHeld(1, world["agency"].pk, "agency", "officer", tools.PROGRAMME),))
    ministry = Viewer("9", (PostHeld(1, 0, "ministry", "officer", tools.PROGRAMME),))
    assert [event.seq for event in visible_events(agency, case)] == [1, 2]
    assert [event.seq for event in visible_events(ministry, case)] == [1, 2, 3, 4]
    assert visible_events(Viewer("9"), case) == []
