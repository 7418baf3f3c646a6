"""Writes the sections of the committee's paper in one language."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from teukgu.documents.committee.bottom_section import bottom_parts
from teukgu.documents.committee.live import Live
from teukgu.documents.committee.moving_section import lines_parts, moving_parts, reading_parts
from teukgu.documents.committee.paper import Budget, Paper, ZoneLine
from teukgu.documents.committee.parts import Section, Sub
from teukgu.documents.committee.speech import Speech
from teukgu.documents.committee.words import SURENESS
from teukgu.documents.grids import Cell, Figure, Grid
from teukgu.documents.report_card import numbers
from teukgu.values import Language

Parts = Iterator[str | Sub | Grid]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one paper, with what changed since it was computed."""

    paper: Paper
    live: Live
    language: Language
    speech: Speech = field(init=False)

    def __post_init__(self) -> None:
        """Make the speech from paper and language."""
        object.__setattr__(self, "speech", Speech(self.paper, self.language))

    def title(self) -> str:
        """Return the title of the paper."""
        return self.speech.said("title", year=self.paper.year)

    def sections(self) -> tuple[Section, ...]:
        """Return all sections in order."""
        made: Iterable[tuple[str, Parts]] = (
            ("glance", self._glance()),
            ("lines", lines_parts(self.speech)),
            ("bottom", bottom_parts(self.speech, self.live)),
            ("moving", moving_parts(self.speech)),
            ("reading", reading_parts(self.speech)),
            ("budget", self._budget()),
            ("departures", self._departures()),
            ("zones", self._zones()),
        )
        return tuple(Section(key, self.speech.said(key), tuple(parts)) for key, parts in made)

    def _glance(self) -> Parts:
        yield Grid("", (), tuple(self._facts()), (3, 9), facts=True)
        if self.paper.draws:
            yield self.speech.said("on_line_of", limit=numbers.percent(self.paper.on_line))

    def _facts(self) -> Iterator[tuple[Cell, ...]]:
        paper, said = self.paper, self.speech.said
        yield said("scheme"), self.speech.of(paper.scheme)
        yield said("judged"), said("count", count=len(paper.zones))
        tiers = Counter(one.tier for one in paper.zones)
        if paper.tiers:
            yield (
                said("tier_counts"),
                self._counts((self.speech.tier(n), tiers[n]) for n in range(1, len(paper.tiers) + 1)),
            )
        sure = Counter(one.sureness for one in paper.zones)
        yield (
            said("sure_counts"),
            self._counts((self.speech.of(name), sure[key]) for key, name in SURENESS.items() if sure[key])
            if paper.draws
            else said("no_draws"),
        )
        if paper.draws:
            yield said("draws"), said("draws_of", draws=f"{paper.draws:,}", seed=paper.seed)
        yield said("bottom_count"), self.speech.count(len(paper.candidates))
        yield said("departed"), self.speech.count(len(self.live.departures))
        late = self.live.late
        yield (
            said("late"),
            said("late_of", figures=sum(late.values()), zones=self.speech.count(len(late))) if late else said("none"),
        )
        yield said("past_of"), ", ".join(map(str, paper.past_years)) or said("none")

    def _counts(self, counts: Iterable[tuple[str, int]]) -> str:
        return ", ".join(f"{name} {count}" for name, count in counts)

    def _budget(self) -> Parts:
        found, said = self.paper.budget, self.speech.said
        if found is None:
            yield said("no_budget")
            return
        yield said("budget_planned" if found.planned else "budget_by_rule")
        yield Grid("", (), tuple(self._budget_facts(found)), (3, 9), facts=True)
        rows = tuple(
            (
                self.speech.of(one.name),
                Figure(self.speech.won(one.amount), None if one.amount is None else float(one.amount)),
                ", ".join(self.speech.name(zone) for zone in one.zones) or said("none"),
            )
            for one in found.grades
        )
        if rows:
            yield Grid(said("budget")[3:], tuple(said(key) for key in ("grade", "each", "winners")), rows, (3, 3, 9))

    def _budget_facts(self, found: Budget) -> Iterator[tuple[Cell, ...]]:
        said = self.speech.said
        share = numbers.percent(found.share)
        yield said("limit"), said("limit_of", share=share, most=found.most, given=found.municipalities)
        yield said("total"), said("total_unknown") if found.total is None else self.speech.won(found.total)
        if found.ratio is not None and found.least is not None:
            yield said("ratio"), said("ratio_of", ratio=f"{found.ratio:g}", least=f"{found.least:g}")
        yield said("outside"), ", ".join(self.speech.name(zone) for zone in found.outside) or said("none")

    def _departures(self) -> Parts:
        said = self.speech.said
        if not self.live.departures:
            yield said("no_departures")
            return
        yield said("departures_how")
        rows = []
        for one in self.live.departures:
            line = self.paper.zone(one.zone)
            computed = self.speech.tier(line.tier) if line else "–"
            rows.append((self.speech.zone(one.zone), computed, self.speech.tier(one.tier), one.reason))
        heads = tuple(said(key) for key in ("zone", "computed", "decided", "reason"))
        yield Grid(said("departures")[3:], heads, tuple(rows), (4, 2, 2, 7))

    def _zones(self) -> Parts:
        paper, said = self.paper, self.speech.said
        share = numbers.percent(paper.interval[1] - paper.interval[0])
        heads = tuple(said(key) for key in ("rank", "zone", "type", "score"))
        if paper.draws:
            heads += (said("interval", share=share),)
        heads += tuple(said(key) for key in ("tier", *(("chances", "sure") if paper.draws else ())))
        widths = (2, 6, 4, 3, 3, 4, 7, 3) if paper.draws else (2, 6, 4, 3, 2)
        yield Grid(said("zones")[3:], heads, tuple(self._zone(one) for one in paper.zones), widths)

    def _zone(self, one: ZoneLine) -> tuple[Cell, ...]:
        cells: list[Cell] = [
            Figure(numbers.rank(one.rank), one.rank),
            self.speech.zone(one.zone),
            one.type,
            Figure(f"{one.score:.{self.paper.decimals}f}", one.score),
        ]
        if self.paper.draws:
            cells.append(f"{one.low}~{one.high}")
        decided = next((row for row in self.live.departures if row.zone == one.zone), None)
        tier = self.speech.tier(one.tier)
        cells.append(f"{tier}→{self.speech.tier(decided.tier)}" if decided else tier)
        if self.paper.draws:
            cells += [self.speech.chances(one.chances), self.speech.of(SURENESS[one.sureness])]
        return tuple(cells)
