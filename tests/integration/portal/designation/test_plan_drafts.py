"""Drafts, versions and comments of a plan: two people at once lose nothing, nothing is overwritten."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.utils import DatabaseError
from tests.designation_tools import EXEMPTIONS, NOW, OFFICER, TODAY, TOWN, Draft, make_draft
from tests.people_tools import make_world

from teukgu.portal.services.designation.plan_comments import turn_comment, write_comment
from teukgu.portal.services.designation.plan_versions import make_version
from teukgu.portal.store.models import PlanSave, PlanVersion
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.plans import comment_threads, draft_content, set_aside_saves
from teukgu.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return make_draft(make_world())


def refused_codes(act: object) -> set[str]:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    return {one.code for one in caught.value.findings}


def test_the_second_of_two_writers_is_told_and_both_texts_are_kept(draft: Draft) -> None:
    first = draft.save("need", "숲이 있습니다.")
    assert (first.number, first.set_aside) == (1, False)
    second = draft.save("need", "숲과 강이 있습니다.", follows=1, who=f"{TOWN}.chief")
    late = draft.save("need", "숲과 길이 있습니다.", follows=1)
    assert not second.set_aside
    assert late.set_aside
    assert late.current.content == "숲과 강이 있습니다."
    assert draft_content(draft.case.pk)["need"] == "숲과 강이 있습니다."
    assert [row.content for row in set_aside_saves(draft.case.pk)] == ["숲과 길이 있습니다."]
    assert draft.save("need", "숲과 강과 길이 있습니다.", follows=second.number).set_aside is False


def test_the_same_text_again_is_no_new_save(draft: Draft) -> None:
    draft.save("need", "숲이 있습니다.")
    assert draft.save("need", "숲이 있습니다.", follows=1).number == 1
    assert PlanSave.objects.count() == 1


def test_saves_and_versions_cannot_be_changed_by_anybody(draft: Draft) -> None:
    draft.save("need", "숲이 있습니다.")
    row = PlanSave.objects.get()
    with pytest.raises(PermissionDenied):
        row.save()
    with pytest.raises(PermissionDenied):
        row.delete()
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE store_plansave SET number = 9")


def test_only_the_applicant_writes(draft: Draft) -> None:
    assert refused_codes(lambda: draft.save("need", "x", who="ministry-operation")) == {"case.not_yours"}
    assert refused_codes(lambda: draft.save("need", "x", who="town-soldasom.officer")) == {"case.not_found"}


def test_everything_wrong_in_the_table_of_funds_is_said_at_once(draft: Draft) -> None:
    rows = [{"source": "national", "year": "내년", "won": "1억"}]
    with pytest.raises(Refused) as caught:
        draft.save("funding", rows)
    assert [one.place.key for one in caught.value.findings] == ["funding", "funding"]


def test_won_are_whole_numbers(draft: Draft) -> None:
    draft.save("funding", [{"source": "municipal", "year": "2027", "won": "1,200,000,000"}])
    assert draft_content(draft.case.pk)["funding"][0]["won"] == 1_200_000_000


def test_a_version_is_named_by_its_content(draft: Draft) -> None:
    viewer = draft.world.viewer(OFFICER)
    assert refused_codes(lambda: make_version(viewer, draft.case.number, name=" ", now=NOW, today=TODAY)) == {
        "field.empty",
        "plan.empty",
    }
    draft.fill()
    first = make_version(viewer, draft.case.number, name="결재본", now=NOW, today=TODAY)
    again = make_version(viewer, draft.case.number, name="결재본 둘", now=NOW, today=TODAY)
    assert (first.number, again.number, len(first.sha256)) == (1, 1, 64)
    draft.save("area", "1,000㎡", follows=1)
    assert make_version(viewer, draft.case.number, name="고친 본", now=NOW, today=TODAY).number == 2
    assert PlanVersion.objects.get(number=1).content["area"] != "1,000㎡"


def facts(draft: Draft) -> dict[str, object]:
    return dict(situation_of(draft.case, today=TODAY, now=NOW).facts)


def test_what_is_missing_reaches_the_conditions(draft: Draft) -> None:
    missing = {one["id"] for one in facts(draft)["missing_contents"]}
    assert {"name", "area", "exemptions", "funding", "designation_period"} <= missing
    draft.fill()
    assert facts(draft)["missing_contents"] == ()
    assert {one["id"] for one in facts(draft)["missing_for_application"]} == {"hearing_results", "council_results"}
    assert facts(draft)["consultations_needed"] == ("art_36@agriculture", "art_50@agriculture")


def test_a_chosen_exemption_forces_its_items(draft: Draft) -> None:
    draft.fill()
    draft.save(
        "exemptions", [*EXEMPTIONS, {"id": "art_59", "need": "도로", "scope": "입구", "agency": "land"}], follows=1
    )
    missing = {one["id"] for one in facts(draft)["missing_contents"]}
    assert missing == {"art_59_reason", "art_59_lots", "art_59_owners", "art_59_thresholds"}


def test_comments_are_opened_answered_and_closed(draft: Draft) -> None:
    draft.save("need", "숲이 있습니다.")
    ministry, officer = draft.world.viewer("ministry-operation"), draft.world.viewer(OFFICER)
    number = draft.case.number
    said = {"key": "need", "quoted": "숲이", "text": "얼마나?", "now": NOW, "today": TODAY}
    row, again = write_comment(ministry, number, **said), write_comment(ministry, number, **said)
    assert again.pk == row.pk
    for _ in range(2):
        turn_comment(officer, number, row.pk, state="answered", text="천 헥타르", now=NOW, today=TODAY)
    assert row.turns.count() == 1
    assert comment_threads(draft.case.pk)["need"][0].state == "answered"
    turn_comment(ministry, number, row.pk, state="closed", text="", now=NOW, today=TODAY)
    assert comment_threads(draft.case.pk)["need"][0].state == "closed"
    other = draft.world.viewer("town-soldasom.officer")
    assert refused_codes(lambda: turn_comment(other, number, row.pk, state="open", text="", now=NOW, today=TODAY)) == {
        "case.not_found"
    }
