"""The lives of invented zones: played once, gone on with after a stop, standing as they should."""

from datetime import date

import pytest
from tests.people_tools import NOW, World, make_world
from tests.portal_case_tools import moment, once

from teukgu.loading.demonstration_lives import read_lives
from teukgu.loading.programme import programme_folder
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.demo_lives import play
from teukgu.portal.services.demo_lives.play import play_lives
from teukgu.portal.store.models import Case, CaseClock, CaseEvent, Exclusion, ItemResolution, ZoneFact
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.clocks import clock_of
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
FOLDER = programme_folder("demonstration")
LAST_DAY = date(2026, 11, 20)


class KilledError(BaseException):
    """What a kill looks like from inside."""


def case_of(life: str) -> Case:
    return Case.objects.get(once=f"demo-{life}-open")


def stage_of(life: str) -> str:
    return str(case_of(life).now.stage)


def played(world: World) -> int:
    return play_lives(world.programme, FOLDER, now=NOW)


def test_killed_in_the_middle_it_goes_on_and_a_second_run_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    world, done, real = make_world(), [], play.stamp

    def stamp_or_die(part, content, now):
        real(part, content, now)
        done.append(part)
        if len(done) == 40:
            raise KilledError

    monkeypatch.setattr(play, "stamp", stamp_or_die)
    with pytest.raises(KilledError):
        played(world)
    monkeypatch.setattr(play, "stamp", real)
    steps = sum(len(life.steps) for life in read_lives(FOLDER))
    assert played(world) == steps - 39  # the step that was killed is not kept, and is played again
    events = CaseEvent.objects.count()
    assert played(world) == 0
    assert CaseEvent.objects.count() == events
    _where_each_life_stands(world)


def _where_each_life_stands(world: World) -> None:
    assert stage_of("neulnuri-forest") == "designated"
    assert stage_of("soldasom-lantern") == "refused"
    assert stage_of("gaon-pottery") == "supplement"
    assert stage_of("neulnuri-tea") == "drafting"
    assert stage_of("neulnuri-bamboo") == "applied"
    assert stage_of("neulnuri-berry") == "announced"
    assert stage_of("bada-kelp") == "submitted"
    _the_gazette_became_facts()
    _the_supplement_stops_the_clock()
    _the_late_agency_blocks(world)
    _two_municipalities_see_their_case(world)
    _the_quorum_was_counted_both_ways()
    _everything_is_marked_as_invented()


def _the_gazette_became_facts() -> None:
    zone = case_of("neulnuri-forest").zone
    facts = {row.kind: row.value for row in ZoneFact.objects.filter(zone=zone)}
    assert facts["status"] == "designated"
    assert facts["name"] == "예시늘누리숲산책특구"


def _the_supplement_stops_the_clock() -> None:
    case = case_of("gaon-pottery")
    clock = clock_of(situation_of(case, today=LAST_DAY, now=moment(LAST_DAY)), "decision")
    assert clock is not None
    assert clock.is_running
    assert any(stop.end is None for stop in clock.stops)


def _the_late_agency_blocks(world: World) -> None:
    case = case_of("kkotchansol-flower")
    late = CaseClock.objects.get(case=case, clock="consultation", key="art_42@forest")
    assert late.due < LAST_DAY
    with pytest.raises(Refused) as caught:
        act(
            world.viewer("ministry-policy.officer", LAST_DAY),
            case.number,
            act="refer_committee",
            party="minister",
            happened_on=LAST_DAY,
            data={},
            seen_version=case.version,
            once=once(),
            now=moment(LAST_DAY),
            today=LAST_DAY,
        )
    assert {one.code for one in caught.value.findings} == {"designation.consultation_silent"}


def _two_municipalities_see_their_case(world: World) -> None:
    case = case_of("deulbina-gaon-honey")
    for town in ("town-deulbina.officer", "town-gaon.officer"):
        assert visible_cases(world.viewer(town, LAST_DAY)).filter(pk=case.pk).exists()
    assert not visible_cases(world.viewer("town-bada.officer", LAST_DAY)).filter(pk=case.pk).exists()
    assert not visible_cases(ANONYMOUS).filter(pk=case.pk).exists()


def _the_quorum_was_counted_both_ways() -> None:
    resolution = ItemResolution.objects.get(item__case=case_of("hansol-paper"))
    assert resolution.counts["counted"]["carried"] is True
    assert resolution.counts["not_counted"]["quorum"] is False
    assert resolution.reading == "counted"
    assert Exclusion.objects.get(item=resolution.item).kind == "recusal"


def _everything_is_marked_as_invented() -> None:
    assert Case.objects.count() == len(read_lives(FOLDER)) - 1  # the committee has no case of its own
    assert all(case.title.startswith("예시 ") and case.number.startswith("X") for case in Case.objects.all())
