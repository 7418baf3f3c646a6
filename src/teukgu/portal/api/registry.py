"""Zones: list with the filters of the directory, one zone, filters, whole dumps."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.api import dumps
from teukgu.portal.api.answers import Problem, kept_json
from teukgu.portal.api.asking import FURTHEST_PAGE, MOST_PER_PAGE, refuse_unknown, refuse_values
from teukgu.portal.api.schemas import AwardOut, FactOut, PlaceOut, Text, ZoneDetail, ZoneList, ZoneOut
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.store.queries import FilterChoices, ZoneFilter
from teukgu.portal.store.queries.data_version import data_version

router = Router(tags=["registry"])

ID = r"^[A-Za-z0-9._-]{1,60}$"


class Filters(Schema):
    """The filters of the directory."""

    q: str = Field("", max_length=60, description="이름·시군구 검색(초성 가능) | search in names and municipalities")
    province: str = Field("", max_length=20, description="시·도 id | id of a province")
    region: str = Field("", max_length=20, description="시·군·구 id | id of a municipality")
    sector: str = Field("", max_length=40, description="분야 | sector")
    status: str = Field("", max_length=40, description="상태 | status")
    year: int | None = Field(None, ge=1900, le=2999, description="지정 연도 | year of designation")

    def as_filter(self) -> ZoneFilter:
        """Return the filter that the store understands; NUL is no letter."""
        return ZoneFilter(self.q.replace("\0", ""), self.province, self.region, self.sector, self.status, "", self.year)


class PagedFilters(Filters):
    """The filters with a page."""

    page: int = Field(1, ge=1, le=FURTHEST_PAGE, description="쪽 번호 | number of the page")
    per_page: int = Field(50, ge=1, le=MOST_PER_PAGE, description="한 쪽의 수 | zones on a page")


class Choice(Schema):
    """One value of a filter."""

    value: str
    name: Text
    zones: int


class FilterList(Schema):
    """What each filter may be."""

    province: list[Choice]
    sector: list[Choice]
    status: list[Choice]
    year: list[Choice]


REFUSALS = {404: Problem, 422: Problem}


def checked(request: HttpRequest, filters: Filters) -> ZoneFilter:
    """Return the filter when every value in it is a choice.

    Raises:
        ValidationError: naming parameters that do not exist and values that are none.
    """
    refuse_unknown(request, type(filters).model_fields)
    asked = filters.as_filter()
    refuse_values(_choices().unknown(asked))
    return asked


def _choices() -> FilterChoices:
    version = data_version(ANONYMOUS, PROGRAMME)
    return once(version, ("choices",), lambda: queries.filter_choices(ANONYMOUS, PROGRAMME))


@router.get("zones", response={200: ZoneList, **REFUSALS}, summary="Zones", operation_id="zones")
def zones(request: HttpRequest, filters: Annotated[PagedFilters, Query()]) -> HttpResponse:
    """특구 목록. 쪽의 조건과 같습니다. | Zones, with the filters of the pages."""
    return kept_json(request, lambda: _zones(checked(request, filters), filters))


def _zones(asked: ZoneFilter, filters: PagedFilters) -> ZoneList:
    found = queries.find_zones(ANONYMOUS, PROGRAMME, asked, page=filters.page, per_page=filters.per_page)
    if found.number > found.pages:
        raise Http404
    return ZoneList(
        total=found.total,
        page=found.number,
        pages=found.pages,
        per_page=found.per_page,
        zones=[ZoneOut.of(line) for line in found.zones],
    )


@router.get("filters", response={200: FilterList, 422: Problem}, summary="Filters", operation_id="filters")
def filters(request: HttpRequest) -> FilterList:
    """쓸 수 있는 조건 값. | The values that filters may have."""
    refuse_unknown(request, ())
    found = _choices()
    several = {
        name: [Choice(value=one.key, name=Text.of(one.name), zones=one.zones) for one in choices]
        for name, choices in (("sector", found.sectors), ("status", found.statuses), ("year", found.years))
    }
    provinces = [Choice(value=one.id, name=Text.of(one.name), zones=one.zones) for one in found.provinces]
    return FilterList(province=provinces, **several)


@router.get("zones/{zone}", response={200: ZoneDetail, **REFUSALS}, summary="One zone", operation_id="zone")
def zone(
    request: HttpRequest, zone: Annotated[str, Path(pattern=ID, description="특구 id | id of the zone")]
) -> ZoneDetail:
    """특구 하나의 모든 사실과 출처. | Everything about one zone, with sources."""
    refuse_unknown(request, ())
    version = data_version(ANONYMOUS, PROGRAMME)
    found = once(version, ("api zone", zone), lambda: _detail(zone))
    if found is None:
        raise Http404
    return found


def _detail(zone: str) -> ZoneDetail | None:
    found = queries.zone_at_address(ANONYMOUS, PROGRAMME, zone.lower())
    if found is None:
        return None
    return ZoneDetail(
        zone=ZoneOut.of(found.zone),
        places=[PlaceOut.of(place) for place in found.places],
        facts=[FactOut.of(fact) for fact in found.facts],
        awards=[AwardOut.of(award) for award in found.awards],
    )


def _whole(content_type: str, schema: dict[str, str]) -> dict[str, Any]:
    """Describe the answer of a whole file, which is sent row by row."""
    return {"responses": {200: {"description": "OK", "content": {content_type: {"schema": schema}}}}}


Whole = Literal["zones", "facts", "awards", "counts", "sources"]


@router.get(
    "dumps/{name}.csv",
    summary="Whole file, CSV",
    operation_id="dump_csv",
    response={200: None, **REFUSALS},
    openapi_extra=_whole("text/csv", {"type": "string"}),
)
def dump_csv(
    request: HttpRequest,
    name: Annotated[Whole, Path(description="무엇 | what")],
    filters: Annotated[Filters, Query()],
) -> StreamingHttpResponse:
    """전체를 CSV로. 조건은 zones에만 씁니다. | All of it as CSV; filters are for zones only."""
    return dumps.as_csv(name, _dump_filter(request, name, filters))


@router.get(
    "dumps/{name}.json",
    summary="Whole file, JSON",
    operation_id="dump_json",
    response={200: None, **REFUSALS},
    openapi_extra=_whole("application/json", {"type": "object"}),
)
def dump_json(
    request: HttpRequest,
    name: Annotated[Whole, Path(description="무엇 | what")],
    filters: Annotated[Filters, Query()],
) -> StreamingHttpResponse:
    """전체를 JSON으로. 조건은 zones에만 씁니다. | All of it as JSON; filters are for zones only."""
    return dumps.as_json_stream(name, _dump_filter(request, name, filters))


def _dump_filter(request: HttpRequest, name: str, filters: Filters) -> ZoneFilter:
    if name != "zones":
        refuse_unknown(request, ())
    return checked(request, filters)
