"""Mid-year figures of office and municipality, the warning made of them: for that desk only, and only for its time."""

import ast
import math
from datetime import timedelta
from pathlib import Path

import pytest
from tests.office_tools import EAST, HERBS, NOW, OFFICER, OTHER, RIVER, TODAY, TOWN, once
from tests.report_tools import make_zone

import teukgu
from teukgu.portal.jobs.chores import CHORES
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.erasure.run import due_for_erasure, erase_due
from teukgu.portal.services.office_desk.early_warning import make_warning
from teukgu.portal.services.office_desk.mid_year import save_mid_year
from teukgu.portal.store.models import AccessLogEntry, EarlyWarning, MidYearFigure, Observation
from teukgu.portal.store.queries.office_desk.mid_year import paths_of, standing_figures
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
KEYS = ("sales", "jobs", "firms", "products")
MINISTRY = "ministry-policy.officer"


def save(world, values, who=OFFICER, zone=HERBS, mark="", month=6, **more):
    return save_mid_year(
        world.viewer(who),
        zone,
        **{"year": 2026, "month": month, "values": values, "source": "점검표", "once": mark or once()} | more,
        now=NOW,
        today=TODAY,
    )


def warn(world, who=OFFICER, key=EAST, zone=HERBS, month=6):
    return make_warning(world.viewer(who), key, zone, year=2026, month=month, now=NOW, today=TODAY)


@pytest.fixture
def peers(world):
    """Twelve zones of the type with a past, and the past of the zone itself."""
    for number in range(12):
        make_zone(world, f"example-peer-{number}", name=f"이웃 특구 {number}")
        past(world, f"example-peer-{number}", 0.01 * number)
    past(world, HERBS, 0.03)
    return world


def past(world, zone, growth):
    for year in range(2022, 2026):
        for key in KEYS:
            Observation.objects.create(
                programme_id=world.programme,
                zone_id=zone,
                year=year,
                indicator=key,
                value=round(1000 * math.exp(growth * (year - 2022))),
                status="given",
                provenance="reported",
                confidence="counted",
                version=1,
                recorded_at=NOW,
            )


def test_both_write_figures_and_the_last_one_stands(world):
    assert save(world, {"jobs": 50, "firms": 7}) == 2
    assert save(world, {"jobs": 52, "firms": 7}, who=TOWN) == 1
    assert {key: row.value for key, row in standing_figures(HERBS, 2026, 6).items()} == {"jobs": 52, "firms": 7}
    assert MidYearFigure.objects.count() == 3
    mark = once()
    save(world, {"sales": 5}, mark=mark)
    assert save(world, {"sales": 5}, mark=mark) == 0
    assert save(world, {"sales": 6}, mark=mark) == 0  # the same form sent twice writes once


@pytest.mark.parametrize("who", [OTHER, "town-soldasom.officer", MINISTRY, "province-garam.officer", "audit.auditor"])
def test_figures_of_others_are_not_there(world, who):
    with pytest.raises(Refused) as refused:
        save(world, {"jobs": 5}, who=who)
    assert [one.code for one in refused.value.findings] == ["case.not_found"]


@pytest.mark.parametrize("more", [{"month": 7}, {"month": 0}, {"month": 12}, {"year": 2027}, {"year": 1990}])
def test_months_that_are_not_over_are_refused(world, more):
    with pytest.raises(Refused):
        save(world, {"jobs": 5}, **more)


def test_what_is_not_asked_is_refused(world):
    with pytest.raises(Refused) as refused:
        save(world, {"nothing": 5})
    assert [one.code for one in refused.value.findings] == ["office.not_listed"]


def test_a_warning_is_a_word_with_reasons_kept_for_its_time(peers):
    save(peers, dict.fromkeys(KEYS, 150))
    found = warn(peers)
    assert found.level == "high"
    assert any("6월 말까지 150" in one["ko"] for one in found.reasons)
    assert (found.keep_until.year, found.keep_until.month) == (2027, 7)
    assert warn(peers).pk == found.pk  # twice pressed
    save(peers, dict.fromkeys(KEYS, 1200))
    assert warn(peers).level == "low"
    assert EarlyWarning.objects.count() == 2
    stored = {one.name for one in EarlyWarning._meta.get_fields()}
    assert not {"chance", "score", "probability"} & stored


def test_too_little_is_said(world):
    save(world, {"jobs": 5})
    found = warn(world)
    assert found.level == "unknown"
    assert "지표가 0개뿐" in found.reasons[0]["ko"]


