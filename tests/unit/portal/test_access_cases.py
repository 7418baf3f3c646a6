"""The predicates over the whole product of role, territory, state and procedure, without a database."""

from itertools import product

import pytest
from tests import access_tools as tools
from tests import case_access

from teukgu.portal.access import (
    ANONYMOUS,
    CaseFacts,
    PartyHeld,
    PostHeld,
    Sight,
    Viewer,
    may_act,
    may_copy,
    may_open_case,
    may_review_access_log,
    may_run_installation,
    may_see_case,
    may_see_committee_papers,
    may_see_event,
    may_see_personal,
    may_sign_off_access_log,
    parties_of,
    post_for,
    sight_of,
)

COMPUTED = case_access.computed()


def test_every_state_of_every_procedure_is_in_the_reviewed_table() -> None:
    columns = {f"{procedure}:{state}" for procedure, state in case_access.states()}
    assert {frozenset(row) for row in case_access.read_table().values()} == {frozenset(columns)}


def test_the_answers_are_the_reviewed_ones() -> None:
    """scripts/build_access_matrix.py writes the table anew; look at every line that changes."""
    reviewed, now = case_access.read_table(), case_access.rows()
    assert {key: now.get(key) for key in {*reviewed, *now} if reviewed.get(key) != now.get(key)} == {}


def test_being_named_adds_to_what_a_post_gives_and_takes_nothing_away() -> None:
    signs = {sign: sight for sight, sign in case_access.SIGNS.items()}
    for (kind, role, territory, named), answers in COMPUTED.items():
        if kind == "system":  # runs the installation and sees no case, whatever it is named as
            assert set(answers.values()) == {"-"}
            continue
        by_post, by_name = COMPUTED[kind, role, territory, ""], COMPUTED[case_access.NEUTRAL, role, territory, named]
        for state, answer in answers.items():
            one, two = (_split(row[state]) for row in (by_post, by_name))
            sight, parties = _split(answer)
            assert signs[sight] == max(signs[one[0]], signs[two[0]]), (kind, role, territory, named, state)
            assert parties == one[1] | two[1], (kind, role, territory, named, state)


def _split(answer: str) -> tuple[str, frozenset[str]]:
    sight, _, parties = answer.partition(" ")
    return sight, frozenset(parties.split(",")) - {""}


@pytest.mark.parametrize("post", tools.every_post(), ids=lambda post: f"{post.kind}-{post.role}-{len(post.regions)}")
def test_a_post_in_every_case(post: PostHeld) -> None:
    for facts in tools.every_case():
        viewer = tools.me(post)
        seen, parties = may_see_case(viewer, facts), parties_of(viewer, facts)
        assert seen or not parties
        assert not parties or post.role in {"officer", "chief", "secretary"}
        assert not seen or post.role not in {"system", "data_officer"}
        assert not seen or post.kind not in {"agency", "operator", "fund", "expert_body", "system"}
        elsewhere = tools.me(tools.post(post.kind, post.role, programme="other"))
        assert not may_see_case(elsewhere, facts)
        deputy = PostHeld(1, 7, post.kind, post.role, post.programme, post.regions, deputy=True)
        assert parties_of(tools.me(deputy), facts) == parties
        assert sight_of(tools.me(deputy), facts) == sight_of(viewer, facts)
        if parties:
            assert post_for(tools.me(deputy, post), facts, parties[0][0]) == post


def test_the_public_has_no_part_in_any_case() -> None:
    for facts in tools.every_case():
        assert sight_of(ANONYMOUS, facts) is Sight.NONE
        assert sight_of(Viewer("5"), facts) is Sight.NONE
    row = PartyHeld("proposer", account="")
    assert not may_see_case(ANONYMOUS, tools.facts("submitted", "proposal", row))


def test_a_person_sees_their_own_thread_only() -> None:
    facts = tools.facts("announced", "designation", PartyHeld("resident", "r1", account=tools.ME))
    viewer = Viewer(tools.ME)
    assert parties_of(viewer, facts) == (("resident", "r1"),)
    assert may_see_event(viewer, facts, "resident", "r1")
    assert may_see_event(viewer, facts, "applicant", "r1")
    assert not may_see_event(viewer, facts, "resident", "r2")
    assert not may_see_event(viewer, facts, "applicant", "")
    assert not may_see_case(Viewer(tools.SOMEBODY), facts)


def test_a_proposer_sees_the_whole_course_of_their_proposal() -> None:
    facts = tools.facts("submitted", "proposal", PartyHeld("proposer", account=tools.ME))
    assert may_see_event(Viewer(tools.ME), facts, "applicant", "")
    in_a_designation = tools.facts("examining", "designation", PartyHeld("proposer", account=tools.ME))
    assert not may_see_event(Viewer(tools.ME), in_a_designation, "minister", "")


