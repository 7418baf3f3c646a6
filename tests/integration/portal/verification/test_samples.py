"""The seed's source is published before anybody knows it, then the sample is drawn once and can be drawn again."""

import json
from datetime import date, timedelta

import pytest
from tests.office_tools import once
from tests.portal_case_tools import moment
from tests.report_tools import filed, opened
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.portal.services.verification.sampling import announce_sample, draw_sample
from teukgu.portal.store.models import SampleAnnouncement, VerificationSample
from teukgu.portal.store.queries.verification.samples import population_of
from teukgu.reporting.verification import draw
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2027, 4, 5), date(2027, 4, 10)
MINISTRY = "ministry-policy.officer"
SEED = "3 8 15 16 23 42"


@pytest.fixture
def filed_reports(world):
    """Three filed reports of the east and one of the west."""
    for place, town in enumerate(("town-neulnuri", "town-neulnuri", "town-neulnuri")):
        filed(world, opened(world, zone=f"example-{place}", towns=(town,), name=f"늘누리 {place}"))
    return world


def announce(world, day=TODAY, known=LATER, source="로또 1234회", who=MINISTRY, mark=""):
    return announce_sample(
        world.viewer(who), world.programme, year=2026, seed_source=source, known_on=known, once=mark or once(),
        now=moment(day), today=day,
    )  # fmt: skip


def drawn(world, day=LATER, seed=SEED, who=MINISTRY, mark=""):
    return draw_sample(
        world.viewer(who), world.programme, year=2026, seed=seed, once=mark or once(), now=moment(day), today=day
    )


def codes(refused):
    return [one.code.removeprefix("verification.") for one in refused.value.findings]


def test_the_population_is_what_was_filed_by_office(filed_reports):
    found = population_of(filed_reports.programme, 2026, TODAY)
    assert [(one.office, one.zone) for one in found] == [("office-east", f"example-{place}") for place in range(3)]


@pytest.mark.parametrize("known", [TODAY, TODAY + timedelta(days=366), date(9999, 12, 31)])
def test_the_seed_comes_within_a_year(filed_reports, known):
    with pytest.raises(Refused) as refused:
        announce(filed_reports, known=known)
    assert codes(refused) == ["day_not_later"]
    assert "2028. 4. 4." in refused.value.findings[0].message.ko
    assert not SampleAnnouncement.objects.exists()


def test_announced_first_drawn_later_chosen_at_once(filed_reports):
    world = filed_reports
    with pytest.raises(Refused) as refused:
        drawn(world)
    assert codes(refused) == ["not_announced"]
    announced = announce(world)
    with pytest.raises(Refused) as refused:
        drawn(world, day=TODAY)
    assert codes(refused) == ["day_not_come"]
    mark = once()
    found = drawn(world, mark=mark)
    assert found.left_out == ()
    assert drawn(world, mark=mark).sample.pk == found.sample.pk  # pressed twice
    members = population_of(world.programme, 2026, TODAY)
    assert tuple(found.sample.drawn) == draw(members, seed=SEED, year=2026, share=announced.share)
    assert found.sample.size == 1
    with pytest.raises(Refused) as refused:
        drawn(world, seed="다른 씨앗")
    assert codes(refused) == ["drawn_already"]
    (zone,) = found.sample.drawn
    report = next(one for one in members if one.zone == zone).report
    from teukgu.portal.store.models import CaseEvent

    event = CaseEvent.objects.get(case__number=report, act="choose_for_verification")
    assert event.data == {"ground": "sample", "seed": SEED}


def test_an_announcement_is_replaced_only_before_the_seed_is_known(filed_reports):
    world = filed_reports
    with pytest.raises(Refused) as refused:
        announce(world, known=TODAY)
    assert codes(refused) == ["day_not_later"]
    announce(world)
    announce(world, source="로또 1235회", known=LATER + timedelta(days=7))
    with pytest.raises(Refused) as refused:
        announce(world, day=LATER + timedelta(days=7), known=LATER + timedelta(days=14))
    assert codes(refused) == ["seed_is_known"]
    assert SampleAnnouncement.objects.count() == 2


def test_nothing_filed_nothing_announced(world):
    with pytest.raises(Refused) as refused:
        announce(world)
    assert codes(refused) == ["nothing_filed"]


@pytest.mark.parametrize("who", ["office-east.officer", "town-neulnuri.officer", "audit.auditor"])
def test_only_the_ministry_announces_and_draws(filed_reports, client_of, who):
    world = filed_reports
    with pytest.raises(Refused):
        announce(world, who=who)
    announce(world)
    with pytest.raises(Refused):
        drawn(world, who=who)
    path = f"/verification/samples/{world.programme}/2026/"
    assert client_of(who).get(path).status_code == 200  # everybody with a post sees it
    assert client_of(who).post(f"{path}act/", {"act": "draw", "seed": SEED}).status_code == 404


def test_the_pages_and_the_command_that_draws_again(filed_reports, client_of, day, tmp_path):
    world = filed_reports
    path = f"/verification/samples/{world.programme}/2026/"
    assert client_of("town-neulnuri.officer").get(path).status_code == 404  # nothing announced
    client = client_of(MINISTRY)
    assert "뽑힐 수 있는 보고서 3건" in client.get(path).content.decode()
    form = {"act": "announce", "seed_source": "로또 1234회", "known_on": LATER.isoformat(), "once": once()}
    assert client.post(f"{path}act/", form).status_code == 302
    day.today = LATER
    client = client_of(MINISTRY)
    assert client.post(f"{path}act/", {"act": "draw", "seed": SEED, "once": once()}).status_code == 302
    assert VerificationSample.objects.count() == 1
    town = client_of("town-neulnuri.officer")
    assert SEED in town.get(path).content.decode()
    assert town.get(f"/en{path}").status_code == 200
    file = tmp_path / "sample.json"
    file.write_bytes(town.get(f"{path}sample.json").content)
    register_commands()
    run = CliRunner().invoke(app, ["report", "sample", str(file)])
    assert run.exit_code == 0, run.output
    assert "공개한 표본과 같습니다" in run.output
    other = CliRunner().invoke(app, ["report", "sample", str(file), "--seed", "아닌 것 9"])
    data = json.loads(file.read_text())
    same = draw(population_of(world.programme, 2026, LATER), seed="아닌 것 9", year=2026, share=data["share"])
    assert other.exit_code == (0 if list(same) == data["drawn"] else 1)
    file.write_text(json.dumps(data | {"drawn": ["example-9"]}))
    assert CliRunner().invoke(app, ["report", "sample", str(file), "--json"]).exit_code == 1
    file.write_text("{}")
    assert CliRunner().invoke(app, ["report", "sample", str(file)]).exit_code == 2
    assert CliRunner().invoke(app, ["report", "sample", str(tmp_path / "none.json")]).exit_code == 2
    assert client_of("resident").get(path).status_code in {302, 404}
