"""Two officers, or two windows of a reviewer, at the same moment: one waits for the other, nothing is kept twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests import panel_case_tools as tools
from tests import round_tools
from tests.integration.portal.cases.test_at_once import committed, refusals_come_back  # noqa: F401 - a fixture
from tests.people_tools import make_world

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels.assigning import Wanted, assign_panel
from teukgu.portal.services.panels.closing import close_panel
from teukgu.portal.services.panels.declaring import declare
from teukgu.portal.services.panels.making import make_panel
from teukgu.portal.services.panels.scoring import OpinionGiven, ScoreGiven, hand_in, save_opinion, save_scores
from teukgu.portal.store.models import Panel, PanelHandedIn, PanelReviewer
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
    _two_windows(play, *min(first))
    tools.all_score(play, panel)
    assert {"panel.closed"} in twice(close_panel, panel.pk)
    assert panel.closings.count() == 1


def _two_windows(play, zone, reviewer):
    """A reviewer with two windows: one of two saves stands, the other is set aside; a zone is handed in once."""
    me = Viewer(str(PanelReviewer.objects.get(pk=reviewer).person_id))
    declare(me, reviewer, (), complete=True, **play.stamp())
    stamps = [play.stamp(), play.stamp()]
    moments = [{key: stamp[key] for key in ("now", "today")} for stamp in stamps]
    saved = at_once(
        *(lambda m=m, s=s: save_scores(me, reviewer, zone, [ScoreGiven("plan", s)], **m)
          for m, s in zip(moments, (60, 70), strict=True))
    )  # fmt: skip
    assert sorted(one.set_aside for rows in saved for one in rows) == [False, True]
    save_scores(me, reviewer, zone, [ScoreGiven("ripple_effect", 50)], **moments[0])
    save_opinion(me, reviewer, zone, OpinionGiven("자료로 확인한 것만 적어 점수를 주었습니다."), **moments[0])
    handed = at_once(*(lambda s=s: hand_in(me, reviewer, zone, **s) for s in stamps))
    assert {"panel.handed_in"} in handed
    assert PanelHandedIn.objects.filter(reviewer=reviewer, zone=zone).count() == 1