def test_an_agency_acts_for_its_keys_only() -> None:
    facts = tools.facts("examining", "designation", PartyHeld("agency", "x@7", tools.MY_ORGANISATION))
    viewer = tools.me(tools.post("agency", "officer", "none"))
    assert may_act(viewer, facts, "agency", "x@7")
    assert not may_act(viewer, facts, "agency", "y@7")
    assert not may_act(viewer, facts, "agency")
    assert may_see_event(viewer, facts, "applicant", "")
    assert not may_see_event(viewer, facts, "agency", "y@9")
    assert not may_see_personal(viewer, facts, "applicant")


def test_the_ministry_stands_in_where_no_office_serves() -> None:
    viewer = tools.me(tools.post("ministry", "officer"))
    assert parties_of(viewer, tools.facts("applied")) == (("minister", ""),)
    unserved = tools.facts("applied", "designation", unserved=frozenset({tools.HERE}))
    assert parties_of(viewer, unserved) == (("minister", ""), ("office", ""))


@pytest.mark.parametrize("kind", ["committee", "working_committee"])
@pytest.mark.parametrize("role", ["secretary", "member"])
def test_whoever_is_excluded_sees_nothing_of_it_in_the_committee(kind: str, role: str) -> None:
    facts = tools.facts("committee", "designation", barred=frozenset({tools.ME}))
    own = tools.post(kind, role)
    assert may_see_case(Viewer(tools.SOMEBODY, (own,)), facts)
    assert not may_see_case(tools.me(own), facts)
    also = tools.me(own, tools.post("municipality", "officer"))
    assert parties_of(also, facts) == (("applicant", ""),)
    assert may_see_event(also, facts, "minister", "")
    assert not may_see_event(also, facts, "committee", "")
    assert not may_see_committee_papers(tools.me(own, tools.post("ministry", "officer")), facts)
    assert may_see_committee_papers(Viewer(tools.SOMEBODY, (own,)), facts)


def test_committee_papers_are_not_for_the_parties() -> None:
    facts = tools.facts("committee")
    for kind in ("municipality", "office", "province", "council"):
        assert not may_see_committee_papers(tools.me(tools.post(kind, "officer")), facts)
    for kind, role in (("ministry", "officer"), ("committee", "member"), ("audit", "auditor")):
        assert may_see_committee_papers(tools.me(tools.post(kind, role)), facts)


def test_personal_data_are_for_those_who_act_on_all_of_it_and_auditors() -> None:
    facts = tools.facts("committee")
    may = {
        (kind, role)
        for kind, role in product(tools.KINDS, tools.ROLES)
        if may_see_personal(tools.me(tools.post(kind, role)), facts, "applicant")
    }
    acting = {"officer", "chief", "secretary"}
    kinds = {"ministry", "office", "municipality"}
    whole = {(kind, role) for kind in kinds for role in acting} | {(kind, "auditor") for kind in (*kinds, "audit")}
    assert may == whole
    secretary = tools.me(tools.post("committee", "secretary"))
    assert may_see_personal(secretary, facts, "committee")


def test_a_copy_asks_both_ends() -> None:
    town = tools.me(tools.post("municipality", "officer"))
    source, target = tools.facts("designated"), tools.facts("drafting")
    elsewhere = CaseFacts(tools.PROGRAMME, frozenset({tools.THERE}), stage="designated")
    other_programme = CaseFacts("other", frozenset({tools.HERE}), stage="designated")
    assert may_copy(town, source, target, "applicant")
    assert not may_copy(town, elsewhere, target, "applicant")
    assert not may_copy(town, source, elsewhere, "applicant")
    assert not may_copy(town, other_programme, target, "applicant")
    assert not may_copy(tools.me(tools.post("municipality", "head")), source, target, "applicant")
    assert not may_copy(tools.me(tools.post("council", "officer")), source, target, "council")


def test_cases_are_opened_for_ones_own_municipality() -> None:
    for kind, role in product(tools.KINDS, tools.ROLES):
        viewer = tools.me(tools.post(kind, role))
        may = kind == "municipality" and role in {"officer", "chief", "secretary"}
        assert may_open_case(viewer, tools.PROGRAMME, tools.MY_ORGANISATION) is may
        assert not may_open_case(viewer, tools.PROGRAMME, 8)
        assert not may_open_case(viewer, "other", tools.MY_ORGANISATION)


def test_oversight() -> None:
    for kind, role in product(tools.KINDS, tools.ROLES):
        viewer = tools.me(tools.post(kind, role))
        assert may_review_access_log(viewer) is (role in {"data_officer", "auditor"})
        assert may_sign_off_access_log(viewer) is (role == "data_officer")
        assert may_run_installation(viewer) is (role == "system")
    assert not any(ask(ANONYMOUS) for ask in (may_review_access_log, may_sign_off_access_log, may_run_installation))
