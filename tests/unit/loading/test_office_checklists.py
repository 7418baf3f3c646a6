"""Checklists of the regional offices: the shipped ones load; faults of a file are told at once; answers are checked."""

import pytest

from teukgu.loading.office_checklists import FILE, load_checklists
from teukgu.loading.programme import programme_folder
from teukgu.reporting.checklist import Answer, answered, checklist_findings
from teukgu.values import Refused


@pytest.fixture(scope="module")
def lists():
    return load_checklists(programme_folder("kr_special_zones"))


def test_the_shipped_checklists(lists):
    assert [one.key for one in lists.of_use("plan")] == ["plan_review@1"]
    assert {one.id for one in lists.of_use("visit")} == {"progress", "verification", "advice"}
    assert lists.kept("progress@1") is lists.newest("progress")
    assert lists.kept("progress@9") is None
    for one in lists.lists:
        assert len({question.id for question in one.questions}) == len(one.questions)


def test_a_programme_without_the_file_has_none(tmp_path):
    assert load_checklists(tmp_path).lists == ()


def test_everything_wrong_with_a_file_is_told(tmp_path):
    text = "checklists:\n  - {id: a, use: nothing, name: {ko: 가}}\n  - {use: visit, name: {ko: 가, en: a}}\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_checklists(tmp_path)
    assert len(refused.value.findings) >= 3


def test_open_questions_and_faults_without_a_word_are_found(lists):
    advice = lists.newest("advice")
    first, second, third = (one.id for one in advice.questions)
    data = {first: {"answer": "good"}, second: {"answer": "poor", "remark": " "}, third: {"answer": "what"}}
    assert [one.answer for one in answered(advice, data)] == [Answer.GOOD, Answer.POOR, None]
    assert [one.code for one in checklist_findings(advice, data)] == ["checklist.no_remark", "checklist.open"]
    data |= {second: {"answer": "poor", "remark": "없음"}, third: {"answer": "na"}}
    assert not list(checklist_findings(advice, data))
