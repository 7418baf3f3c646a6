"""What a plan must hold: the list agrees with the catalogue of exemptions, and finds what is missing."""

from datetime import date
from typing import Any

import pytest

from teukgu.loading.calendar import load_calendar
from teukgu.loading.elections import load_elections
from teukgu.loading.exemption_agencies import load_exemption_agencies
from teukgu.loading.plan_contents import load_plan_contents
from teukgu.loading.programme import load_programme
from teukgu.procedures.plan_contents import NeededBy, PlanDraft, missing_contents
from teukgu.values import Refused

PROGRAMME = load_programme()
CONTENTS = load_plan_contents(PROGRAMME.folder)
TODAY = date(2026, 11, 23)


def missing(filled: dict[str, Any], *conditions: str, by: NeededBy = NeededBy.ADOPT, later: bool = False) -> set[str]:
    draft = PlanDraft(filled, conditions, later, PROGRAMME.exemptions)
    return {one.place.key for one in missing_contents(CONTENTS, draft, TODAY, by)}


def chosen(*names: str) -> dict[str, Any]:
    return {"exemptions": [{"id": name, "need": "x", "scope": "x"} for name in names]}


def test_every_exemption_that_the_catalogue_says_goes_into_the_plan_forces_something() -> None:
    current = {one.id: one.version_on(TODAY) for one in PROGRAMME.exemptions}
    in_plan = {name for name, version in current.items() if version and version.plan}
    forced = {name for item in CONTENTS.items for name in item.exemptions}
    assert forced == in_plan


def test_ids_are_given_once_and_every_section_exists() -> None:
    ids = [item.id for item in CONTENTS.items]
    assert len(ids) == len(set(ids))
    assert {item.section for item in CONTENTS.items} <= {one.id for one in CONTENTS.sections}


@pytest.mark.parametrize(
    ("exemption", "forced"),
    [
        ("art_32", {"art_32_location", "art_32_area", "art_32_height"}),
        ("art_49", {"art_49_lots", "art_49_rights"}),
        ("art_59", {"art_59_reason", "art_59_lots", "art_59_owners", "art_59_thresholds"}),
        ("art_69", {"art_69_limits"}),
        ("art_36", {"ordinances"}),
    ],
)
def test_what_an_exemption_adds(exemption: str, forced: set[str]) -> None:
    assert missing(chosen(exemption)) - missing({}) - {"exemptions"} == forced


def test_results_of_hearings_are_asked_for_by_the_application_only() -> None:
    results = {"hearing_results", "council_results"}
    assert not results & missing({}, "has_council")
    assert results <= missing({}, "has_council", by=NeededBy.APPLY)
    assert "council_results" not in missing({}, by=NeededBy.APPLY)


def test_a_land_use_plan_may_follow() -> None:
    assert "land_use" in missing(chosen("art_62_63"))
    assert "land_use" not in missing(chosen("art_62_63"), later=True)


def test_rows_that_cannot_stand_are_found() -> None:
    rows = [*chosen("art_36", "art_36", "art_999")["exemptions"], {"id": "art_50", "need": "", "scope": ""}]
    draft = PlanDraft(
        {"exemptions": rows, "funding": [{"source": "national", "won": True}]}, (), False, PROGRAMME.exemptions
    )
    codes = [one.code for one in missing_contents(CONTENTS, draft, TODAY, NeededBy.ADOPT)]
    assert codes.count("plan.exemption_twice") == 1
    assert codes.count("plan.exemption_not_in_force") == 1
    assert codes.count("plan.exemption_detail") == 2
    assert codes.count("plan.funding_row") == 1


def test_every_exemption_has_an_agency_and_none_is_unknown(tmp_path: Any) -> None:
    known = {one.id for one in PROGRAMME.exemptions}
    assert set(load_exemption_agencies(PROGRAMME.folder, known)) == known
    text = "source: x\nstatus: assumed\nlast_checked: 2026-01-01\nagencies:\n  art_999: [land]\n"
    (tmp_path / "exemption_agencies.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="art_999"):
        load_exemption_agencies(tmp_path, known)


def test_elections_are_polling_days_of_the_calendar() -> None:
    calendar = load_calendar(PROGRAMME.folder)
    elections = load_elections(PROGRAMME.folder)
    assert elections
    assert all(one.day in calendar.one_off and calendar.is_off(one.day) for one in elections)


def test_all_that_is_wrong_in_a_list_is_said_at_once(tmp_path: Any) -> None:
    folder = tmp_path / "plan_contents"
    folder.mkdir()
    (folder / "sections.yaml").write_text("sections:\n  - {id: a, name: {ko: 가, en: A}}\n", encoding="utf-8")
    (folder / "general.yaml").write_text("items:\n  - {id: x, section: b}\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        load_plan_contents(tmp_path)
    assert len(caught.value.findings) >= 3
