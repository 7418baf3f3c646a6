"""The demonstration's round of a few invented zones: played once through the services, to its publication."""

import pytest
from tests.integration.portal.demonstration.test_demo_year import FOLDER, played, prepared
from tests.people_tools import NOW

from teukgu.portal.services.demo_round.play import DONE, STEPS, play_on, play_round
from teukgu.portal.store.models import Case, LoadStamp, Round, RoundResult
from teukgu.portal.store.queries.demo_year import DONE as YEAR_DONE

pytestmark = pytest.mark.django_db


def test_the_round_is_played_to_its_publication_and_once(settings, tmp_path) -> None:
    settings.VAR = tmp_path
    world = prepared()
    played(world)
    assert play_round(world.programme, FOLDER, now=NOW, most=2) == 2
    assert not LoadStamp.objects.filter(part=DONE).exists()
    assert play_round(world.programme, FOLDER, now=NOW) == len(STEPS) - 2
    assert play_round(world.programme, FOLDER, now=NOW) == 0
    case = Case.objects.get(programme=world.programme, procedure="round")
    assert case.now.stage == "published"
    found = Round.objects.get(programme=world.programme, key=case.number.lower())
    told = case.events.filter(act="tell_draft").count()
    assert told == RoundResult.objects.filter(round=found, in_round=True).count() > 100
    assert case.events.filter(act="answer_objection").count() == 3
    (raised,) = [one for one in RoundResult.objects.filter(round=found) if one.more.get("departure_reason")]
    assert raised.more["departure_reason"].startswith("[예시 EXAMPLE]")


def test_the_worker_waits_for_the_year_and_for_a_demonstration(settings, tmp_path) -> None:
    settings.VAR, settings.DEMONSTRATION, settings.DEMONSTRATION_YEAR = tmp_path, True, True
    LoadStamp.objects.filter(part__in=(DONE, YEAR_DONE)).delete()
    assert play_on(NOW) == 0
    settings.DEMONSTRATION_YEAR = False
    assert play_on(NOW) == 0
