"""What a try in the policy lab shows: who moves, how sure, what it costs, types and regions, every zone."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.evaluation.lab.compare import Comparison, Cost, Group, Place, Row
from teukgu.evaluation.lab.stand import Stand
from teukgu.evaluation.scheme.base import Text
from teukgu.portal.displaying import Display
from teukgu.portal.services.lab import Tried
from teukgu.portal.sureness import LINE, SURE
from teukgu.portal.web.presenting.korean import number_text, percent_text, signed_text, won_text
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.sureness import sureness_word
from teukgu.portal.web.presenting.words import said
from teukgu.values import nfc

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters of the table of zones."""

    query: str = ""
    type: str = ""
    moved: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone before and after; ``direction``: up, down or nothing."""

    name: str
    address: str
    type: str
    official: str
    official_rank: str
    now: str
    now_rank: str
    sure: str
    range: str
    direction: str
    award: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One type or region."""

    name: str
    zones: int
    up: int
    down: int
    ranks: str
    top: str
    last: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """What the template shows; ``public``: bands from public statistics, without any rank."""

    public: bool
    in_full: bool
    only_files: bool
    same_tiers: bool
    up: int
    down: int
    firm: int | None
    on_line: str
    awards: str
    money: str
    draws: str
    tiers_before: Sequence[str]
    moves: Sequence[tuple[str, Sequence[int]]]
    by_type: Sequence[GroupLine]
    by_region: Sequence[GroupLine]
    rows: Sequence[ZoneRow]
    found: int
    page: int
    pages: int
    numbers: Sequence[int | None]

    @property
    def previous_page(self) -> int:
        """Number of the page before."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """Number of the page after."""
        return self.page + 1


@dataclass(frozen=True, slots=True)
class Seen:
    """Who is shown: addresses and official bands by zone, names of types; ``wide``: bands that cannot be told apart.

    ``display``: how much is said of how sure a tier is.
    """

    public: bool
    addresses: Mapping[str, str]
    official: Mapping[str, str]
    types: Mapping[str, str]
    wide: int | None = None
    display: Display = Display.FULL


def read_asked(query: Mapping[str, str], types: Iterable[str]) -> Asked:
    """Read the filters; what cannot be read is left out."""
    page = query.get("page", "")
    whole = page.isascii() and page.isdigit() and 0 < len(page) < 5
    kind = query.get("type", "")
    search = nfc(query.get("q", "").replace("\0", ""))[:60]
    return Asked(
        search, kind if kind in set(types) else "", query.get("moved") == "1", max(1, int(page)) if whole else 1
    )


def result_view(tried: Tried, asked: Asked, seen: Seen) -> ResultView:
    """Put a try together."""
    found = tried.comparison
    bands = _Bands(tried, seen)
    chosen = [row for row in _ordered(found, public=seen.public) if _wanted(row, asked, bands)]
    pages = max(1, -(-len(chosen) // PER_PAGE))
    page = min(asked.page, pages)
    shown = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
    moved = [row for row in found.rows if bands.direction(row)]
    before, after = found.cost_before, found.cost_after
    return ResultView(
        public=seen.public,
        in_full=seen.display is Display.FULL,
        only_files=seen.display is Display.FILE_ONLY,
        same_tiers=found.ladder,
        up=sum(bands.direction(row) == "up" for row in moved) if seen.public else found.up,
        down=sum(bands.direction(row) == "down" for row in moved) if seen.public else found.down,
        firm=found.firm,
        on_line=_change(found.on_line_before, found.on_line_after),
        awards=_change(sum(before.counts), sum(after.counts)) if before.counts or after.counts else "",
        money=_money(before, after),
        draws=number_text(tried.after.draws),
        tiers_before=[said(one.bilingual) for one in found.tiers_before],
        moves=_moves(found),
        by_type=[
            _group(one, seen.types.get(one.name, one.name), _of(moved, "type", one), bands) for one in found.by_type
        ],
        by_region=[_group(one, one.name, _of(moved, "region", one), bands) for one in found.by_region],
        rows=[_row(row, found, seen, bands) for row in shown],
        found=len(chosen),
        page=page,
        pages=pages,
        numbers=page_numbers(page, pages),
    )


class _Bands:
    """Bands of zones that may be too uncertain to be told apart (public statistics only)."""

    def __init__(self, tried: Tried, seen: Seen) -> None:
        self.seen = seen
        self.lines = {"before": _lines(tried.opened.before), "after": _lines(tried.after)}
        self.ladder = tried.comparison.ladder

    def tier(self, place: Place | None, side: str) -> int:
        """Tier in which to show a zone, 0 where it cannot be told apart."""
        if place is None:
            return 0
        if not self.seen.public or self.seen.wide is None or place.rank_low is None or place.rank_high is None:
            return place.tier
        ranks, tiers = self.lines[side]
        low, high = (tiers[max(bisect_right(ranks, rank) - 1, 0)] for rank in (place.rank_low, place.rank_high))
        return place.tier if high - low + 1 < self.seen.wide else 0

    def direction(self, row: Row) -> str:
        """``up`` or ``down`` by tier, empty where it stays or is not known."""
        if not self.ladder:
            return ""
        before, after = self.tier(row.before, "before"), self.tier(row.after, "after")
        if not (before and after) or before == after:
            return ""
        return "up" if after < before else "down"


def _lines(one: Stand) -> tuple[list[float], list[int]]:
    pairs = sorted(zip(one.point.rank.tolist(), one.point.tier.tolist(), strict=True))
    return [rank for rank, _tier in pairs], [tier for _rank, tier in pairs]


def _ordered(found: Comparison, *, public: bool) -> list[Row]:
    """By name where ranks are not shown, else by the official rank."""
    if public:
        return sorted(found.rows, key=lambda row: (row.name, row.zone))
    return sorted(found.rows, key=lambda row: (row.before.rank if row.before else 1e9, row.name))


def _wanted(row: Row, asked: Asked, bands: _Bands) -> bool:
    moved = bool(bands.direction(row)) if bands.seen.public or bands.ladder else bool(row.rank_change)
    return (
        (not asked.type or row.type == asked.type)
        and (not asked.moved or moved)
        and asked.query.casefold() in nfc(row.name).casefold()
    )


def _row(row: Row, found: Comparison, seen: Seen, bands: _Bands) -> ZoneRow:
    after = row.after
    tier = bands.tier(after, "after")
    before = "" if row.before is None else _tier(found.tiers_before, row.before.tier)
    return ZoneRow(
        name=row.name,
        address=seen.addresses.get(row.zone, ""),
        type=seen.types.get(row.type, row.type),
        official=seen.official.get(row.zone, before),
        official_rank="" if seen.public or row.before is None else f"{row.before.rank:g}",
        now=_tier(found.tiers_after, tier) if tier or not seen.public else _("구분 불가"),
        now_rank="" if seen.public or after is None else f"{after.rank:g}",
        sure=_sure(after, found.tiers_after, seen),
        range=_range(after, seen),
        direction=bands.direction(row),
        award=_award(row),
    )


def _range(place: Place | None, seen: Seen) -> str:
    hidden = seen.public or seen.display is not Display.FULL
    return "" if hidden or place is None or place.rank_low is None else f"{place.rank_low}–{place.rank_high}"


def _sure(place: Place | None, names: Sequence[Text], seen: Seen) -> str:
    if place is None or place.sure is None or seen.display is Display.FILE_ONLY:
        return ""
    if seen.display is Display.BAND:
        return sureness_word(LINE if place.on_line else SURE)
    if seen.public:
        chances = enumerate(place.chances, start=1)
        return " · ".join(f"{_tier(names, tier)} {percent_text(share)}" for tier, share in chances if share)
    return percent_text(place.sure) + (f" ({_('경계')})" if place.on_line else "")


def _tier(names: Sequence[Text], tier: int) -> str:
    return said(names[tier - 1].bilingual) if 0 < tier <= len(names) else "–"


def _award(row: Row) -> str:
    if row.before is None or row.after is None or bool(row.before.award) == bool(row.after.award):
        return ""
    return _("포상 받음") if row.after.award else _("포상 빠짐")


def _moves(found: Comparison) -> list[tuple[str, list[int]]]:
    """Rows by the tier after, columns by the tier before."""
    return [
        (said(name.bilingual), [found.moves.get((old, new), 0) for old in range(1, len(found.tiers_before) + 1)])
        for new, name in enumerate(found.tiers_after, start=1)
    ]


def _of(rows: Sequence[Row], column: str, one: Group) -> list[Row]:
    return [row for row in rows if getattr(row, column) == one.name]


def _group(one: Group, name: str, moved: Sequence[Row], bands: _Bands) -> GroupLine:
    ways = [bands.direction(row) for row in moved]
    top, last = _change(one.top_before, one.top_after), _change(one.last_before, one.last_after)
    return GroupLine(name, one.zones, ways.count("up"), ways.count("down"), signed_text(one.ranks, 1), top, last)


def _change(before: int, after: int) -> str:
    return f"{before}" if before == after else f"{before} → {after}"


def _money(before: Cost, after: Cost) -> str:
    if before.won is None or after.won is None:
        return _("금액은 규칙에 적혀 있지 않습니다. 포상 금액을 넣으면 계산합니다.")
    return f"{won_text(before.won)} → {won_text(after.won)}"
