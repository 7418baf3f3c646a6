"""Days that pages tell are those of the rulebook on the day."""

from datetime import date

import pytest
from django.template import Context, Template

from teukgu.portal import clock
from teukgu.portal.rules import programme


@pytest.mark.parametrize("name", ["operator_application_decision_days", "private_proposal_review_days"])
def test_a_page_tells_the_number_of_the_rulebook(name: str) -> None:
    shown = Template(f'{{% rule_value "{name}" %}}').render(Context())
    assert shown == str(programme().rulebook.on(clock.today()).whole(name))


def test_a_day_without_a_value_leaves_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(1990, 1, 1))
    assert Template('{% rule_value "private_interest_report_days" %}').render(Context()) == "○"
