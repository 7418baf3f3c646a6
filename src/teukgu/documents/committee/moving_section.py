"""The sections on zones on a line, on what moves tiers, and on other readings."""

from collections.abc import Iterator

from teukgu.documents.committee.paper import LineZone, SourceShare
from teukgu.documents.committee.parts import Sub
from teukgu.documents.committee.speech import Speech
from teukgu.documents.grids import Cell, Figure, Grid
from teukgu.documents.report_card import numbers

Parts = Iterator[str | Sub | Grid]
SHARES = ("rank_alone", "rank_total", "tier_alone", "tier_total")


def lines_parts(speech: Speech) -> Parts:
    """Write the zones on each line: how likely both sides are, how far the line is, what brings them over."""
    lines = speech.paper.lines
    if not any(line.zones for line in lines):
        yield speech.said("nobody_on_lines")
        return
    yield speech.said("lines_how")
    heads = tuple(speech.said(key) for key in ("zone", "tier", "own", "other", "distance", "movers"))
    for line in lines:
        names = {"upper": speech.tier(line.tier), "lower": speech.tier(line.tier + 1)}
        if line.zones:
            rows = tuple(_on_line(speech, one) for one in line.zones)
            yield Grid(speech.said("line_of", **names), heads, rows, (5, 2, 2, 2, 2, 8))
        else:
            yield speech.said("nobody_on_line", **names)


def _on_line(speech: Speech, one: LineZone) -> tuple[Cell, ...]:
    line = speech.paper.zone(one.zone)
    return (
        speech.zone(one.zone),
        speech.tier(line.tier if line else 0),
        speech.percent(one.own),
        speech.percent(one.other),
        speech.points(one.distance),
        "; ".join(_moving(speech, one)) or speech.said("no_movers"),
    )


def _moving(speech: Speech, one: LineZone) -> Iterator[str]:
    yield from speech.movers(one.movers)
    if one.rise is not None:
        own, wanted = numbers.figure(one.rise.own), numbers.figure(one.rise.wanted)
        yield speech.said("rise", name=speech.of(one.rise.name), own=own, wanted=wanted)


def moving_parts(speech: Speech) -> Parts:
    """Write the shares of the sources of doubt, and every single thing done otherwise."""
    paper = speech.paper
    if paper.sources:
        yield speech.said("sources_how")
        heads = tuple(speech.said(key) for key in ("source", *SHARES))
        by_tier = sorted(paper.sources, key=lambda one: -one.tier_total)
        rows: tuple[tuple[Cell, ...], ...] = tuple((speech.said(one.source), *_shares(speech, one)) for one in by_tier)
        yield Grid(speech.said("sources"), heads, rows, (5, 2, 2, 2, 2))
    if not paper.otherwise:
        yield speech.said("no_alternatives")
        return
    heads = tuple(speech.said(key) for key in ("what", "moved", "who"))
    found = tuple(
        (
            speech.doing(one.kind, one.what, one.name),
            Figure(str(len(one.moved)), float(len(one.moved))),
            speech.moves(one.moved) or speech.said("none"),
        )
        for one in paper.otherwise
    )
    yield Grid(speech.said("one_by_one"), heads, found, (5, 2, 10))


def _shares(speech: Speech, one: SourceShare) -> tuple[Figure, ...]:
    return tuple(map(speech.percent, (one.rank_alone, one.rank_total, one.tier_alone, one.tier_total)))


def reading_parts(speech: Speech) -> Parts:
    """Write who would change if a rule were read otherwise."""
    if not speech.paper.readings:
        yield speech.said("no_readings")
        return
    yield speech.said("reading_how")
    heads = tuple(speech.said(key) for key in ("rule", "used", "otherwise", "who"))
    rows = tuple(
        (speech.setting(one.setting), speech.value(one.used), speech.value(one.other), speech.moves(one.moved))
        for one in speech.paper.readings
    )
    yield Grid(speech.said("reading")[3:], heads, rows, (4, 3, 3, 10))
