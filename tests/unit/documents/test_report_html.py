"""The report: valid, self-contained, in both languages, a table beside each chart."""

from dataclasses import replace
from io import StringIO

import html5lib
import pytest
from pydantic import ValidationError
from rich.console import Console
from tests.bundle_tools import DayRules, sealed_evaluation

from teukgu.documents.evaluation_screen import show
from teukgu.documents.report_charts import rank_intervals
from teukgu.documents.report_html import report
from teukgu.documents.report_words import WORDS
from teukgu.evaluation.scheme import Scheme

HASH = "ab" * 32
SVG = "{http://www.w3.org/2000/svg}svg"


def parsed(language="ko", evaluation=None):
    text = report(evaluation or sealed_evaluation(), HASH, language)
    return text, html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_valid_html_in_the_language(language):
    text, tree = parsed(language)
    assert tree.get("lang") == language
    for key in (
        "results",
        "intervals",
        "chances",
        "sources",
        "contributions",
        "exits",
        "counters",
        "readings",
        "rules",
    ):
        section = tree.find(f".//h2[@id='{key}']")
        assert section is not None
        assert section.text == WORDS[key].text(language)
    assert HASH in text
    assert ("탁월" in text) == (language == "ko")


def test_nothing_is_fetched():
    text, tree = parsed()
    assert not list(tree.iter("script"))
    assert not list(tree.iter("link"))
    assert not list(tree.iter("img"))
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text


def test_every_table_has_a_caption_and_scopes_and_every_chart_a_name():
    _, tree = parsed()
    tables, charts = list(tree.iter("table")), list(tree.iter(SVG))
    assert len(tables) > 14
    for table in tables:
        assert table.find("caption").text
        assert all(cell.get("scope") in {"row", "col"} for cell in table.iter("th"))
    named = [chart for chart in charts if chart.get("role") == "img"]
    assert len(named) == 3
    assert all(chart.get("aria-label") for chart in named)
    assert all(chart.get("aria-hidden") for chart in charts if chart not in named)


def test_figures_are_those_of_the_evaluation():
    evaluation = sealed_evaluation()
    _, tree = parsed("en")
    rows = tree.find(".//section[@aria-labelledby='results']").find(".//tbody").findall("tr")
    best = ["".join(cell.itertext()) for cell in rows[0]]
    place = int(evaluation.point.rank.argmin())
    assert best[0] == "1"
    assert best[1] == evaluation.plan.units[int(evaluation.plan.scored[place])].name
    assert best[3] == f"{evaluation.point.score[place]:.2f}"
    low, high = evaluation.uncertainty.rank_low[place], evaluation.uncertainty.rank_high[place]
    assert best[5] == f"{low}–{high}"
    assert best[6:9] == [f"{chance:.2f}" for chance in evaluation.uncertainty.p_tier[place]]
    assert len(rows) == 11


def test_without_draws_it_says_so():
    text, tree = parsed("en", replace(sealed_evaluation(), uncertainty=None))
    assert WORDS["no_draws"].en in text
    assert tree.find(".//h2[@id='intervals']") is None


def test_example_data_are_marked():
    evaluation = sealed_evaluation()
    assert WORDS["example"].ko not in parsed()[0]
    marked = tuple(replace(one, source="예시 EXAMPLE") for one in evaluation.data.observations)
    text, _ = parsed("ko", replace(evaluation, data=replace(evaluation.data, observations=marked)))
    assert WORDS["example"].ko in text


def test_names_are_escaped():
    chart = str(rank_intervals(["<b>&"], [(1, 1, 1)], '"'))
    assert "<b>" not in chart
    assert "&lt;b&gt;&amp;" in chart
    assert 'aria-label="&#34;"' in chart


def banded_evaluation(span):
    evaluation = sealed_evaluation()
    rules = DayRules(**{**evaluation.rules.values, "undistinguished_span": span})
    scheme = evaluation.scheme.model_copy(update={"presentation": "bands"})
    return replace(evaluation, rules=rules, plan=replace(evaluation.plan, scheme=scheme))


@pytest.mark.parametrize("span", [1, 2, 4])
def test_bands_show_no_ranks(span):
    evaluation = banded_evaluation(span)
    text, tree = parsed("en", evaluation)
    rows = tree.find(".//section[@aria-labelledby='results']").find(".//tbody").findall("tr")
    cells = [["".join(cell.itertext()) for cell in row] for row in rows]
    names = [row[1] for row in cells]
    assert len(names) == 11
    assert names == sorted(names)
    for key in ("intervals", "exits", "counters"):
        assert tree.find(f".//h2[@id='{key}']") is None
        assert f'href="#{key}"' not in text
    for key in ("sources", "rules", "verify"):
        assert tree.find(f".//h2[@id='{key}']") is not None
    heads = {"".join(head.itertext()) for head in tree.iter("th") if head.get("scope") == "col"}
    assert not heads & {WORDS[key].en for key in ("rank", "gap", "lift", "interval", "award")}
    changes = tree.find(".//section[@aria-labelledby='readings']").findall(".//tbody/tr")
    apart = {row[1] for row in cells if row[2] != WORDS["not_apart"].en}
    assert {row[0].text for row in changes} <= apart
    undecided = sum(row[2] == WORDS["not_apart"].en for row in cells)
    assert undecided == {1: 11, 4: 0}.get(span, undecided)
    assert span != 2 or 0 < undecided < 11
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.parametrize(("span", "undecided"), [(1, 11), (4, 0)])
def test_the_screen_says_who_cannot_be_told_apart(span, undecided):
    printed = StringIO()
    show(banded_evaluation(span), Console(file=printed, width=160), "en")
    assert printed.getvalue().count("cannot be told apart") == undecided


def test_bands_need_tiers():
    content = sealed_evaluation().scheme.model_dump()
    with pytest.raises(ValidationError, match="bands need tiers"):
        Scheme(**{**content, "tiers": None, "presentation": "bands"})


def test_bands_on_screen():
    console = Console(width=200, record=True, file=StringIO())
    show(banded_evaluation(3), console, "en")
    said = console.export_text()
    assert "band" in said
    assert not any(word in said for word in ("rank", "to next", "score"))
    names = sorted(unit.name for unit in sealed_evaluation().plan.units)
    places = [said.index(name + " ") for name in names]
    assert places == sorted(places)
