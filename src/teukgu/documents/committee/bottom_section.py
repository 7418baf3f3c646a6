"""The section on the candidates at the bottom, each with its evidence, and on those among the best for years."""

from collections.abc import Iterator

from teukgu.documents.committee.live import Live, Place
from teukgu.documents.committee.paper import Candidate, Past, Trend
from teukgu.documents.committee.parts import Sub
from teukgu.documents.committee.speech import Speech
from teukgu.documents.grids import Cell, Figure, Grid
from teukgu.documents.report_card import numbers

Parts = Iterator[str | Sub | Grid]


def bottom_parts(speech: Speech, live: Live) -> Parts:
    """Write every candidate, the worst rank first."""
    paper = speech.paper
    if not paper.candidates:
        yield speech.said("no_bottom")
    else:
        share = numbers.percent(paper.low_share)
        yield speech.said("bottom_how", tier=speech.tier(len(paper.tiers)), share=share, times=paper.low_times)
        if paper.low_times_had_two is not None:
            yield speech.said("had_two", times=paper.low_times_had_two)
        if paper.wrong is not None:
            yield speech.said("bottom_lists", picked=speech.said(paper.picked), wrong=f"{paper.wrong:.1f}")
        yield _overview(speech)
    for one in paper.candidates:
        yield from _candidate(speech, one, live.places.get(one.zone))
    if paper.tops:
        yield Sub(speech.said("tops", years=paper.top_years))
        yield ", ".join(speech.said("top_row", zone=speech.name(one.zone), years=one.years) for one in paper.tops)


def _overview(speech: Speech) -> Grid:
    keys = ("rank", "zone", "score", "p_last", "low_count", "lists")
    rows = tuple(_short(speech, one) for one in speech.paper.candidates)
    return Grid(speech.said("bottom")[3:], tuple(speech.said(key) for key in keys), rows, (2, 6, 2, 3, 3, 6))


def _short(speech: Speech, one: Candidate) -> tuple[Cell, ...]:
    line = speech.paper.zone(one.zone)
    return (
        Figure(numbers.rank(line.rank) if line else "–", line.rank if line else None),
        speech.zone(one.zone),
        speech.points(line.score if line else None),
        "–" if one.p_last is None else speech.percent(one.p_last),
        Figure(str(one.low_with_this), float(one.low_with_this)),
        ", ".join(speech.said(name) for name in one.lists),
    )


def _candidate(speech: Speech, one: Candidate, place: Place | None) -> Parts:
    line = speech.paper.zone(one.zone)
    rank = numbers.rank(line.rank) if line else "–"
    yield Sub(speech.said("candidate", rank=rank, zone=speech.name(one.zone)), one.zone)
    yield Grid("", (), tuple(_facts(speech, one, place)), (4, 10), facts=True)
    if one.trends:
        yield _trends(speech, one)


def _facts(speech: Speech, one: Candidate, place: Place | None) -> Iterator[tuple[Cell, ...]]:
    said = speech.said
    line = speech.paper.zone(one.zone)
    yield said("listed"), ", ".join(said(name) for name in one.lists)
    if line:
        yield said("score"), f"{line.score:.{speech.paper.decimals}f}"
    if one.p_last is not None:
        yield said("p_last"), numbers.percent(one.p_last)
    low = ", ".join(str(past.year) for past in one.past if past.lowest) or said("none")
    yield said("low_before"), said("low_before_of", years=low, count=one.low_with_this, times=speech.paper.low_times)
    if one.unknown_years:
        yield said("unknown_years"), ", ".join(map(str, one.unknown_years))
    yield said("past"), ", ".join(_past(speech, past) for past in one.past) or said("none")
    context = ", ".join(_context(speech, one, place))
    if context:
        yield said("context"), context
    pulls = "; ".join(
        speech.said(
            "pull",
            name=speech.of(pull.name),
            points=numbers.points(pull.points, 2),
            figure=numbers.figure(pull.own),
        )
        for pull in one.lowered
    )
    yield said("pulls"), pulls or said("no_pulls")
    yield said("reported"), numbers.percent(one.reported)
    if one.filled:
        yield said("filled"), ", ".join(speech.of(name) for name in one.filled)


def _past(speech: Speech, one: Past) -> str:
    mark = speech.said("lowest_mark") if one.lowest else ""
    return speech.said("past_row", year=one.year, rank=one.rank, population=one.population, mark=mark)


def _context(speech: Speech, one: Candidate, place: Place | None) -> Iterator[str]:
    line = speech.paper.zone(one.zone)
    if line and line.type:
        yield line.type
    if place is None:
        return
    yield speech.of(place.names)
    yield speech.said("decline" if place.decline else "no_decline")
    if place.residents is not None:
        yield speech.said("residents", residents=f"{place.residents:,.0f}", year=place.year)
    if place.change is not None:
        change = numbers.percent(place.change, signed=True)
        yield speech.said("residents_change", change=change, since=place.since)


def _trends(speech: Speech, one: Candidate) -> Grid:
    years = tuple(one.trends[0].by_year)
    heads = (speech.said("reported_figure"), *map(str, years), speech.said("change"), speech.said("peers"))
    rows = tuple(_trend(speech, trend) for trend in one.trends)
    caption = f"{speech.name(one.zone)}: {speech.said('trend')}"
    return Grid(caption, heads, rows, (7, *(3 for _ in years), 3, 3))


def _trend(speech: Speech, one: Trend) -> tuple[Cell, ...]:
    large = numbers.is_large(one.by_year.values())
    unit = (speech.said("millions") if large else "") + (speech.of(one.unit) if one.unit else "")
    name = speech.of(one.name)

    def figure(value: float | None) -> Figure:
        shown = value / numbers.MILLION if large and value is not None else value
        return Figure(numbers.figure(shown), shown)

    return (
        f"{name} ({unit.strip()})" if unit else name,
        *map(figure, one.by_year.values()),
        Figure(numbers.percent(one.change, signed=True), one.change),
        Figure(numbers.percent(one.peers, signed=True), one.peers),
    )
