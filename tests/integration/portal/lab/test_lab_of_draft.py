"""The policy lab on results that are not published: for whoever runs the round, at any time; turns of tries."""

import uuid

import pytest
from django.test import Client
from tests import round_tools as tools

from teukgu.loading.scheme_file import parse_scheme
from teukgu.portal.services.lab import Busy, turns
from teukgu.portal.services.scheme_draft.starting import UPLOAD, start_draft
from teukgu.portal.store.models import LabScenario
from teukgu.portal.store.queries.scheme_draft import current_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(monkeypatch):
    return tools.on_draft_day(monkeypatch)


def test_whoever_runs_the_round_tries_keeps_and_compares_before_publication_and_nobody_else_finds_it(play):
    row = play.case.round_computations.get()
    page = f"/cases/{play.number}/round/results/{row.pk}/lab/"
    ministry = tools.client_of(play, tools.MINISTRY)
    assert page in ministry.get(f"/cases/{play.number}/round/results/{row.pk}/").content.decode()
    html = ministry.get(page, {"cap.3": "0.4"}).content.decode()
    for words in (
        "아직 공개하지 않은 계산 결과",
        f'action="{page}"',
        f"/cases/{play.number}/round/zones/example-report-1/",
    ):
        assert words in html
    scheme = ministry.get(f"{page}scheme.yaml", {"cap.3": "0.4"})
    assert parse_scheme(scheme.content.decode()).tiers.caps[3] == 0.4
    for share in ("0.4", "0.2"):
        given = {"name": f"한도 {share}", "once": uuid.uuid4().hex, "cap.3": share}
        assert ministry.post(f"{page}keep/", given).status_code == 302
    first, second = LabScenario.objects.order_by("pk")
    assert first.bundle_hash == row.bundle_sha256
    assert f"{page}?cap.3=0.4" in ministry.get("/lab/").content.decode()
    assert ministry.get("/lab/compare/", {"a": first.pk, "b": second.pk}).status_code == 200
    for who in ("town-neulnuri.officer", "province-garam.officer"):
        other = tools.client_of(play, who)
        assert {other.get(one).status_code for one in (page, f"{page}scheme.yaml")} == {404}
        assert other.post(f"{page}keep/", {"name": "x", "cap.3": "0.4"}).status_code == 404
    assert Client().get(page).status_code == 302
    assert ministry.get(f"/cases/{play.number}/round/results/{row.pk + 1}/lab/").status_code == 404


def test_a_draft_of_next_years_scheme_is_tried_on_this_round_and_started_from_a_scenario(play):
    nextyear = tools.opened(play.world, year=tools.YEAR + 1)
    nextyear.day = tools.DRAFT_DAY
    text = (
        tools.SCHEME.replace(b"year: 2026", b"year: 2027")
        .replace(b"weight: 60", b"weight: 10")
        .replace(b"weight: 40", b"weight: 90")
    )
    start_draft(nextyear.viewer(), nextyear.number, UPLOAD, upload=text, follows=0, **nextyear.stamp())
    row = play.case.round_computations.get()
    page, rules = f"/cases/{play.number}/round/results/{row.pk}/lab/", f"draft:{nextyear.number}:1"
    ministry = tools.client_of(play, tools.MINISTRY)
    assert f'value="{rules}"' in ministry.get(page).content.decode()
    html = ministry.get(page, {"rules": rules}).content.decode()
    assert f"평가계획 초안 {nextyear.number} (1번 저장)" in html
    assert 'value="10"' in html
    ministry.post(f"{page}keep/", {"name": "되짚기", "once": uuid.uuid4().hex, "rules": rules, "cap.3": "0.4"})
    kept = LabScenario.objects.get()
    start_draft(nextyear.viewer(), nextyear.number, f"lab:{kept.pk}", follows=1, **nextyear.stamp())
    started = current_draft(nextyear.case)
    assert row.bundle_sha256 in started.origin
    assert parse_scheme(bytes(started.content).decode()).tiers.caps[3] == 0.4
    start_draft(nextyear.viewer(), nextyear.number, UPLOAD, upload=b"id: [", follows=2, **nextyear.stamp())
    html = ministry.get(page).content.decode()
    assert "평가계획 초안" not in html  # a draft with faults is not offered
    assert ministry.get(page, {"rules": rules}).status_code == 200  # the save that a scenario was tried under stays
    assert ministry.get(page, {"rules": f"draft:{nextyear.number}:9"}).status_code == 404
    assert tools.client_of(play, "audit.auditor").get(page).status_code == 404


def test_who_finds_no_turn_is_told_to_come_back_and_loses_nothing(play, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    row = play.case.round_computations.get()
    page = f"/cases/{play.number}/round/results/{row.pk}/lab/"
    ministry = tools.client_of(play, tools.MINISTRY)
    with turns.turn(), turns.turn():
        with pytest.raises(Busy), turns.turn(0.01):
            pass
        answer = ministry.get(page, {"cap.3": "0.4"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert 'value="0.4"' in answer.content.decode()
    assert ministry.get(page, {"cap.3": "0.4"}).status_code == 200
