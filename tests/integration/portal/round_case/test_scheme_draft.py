"""A scheme is drafted: started, edited, checked, compared, stated; every save stays, and strangers find nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.loading.yaml_edit import Change
from teukgu.portal import clock
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.scheme_draft import saving
from teukgu.portal.services.scheme_draft.checking import checked
from teukgu.portal.services.scheme_draft.saving import change_draft, save_draft, take_up_again
from teukgu.portal.services.scheme_draft.starting import UPLOAD, start_draft
from teukgu.portal.services.scheme_draft.stating import state_draft
from teukgu.portal.store.queries.scheme_draft import current_draft
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
NEXT = tools.OPENED.replace(year=2028)


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.OPENED))
    return make_world(tools.OPENED)


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return {one.code for one in refused.value.findings}


def start(play, source=UPLOAD, follows=0, **more):
    return start_draft(play.viewer(), play.number, source, follows=follows, **more, **play.stamp())


def test_every_save_stays_and_who_saves_late_is_set_aside(world):
    play = tools.opened(world)
    who = play.viewer(), play.number
    first = start(play, upload=tools.SCHEME, name="a.yaml").row
    weight = Change(("tree", "parts", 0, "weight"), 50)
    stamp = play.stamp()
    second = change_draft(*who, [weight], follows=1, **stamp).row
    assert change_draft(*who, [weight], follows=1, **stamp).row == second
    assert bytes(second.content) == tools.SCHEME.replace(b"weight: 60", b"weight: 50")
    late = save_draft(*who, tools.SCHEME + b"# mine\n", follows=1, **play.stamp()).row
    assert (late.number, late.set_aside, current_draft(play.case)) == (3, True, second)
    assert save_draft(*who, bytes(second.content), follows=2, **play.stamp()).unchanged
    again = take_up_again(*who, 3, follows=2, **play.stamp()).row
    assert (again.number, bytes(again.content), current_draft(play.case)) == (4, bytes(late.content), again)
    assert codes(lambda: change_draft(*who, [Change(("no", "such"), 1)], follows=4, **play.stamp())) == {
        "scheme_draft.no_form"
    }
    assert codes(lambda: save_draft(*who, b" \n", follows=4, **play.stamp())) == {"round.no_file"}
    assert first.number == 1
    assert play.case.scheme_drafts.count() == 4
    town = play.viewer("town-neulnuri.officer")
    with pytest.raises(Refused):
        save_draft(town, play.number, tools.SCHEME, follows=4, **play.stamp())


def test_a_faulty_draft_is_kept_with_its_faults_and_only_a_faultless_one_is_stated(world):
    play = tools.opened(world)
    who = play.viewer(), play.number
    bad = tools.SCHEME.replace(b"weight: 60", b"weight: 50").replace(b"effect_of_exemptions", b"effects")
    row = start(play, upload=bad, name="a.yaml").row
    found = checked(play.case, play.situation(), bytes(row.content), 2026)
    assert {one.code for one in found.faults} == {"evaluation.weight_sum", "evaluation.unknown_matter"}
    assert not found.may_be_stated
    assert [(one.code, one.is_in) for one in found.matters] == [
        ("local_economy_ripple_effect", True), ("effect_of_exemptions", False), ("residents_participation", True),
    ]  # fmt: skip
    given = {"save": 1, "expert_body_used": False}
    assert codes(lambda: state_draft(*who, **given, **play.stamp())) == {
        "evaluation.weight_sum", "evaluation.unknown_matter",
    }  # fmt: skip
    assert not play.case.round_schemes.exists()
    save_draft(*who, tools.SCHEME, follows=1, **play.stamp())
    assert codes(lambda: state_draft(*who, **given, **play.stamp())) == {"scheme_draft.other_draft"}
    stated = state_draft(*who, save=2, expert_body_used=False, **play.stamp())
    assert bytes(stated.content) == tools.SCHEME
    assert play.situation().state.at("scheme") == "stated"
    play.do("record_advance_notice", done="not_needed", grounds="시험")
    play.do("record_scheme_notice", done="not_needed", grounds="시험")
    play.do("fix_scheme", approval_number="특구과-1", approver="국장")


def test_what_is_not_in_the_file_is_not_in_the_scheme_however_it_is_stated(world):
    play = tools.opened(world)
    content = tools.SCHEME.replace(b", residents_participation", b"").replace(
        b"indicators:\n", b"indicators:\n  more: {measure: level}\n"
    ).replace(b"weight: 40}", b"weight: 30}\n    - {indicator: more, weight: 10}")  # fmt: skip
    state_scheme(play.viewer(), play.number, content, expert_body_used=True, **play.stamp())
    ticked = {"matters": ["residents_participation", "items_set_via_committee"], "expert_body_used": False}
    named = {"scheme": "round-test", "scheme_sha256": play.standing().scheme.sha256}
    assert codes(lambda: play.do("state_scheme", **named, **ticked)) == {"round.other_matters"}
    play.do("record_advance_notice", done="done", notice_number="공고 1")
    assert codes(lambda: play.do("fix_scheme", approval_number="1", approver="국장")) == {
        "round.matter_missing", "round.not_deliberated", "round.advance_notice_runs", "round.no_scheme_notice",
        "round.expert_body_unfit",
    }  # fmt: skip


def test_next_years_draft_starts_from_last_years_scheme_and_is_compared_with_it(world, monkeypatch):
    last = tools.prepared(world)
    monkeypatch.setattr(clock, "today", lambda: NEXT)
    monkeypatch.setattr(clock, "now", lambda: moment(NEXT))
    monkeypatch.setattr(tools, "OPENED", NEXT)
    play = tools.opened(world, year=2027)
    play.day = NEXT
    client = Client()
    sign_in(client, world.account(tools.MINISTRY))
    home = reverse("scheme_draft", args=[play.number])
    page = client.get(home).content.decode()
    source = f"round:{last.standing().scheme.pk}"
    assert source in page

    def do(what, **data):
        return client.post(reverse("scheme_draft_act", args=[play.number, what]), data, follow=True)

    do("start", source=source, follows=0, once="a")
    draft = current_draft(play.case)
    assert bytes(draft.content) == tools.SCHEME.replace(b"year: 2026", b"year: 2027")
    assert "2026" in draft.origin
    bad = bytes(draft.content).decode().replace("weight: 60", "weight: 70").replace("shares: [0.2", "shares: [0.9")
    page = do("save", content=bad.replace("\n", "\r\n"), follows=1, once="b").content.decode()
    assert "tiers.shares" in page
    assert client.get(reverse("scheme_draft_compare", args=[play.number])).status_code == 200
    good = bad.replace("shares: [0.9", "shares: [0.1").replace("weight: 40", "weight: 30")
    page = do("save", content=good, follows=2, once="c").content.decode()
    assert "고칠 곳이 없습니다" in page
    compare = client.get(reverse("scheme_draft_compare", args=[play.number])).content.decode()
    assert "2026년 평가계획" in compare
    assert ">60<" in compare
    assert ">70<" in compare
    assert "20%, 나머지, 20%" in compare
    for kind, start_ in (("pdf", b"%PDF"), ("hwpx", b"PK"), ("xlsx", b"PK")):
        sent = client.get(reverse("scheme_draft_compare_file", args=[play.number, kind]))
        assert sent.content.startswith(start_)
    play.case.refresh_from_db()
    do("state", follows=3, once="d", seen_version=play.case.version)
    assert play.standing().scheme.sha256 == current_draft(play.case).sha256
    page = client.get(home).content.decode()
    assert "확정까지 남은 것" in page
    assert "평가계획으로 작성됨" in page
    addresses = [home, *(reverse(f"scheme_draft_{name}", args=[play.number]) for name in ("text", "compare"))]
    for who, status in (("audit.auditor", 200), ("office-east.officer", 404), ("town-neulnuri.officer", 404),
                        ("committee.member", 404)):  # fmt: skip
        other = Client()
        sign_in(other, world.account(who))
        assert {other.get(one).status_code for one in addresses} == {status}
    assert client.post(reverse("scheme_draft_act", args=[play.number, "nothing"])).status_code == 404


def test_the_forms_of_the_pages_change_the_file_and_show_it_again(world):
    play = tools.opened(world)
    start(play, upload=b"# kept\n" + tools.SCHEME, name="a.yaml")
    client = Client()
    sign_in(client, world.account(tools.MINISTRY))

    def page(name, *more):
        return client.get(reverse(f"scheme_draft_{name}", args=[play.number, *more])).content.decode()

    def do(what, follows, **data):
        address = reverse("scheme_draft_change", args=[play.number, what])
        found = client.post(address, {"once": f"f{what}{follows}", "follows": follows, **data}, follow=True)
        return found.content.decode(), bytes(current_draft(play.case).content).decode()

    assert 'name="w|tree.parts.0|default" value="60"' in page("weights")
    shown_, text = do("weights", 1, **{"w|tree.parts.0|default": "55", "w|tree.parts.1|default": "40"})
    assert "합이 95" in shown_
    assert text == "# kept\n" + tools.SCHEME.decode().replace("weight: 60", "weight: 55")
    spoken = {"matters": "residents_participation"}
    _page, text = do("new", 2, definition="visitors", component="tree", weight="5", **spoken)
    assert "{indicator: visitors, weight: 5}" in text
    assert "파일에 고칠 곳이 없습니다" in page("indicators")
    assert "visitors" in page("indicator", "visitors")
    words = {"name_ko": "찾아온 사람", "name_en": "visitors", "direction": "less", "measure": "level"}
    _page, text = do("indicator", 3, key="visitors", **words, **spoken)
    assert "direction: less" in text
    tier = {
        "tier_ko": ["우수", "보통", "미흡"], "tier_en": ["good", "middle", "weak"],
        "tier_share": ["0.1", "rest", "0.2"],
        "tier_threshold": ["", "", ""], "tier_cap": ["", "", "10%"],
    }  # fmt: skip
    _page, text = do("tiers", 4, name_ko="시험용 평가계획", name_en="scheme of the tests", draws="50", **tier)
    assert "shares: [0.1, rest, 0.2]" in text
    assert 'caps: {3: "10%"}' in text
    assert "draws: 50, seed: 7" in text
    same, _text = do("tiers", 5, name_ko="시험용 평가계획", name_en="scheme of the tests", draws="50", **tier)
    assert "바뀐 것이 없어" in same
    assert 'value="10%"' in page("tiers")
    assert checked(play.case, play.situation(), text.encode(), 2026).faults == ()
    assert play.case.scheme_drafts.count() == 5
    other = Client()
    sign_in(other, world.account("office-east.officer"))
    for name in ("weights", "indicators", "tiers"):
        assert other.get(reverse(f"scheme_draft_{name}", args=[play.number])).status_code == 404


def test_what_was_typed_beside_a_fault_is_shown_again_and_long_texts_and_forms_are_taken_whole(world, monkeypatch):
    play = tools.opened(world)
    long = "긴" * 250
    named = f"indicators:\n  odd: {{name: {long}, measure: level}}\n  list: [1]\n"
    start(play, upload=tools.SCHEME.replace(b"indicators:\n", named.encode()), name="a.yaml")
    client = Client()
    sign_in(client, world.account(tools.MINISTRY))

    def post(what, *, over=None, **data):
        address = over or reverse("scheme_draft_change", args=[play.number, what])
        return client.post(address, {"once": what, "follows": 1, **data})

    as_shown = {"key": "odd", "name_ko": long, "name_en": long, "measure": "level"}
    post("indicator", **as_shown)
    assert play.case.scheme_drafts.count() == 1
    found = post("indicator", **as_shown, normalise="{method: [", unit_ko="단위로 적은 말", direction="less")
    page = found.content.decode()
    assert found.status_code == 422
    assert 'value="단위로 적은 말"' in page
    assert 'value="{method: ["' in page
    assert 'value="less" selected' in page
    address = reverse("scheme_draft_indicator", args=[play.number, "list"])
    assert client.get(address).status_code == 200
    assert post("indicator", key="list", name_ko="목록").status_code == 422
    many = {f"w|tree.parts.{one}|유형": "" for one in range(400)}
    assert post("weights", **many, **{"w|tree.parts.0|default": "55"}).status_code == 302
    assert b"weight: 55" in bytes(current_draft(play.case).content)
    monkeypatch.setattr(saving, "MOST_BYTES", 10)
    save = reverse("scheme_draft_act", args=[play.number, "save"])
    found = post("text", over=save, content="# 오래 쓴 글")
    assert found.status_code == 422
    assert "# 오래 쓴 글" in found.content.decode()
