"""Offices comment on what was shown to them and are answered; papers carry the facts and the last day by the rule."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.official.as_text import letter_text
from teukgu.loading.scheme_file import parse_scheme
from teukgu.portal import clock
from teukgu.portal.services.scheme_draft.notices import notice_paper
from teukgu.portal.services.scheme_draft.opinions import comment_on_draft, show_draft
from teukgu.portal.services.scheme_draft.saving import save_draft
from teukgu.portal.services.scheme_draft.starting import UPLOAD, start_draft
from teukgu.portal.store.models import SchemeOpinion
from teukgu.portal.store.queries.scheme_draft import opinions_on, shown_to_offices
from teukgu.portal.viewer import SYSTEM
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
LAST = tools.OPENED.replace(day=20)


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.OPENED))
    return make_world(tools.OPENED)


def signed(world, who):
    client = Client()
    sign_in(client, world.account(who))
    return client


def test_an_office_sees_and_comments_on_what_was_shown_and_is_answered(world):
    play = tools.opened(world)
    start_draft(play.viewer(), play.number, UPLOAD, upload=tools.SCHEME, name="a", follows=0, **play.stamp())
    address = reverse("scheme_draft_opinions", args=[play.number])
    ministry, east, west = (
        signed(world, one) for one in (tools.MINISTRY, "office-east.officer", "office-west.officer")
    )
    town = signed(world, "town-neulnuri.officer")
    assert east.get(address).status_code == 404  # before it is shown
    do = reverse("scheme_draft_opinion_act", args=[play.number, "show"])
    sent = {"follows": 1, "until": LAST.isoformat(), "note": "배점을 보아 주십시오.", "once": "a"}
    assert (
        ministry.post(do, {**sent, "until": "2027-01-01", "once": "b"}, follow=True)
        .content.decode()
        .count("기한은 오늘부터")
    )
    ministry.post(do, sent)
    save_draft(
        play.viewer(), play.number, tools.SCHEME.replace(b"weight: 60", b"weight: 99"), follows=1, **play.stamp()
    )
    page = east.get(address).content.decode()
    assert "배점을 보아 주십시오." in page
    assert "지역경제 파급효과" in page
    assert east.get(reverse("scheme_draft_shown", args=[play.number])).content == tools.SCHEME
    assert address in east.get(reverse("round_cases")).content.decode()
    assert {town.get(address).status_code, town.get(reverse("scheme_draft_shown", args=[play.number])).status_code} == {
        404
    }
    comment = reverse("scheme_draft_opinion_act", args=[play.number, "comment"])
    for _twice in range(2):
        east.post(comment, {"about": "일자리", "text": "배점이 낮습니다.", "once": "c"})
    assert town.post(comment, {"text": "나도", "once": "d"}).status_code == 404
    (row,) = SchemeOpinion.objects.all()
    assert (row.source, row.draft.number, row.about, row.received_on) == ("office", 1, "일자리", tools.OPENED)
    assert "배점이 낮습니다." not in west.get(address).content.decode()
    enter = reverse("scheme_draft_opinion_act", args=[play.number, "enter"])
    public = {
        "who": "예시 농민회",
        "text": "매출만 보지 마십시오.",
        "received_on": tools.OPENED.isoformat(),
        "once": "e",
    }
    assert east.post(enter, public).status_code == 404
    ministry.post(enter, public)
    answer = reverse("scheme_draft_opinion_act", args=[play.number, "answer"])
    given = {"opinion": row.pk, "answer": "partly", "once": "f"}
    assert "비어 있거나" in ministry.post(answer, given, follow=True).content.decode()
    assert opinions_on(play.case)[0].answer is None  # no reason, no answer
    ministry.post(answer, {**given, "grounds": "다음 해에 다시 봅니다."})
    assert "다음 해에 다시 봅니다." in east.get(address).content.decode()
    page = ministry.get(address).content.decode()
    assert "예시 농민회" in page
    assert row.who in page
    for kind, begins in (("hwpx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        table = reverse("scheme_draft_opinions_file", args=[play.number, kind])
        assert ministry.get(table).content.startswith(begins)
        assert east.get(table).status_code == 404
    ministry.post(do, {**sent, "follows": 2, "once": "g"})
    assert 'name="save" value="2"' in east.get(address).content.decode()
    for read in ("1", "2", ""):  # a page that was opened before the second showing comments on what stood on it
        east.post(comment, {"text": "의견", "save": read, "once": f"h{read}"})
    assert [one.draft.number for one in SchemeOpinion.objects.filter(text="의견").order_by("pk")] == [1, 2, 2]
    seen = play.viewer("office-east.officer")
    system = replace(seen, posts=tuple(replace(post, role=SYSTEM) for post in seen.posts))
    assert (len(shown_to_offices(seen)), shown_to_offices(system)) == (1, [])
    audit = signed(world, "audit.auditor")
    assert audit.get(address).status_code == 200
    assert audit.post(answer, {**given, "grounds": "x"}).status_code == 404
    play.day = LAST.replace(day=21)
    with pytest.raises(Refused) as late:
        comment_on_draft(play.viewer("office-east.officer"), play.number, about="", text="늦음", **play.stamp())
    assert [one.code for one in late.value.findings] == ["scheme_draft.not_shown"]
    with pytest.raises(Refused):
        show_draft(play.viewer(), play.number, save=1, until=LAST, note="", **play.stamp())


def test_the_notices_carry_the_facts_of_the_draft_and_the_last_day_by_the_rule(world):
    play = tools.opened(world)
    start_draft(play.viewer(), play.number, UPLOAD, upload=tools.SCHEME, name="a", follows=0, **play.stamp())
    scheme = parse_scheme(tools.SCHEME.decode())
    made = notice_paper(play.case, play.situation(), scheme, (), kind="advance", year=2026, day=tools.OPENED)
    assert made.missing == ()
    text = letter_text(made.letter)
    assert "2027. 1. 4." in text
    assert "2027. 1. 25." in text  # 20 days from the 5th end on the 24th, a Sunday
    assert "주민 참여" in text
    assert "60" in text
    client = signed(world, tools.MINISTRY)
    for which, kind, begins in (("advance", "hwpx", b"PK"), ("notice", "pdf", b"%PDF")):
        sent = client.get(reverse("scheme_draft_notice", args=[play.number, which, kind]), {"on": "2027-01-05"})
        assert sent.content.startswith(begins)
    assert client.get(reverse("scheme_draft_notice", args=[play.number, "other", "pdf"])).status_code == 404