def test_the_path_reads_past_years_this_year_and_the_same_month_before(peers):
    save(peers, {"jobs": 400}, year=2025)
    save(peers, {"jobs": 500})
    save(peers, {"jobs": 999}, month=3)
    zone = peers_zone(HERBS)
    path = paths_of([zone], 2026, 6)[HERBS]
    jobs = next(cell for year, cell in path.past if cell.indicator == "jobs")
    assert path.now == {jobs: 500}
    assert path.then == {(2025, jobs): 400}
    assert path.past[2025, jobs] == round(1000 * math.exp(0.09))
    assert path.first_year == 2021


def peers_zone(zone):
    from teukgu.portal.store.models import ZoneNow

    return ZoneNow.objects.get(pk=zone)


@pytest.mark.parametrize("who", [OTHER, TOWN, MINISTRY, "province-garam.officer", "committee.member", "audit.auditor"])
def test_nobody_but_the_desk_finds_a_warning(peers, client_of, who):
    save(peers, dict.fromkeys(KEYS, 150))
    warn(peers)
    path = f"/offices/{EAST}/zones/{HERBS}/warning/"
    client = client_of(who)
    assert client.get(path).status_code == 404
    assert client.post(f"{path}make/", {"month": "2026-6"}).status_code == 404
    with pytest.raises(Refused):
        warn(peers, who=who)


def test_a_desk_makes_none_of_another_territory(peers):
    with pytest.raises(Refused):
        warn(peers, who=OFFICER, zone=RIVER)


def test_the_pages(peers, client_of):
    client = client_of(OFFICER)
    page = client.get(f"/mid-year/{HERBS}/?year=2026&month=6")
    assert page.status_code == 200
    names = {one.id: one.name.ko for one in indicators().asked_of(2026, "type_1")}
    text = "\n".join(f"{names[key]}\t150" for key in KEYS)
    form = {"year": "2026", "month": "6", "pasted": text, "source": "점검", "once": once(), "value-exports": "약 3"}
    refused = client.post(f"/mid-year/{HERBS}/", form)
    assert refused.status_code == 422
    assert "저장하지 않았습니다" in refused.content.decode()
    assert "약 3" in refused.content.decode()
    assert text in refused.content.decode()
    assert MidYearFigure.objects.count() == 0
    assert client.post(f"/mid-year/{HERBS}/", form | {"value-exports": ""}).status_code == 302
    assert MidYearFigure.objects.count() == len(KEYS)
    address = f"/offices/{EAST}/zones/{HERBS}/warning/"
    assert "2026년 6월 말" in client.get(address).content.decode()
    assert client.post(f"{address}make/", {"month": "2026-6"}).status_code == 302
    shown = client.get(address).content.decode()
    assert "내부검토" in shown
    assert "높음" in shown
    assert "뒤처짐" in shown
    assert "내부검토" in client.get(f"/offices/{EAST}/zones/{HERBS}/").content.decode()
    english = client.get(f"/en{address}").content.decode()
    assert "behind" in english.lower()


def test_the_municipality_writes_its_own_and_sees_no_warning(peers, client_of):
    save(peers, dict.fromkeys(KEYS, 150))
    warn(peers)
    client = client_of(TOWN)
    assert "늘누리 약초 특구" in client.get("/mid-year/").content.decode()
    page = client.get(f"/mid-year/{HERBS}/?year=2026&month=6").content.decode()
    assert "150" in page
    assert "조기경보" not in page
    assert client.get(f"/mid-year/{RIVER}/").status_code == 404


def test_a_warning_is_deleted_when_its_time_is_over(peers):
    save(peers, dict.fromkeys(KEYS, 150))
    found = warn(peers)
    last = found.keep_until
    assert not [one for one in due_for_erasure(last) if one.kind == "early_warning"]
    after = last + timedelta(days=1)
    assert [one.record for one in due_for_erasure(after) if one.kind == "early_warning"] == [str(found.pk)]
    CHORES["erasure"].act(NOW + timedelta(days=500))
    assert not EarlyWarning.objects.exists()
    assert AccessLogEntry.objects.filter(what="early_warning").exists()
    erase_due(now=NOW, today=after)


ALLOWED = ("reporting/early_warning/", "portal/store/models/", "portal/store/migrations/", "portal/services/erasure/")


def test_only_the_desk_names_early_warnings():
    """No score, list, file or API may read them: their names stand in no other module."""
    root = Path(teukgu.__file__).parent
    readers = set()
    for path in root.rglob("*.py"):
        place = path.relative_to(root).as_posix()
        names = {
            getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        }
        named = names & {"EarlyWarning", "MidYearFigure", "early_warnings", "mid_year_figures", "early_warning"}
        if named and not place.startswith(ALLOWED) and "/office_desk/" not in place:
            readers.add(place)
    assert readers == set()
