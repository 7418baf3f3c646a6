"""Before the decision nobody but ministry, committee, its office and the zone learns who stands at the bottom."""

import html
import re
from collections import Counter
from urllib.parse import quote

import pytest
from django.http import Http404
from django.test import Client
from django.urls import resolve
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.once import forget
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.publishing import publish, seal
from teukgu.portal.store.models import OutgoingMail, RoundFile, ZoneNow

pytestmark = pytest.mark.django_db
LAST, FIRST = "example-report-5", "example-report-1"
NAME, TIER, REASON = "예시 특구 5", "밑바닥표시", "속사정표시"
RATERS = ("표시위원가", "표시위원나", "표시위원다", "표시위원라")
OUTSIDE = {
    "public": "",
    "another zone": "town-neulnuri.officer",
    "another zone's head": "town-neulnuri.head",
    "other office": "office-east.officer",
    "province": "province-garam.officer",
    "other province": "province-nuri.officer",
    "agency": "agriculture.contact",
    "working committee": "working-committee.member",
    "expert": "expert-body.expert",
    "operator": "cooperative.applicant",
    "resident": "resident",
}
INSIDE = ("ministry-policy.officer", "committee.member", "town-kkotchansol.officer", "office-west.officer")
MOST_OF_A_ROUTE = 2
PANEL = "  expert: {measure: {kind: panel, panel: expert}, matters: local_economy_ripple_effect}\ntree:"
LEAF = "{indicator: jobs, weight: 20}\n    - {indicator: expert, weight: 20}"
SCHEME = (
    tools.SCHEME.decode()
    .replace("{ko: 미흡, en: weak}", f"{{ko: {TIER}, en: BOTTOM}}")
    .replace("tree:", PANEL)
    .replace("{indicator: jobs, weight: 40}", LEAF)
    .encode()
)


def panel_table():
    lines = ["zone,component,criterion,rater,score,home_region"]
    for zone in range(1, 6):
        for place, name in enumerate(RATERS):
            lines.append(f"example-report-{zone},expert,plan,{name},{60 + 3 * place - zone},")
    return "\n".join(lines).encode()


@pytest.fixture
def play(monkeypatch, settings, tmp_path):
    """A drafted round that every zone was told, with a sheet and an objection of the last zone."""
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY))
    monkeypatch.setattr(tools, "SCHEME", SCHEME)
    monkeypatch.setattr(tools, "freeze_inputs", lambda *given, **more: freeze_inputs(
        *given, given={"panel.csv": panel_table()}, **more
    ))  # fmt: skip
    forget()
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    play = tools.drafted(world)
    assert play.standing().adopted.results.get(zone=LAST).tier_name == TIER
    depart(play.viewer(), play.number, zone=LAST, tier=2, reason=REASON, **play.stamp())
    play.do("file_objection", LAST, who="town-kkotchansol.officer", party="applicant", grounds="수해를 살펴 주십시오.")
    return play


def client_of(play, who):
    client = Client()
    if who:
        sign_in(client, play.world.account(who))
    return client


def walk(client, starts):
    """Follow every link in the site, at most so many pages of a route; yield address and text."""
    waiting, seen, of_route = list(starts), set(starts), Counter()
    while waiting:
        address = waiting.pop(0)
        try:
            route = resolve(address.partition("?")[0]).route
        except Http404:
            continue
        of_route[route] += 1
        if of_route[route] > MOST_OF_A_ROUTE and address not in starts:
            continue
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = content.decode(errors="replace")
        # what was asked for stands in the links of its own answer (the other language, signing in)
        yield address, text.replace(address, "").replace(quote(address, safe=""), "").replace(quote(address), "")
        for found in re.findall(r'href="(/[^"#]*)', text):
            link = html.unescape(found)
            if link not in seen and not link.startswith(("/static/", "/en/")):
                seen.add(link)
                waiting.append(link)


def starts_of(play):
    number, zone = play.number, ZoneNow.objects.get(pk=LAST)
    row = play.standing().adopted
    desk = f"/cases/{number}/round/"
    return [
        "/", "/zones/?q=5", f"/zones/{zone.address}/", f"/example/zones/{zone.address}/", "/rounds/", "/example/",
        "/work/", f"/work/cases/?q={NAME}", f"/work/cases/?q={number}", "/work/calendar/", "/round-cases/", "/lab/",
        "/api/zones", f"/api/zones/{zone.address}", "/api/rounds", "/api/filters", "/sitemap.xml", "/reports/",
        f"/cases/{number}/", desk, f"{desk}committee/", f"{desk}committee.pdf", f"{desk}committee.xlsx",
        f"{desk}zones/{LAST}/", f"{desk}zones/{FIRST}/", f"{desk}zones/{FIRST}/card/", f"{desk}results/{row.pk}/",
        f"{desk}results/{row.pk}/committee.json/", f"{desk}freezes/{row.freeze_id}/panel_raters.csv/",
        f"{desk}zones/{LAST}/card/", f"{desk}zones/{LAST}/card.xlsx", f"/example/rounds/{number.lower()}/lab/",
    ]  # fmt: skip


def leaks(play, text):
    """Whether a text tells of the round and of the last zone at once, or says anything that only the inside knows."""
    of_round = play.number in text or TIER in text
    return (of_round and (NAME in text or LAST in text)) or REASON in text or any(name in text for name in RATERS)


def test_nothing_tells_outsiders_who_stands_at_the_bottom(play):
    starts = starts_of(play)
    counted = {}
    for who, account in OUTSIDE.items():
        pages = dict(walk(client_of(play, account), starts))
        counted[who] = len(pages)
        assert {address for address, text in pages.items() if leaks(play, text)} == set(), who
    assert min(counted.values()) >= len(starts) - 5, counted
    # the walk finds what there is to find: whoever may see it does
    for account in INSIDE:
        assert any(leaks(play, text) for _address, text in walk(client_of(play, account), starts)), account
    # of the last zone's thread no mail goes to anybody else's
    others = [one for one in OutgoingMail.objects.filter(case=play.case) if ["applicant", LAST] not in one.parties]
    told = [one for one in others if not {party for party, _key in one.parties} <= {"minister", "office", "committee"}]
    assert told, "the other zones were told theirs"
    assert not any(leaks(play, f"{one.subject_ko}\n{one.body_ko}\n{one.body_en}") for one in told)


def test_raters_are_published_by_pseudonym_and_never_with_their_severity(play):
    play.do("answer_objection", LAST, answer="declined", grounds="확인함", panel="담당 세 사람")
    play.day = tools.DECISION_DAY
    play.decide()
    seal(play.viewer(), play.number, **play.stamp())
    publish(play.viewer(), play.number, notice_number="고시 제2027-9호", main_results="결과", **play.stamp())
    files = {one.name: bytes(one.content) for one in RoundFile.objects.filter(round__facts__case=play.number)}
    assert {"panel.csv" in name or name for name in files} >= {"results.csv", "bundle.zip", "decision.csv"}
    for name, content in files.items():
        assert not any(rater.encode() in content for rater in RATERS), name
        assert b"severity\n" not in content
    assert b"r-" in files["bundle.zip"]
    public = client_of(play, "")
    page = public.get(f"/example/rounds/{play.number.lower()}/").content.decode()
    assert NAME in page
    assert REASON in page, "the reason of the committee is published"
    assert not any(rater in page for rater in RATERS)
