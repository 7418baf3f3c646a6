"""How the paper says things in one language: names of zones and tiers, numbers, what was done otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from teukgu.documents.committee.paper import READING, Moved, Mover, Paper
from teukgu.documents.committee.words import SETTINGS, VALUES, WORDS
from teukgu.documents.grids import Figure, ZoneName
from teukgu.documents.report_card import numbers
from teukgu.evaluation.alternatives import Kind
from teukgu.values import Bilingual, Language, nfc

MOST_NAMED = 30
"""So many zones are named for one change; how many more is said."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Says what stands in one paper in one language."""

    paper: Paper
    language: Language
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Index the names of zones."""
        object.__setattr__(self, "names", {one.zone: nfc(one.name) for one in self.paper.zones})

    def said(self, key: str, **values: object) -> str:
        """Return a text of the paper, filled."""
        return nfc(WORDS[key].format(**values).text(self.language))

    def of(self, text: Bilingual) -> str:
        """Return a text in the paper's language."""
        return nfc(text.text(self.language))

    def tier(self, tier: int) -> str:
        """Return the name of a tier."""
        return self.of(self.paper.tier_name(tier))

    def name(self, zone: str) -> str:
        """Return the name of a zone, its id where it was not judged."""
        return self.names.get(zone, zone)

    def zone(self, zone: str) -> ZoneName:
        """Return a zone for a cell."""
        return ZoneName(self.name(zone), zone)

    def count(self, count: int) -> str:
        """Return how many zones, or that there are none."""
        return self.said("count", count=count) if count else self.said("none")

    def won(self, amount: int | None) -> str:
        """Return an amount of money."""
        if amount is None:
            return self.said("undecided")
        return f"{amount:,}원" if self.language == "ko" else f"KRW {amount:,}"

    def percent(self, share: float) -> Figure:
        """Return a share for a cell."""
        return Figure(numbers.percent(share), share)

    def points(self, value: float | None) -> Figure:
        """Return points for a cell."""
        return Figure(numbers.NOTHING if value is None else f"{value:.{self.paper.decimals}f}", value)

    def chances(self, chances: Sequence[float]) -> str:
        """Return the probabilities of the tiers that have any."""
        return ", ".join(f"{self.tier(n)} {numbers.percent(p)}" for n, p in enumerate(chances, start=1) if p)

    def movers(self, movers: Iterable[Mover]) -> Iterator[str]:
        """Yield for each tier what moves a zone there; indicators left out stand together."""
        by_tier: dict[int, list[Mover]] = {}
        for one in movers:
            by_tier.setdefault(one.tier, []).append(one)
        for tier, found in sorted(by_tier.items()):
            ways = [self.doing(one.kind, one.what, one.name) for one in found if one.kind != Kind.WITHOUT]
            left_out = [self.of(one.name) for one in found if one.kind == Kind.WITHOUT]
            ways += [self.said("without", name=", ".join(left_out))] if left_out else []
            yield self.said("mover", tier=self.tier(tier), ways=" / ".join(ways))

    def doing(self, kind: str, what: str, name: Bilingual) -> str:
        """Return what was done or read otherwise."""
        if kind == READING:
            setting, _, other = what.partition("=")
            return f"{self.setting(setting)}: {self.value(other)}"
        return self.said(f"{kind}={what}" if kind == Kind.PANEL else kind, name=self.of(name))

    def setting(self, key: str) -> str:
        """Return what a setting is called."""
        return self.of(SETTINGS.get(key, Bilingual(key, key)))

    def value(self, text: str) -> str:
        """Return a value of a setting."""
        return self.of(VALUES.get(text, Bilingual(text, text)))

    def moves(self, rows: Iterable[Moved]) -> str:
        """Name the zones whose tier or count of low years changes, by change; count those whose rank alone does."""
        told: dict[str, list[str]] = {}
        ranks = 0
        for one in rows:
            if one.tier != one.tier_then:
                way = f"{self.tier(one.tier)}→{self.tier(one.tier_then)}"
                told.setdefault(way, []).append(self.name(one.zone))
            if one.low_years != one.low_years_then:
                way = self.said("low_move", before=one.low_years, after=one.low_years_then)
                told.setdefault(way, []).append(self.name(one.zone))
            ranks += one.tier == one.tier_then and one.low_years == one.low_years_then
        lines = [f"{way}: {self._named(names)}" for way, names in told.items()]
        return "; ".join([*lines, *([self.said("rank_moves", count=ranks)] if ranks else [])])

    def _named(self, names: Sequence[str]) -> str:
        more = [f"+{len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
        return ", ".join([*names[:MOST_NAMED], *more])
