"""Whatever stages a zone names: more of them never ask less, and nothing typed is lost by naming fewer."""

from hypothesis import given
from hypothesis import strategies as st
from tests.years_tools import catalogue

from teukgu.reporting.definition import Stage
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Figure
from teukgu.reporting.form import rows_of
from teukgu.reporting.stages import left_out

YEAR = 2026
CHAINS = st.sets(st.sampled_from(list(Stage)))


def cells(stages):
    return {row.cell for row in rows_of(catalogue(), YEAR, "type_1", stages)}


@given(CHAINS, CHAINS)
def test_more_stages_never_ask_less_and_none_asks_everything(some, more):
    every = cells(())
    assert cells(some) <= every
    if some:
        assert cells(some) <= cells(some | more)
    assert (left_out(catalogue(), "type_1", YEAR, some) == 0) == (cells(some) == every)


@given(CHAINS)
def test_what_is_not_asked_stays_in_the_draft_and_is_not_in_what_is_sent(some):
    every = ReportDraft({cell: Figure(cell, 1) for cell in cells(())}, {"a": "글"})
    sent = every.within(cells(some))
    assert set(sent.figures) == cells(some)
    assert sent.words == every.words
    assert len(every.figures) == len(cells(()))
