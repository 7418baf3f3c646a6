"""The sections of a card, once for all formats: sentences, and tables whose figures stay figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teukgu.documents.grids import Cell, Figure, Grid
from teukgu.documents.official.wording import day_text
from teukgu.documents.report_card import numbers
from teukgu.documents.report_card.card import Card, Objection, Push, Series
from teukgu.documents.report_card.words import SURENESS, WORDS
from teukgu.values import Bilingual, Language, nfc


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a card: title, then sentences and tables in reading order."""

    title: str
    parts: tuple[str | Grid, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the sections of one card in one language."""

    card: Card
    language: Language

    def said(self, key: str, **values: object) -> str:
        """Return a text of the card, filled."""
        return nfc(WORDS[key].format(**values).text(self.language))

    def of(self, text: Bilingual) -> str:
        """Return a text in the card's language."""
        return nfc(text.text(self.language))

    def title(self) -> str:
        """Return the title of the card."""
        return self.said("title", name=nfc(self.card.name), year=self.card.year)

    def sections(self) -> tuple[Section, ...]:
        """Return all sections in order."""
        made = (
            ("glance", self._glance()),
            ("why", self._why()),
            ("path", self._path()),
            ("next", self._next()),
            ("data", self._data()),
            ("objecting", self._objecting()),
        )
        return tuple(Section(self.said(key), tuple(parts)) for key, parts in made)

    def _glance(self) -> Iterator[str | Grid]:
        yield Grid("", (), tuple(self._facts()), (3, 9), facts=True)
        if self.card.chances:
            yield self.said("chances_how")
            heads = tuple(self.of(name) for name in self.card.tiers)
            row = tuple(Figure(numbers.percent(one), one) for one in self.card.chances)
            yield Grid(self.said("chances"), heads, (row,), (1,) * len(heads))

    def _facts(self) -> Iterator[tuple[str, str]]:
        card = self.card
        yield self.said("zone"), nfc(card.name)
        if card.type:
            yield self.said("type"), nfc(card.type)
        yield self.said("round"), self.of(card.scheme)
        yield self.said("year"), str(card.year)
        yield self.said("tier"), self.of(card.tier_name) if card.tier_name else self.said("no_tier")
        if card.decision:
            yield self.said("decided"), f"{self.of(card.decision.tier)}. {nfc(card.decision.reason)}"
        if card.tier_name:
            yield self.said("sure"), self.of(SURENESS[card.sureness])
        if card.rank is not None:
            yield self.said("score"), f"{card.score:.{card.decimals}f}"
            yield (
                self.said("rank"),
                self.said("rank_of", rank=numbers.rank(card.rank), population=card.population),
            )
        if card.interval:
            low, high = card.interval
            share = numbers.percent(card.interval_share)
            yield self.said("interval"), self.said("interval_of", low=low, high=high, share=share)
        yield self.said("low_years"), ", ".join(map(str, card.low_years)) or self.said("none")

    def _why(self) -> Iterator[str | Grid]:
        card = self.card
        ranked = card.rank is not None
        if ranked:
            named = f"{nfc(card.median_name)}, " if card.median_name else ""
            yield self.said("why_how", median=named, score=f"{card.median_score:.{card.decimals}f}")
        else:
            yield self.said("why_how_bands")
        for pushes, name in ((card.raised, "raised"), (card.lowered, "lowered")):
            yield self._push_grid(pushes, name) if pushes else self.said(f"nothing_{name}")
        if ranked:
            yield Grid(self.said("sum"), (), tuple(self._sum()), (7, 3), facts=True)

    def _push_grid(self, pushes: tuple[Push, ...], caption: str) -> Grid:
        beside = bool(self.card.median_name)
        keys = ("indicator", "unit", "own", *(("median",) if beside else ()), "points")
        rows = tuple(self._push_row(one, beside=beside) for one in pushes)
        widths = (7, 4, 3, 3, 3) if beside else (7, 4, 3, 3)
        return Grid(self.said(caption), tuple(self.said(key) for key in keys), rows, widths)

    def _push_row(self, one: Push, *, beside: bool) -> tuple[Cell, ...]:
        return (
            self.of(one.name),
            self.of(one.unit) if one.unit else "",
            Figure(numbers.figure(one.own), one.own),
            *((Figure(numbers.figure(one.median), one.median),) if beside else ()),
            self._points(one.points),
        )

    def _points(self, value: float) -> Figure:
        return Figure(numbers.points(value, max(self.card.decimals, 2)), value)

    def _sum(self) -> Iterator[tuple[Cell, ...]]:
        card = self.card
        yield self.said("median_score"), Figure(f"{card.median_score:.{card.decimals}f}", card.median_score)
        yield self.said("raised_sum"), self._points(sum(one.points for one in card.raised))
        yield self.said("lowered_sum"), self._points(sum(one.points for one in card.lowered))
        for key, value in (("rest", card.rest), ("extra", card.extra), ("rounding", card.rounding)):
            if float(numbers.points(value, max(card.decimals, 2))):
                yield self.said(key), self._points(value)
        yield self.said("own_score"), Figure(f"{card.score:.{card.decimals}f}", card.score)

    def _path(self) -> Iterator[str | Grid]:
        card = self.card
        if not card.series:
            yield self.said("no_path")
            return
        yield self.said("path_how")
        years = tuple(card.series[0].by_year)
        heads = (self.said("figure"), *map(str, years), *(self.said(key) for key in ("target", "change", "peers")))
        rows = tuple(self._series(one) for one in card.series)
        yield Grid("", heads, rows, (7, *(4 for _ in years), 4, 4, 4))

    def _series(self, one: Series) -> tuple[Cell, ...]:
        large = numbers.is_large((*one.by_year.values(), one.target))
        unit = (self.said("millions") if large else "") + (self.of(one.unit) if one.unit else "")

        def figure(value: float | None) -> Figure:
            shown = value / numbers.MILLION if large and value is not None else value
            return Figure(numbers.figure(shown), shown)

        return (
            f"{self.of(one.name)} ({unit.strip()})" if unit else self.of(one.name),
            *(figure(value) for value in one.by_year.values()),
            figure(one.target),
            Figure(numbers.percent(one.change, signed=True), one.change),
            Figure(numbers.percent(one.peers, signed=True), one.peers),
        )

    def _next(self) -> Iterator[str | Grid]:
        card, rise = self.card, self.card.rise
        if not card.tier:
            yield self.said("no_next")
        elif card.tier == 1:
            yield self.said("top")
        else:
            if card.gap is not None and card.rank is not None:
                yield self.said("gap", gap=f"{card.gap:.{card.decimals}f}")
            if rise is None:
                yield from self._no_rise()
                return
            yield self.said("rise", tier=self.of(rise.tier))
            heads = tuple(self.said(key) for key in ("indicator", "unit", "own", "wanted"))
            own, wanted = (Figure(numbers.figure(one), one) for one in (rise.own, rise.wanted))
            yield Grid(
                "", heads, ((self.of(rise.name), self.of(rise.unit) if rise.unit else "", own, wanted),), (7, 4, 3, 3)
            )
            if rise.given_by_people:
                yield self.said("by_people")

    def _no_rise(self) -> Iterator[str]:
        names = ", ".join(self.of(one.name) for one in self.card.lowered[:3])
        yield self.said("no_rise", names=names) if names else self.said("even")

    def _data(self) -> Iterator[str | Grid]:
        card = self.card
        names = ", ".join(self.of(name) for name in card.filled)
        yield self.said("filled", names=names) if names else self.said("complete")
        if not card.corrections:
            yield self.said("corrections_unknown" if card.corrections is None else "no_corrections")
            return
        heads = tuple(self.said(key) for key in ("figure", "corrected_year", "before", "after", "day", "reason"))
        rows = tuple(
            (
                self.of(card.names.get(one.indicator, Bilingual(one.indicator, one.indicator))),
                str(one.year),
                Figure(numbers.figure(one.before), one.before),
                Figure(numbers.figure(one.after), one.after),
                self._day(one.day),
                nfc(one.reason),
            )
            for one in card.corrections
        )
        yield Grid(self.said("corrections"), heads, rows, (5, 2, 3, 3, 3, 6))

    def _objecting(self) -> Iterator[str | Grid]:
        objection = self.card.objection
        if objection is None:
            yield self.said("no_objection")
        else:
            yield self._until(objection)
            yield self.said("object_answer")
        if self.card.bundle_hash:
            yield self.said("sealed", hash=self.card.bundle_hash)

    def _until(self, objection: Objection) -> str:
        if objection.until is None:
            return self.said("object_days", days=objection.days)
        key = "object_until" if objection.days else "object_until_day"
        return self.said(key, until=self._day(objection.until), days=objection.days)

    def _day(self, day: date) -> str:
        return day_text(day, weekday=True) if self.language == "ko" else f"{day.day} {day:%B %Y}"
