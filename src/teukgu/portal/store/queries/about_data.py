"""What the data are, where they come from, and what is missing."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import (
    Award,
    CommitteeRound,
    DesignationGap,
    Source,
    StatisticIndicator,
    UnnamedCancellation,
    ZoneNow,
)
from teukgu.portal.store.queries.counts import count_lines
from teukgu.portal.store.queries.records import CountLine, SourceLink
from teukgu.portal.store.queries.visible import source_link, sources_of
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class GapLine:
    """Months in which designated zones are missing from the list."""

    month_from: str
    month_to: str
    missing_min: int
    missing_max: int
    basis: Bilingual


@dataclass(frozen=True, slots=True)
class UnnamedLine:
    """A meeting that cancelled zones without naming them."""

    day: date
    count: int
    note: Bilingual
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class CommitteeLine:
    """A meeting of the committee that designated zones."""

    key: str
    day: date
    precision: str
    number: int | None
    announced: int | None
    listed: int | None
    stock_after: int | None
    note: Bilingual
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A statistic that is kept by municipality."""

    key: str
    name: Bilingual
    unit: Bilingual
    source_table: str
    note: Bilingual


@dataclass(frozen=True, slots=True)
class AboutData:
    """All of it; ``hidden_awards`` are loaded and not shown, because their source cannot be looked up."""

    zones: int
    as_of: date | None
    counts: tuple[CountLine, ...]
    gaps: tuple[GapLine, ...]
    unnamed: tuple[UnnamedLine, ...]
    committee: tuple[CommitteeLine, ...]
    indicators: tuple[IndicatorLine, ...]
    sources: tuple[SourceLink, ...]
    shown_awards: int
    hidden_awards: int


def about_data(viewer: Viewer, programme: str) -> AboutData:
    """Return what is known about the data of ``programme``. Ten queries."""
    unnamed = list(UnnamedCancellation.objects.filter(programme=programme).order_by("day"))
    meetings = list(CommitteeRound.objects.filter(programme=programme).order_by("day"))
    unnamed_links, meeting_links = sources_of(
        viewer, (UnnamedCancellation, [row.pk for row in unnamed]), (CommitteeRound, [row.pk for row in meetings])
    )
    awards = list(Award.objects.filter(programme=programme).values_list("shown", flat=True))
    days = list(ZoneNow.objects.filter(programme=programme).values_list("as_of", flat=True))
    return AboutData(
        zones=len(days),
        as_of=max(days, default=None),
        counts=count_lines(viewer, programme),
        gaps=_gaps(programme),
        unnamed=tuple(
            UnnamedLine(row.day, row.count, Bilingual(row.note_ko, row.note_en), unnamed_links.get(row.pk, ()))
            for row in unnamed
        ),
        committee=tuple(_meeting(row, meeting_links.get(row.pk, ())) for row in meetings),
        indicators=_indicators(programme),
        sources=_sources(viewer, programme),
        shown_awards=sum(awards),
        hidden_awards=len(awards) - sum(awards),
    )


def _gaps(programme: str) -> tuple[GapLine, ...]:
    rows = DesignationGap.objects.filter(programme=programme).order_by("month_from")
    return tuple(
        GapLine(row.month_from, row.month_to, row.missing_min, row.missing_max, Bilingual(row.basis_ko, row.basis_en))
        for row in rows
    )


def _meeting(row: CommitteeRound, sources: tuple[SourceLink, ...]) -> CommitteeLine:
    return CommitteeLine(
        key=row.key,
        day=row.day,
        precision=row.precision,
        number=row.number,
        announced=row.announced,
        listed=row.listed,
        stock_after=row.stock_after,
        note=Bilingual(row.note_ko, row.note_en),
        sources=sources,
    )


def _indicators(programme: str) -> tuple[IndicatorLine, ...]:
    rows = StatisticIndicator.objects.filter(programme=programme).order_by("position")
    return tuple(
        IndicatorLine(
            row.key,
            Bilingual(row.name_ko, row.name_en),
            Bilingual(row.unit_ko, row.unit_en),
            row.source_table,
            Bilingual(row.note_ko, row.note_en),
        )
        for row in rows
    )


def _sources(viewer: Viewer, programme: str) -> tuple[SourceLink, ...]:
    rows = Source.objects.filter(programme=programme)
    if viewer.is_public:
        rows = rows.exclude(kind="unlocated")
    return tuple(source_link(row) for row in rows.order_by("key"))
