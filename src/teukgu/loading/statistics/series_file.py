"""Reads ``services.yaml`` and ``series/*.yaml`` of a programme's statistics, and an office's mapping file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.statistics.series import (
    Columns,
    Layout,
    Request,
    Series,
    Service,
    ServiceFacts,
    Status,
    Table,
)
from teukgu.values import Bilingual, Finding, Place, RegionId, refuse_if_any

NO_TEXT = Bilingual("", "")
NO_DAY = date(1, 1, 1)


def load_all_series(programme: Path) -> dict[str, Series]:
    """Return the series that the folder ``programme`` defines, by id.

    Raises:
        Refused: with every problem of every file.
    """
    findings: list[Finding] = []
    found: dict[str, Series] = {}
    for path in sorted((programme / "statistics" / "series").glob("*.yaml")):
        name = f"statistics/series/{path.name}"
        one = read_fields(path, _series, findings, name)
        if one is not None:
            found[one.id] = one
            if one.id != path.stem:
                findings.append(_other_name(name, one.id))
    refuse_if_any(findings)
    return found


def load_services(programme: Path) -> dict[Service, ServiceFacts]:
    """Return what the programme knows of the services, by service.

    Raises:
        Refused: with every problem of the file.
    """
    findings: list[Finding] = []
    path = programme / "statistics" / "services.yaml"
    found = read_fields(path, _services, findings, "statistics/services.yaml")
    refuse_if_any(findings)
    return found or {}


def load_mapping(path: Path) -> Table:
    """Return how to read a file, from the mapping file an office wrote: the keys of ``table`` of a series.

    Raises:
        Refused: with every problem of the file, also when it is not there.
    """
    findings: list[Finding] = []
    found = read_fields(path, _table, findings, path.name)
    if found is None and not findings:
        findings.append(_no_mapping(path.name))
    refuse_if_any(findings)
    return found or Table(Columns())


def _series(fields: Fields) -> Series:
    definition = fields.inner("definition")
    source = fields.inner("source")
    table = fields.inner("table")
    request = fields.inner("request")
    one = Series(
        id=fields.text("id", "registered_population"),
        name=fields.pair("name", required=True) or NO_TEXT,
        indicator=fields.text("indicator", "registered_residents"),
        service=(source.code("service", Service) if source else None) or Service.FILE,
        status=fields.code("status", Status) or Status.UNCONFIRMED,
        definition_version=definition.text("version", '"1"') if definition else "",
        note=(definition.pair("note") if definition else None) or NO_TEXT,
        page=source.text("page", "https://...") if source else "",
        read_on=(source.day("read_on", required=True) if source else None) or NO_DAY,
        table=_table(table) if table else Table(Columns()),
        request=_request(request) if request else None,
    )
    for part in (definition, source, table, request):
        if part is not None:
            part.finish()
    if one.service is not Service.FILE and one.request is None:
        fields.findings.append(_no_request(fields.place("source", "service")))
    return one


def _table(fields: Fields) -> Table:
    return Table(
        columns=Columns(
            region=fields.texts("region"),
            code=fields.text("code"),
            system=fields.text("codes") or "mois",
            year=fields.text("year"),
            value=fields.text("value"),
            unit=fields.text("unit_column"),
            published=fields.text("published"),
        ),
        layout=fields.code("layout", Layout, Layout.LONG) or Layout.LONG,
        sheet=fields.text("sheet"),
        header_rows=max(fields.whole("header_rows", 1), 1),
        item=fields.text("item"),
        only={key: _texts(value) for key, value in _mapping(fields, "only").items()},
        unit=fields.text("unit"),
        scale=float(fields.whole("scale", 1)),
        month=fields.whole("month", 0),
        leave_out=frozenset(fields.texts("leave_out")),
        aliases={key: RegionId(str(value)) for key, value in _mapping(fields, "regions").items()},
    )


def _request(fields: Fields) -> Request:
    years = fields.inner("years")
    each = {key: _texts(value) for key, value in _mapping(fields, "each").items()}
    request = Request(
        path=fields.text("path", "Param/statisticsParameterData.do"),
        params={key: str(value) for key, value in _mapping(fields, "params").items()},
        year_from=years.text("from") if years else "",
        year_to=years.text("to") if years else "",
        year_form=(years.text("form") if years else "") or "{year}",
        one_by_one=years.flag("one_by_one") if years else False,
        each=next(iter(each.items()), ("", ("",))),
    )
    if years is not None:
        years.finish()
    return request


def _services(fields: Fields) -> dict[Service, ServiceFacts]:
    found: dict[Service, ServiceFacts] = {}
    for service in (Service.KOSIS, Service.DATA_GO_KR):
        part = fields.inner(service.value)
        if part is not None:
            found[service] = _facts(service, part)
            part.finish()
    return found


def _facts(service: Service, fields: Fields) -> ServiceFacts:
    return ServiceFacts(
        id=service,
        name=fields.pair("name", required=True) or NO_TEXT,
        address=fields.text("address", "https://kosis.kr/openapi/"),
        address_variable=fields.text("address_variable", "TEUKGU_KOSIS_URL"),
        key_variable=fields.text("key_variable", "TEUKGU_KOSIS_KEY"),
        key_parameter=fields.text("key_parameter", "apiKey"),
        calls_per_day=fields.whole("calls_per_day", 0),
        rows_per_page=fields.whole("rows_per_page", 1000),
        most_pages=fields.whole("most_pages", 100),
        cache_hours=fields.whole("cache_hours", 0),
        page=fields.text("page", "https://..."),
        read_on=fields.day("read_on", required=True) or NO_DAY,
    )


def _mapping(fields: Fields, key: str) -> Mapping[str, object]:
    found = fields.raw(key)
    if found is None or isinstance(found, Mapping):
        return found or {}
    fields.findings.append(_not_a_mapping(fields.place(key), key))
    return {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _no_mapping(name: str) -> Finding:
    return Finding(
        "statistics.mapping_missing",
        Bilingual("매핑 파일이 없습니다.", "The mapping file is not there."),
        Bilingual("경로를 확인하세요.", "Check the path."),
        Place(name),
    )


def _other_name(name: str, series: str) -> Finding:
    return Finding(
        "statistics.series_name",
        Bilingual(f"파일 이름이 id '{series}'와(과) 다릅니다.", f"The file is not named after its id '{series}'."),
        Bilingual("파일 이름을 id와 같게 하세요.", "Name the file after the id."),
        Place(name),
    )


def _no_request(place: Place) -> Finding:
    return Finding(
        "statistics.request_missing",
        Bilingual("서비스에서 받는 계열인데 request가 없습니다.", "A series of a service needs a request."),
        Bilingual("path, params, years를 적으세요.", "Give path, params and years."),
        place,
    )


def _not_a_mapping(place: Place, key: str) -> Finding:
    return Finding(
        "statistics.not_a_mapping",
        Bilingual(f"'{key}'은(는) 키와 값의 묶음이어야 합니다.", f"'{key}' must be keys and values."),
        Bilingual(f"{key}: {{열 이름: 값}}처럼 적으세요.", f"Write {key}: {{column: value}}."),
        place,
    )
