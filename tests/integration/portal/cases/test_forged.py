"""Forms that no page of ours would send: each is refused in words, and nothing is kept."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.people_tools import World, sign_in
from tests.portal_case_tools import FIRST_DAY, MINISTRY, OFFICER, adopted, announced, moment, once, open_life

from teukgu.portal.jobs.chores import CHORES
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.document_numbers import import_numbers
from teukgu.portal.services.cases.open_case import next_number
from teukgu.portal.store.models import Case, CaseBar, CaseClock, CaseEvent, CaseParty, CaseTask
from teukgu.portal.store.queries.cases.page import case_page
from teukgu.portal.store.queries.cases.work import tasks_of
from teukgu.procedures.designation.checks_version import version_is_kept
from teukgu.values import Refused

WEEK = timedelta(days=7)
SENT = {"production_number": "특구-1", "sent_on": "2026-03-02"}


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize("number", [2.0, 3.0, 4.0])
def test_a_number_with_a_point_names_no_record(world: World, number: float) -> None:
    """2.0 equals 2: with it another party's document could be given a day of sending."""
    life = announced(world)
    with pytest.raises(Refused) as refused:
        life(MINISTRY, "record_document_sent", "minister", event=number, **SENT)
    assert "case.no_such_document" in codes(refused)


def test_an_act_needs_the_key_of_its_form(world: World) -> None:
    life = adopted(world)
    with pytest.raises(Refused) as refused:
        act(
            world.viewer(OFFICER),
            life.case.number,
            act="open_inspection",
            party="applicant",
            happened_on=FIRST_DAY,
            data={"place": "군청"},
            seen_version=life.case.version,
            once="",
            now=moment(FIRST_DAY),
            today=FIRST_DAY,
        )
    assert codes(refused) == {"case.once_used"}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"plan_version": 7}, "designation.version_unknown"),
        ({"plan_version": 1.0}, "designation.version_unknown"),
        ({"plan_sha256": "0" * 64}, "designation.version_missing"),
    ],
)
def test_only_a_version_that_was_kept_is_adopted(world: World, given: dict[str, object], code: str) -> None:
    life = open_life(world)
    with pytest.raises(Refused) as refused:
        life(OFFICER, "adopt_plan", "applicant", approval_number="1", approver="군수", **given)
    assert code in codes(refused)


def test_the_hash_is_that_of_the_version(world: World) -> None:
    from dataclasses import replace

    from teukgu.portal.store.queries.cases.situation import situation_of
    from teukgu.procedures.event import Event
    from teukgu.procedures.party import Party

    case = open_life(world).case
    found = situation_of(case, today=FIRST_DAY, now=moment(FIRST_DAY))
    situation = replace(found, facts={"plan_versions": {1: "ab" * 32}})
    draft = Event("adopt_plan", FIRST_DAY, moment(FIRST_DAY), Party.APPLICANT, data={"plan_version": 1})
    assert not list(version_is_kept(situation, replace(draft, data={**draft.data, "plan_sha256": "AB" * 32})))
    wrong = list(version_is_kept(situation, replace(draft, data={**draft.data, "plan_sha256": "cd" * 32})))
    assert [one.code for one in wrong] == ["designation.version_differs"]


@pytest.mark.parametrize("row", ["²", "9" * 5000, "x" * 200_000, "-1", ""])
def test_a_file_of_numbers_with_nonsense_is_refused_in_words(world: World, row: str) -> None:
    number = announced(world).case.number
    text = f"사건,기록,생산등록번호,시행일\n{number},{row},특구-1,2026-03-02\n"
    before = CaseEvent.objects.count()
    with pytest.raises(Refused):
        import_numbers(world.viewer(OFFICER), text, once=once(), now=moment(FIRST_DAY), today=FIRST_DAY)
    assert CaseEvent.objects.count() == before


def test_a_title_is_one_line(world: World) -> None:
    with pytest.raises(Refused) as refused:
        open_life(world, title="특구\nBcc: somebody@example.org")
    assert codes(refused) == {"case.title"}


@pytest.mark.parametrize("path", ["/work/?act=%00", "/cases/%00/", "/plans/%00/"])
def test_a_null_character_is_refused(world: World, client: Client, path: str) -> None:
    sign_in(client, world.account(OFFICER))
    assert client.get(path).status_code == 400
    assert client.post("/cases/new/", {"title": "a\x00b"}).status_code == 400


def test_rows_for_lists_are_made_anew_every_day(world: World) -> None:
    life = announced(world)
    kept = CaseClock.objects.filter(case=life.case).count()
    CaseClock.objects.filter(case=life.case).delete()
    CHORES["cases"].act(moment(date(2026, 3, 9)))
    assert kept
    assert CaseClock.objects.filter(case=life.case).count() == kept


def test_who_is_excluded_is_not_told_of_the_matter(world: World) -> None:
    case = open_life(world).case
    viewer = next(
        one
        for one in (world.viewer(key) for key in ("committee.secretary", "committee"))
        if any(post.acts for post in one.posts)
    )
    task = CaseTask.objects.create(case=case, programme=case.programme, act="x", party="committee")
    assert task in tasks_of(viewer)
    bar = CaseBar.objects.create(case=case, account_id=int(viewer.account), ground="x", recorded_at=moment(FIRST_DAY))
    assert task not in tasks_of(viewer)
    bar.lifted_at = moment(FIRST_DAY)
    bar.save()
    assert task in tasks_of(viewer)


def test_a_past_day_shows_who_took_part_then(world: World) -> None:
    case = announced(world).case
    day = CaseEvent.objects.filter(case=case, seq=1).get().happened_on
    late = CaseParty.objects.create(
        case=case, party="operator", key="late", organisation=world.organisation("agriculture"), since=day + WEEK
    )
    viewer = world.viewer(MINISTRY)
    now = moment(day + 2 * WEEK)
    assert late in case_page(viewer, case, today=day + 2 * WEEK, now=now).parties
    assert late not in case_page(viewer, case, today=day, now=now, at=moment(day)).parties


def test_numbers_go_on_after_the_ten_thousandth_case(world: World) -> None:
    life = open_life(world)
    start = life.case.number.rpartition("-")[0]
    year = int(start[-4:])
    for last, following in (("9999", "10000"), ("10000", "10001")):
        Case.objects.filter(pk=life.case.pk).update(number=f"{start}-{last}")
        assert next_number(life.case.programme_id, "designation", year) == f"{start}-{following}"
