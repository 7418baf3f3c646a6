"""The first page: figures side by side with why they differ, map, provinces, the number of zones over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from teukgu.loading.boundaries import Boundaries
from teukgu.portal.store.queries import HomeFigures, RegionOnMap
from teukgu.portal.store.queries.provinces import ProvinceLine
from teukgu.portal.store.queries.records import CountLine, SourceLink
from teukgu.portal.web.presenting.figures import charts, maps
from teukgu.portal.web.presenting.korean import number_text
from teukgu.portal.web.presenting.words import from_to, said, when

STEPS = 4
"""From this number of zones on, a municipality has the darkest colour."""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One key figure."""

    label: str
    figure: str
    note: str
    sources: Sequence[SourceLink] = ()


@dataclass(frozen=True, slots=True)
class LegendStep:
    """One colour of the map."""

    class_: str
    label: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the template of the first page shows."""

    cards: Sequence[FigureCard]
    differences: Sequence[str]
    map: SafeString
    legend: Sequence[LegendStep]
    units_of: int
    provinces: Sequence["ProvinceRow"]
    listed: int
    cancelled: int
    official_on: date | None
    stock_chart: SafeString
    stock: Sequence["StockRow"]


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province in the table beside the map."""

    id: str
    name: str
    ended: str
    listed: int
    cancelled: int
    official: int | None


@dataclass(frozen=True, slots=True)
class StockRow:
    """How many zones a source counted on a day."""

    when: str
    figure: str
    note: str
    sources: Sequence[SourceLink]


def home_page(
    figures: HomeFigures, regions: Sequence[RegionOnMap], provinces: Sequence[ProvinceLine], shapes: Boundaries
) -> HomePage:
    """Put the first page together."""
    return HomePage(
        cards=_cards(figures),
        differences=_differences(figures),
        map=zone_map(regions, provinces, shapes),
        legend=legend(),
        units_of=shapes.units_of,
        provinces=[_province(line) for line in provinces],
        listed=figures.listed,
        cancelled=figures.cancelled,
        official_on=max((line.official_on for line in provinces if line.official_on), default=None),
        stock_chart=stock_chart(figures.operating_by_day),
        stock=[_stock(line) for line in reversed(figures.operating_by_day)],
    )


def _cards(figures: HomeFigures) -> list[FigureCard]:
    cards = []
    if figures.operating:
        line = figures.operating
        note = _("%(day)s 공표. %(note)s") % {"day": when(line.as_of, line.precision), "note": said(line.note)}
        cards.append(FigureCard(_("공식 운영 특구 수"), from_to(line.value, line.value_high), note, line.sources))
    listed = _("이 가운데 %(cancelled)s곳은 해제가 확인되었고, %(seen)s곳은 2023년 이후 운영을 확인했습니다.") % {
        "cancelled": number_text(figures.cancelled),
        "seen": number_text(figures.seen_operating),
    }
    cards.append(FigureCard(_("이 목록에 있는 특구"), number_text(figures.listed), listed))
    unsure = figures.not_known_cancelled - figures.seen_operating
    note = _("해제되었다는 기록을 찾지 못했지만, 운영 중이라는 확인도 없습니다.")
    cards.append(FigureCard(_("상태를 알 수 없는 특구"), number_text(unsure), note))
    if figures.cumulative:
        line = figures.cumulative
        note = _("%(day)s까지. %(note)s") % {"day": when(line.as_of, line.precision), "note": said(line.note)}
        cards.append(FigureCard(_("지금까지 지정된 특구"), from_to(line.value, line.value_high), note, line.sources))
    return cards


def _differences(figures: HomeFigures) -> list[str]:
    reasons = [
        _("지정된 특구 가운데 %(count)s곳은 공개 자료에서 이름을 찾지 못해 목록에 없습니다.")
        % {"count": from_to(figures.missing_min, figures.missing_max)},
        _("회의 %(meetings)s번에서 해제된 %(count)s곳은 이름이 밝혀지지 않아, 목록에 그대로 남아 있습니다.")
        % {"meetings": number_text(figures.unnamed_meetings), "count": number_text(figures.unnamed_cancelled)},
    ]
    rest = figures.unexplained
    if rest and rest[1]:
        reasons.append(
            _("두 가지를 셈하고도 %(rest)s곳의 차이가 남습니다. 통합되었거나 알려지지 않은 해제로 보입니다.")
            % {"rest": from_to(*rest)}
        )
    return reasons


def _province(line: ProvinceLine) -> ProvinceRow:
    return ProvinceRow(
        id=line.id,
        name=said(line.name),
        ended=when(line.ended_on) if line.ended_on else "",
        listed=line.zones,
        cancelled=line.zones - line.not_known_cancelled,
        official=line.official,
    )


def _stock(line: CountLine) -> StockRow:
    figure = from_to(line.value, line.value_high)
    return StockRow(when(line.as_of, line.precision), figure, said(line.note), line.sources)


def stock_chart(lines: Sequence[CountLine]) -> SafeString:
    """Draw how many zones operated at the end of each year in which a count was published."""
    by_year = {line.as_of.year: line.value for line in lines}
    rows = [charts.Bar(f"’{year % 100:02d}", value) for year, value in sorted(by_year.items())]
    return charts.columns(_("운영 중인 특구 수, 연도마다 마지막으로 공표된 수"), rows, width=760)


def legend() -> list[LegendStep]:
    """Return the colours of the map with what they mean."""
    exact = [LegendStep(f"n{count}", _("%(count)s곳") % {"count": count}) for count in range(STEPS)]
    return [*exact, LegendStep(f"n{STEPS}", _("%(count)s곳 이상") % {"count": STEPS})]


def zone_map(regions: Sequence[RegionOnMap], provinces: Sequence[ProvinceLine], shapes: Boundaries) -> SafeString:
    """Draw the country, darker where more zones are listed; each municipality with zones links to them."""
    directory = reverse("directory")
    links = {
        row.region: maps.Link(
            address=f"{directory}?region={row.region}",
            name=_("%(province)s %(name)s: 특구 %(count)s곳")
            % {"province": said(row.province_name), "name": said(row.name), "count": row.zones},
            class_=f"n{min(row.zones, STEPS)}",
        )
        for row in regions
        if row.zones and row.kind != "province"
    }
    return maps.country(
        shapes,
        _("시·군·구별 특구 수 지도"),
        links,
        language=get_language() or "ko",
        provinces=[line.id for line in provinces if line.ended_on is None],
    )
