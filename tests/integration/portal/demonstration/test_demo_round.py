"""The demonstration's round is begun by the worker after the year, some steps at a time, each once."""

import pytest
from tests.integration.portal.demonstration.test_demo_year import FOLDER, prepared
from tests.people_tools import NOW

from teukgu.portal.services.demo_round.play import DONE, MARK, play_on, play_round
from teukgu.portal.store.models import Case, LoadStamp, PanelReviewer
from teukgu.portal.store.queries.demo_year import DONE as YEAR_DONE

pytestmark = pytest.mark.django_db


def test_the_first_steps_are_played_once_each(settings, tmp_path) -> None:
    settings.VAR = tmp_path
    world = prepared()
    assert play_round(world.programme, FOLDER, now=NOW, most=2) == 2
    assert play_round(world.programme, FOLDER, now=NOW, most=2) == 2
    assert LoadStamp.objects.filter(part__startswith=MARK).count() == 4
    assert not LoadStamp.objects.filter(part=DONE).exists()
    case = Case.objects.get(programme=world.programme, procedure="round")
    assert case.now.stage == "evaluating"
    assert PanelReviewer.objects.filter(panel__case=case).count() == 60


def test_the_worker_waits_for_the_year_and_for_a_demonstration(settings, tmp_path) -> None:
    settings.VAR, settings.DEMONSTRATION, settings.DEMONSTRATION_YEAR = tmp_path, True, True
    LoadStamp.objects.filter(part__in=(DONE, YEAR_DONE)).delete()
    assert play_on(NOW) == 0
    settings.DEMONSTRATION_YEAR = False
    assert play_on(NOW) == 0
