"""Yearly reports in the invented world of `tests.people_tools`: a zone, its report, a filled draft, its life."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from tests.people_tools import World
from tests.portal_case_tools import Life, moment

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports.approval_links import MadeLink, make_approval_link
from teukgu.portal.services.reports.attachments import attach_to_report
from teukgu.portal.services.reports.drafts import Entry, SaveResult, save_entries
from teukgu.portal.services.reports.opening import open_report
from teukgu.portal.services.reports.versions import make_report_version
from teukgu.portal.store.models import Region, Report, ReportAttachment, ReportVersion, Zone, ZoneNow, ZonePlace
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key, words_key
from teukgu.reporting.draft import figure_to_data
from teukgu.reporting.figure import Cell, Figure
from teukgu.values import IndicatorId

YEAR = 2026
TOWN = "town-neulnuri"
OFFICER = f"{TOWN}.officer"
MINISTRY = "ministry-policy"
OPENED = date(2027, 1, 11)


def make_zone(
    world: World,
    zone: str = "example-report-1",
    *,
    towns: tuple[str, ...] = (TOWN,),
    zone_type: str = "type_1",
    designated: date | None = date(2020, 5, 4),
    name: str = "늘누리 약초 특구",
) -> ZoneNow:
    """Keep a zone that lies in ``towns``, the first of them its lead."""
    row = Zone.objects.create(pk=zone, programme_id=world.programme, address=zone)
    now = ZoneNow.objects.create(
        zone=row,
        programme_id=world.programme,
        address=zone,
        name_ko=name,
        name_en="Neulnuri herbs",
        where_ko="늘누리군",
        where_en="Neulnuri",
        status="operating",
        zone_type=zone_type,
        designated_on=designated,
        designated_year=designated.year if designated else None,
        joint=len(towns) > 1,
        search="",
        as_of=world.day,
    )
    for town in towns:
        region = world.organisation(town).region or Region.objects.all()[0]
        ZonePlace.objects.create(zone=now, region=region, province_id=region.province_id or region.pk)
    return now


def opened(world: World, who: str = OFFICER, *, on: date = OPENED, year: int = YEAR, **zone: Any) -> Report:
    """Open the report of a new zone."""
    return open_report(world.viewer(who), zone=make_zone(world, **zone).pk, year=year, now=moment(on), today=on)


def life_of(world: World, report: Report, on: date = OPENED) -> Life:
    """The report's case and who acts on it."""
    return Life(world, report.case, day=on)


def figures(report: Report, values: Mapping[str, Any]) -> list[Entry]:
    """Entries of cells (``indicator/part``) as whoever has the newest draft before their eyes makes them."""
    current = current_saves(report.pk)
    entries = []
    for written, value in values.items():
        indicator, _, part = written.partition("/")
        cell = Cell(IndicatorId(indicator), part)
        there = current.get(figure_key(cell))
        data = figure_to_data(Figure(cell, value)) if not isinstance(value, dict) else value
        entries.append(Entry(figure_key(cell), data, there.number if there else 0))
    return entries


def words(report: Report, text: str = "예시로 적은 글입니다.") -> list[Entry]:
    """Entries of every text that must be there."""
    current = current_saves(report.pk)
    keys = [words_key(item.id) for item in report_contents().items if item.required]
    return [Entry(key, text, current[key].number if key in current else 0) for key in keys]


def save(
    world: World, report: Report, entries: list[Entry], *, who: str = OFFICER, on: date = OPENED, **more: Any
) -> list[SaveResult]:
    """Save entries as an officer."""
    return save_entries(world.viewer(who), report.case.number, entries, now=moment(on), today=on, **more)


def version(world: World, report: Report, *, who: str = OFFICER, on: date = OPENED) -> ReportVersion:
    """Keep the draft as a version."""
    return make_report_version(world.viewer(who), report.case.number, now=moment(on), today=on)


def some_values() -> dict[str, int]:
    """Sound figures of a few indicators that every zone is asked for."""
    asked = {one.id for one in indicators().asked_of(YEAR, "type_1")}
    values = {"sales": 1_234_500_000, "jobs": 57, "firms": 12}
    return {key: value for key, value in values.items() if key in asked}


def approved(world: World, report: Report, *, on: date = OPENED) -> Life:
    """A report with a version that the head approved."""
    save(world, report, [*figures(report, some_values()), *words(report)], on=on)
    kept = version(world, report, on=on)
    life = life_of(world, report, on)
    life(
        OFFICER,
        "approve_report",
        "applicant",
        approval_number="농정과-201",
        approver="군수",
        level="head",
        report_version=kept.number,
        report_sha256=kept.sha256,
    )
    return life


def filed(world: World, report: Report, *, on: date = OPENED) -> Life:
    """A report that was filed; its official document has no number yet."""
    life = approved(world, report, on=on)
    life(OFFICER, "file_report", "applicant")
    return life


PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


def attach(
    world: World,
    report: Report,
    name: str = "간담회 회의록.pdf",
    *,
    item: str = "residents_opinion",
    content: bytes = PDF,
    who: str = OFFICER,
    on: date = OPENED,
) -> ReportAttachment:
    """Keep a file with a text of the report."""
    return attach_to_report(
        world.viewer(who),
        report.case.number,
        item=item,
        name=name,
        content=BytesIO(content),
        now=moment(on),
        today=on,
    )


def complete(world: World, report: Report, *, on: date = OPENED) -> ReportVersion:
    """Write everything that must be there and keep it as a version."""
    save(world, report, [*figures(report, some_values()), *words(report)], on=on)
    return version(world, report, on=on)


def approval_link(world: World, report: Report, *, who: str = OFFICER, on: date = OPENED, **more: str) -> MadeLink:
    """Make a link for the head."""
    said = {"name": "홍길동", "position": "늘누리군수", "level": "head"} | more
    return make_approval_link(world.viewer(who), report.case.number, now=moment(on), today=on, **said)
