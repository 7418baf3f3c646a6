"""The generated pages of indicators hold every definition, in both languages, and no name without words."""

import re

import pytest

from teukgu.documents.indicator_manual import indicators_text
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.definition import Comparability, Level, Scope, Stage
from teukgu.reporting.figure import Confidence, FigureStatus, Provenance
from teukgu.reporting.names import NAMES, name_of
from teukgu.values import Aggregation, Direction

CATALOGUE = load_indicators()
KINDS = (Comparability, Level, Scope, Stage, Confidence, FigureStatus, Provenance, Aggregation, Direction)


def page(language):
    return indicators_text(CATALOGUE, load_programme().type_names, language)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_definition_is_on_the_page(language):
    text = page(language)
    for version in CATALOGUE.versions:
        assert f'<a id="{version.id}"></a>' in text
        assert version.description.text(language) in text
        assert version.comparability_note.text(language) in text


def test_the_page_says_that_the_definitions_are_assumed():
    assert "**Status: assumed**" in page("en")
    assert "**상태: 가정**" in page("ko")


def test_the_english_page_has_no_korean_but_the_link():
    left = page("en").replace("[한국어]", "")
    left = re.sub(r"\]\(https?://[^)]*\)", "]", left)  # addresses of law.go.kr are Korean
    assert not re.search("[가-힣]", left)


def test_inner_links_lead_somewhere():
    text = page("ko")
    anchors = set(re.findall(r'<a id="(\w+)">', text))
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= anchors


def test_each_member_of_each_kind_has_a_name_of_its_own():
    members = [member for kind in KINDS for member in kind]
    assert len(NAMES) == len(members)
    assert all(name_of(member).ko and name_of(member).en for member in members)
