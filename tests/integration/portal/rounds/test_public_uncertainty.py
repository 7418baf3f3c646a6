"""How much of the uncertainty the public sees: one rule, obeyed by pages, the lab and the read API; files hold all."""

import re

import pytest
from tests.people_tools import sign_in

from teukgu.evaluation.scheme import Scheme
from teukgu.loading.scheme_file import read_scheme
from teukgu.portal.bands import reader
from teukgu.portal.displaying import Display, display_for
from teukgu.portal.once import forget
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.rules import programme
from teukgu.portal.store.models import Account, Round, RoundResult
from teukgu.portal.store.queries import round_by_key

KEY = "reform-draft"
PAGES = (f"/rounds/{KEY}/", f"/rounds/{KEY}/lab/")
PERCENT = re.compile(r"[0-9]%")


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def tables(page):
    """The tables of zones and their bands: settings and formulas may hold percents elsewhere."""
    return " ".join(
        re.findall(r"<tbody>.*?</tbody>", page[page.index('id="lab-zones"') if "lab-zones" in page else 0 :])
    )


@pytest.fixture
def shown(portal, client):
    """What a public reader gets of an official round of the real programme that shows as much as is asked."""
    Round.objects.filter(key=KEY).update(programme=PROGRAMME)
    row = Round.objects.get(programme=PROGRAMME, key=KEY)

    def pages(display):
        row.facts = {**row.facts, "public_uncertainty": display}
        row.save()
        forget()
        found = {address: text(client, address) for address in PAGES}
        rows = client.get(f"/api/rounds/{KEY}").json()["results"]
        found["api"] = next(one for one in rows if one["in_round"])
        return found

    return pages


def test_the_kept_round_says_by_itself_and_the_scheme_goes_before_the_rule(portal):
    rules = programme().rulebook.on(Round.objects.get(key=KEY).as_of)
    found = read_scheme(KEY)
    assert display_for(found, rules) == Display.BAND == Round.objects.get(key=KEY).facts["public_uncertainty"]
    data = found.model_dump(mode="python", by_alias=True, exclude_unset=True)
    data["uncertainty"] = {**data.get("uncertainty", {}), "public": "full"}
    assert display_for(Scheme.model_validate(data), rules) == Display.FULL
    statistics = round_by_key(None, PROGRAMME, "public-statistics")
    assert reader(statistics.round, statistics.results).display == Display.FULL


def test_band_says_a_word_full_the_figures_and_file_only_nothing(shown, client):
    band, full, nothing = shown("band"), shown("full"), shown("file_only")
    for address in PAGES:
        assert "경계에 있음" in band[address]
        assert not PERCENT.search(tables(band[address])), "no figure of how sure in the table of zones"
        assert PERCENT.search(tables(full[address]))
        assert "90% 범위" in full[address]
        for words in ("경계에 있음", "확실</td>", "판단 어려움", "90% 범위", "경계에 선 특구"):
            assert words not in nothing[address]
        assert not PERCENT.search(tables(nothing[address]))
    assert "순위가 놓일 수 있는 범위" in full[PAGES[0]]
    assert "순위가 놓일 수 있는 범위" not in band[PAGES[0]]
    keys = ("sureness", "probabilities", "rank_low", "rank_high")
    seen = {name: [found["api"][key] for key in keys] for name, found in (("b", band), ("f", full), ("n", nothing))}
    assert seen["b"][0] in {"sure", "on_line", "cannot_tell"}
    assert seen["b"][1:] == [[], None, None]
    assert seen["n"] == ["", [], None, None]
    assert seen["f"][1]
    assert seen["f"][2] <= seen["f"][3]
    assert band["api"]["rank"] == full["api"]["rank"] is not None
    assert "p_tier_1" in client.get(f"/rounds/{KEY}/files/results.csv").content.decode()


def test_each_mode_on_the_page_of_a_zone(portal, client):
    row = RoundResult.objects.filter(round__key=KEY, zone__address="ex00001").select_related("round").get()
    other = Round.objects.exclude(key=KEY).filter(programme="demonstration")
    other.update(facts={"public_uncertainty": "file_only"})
    for display in Display:
        row.round.facts = {**row.round.facts, "public_uncertainty": display}
        row.round.save()
        forget()
        page = text(client, "/example/zones/ex00001/")
        assert ("구간별 확률" in page) == (display is Display.FULL)
        assert ("90% 범위" in page) == (display is Display.FULL)
        assert (": 확실" in page or ": 경계에 있음" in page or ": 판단 어려움" in page) == (display is Display.BAND)


def test_the_ministry_sees_all_in_the_lab_of_a_round_that_shows_nothing(shown, client):
    shown("file_only")
    sign_in(client, Account.objects.get(email="ministry-policy.officer@demonstration.example"))
    Round.objects.filter(key=KEY).update(programme="demonstration")
    forget()
    assert "90% 범위" in text(client, f"/example/rounds/{KEY}/lab/")
