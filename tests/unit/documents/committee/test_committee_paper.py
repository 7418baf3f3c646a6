"""The committee's paper on the invented zones that ship: facts of it against the evaluation, and every format."""

import re
from datetime import date

import pytest

from teukgu.documents.committee.kept import paper_bytes, read_paper
from teukgu.documents.committee.letter import committee_letter
from teukgu.documents.committee.live import Departure, Live, Place
from teukgu.documents.committee.making import Around, committee_paper
from teukgu.documents.committee.writer import Writer
from teukgu.documents.grids import Grid, text_of
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.evaluation.run import evaluate
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.scheme_file import read_scheme
from teukgu.values import Bilingual

HANGUL = re.compile(r"[가-힣]")


@pytest.fixture(scope="module")
def found():
    scheme = read_scheme("reform-draft")
    data = read_input(programme_folder("demonstration") / "input")
    return evaluate(data, scheme, load_programme().rulebook.on(date.fromisoformat(str(scheme.date))), draws=200)


@pytest.fixture(scope="module")
def paper(found):
    return committee_paper(found, Around(span=3))


def test_lines_hold_everybody_below_the_limit_once_and_on_the_likelier_side(found, paper):
    on_lines = [one for line in paper.lines for one in line.zones]
    expected = {str(found.plan.units[row].id) for row, on in zip(found.plan.scored, found.on_line, strict=True) if on}
    assert sorted(one.zone for one in on_lines) == sorted(expected)
    for line in paper.lines:
        for one in line.zones:
            zone = paper.zone(one.zone)
            assert zone.tier == (line.tier if one.above else line.tier + 1)
            assert one.own == zone.chances[zone.tier - 1] < paper.on_line
            assert one.distance is None or one.distance >= 0


def test_the_bottom_holds_the_last_tier_and_both_lists_with_the_years_of_the_law(found, paper):
    last = {one.zone for one in paper.zones if one.tier == len(paper.tiers)}
    listed = {one.zone: one for one in paper.candidates}
    assert last <= set(listed)
    ranks = [paper.zone(one.zone).rank for one in paper.candidates]
    assert ranks == sorted(ranks, reverse=True)
    for zone, one in listed.items():
        low = [past.year for past in one.past if past.lowest]
        assert tuple(low) == found.counters[zone].low_years
        assert one.low_with_this == len(low) + ("plain" in one.lists)
        points = [pull.points for pull in one.lowered]
        assert points == sorted(points)
        assert all(value < 0 for value in points)
    budget = paper.budget
    assert sum(len(grade.zones) for grade in budget.grades) == sum(one.award > 0 for one in paper.zones)
    assert budget.municipalities <= budget.most
    assert budget.total is None, "the scheme says no amounts"


def test_it_reads_back_and_says_everything_in_both_languages(paper):
    assert read_paper(paper_bytes(paper)) == paper
    assert read_paper(b'{"year": 2024}') is None
    worst = paper.candidates[0].zone
    place = Place(
        Bilingual("예시군", "Example county"), decline=True, residents=20_123, year=2024, change=-0.08, since=2019
    )
    live = Live((Departure(worst, 4, "flood"),), {worst: 2}, {worst: place})
    for language in ("ko", "en"):
        sections = Writer(paper, live, language).sections()
        texts = [
            text
            for section in sections
            for part in section.parts
            for text in (
                [*part.heads, *(text_of(cell) for row in part.rows for cell in row)]
                if isinstance(part, Grid)
                else [part if isinstance(part, str) else part.text]
            )
        ]
        whole = "\n".join([*(section.title for section in sections), *texts])
        assert "{" not in whole
        assert "20,123" in whole
        assert "-8.0%" in whole
        if language == "en":
            # names of invented zones, types and figures without an English name stay Korean: no words of ours do
            own = {one.name for one in paper.zones} | {one.type for one in paper.zones}
            left = [text for text in texts if HANGUL.search(re.sub("|".join(map(re.escape, own - {""})), "", text))]
            assert left == []
    assert write_pdf(committee_letter(Writer(paper, live, "ko"))).startswith(b"%PDF")
