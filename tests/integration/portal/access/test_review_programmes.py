"""Whose access log somebody reviews follows the post that reviews, not any post they hold."""

from datetime import date

from tests import access_tools as tools

from teukgu.portal.access import PostHeld, Viewer, reviewed_programmes
from teukgu.portal.services.access_log import note_read
from teukgu.portal.store.models import Programme
from teukgu.portal.store.queries.access_review import entries_of_month

MONTH = date(2026, 3, 1)


def test_a_reviewer_of_one_programme_reads_no_log_of_another(programme: Programme) -> None:
    reviews = PostHeld(1, 1, "system", "data_officer", "other")
    works = PostHeld(2, 2, "ministry", "officer", tools.PROGRAMME)
    reader = Viewer(str(tools.make_account("reader").pk))
    Programme.objects.get_or_create(pk="other")
    case = tools.make_case("applied")
    note_read(reader, what="opinion", subject="1", case=case, now=tools.NOW)
    both = Viewer("1", (reviews, works))
    assert reviewed_programmes(both) == ("other",)
    assert not entries_of_month(both, tools.PROGRAMME, MONTH).exists()
    here = Viewer("1", (PostHeld(1, 1, "system", "data_officer", tools.PROGRAMME),))
    assert entries_of_month(here, tools.PROGRAMME, MONTH).count() == 1
