"""Joint applicants: the leading one acts for all, each of the others agrees for itself."""

from datetime import date
from types import SimpleNamespace

import pytest
from tests.case_tools import applied
from tests.people_tools import World
from tests.portal_case_tools import FIRST_DAY, OFFICER, moment, open_life

from teukgu.portal.store.queries.cases.page import case_page
from teukgu.portal.store.queries.cases.situation import rules_day, situation_of
from teukgu.values import Refused

OTHER = "town-deulbina"


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def test_who_joins_does_not_act_for_the_leading_applicant_nor_the_other_way_round(world: World) -> None:
    life = open_life(world, joint=(OTHER,))
    for act, data in (
        ("adopt_plan", {"approval_number": "1", "approver": "군수"}),
        ("withdraw", {"grounds": "그만둠"}),
    ):
        with pytest.raises(Refused) as refused:
            life(f"{OTHER}.officer", act, "applicant", **data)
        assert "case.lead_applicant_only" in codes(refused)
    agreed = {"approval_number": "예시과-1", "approver": "군수"}
    for who, key in ((OFFICER, OTHER), (f"{OTHER}.officer", "town-neulnuri"), (f"{OTHER}.officer", "nobody")):
        with pytest.raises(Refused) as refused:
            life(who, "agree_jointly", "applicant", key, **agreed)
        assert "case.agrees_for_itself" in codes(refused)
    life(f"{OTHER}.officer", "agree_jointly", "applicant", OTHER, **agreed)
    life(OFFICER, "withdraw", "applicant", grounds="함께 그만두기로 함")


def test_the_page_offers_each_applicant_what_is_its_own(world: World) -> None:
    life = open_life(world, joint=(OTHER,))
    offered = {}
    for who in (OFFICER, f"{OTHER}.officer"):
        page = case_page(world.viewer(who), life.case, today=FIRST_DAY, now=moment(FIRST_DAY))
        offered[who] = {one.act.id for one in page.mine}
    assert {"adopt_plan", "withdraw"} <= offered[OFFICER]
    assert "agree_jointly" not in offered[OFFICER]
    assert "agree_jointly" in offered[f"{OTHER}.officer"]
    assert not {"adopt_plan", "withdraw"} & offered[f"{OTHER}.officer"]


def test_an_application_made_anew_is_bound_by_the_rules_of_its_own_day() -> None:
    play = applied()
    play.do("return_application", "2026-05-11", override=True, reason="바로 반려할 사유가 있음")
    case = SimpleNamespace(procedure="designation", opened_on=date(2026, 2, 2))
    assert rules_day(case, play.events) == date(2026, 4, 21)  # type: ignore[arg-type]
    play.do("apply", "2026-06-15")
    assert rules_day(case, play.events) == date(2026, 6, 15)  # type: ignore[arg-type]


def test_a_case_knows_the_election_days(world: World) -> None:
    life = open_life(world)
    assert "2026-06-03" in situation_of(life.case, today=FIRST_DAY, now=moment(FIRST_DAY)).facts["elections"]
