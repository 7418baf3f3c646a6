"""A round's page: bands by group, map, table, what its results hang on, files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.bands import Band, Reader, reader
from teukgu.portal.displaying import Display
from teukgu.portal.store.queries import RoundPage, RoundSummary
from teukgu.portal.store.queries.round_results import FileLine, UnitResult
from teukgu.portal.web.presenting.figures import charts
from teukgu.portal.web.presenting.korean import day_text, english, number_text, percent_text
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.standing import headline
from teukgu.portal.web.presenting.sureness import sureness_word
from teukgu.portal.web.presenting.words import said, size_text
from teukgu.values import nfc

PER_PAGE = 50
EXAMPLE_MARK = "[예시 EXAMPLE] "
"""Invented names begin with it; in a chart under that mark it would leave no room for the name itself."""
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of results."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``band`` is the colour class of a band's letter."""

    text: str
    label: str
    class_: str = ""
    band: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit."""

    name: str
    url: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Left:
    """A unit that is not in the round."""

    name: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Departure:
    """A unit to which the committee gave another tier than was computed, and its reason."""

    name: str
    url: str
    computed: str
    decided: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """How many units of a group are in each band."""

    name: str
    counts: Sequence[int]
    total: int


@dataclass(frozen=True, slots=True)
class TypeOption:
    """A group to filter by."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shaken:
    """An assumption and its share of what moves the results."""

    name: str
    text: str
    tiers: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to download."""

    name: str
    label: str
    url: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RoundView:
    """What the template of a round shows."""

    key: str
    title: str
    summary: str
    example: bool
    public_statistics: bool
    headline: str
    checks: Sequence[str]
    chart_title: str
    chart: SafeString
    legend: Sequence[Band]
    groups: Sequence[GroupRow]
    map: SafeString
    units_of: int
    intervals: SafeString
    query: str
    type_options: Sequence[TypeOption]
    order_note: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    page: int
    pages: int
    numbers: Sequence[int | None]
    outside: Sequence[Left]
    departures: Sequence[Departure]
    robustness: Sequence[Shaken]
    robustness_note: str
    robustness_chart: SafeString
    files: Sequence[FileRow]
    bundle_hash: str
    corrected_later: int
    conditions: str
    in_full: bool
    only_files: bool
    problems: Sequence[str] = field(default_factory=tuple)

    @property
    def previous_page(self) -> int:
        """Number of the page before."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """Number of the page after."""
        return self.page + 1


@dataclass(frozen=True, slots=True)
class AskedOfRound:
    """Search, group and page of the table of results."""

    query: str = ""
    type: str = ""
    page: int = 1
    bad: bool = False


def read_asked_of_round(query: Mapping[str, str], types: Iterable[str]) -> AskedOfRound:
    """Read the address of a round's page."""
    page = query.get("page", "") or "1"
    whole = page.isascii() and page.isdigit() and len(page) < 6 and 1 <= int(page) <= MOST_PAGES
    kind = query.get("type", "")
    known = not kind or kind in set(types)
    search = nfc(query.get("q", "").replace("\0", ""))[:60]
    return AskedOfRound(search, kind if known else "", int(page) if whole else 1, bad=not (whole and known))


