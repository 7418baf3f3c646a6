"""Every act that sends a document has a template, every template is used, and none of them has a blank."""

import pytest
from tests.paper_tools import UNTIED, other_paper, paper_of, shelf, with_document

from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.letter import Form
from teukgu.procedures.definition import Act, Direction, Procedure
from teukgu.procedures.registry import PROCEDURES

TIED = sorted({act.document for _, act in with_document()})
EACH = [pytest.param(procedure, act, id=f"{procedure.id}.{act.id}") for procedure, act in with_document()]
ADVERSE = [case for case in EACH if case.values[1].adverse]


def test_every_document_of_an_act_has_a_template_and_every_template_is_used() -> None:
    assert sorted(shelf().templates) == sorted({*TIED, *UNTIED})


def test_every_act_that_sends_something_names_its_document() -> None:
    acts = [act for procedure in PROCEDURES.values() for act in procedure.acts]
    assert [act.id for act in acts if act.direction is Direction.OUT and not act.document] == []


@pytest.mark.parametrize(("procedure", "act"), EACH)
def test_a_paper_is_whole_when_everything_was_stated(procedure: Procedure, act: Act) -> None:
    made = paper_of(procedure, act)
    assert made.missing == ()
    assert "{{" not in letter_text(made.letter)
    assert made.english
    assert made.letter.title
    if made.letter.form is Form.LETTER:
        assert made.letter.receiver
        assert made.letter.summary, "the Administrative Work Regulation asks for a summary"
        assert made.letter.keywords
        assert letter_text(made.letter).count("끝.") == 1


@pytest.mark.parametrize("name", UNTIED)
def test_a_paper_of_a_body_or_office_is_whole(name: str) -> None:
    made = other_paper(name)
    assert made.missing == ()
    assert made.english


def test_some_acts_are_adverse() -> None:
    assert {"notify_refusal", "return_application", "decline_proposal"} <= {case.values[1].id for case in ADVERSE}


@pytest.mark.parametrize(("procedure", "act"), ADVERSE)
def test_an_adverse_letter_carries_grounds_and_remedies_with_their_periods(procedure: Procedure, act: Act) -> None:
    text = letter_text(paper_of(procedure, act, grounds="토지 확보가 되지 않음").letter)
    assert "토지 확보가 되지 않음" in text
    for words in ("이의신청", "30일", "행정심판", "90일", "180일", "행정소송", "1년"):
        assert words in text


def test_the_operator_who_is_declined_is_told_the_remedies_and_the_designated_is_not() -> None:
    procedure = PROCEDURES["designation"]
    act = next(one for one in procedure.acts if one.id == "decide_operator")
    declined = letter_text(paper_of(procedure, act, decision="declined").letter)
    designated = letter_text(paper_of(procedure, act, decision="designated").letter)
    assert "행정심판" in declined
    assert "행정심판" not in designated
