"""Who sees what the checks ask of a report: the offices of its own programme that read it whole."""

import pytest
from tests.access_tools import facts, me, post

from teukgu.portal.access_reports import sees_requests, works_with_reports

FILED = facts("filed", "report")
COMMITTEE = post("committee", "secretary")


@pytest.mark.parametrize(
    ("post_held", "sees"),
    [
        (post("municipality", "officer"), True),
        (post("office", "officer"), True),
        (post("ministry", "officer"), True),
        (post("audit", "auditor"), True),
        (COMMITTEE, False),
        (post("municipality", "officer", "other"), False),
        (post("ministry", "data_officer"), False),
        (post("ministry", "officer", programme="another"), False),
    ],
)
def test_requests_are_seen_by_the_offices_of_the_report(post_held, sees):
    assert sees_requests(me(post_held), FILED) is sees


@pytest.mark.parametrize(
    "beside", [post("municipality", "officer", "other"), post("ministry", "officer", programme="another")]
)
def test_a_post_elsewhere_opens_nothing_to_who_judges_in_a_committee(beside):
    assert not sees_requests(me(COMMITTEE, beside), FILED)
    assert works_with_reports(me(COMMITTEE, beside))
