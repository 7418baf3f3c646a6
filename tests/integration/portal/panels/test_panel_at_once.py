"""Two officers who assign or close a panel at the same moment: one waits for the other, nothing is kept twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests import panel_case_tools as tools
from tests import round_tools
from tests.integration.portal.cases.test_at_once import committed, refusals_come_back  # noqa: F401 - a fixture
from tests.people_tools import make_world

from teukgu.portal import clock
from teukgu.portal.services.panels.assigning import Wanted, assign_panel
from teukgu.portal.services.panels.closing import close_panel
from teukgu.portal.services.panels.making import make_panel
from teukgu.portal.store.models import Panel
from teukgu.values import Refused


@pytest.fixture
def world(refusals_come_back, transactional_db, monkeypatch, settings, tmp_path):  # noqa: F811 - the fixture above
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: round_tools.FREEZE_DAY)
    with committed(tmp_path, lambda: make_world(round_tools.OPENED)) as found:
        yield found


def at_once(*calls):
    """Run the calls in threads of their own; return what each gave, or the codes it was refused with."""

    def run(call):
        try:
            return call()
        except Refused as refused:
            return {one.code for one in refused.findings}
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_officers_at_once_keep_one_of_each(world):
    play, panel = tools.round_with_panel(world, 5)
    tools.invited(play, panel)
    both = [play.viewer("ministry-policy.officer"), play.viewer("ministry-policy.chief")]

    def twice(service, *args):
        stamps = [play.stamp(), play.stamp()]
        return at_once(
            *(lambda v=v, s=s: service(v, play.number, *args, **s) for v, s in zip(both, stamps, strict=True))
        )

    assert twice(make_panel, "expert") == [panel, panel]
    assert Panel.objects.count() == 1
    rows = twice(assign_panel, panel.pk, Wanted(seed=3))
    assert sorted(one.number for one in rows) == [1, 2]
    first, second = ({(pair.zone_id, pair.reviewer_id) for pair in one.pairs.all()} for one in rows)
    assert first == second
    tools.all_score(play, panel)
    assert {"panel.closed"} in twice(close_panel, panel.pk)
    assert panel.closings.count() == 1