def type_names(labels: Mapping[str, str], results: Iterable[UnitResult]) -> dict[str, str]:
    """Return the groups that occur with what they are called."""
    return {key: labels.get(key, key) for key in sorted({unit.type for unit in results if unit.type})}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a round: where its pages are, what its groups are called, its map."""

    zone_route: str
    file_route: str
    labels: Mapping[str, str]
    tiers: Mapping[int, str]
    map: SafeString
    units_of: int
    example: bool


def round_view(page: RoundPage, asked: AskedOfRound, around: Around) -> RoundView:
    """Put a round's page together."""
    read = reader(page.round, page.results, around.tiers)
    names = type_names(around.labels, page.scored)
    chosen = [unit for unit in page.scored if _wanted(unit, asked)]
    ordered = chosen if read.public else sorted(chosen, key=lambda unit: (unit.rank or 10**9, unit.name))
    pages = max(1, -(-len(ordered) // PER_PAGE))
    shown = ordered[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    legend = read.legend()
    groups = list(_groups(page.scored, read, legend, names))
    shaken = [] if read.display is Display.FILE_ONLY else list(_shaken(page.round.facts))
    return RoundView(
        key=page.round.key,
        title=said(page.round.title),
        summary=_summary(page),
        example=around.example,
        public_statistics=read.public,
        headline=headline(page.round.facts),
        checks=[said_pair(sentence) for sentence in page.round.facts.get("sentences", [])],
        chart_title=_("분야별 구간 분포") if read.public else _("유형별 등급 분포"),
        chart=_groups_chart(groups, legend),
        legend=legend,
        groups=groups,
        map=around.map,
        units_of=around.units_of,
        intervals=SafeString("") if read.public or not read.in_full else _intervals(ordered, around),
        query=asked.query,
        type_options=[TypeOption(key, name, key == asked.type) for key, name in names.items()],
        order_note=_("%(count)s곳. 이름 순서입니다.") % {"count": number_text(len(ordered))}
        if read.public
        else _("%(count)s곳. 순위 순서입니다.") % {"count": number_text(len(ordered))},
        columns=list(_columns(read)),
        rows=[_row(unit, read, names, around) for unit in shown],
        page=asked.page,
        pages=pages,
        numbers=page_numbers(asked.page, pages),
        outside=[Left(unit.name, unit_url(unit, around), said(unit.reason)) for unit in page.left_out],
        departures=list(_departures(page, around)),
        robustness=[
            Shaken(name, percent_text(share), _of_tiers(tiers)) if read.in_full else Shaken(name, "")
            for name, share, tiers in shaken
        ],
        in_full=read.in_full,
        only_files=read.display is Display.FILE_ONLY,
        robustness_note=_(
            "다른 것을 다 알아도 그 가정 때문에 남는 움직임의 몫입니다. "
            "가정끼리 함께 만드는 움직임은 양쪽에 들어가므로 몫을 더하면 전체와 다를 수 있습니다."
        ),
        robustness_chart=charts.bars(
            _("결과를 흔드는 가정"), [charts.Bar(name, share * 100) for name, share, _tiers in shaken], digits=0
        )
        if shaken and read.in_full
        else SafeString(""),
        files=[_file(file, page.round, around) for file in page.files],
        bundle_hash=page.round.bundle_hash,
        corrected_later=page.corrected_later,
        conditions=_conditions(page.round),
    )


def _departures(page: RoundPage, around: Around) -> Iterator[Departure]:
    """Yield the units that the committee decided otherwise, with the reason that it published."""
    for unit in page.scored:
        reason = unit.more.get("departure_reason")
        if reason:
            computed = str(unit.more.get("computed_tier", ""))
            yield Departure(unit.name, unit_url(unit, around), computed, unit.tier_name, str(reason))


def said_pair(sentence: Any) -> str:
    """Return a sentence kept as ``{"ko": .., "en": ..}``."""
    return str(sentence.get("en" if english() else "ko", "")) if isinstance(sentence, Mapping) else str(sentence)


def _wanted(unit: UnitResult, asked: AskedOfRound) -> bool:
    return (not asked.type or unit.type == asked.type) and asked.query.casefold() in nfc(unit.name).casefold()


def unit_url(unit: UnitResult, around: Around) -> str:
    """Return the address of the unit's own page, empty when it has none."""
    return reverse(around.zone_route, args=[unit.address]) if unit.address else ""


def _summary(page: RoundPage) -> str:
    return _("%(year)s년 회차. 대상 %(scored)s곳, 대상이 아닌 %(left)s곳.") % {
        "year": page.round.year,
        "scored": number_text(len(page.scored)),
        "left": number_text(len(page.left_out)),
    }


def _conditions(round_: RoundSummary) -> str:
    return _("기준일 %(day)s, 추출 %(draws)s번, 씨앗 %(seed)s, 프로그램 판 %(version)s, 규칙 묶음 %(rules)s") % {
        "day": day_text(round_.as_of),
        "draws": number_text(round_.draws),
        "seed": round_.seed,
        "version": round_.software_version,
        "rules": round_.parameter_hash[:16] or "–",
    }


def _groups(
    units: Sequence[UnitResult], read: Reader, legend: Sequence[Band], names: Mapping[str, str]
) -> Iterable[GroupRow]:
    for key, name in [*names.items(), ("", _("모두"))]:
        mine = [unit for unit in units if not key or unit.type == key]
        counts = Counter(read.band(unit).tier for unit in mine)
        yield GroupRow(name, [counts[band.tier] for band in legend], len(mine))


def _groups_chart(groups: Sequence[GroupRow], legend: Sequence[Band]) -> SafeString:
    rows = [
        (
            group.name,
            [charts.Bar(band.short, count, band.class_) for band, count in zip(legend, group.counts, strict=True)],
        )
        for group in groups
    ]
    return charts.stacked(_("무리별 구간 분포"), rows)


def _intervals(units: Sequence[UnitResult], around: Around) -> SafeString:
    rows = [
        charts.Interval(
            unit.name.removeprefix(EXAMPLE_MARK),
            unit.rank_low,
            unit.rank,
            unit.rank_high,
            f"band-{unit.tier}",
            unit_url(unit, around),
        )
        for unit in units
        if unit.rank is not None and unit.rank_low is not None and unit.rank_high is not None
    ]
    most = max((row.high for row in rows), default=1)
    return charts.intervals(_("순위와 90% 범위"), rows, most=most) if rows else SafeString("")


def _columns(read: Reader) -> Iterable[Column]:
    yield Column(_("특구"))
    yield Column(_("분야") if read.public else _("유형"))
    if read.public:
        yield Column(_("구간"))
        yield Column(_("구간별 확률"))
    else:
        yield Column(_("순위"), numeric=True)
        if read.in_full:
            yield Column(_("90% 범위"), numeric=True)
        yield Column(_("점수"), numeric=True)
        yield Column(_("등급"))
        if read.in_full:
            yield Column(_("그 등급일 확률"), numeric=True)
        elif read.display is Display.BAND:
            yield Column(_("얼마나 확실한가"))


def _row(unit: UnitResult, read: Reader, names: Mapping[str, str], around: Around) -> Row:
    band = read.band(unit)
    first = Cell(names.get(unit.type, unit.type), _("분야") if read.public else _("유형"))
    letter = Cell(band.short, _("구간") if read.public else _("등급"), "nowrap", band.class_)
    if read.public:
        shares = " · ".join(
            f"{read.of_tier(tier).short} {percent_text(share)}"
            for tier, share in enumerate(unit.tier_probabilities, start=1)
            if share
        )
        return Row(unit.name, unit_url(unit, around), [first, letter, Cell(shares, _("구간별 확률"), "small")])
    interval = f"{unit.rank_low}–{unit.rank_high}" if unit.rank_low else ""
    cells = [
        first,
        Cell(str(unit.rank or ""), _("순위"), "num"),
        *([Cell(interval, _("90% 범위"), "num nowrap")] if read.in_full else []),
        Cell(number_text(unit.score, 2) if unit.score is not None else "", _("점수"), "num"),
        letter,
        *_sure(unit, read),
    ]
    return Row(unit.name, unit_url(unit, around), cells)


def _sure(unit: UnitResult, read: Reader) -> Iterator[Cell]:
    """Yield how sure the tier is: the probability of it, a word, or nothing at all."""
    if read.in_full:
        own = (
            unit.tier_probabilities[unit.tier - 1] if unit.tier and len(unit.tier_probabilities) >= unit.tier else None
        )
        mark = f" ({_('경계')})" if unit.on_line else ""
        yield Cell((percent_text(own) if own is not None else "") + mark, _("그 등급일 확률"), "num")
    elif read.display is Display.BAND:
        decided = unit.more.get("departure_reason")
        yield Cell(
            _("위원회가 정함") if decided else sureness_word(read.sureness(unit)), _("얼마나 확실한가"), "nowrap"
        )


def _of_tiers(share: float | None) -> str:
    return "" if share is None else percent_text(share)


def _shaken(facts: Mapping[str, Any]) -> Iterable[tuple[str, float, float | None]]:
    """Yield the variance shares that were kept with the round, the greatest first."""
    names = {
        "weights": _("가중치"),
        "normalisation": _("표준화 방법"),
        "normalise": _("표준화 방법"),
        "aggregation": _("합치는 방법"),
        "aggregate": _("합치는 방법"),
        "measurement": _("측정 오차"),
        "measurement_error": _("측정 오차"),
        "left_out": _("지표 하나를 뺌"),
        "leave_out": _("지표 하나를 뺌"),
        "leave_one_out": _("지표 하나를 뺌"),
        "raters": _("평가위원"),
    }
    shares = facts.get("variance_shares") or {}
    if isinstance(shares, Mapping):
        tiers = facts.get("tier_variance_shares") or {}
        rows = [(str(names.get(key, key)), float(value), tiers.get(key)) for key, value in shares.items()]
        yield from sorted(rows, key=lambda row: -row[1])


def file_label(name: str) -> str:
    """Return what a file holds."""
    known = {
        "results.csv": _("결과 표(CSV)"),
        "contributions.csv": _("부분별 점수(CSV)"),
        "bundle.zip": _("다시 계산하는 묶음(zip)"),
        "report.html": _("보고서(HTML)"),
        "results.parquet": _("결과 표(Parquet)"),
    }
    return known.get(name, name)


def _file(file: FileLine, round_: RoundSummary, around: Around) -> FileRow:
    url = reverse(around.file_route, args=[round_.key, file.name])
    return FileRow(file.name, file_label(file.name), url, size_text(file.size), file.sha256)
