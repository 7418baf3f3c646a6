"""An approval rests on the number of a document or on an answer by a one-time link, and on nothing else."""

import pytest
from tests.case_tools import Play

from teukgu.procedures.report.procedure import REPORT

HASH, OTHER_HASH = "a" * 64, "b" * 64
DAY = "2027-03-24"


def opened(**facts):
    play = Play(REPORT, facts=facts)
    play.do("open_report", "2027-01-04", year=2026, due="2027-03-31")
    return play


@pytest.mark.parametrize("number", ["", "   "])
def test_without_number_or_link_nothing_is_approved(number):
    assert opened().codes("approve_report", DAY, report_sha256=HASH, approval_number=number) == {"approval_missing"}


def test_a_link_that_approved_this_very_version_stands_in_for_the_number():
    play = opened(approval_links={3: HASH})
    asked = play.ask("approve_report", DAY, report_sha256=HASH, approval_number="", approval_link=3)
    assert asked.allowed


@pytest.mark.parametrize(("links", "link"), [({}, 3), ({3: OTHER_HASH}, 3), ({3: HASH}, 4), ({3: HASH}, "3")])
def test_a_link_that_did_not_is_refused(links, link):
    play = opened(approval_links=links)
    codes = play.codes("approve_report", DAY, report_sha256=HASH, approval_number="", approval_link=link)
    assert codes & {"link_not_used", "not_a_number"}


def test_the_number_can_be_recorded_after_the_link():
    play = opened(approval_links={3: HASH})
    play.do("approve_report", DAY, report_sha256=HASH, approval_number="", approval_link=3)
    play.do("approve_report", "2027-03-25", report_sha256=HASH, approval_number="농정과-201")
    last = play.situation("2027-03-26").state.last("approve_report")
    assert (last.data["approval_number"], last.data.get("approval_link")) == ("농정과-201", None)
