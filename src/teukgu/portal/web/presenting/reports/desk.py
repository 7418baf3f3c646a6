"""Lines of the desk of reports."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.store.models import CaseClock, Report, ZoneNow
from teukgu.portal.web.presenting.cases.names import stage_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.values import Finding

HANDED_IN = frozenset({"filed", "registered", "settled"})
DUE = "report_due"
MOST_NAMES = 5
"""Zones that a message names; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One report: its zone, where it stands, when it is due, whether it counts as reported."""

    report: Report
    zone: str
    stage: str
    due: date | None
    filed_on: date | None
    is_late: bool
    is_handed_in: bool
    is_reported: bool
    figures: int


def desk_lines(rows: Iterable[Report], today: date) -> list[DeskLine]:
    """Return the lines, what is late first, then what is still open by its due day."""
    lines = [_line(row, today) for row in rows]
    return sorted(lines, key=lambda one: (one.is_handed_in, not one.is_late, one.due or date.max, one.zone))


def _line(row: Report, today: date) -> DeskLine:
    clock = next((one for one in row.case.clocks.all() if one.clock == DUE), None)
    stage = row.case.now.stage
    handed_in = stage in HANDED_IN or stage == "deferred"
    documents = [one for one in row.case.documents.all() if one.template == "performance_report"]
    return DeskLine(
        row,
        _zone(row),
        stage_name("report", stage),
        clock.due if clock else None,
        clock.ended_on if clock else None,
        _is_late(clock, today),
        handed_in,
        stage in HANDED_IN and any(one.production_number for one in documents[-1:]),
        getattr(row, "figures", 0),
    )


def _is_late(clock: CaseClock | None, today: date) -> bool:
    return clock is not None and clock.due is not None and (clock.ended_on or today) > clock.due


def _zone(row: Report) -> str:
    now = getattr(row.zone, "now", None)
    if now is None:
        return row.zone_id
    return (now.name_en if english() and now.name_en else now.name_ko) or row.zone_id


def refused_lines(refused: Mapping[str, tuple[Finding, ...]]) -> list[str]:
    """Return why reports were not opened: one line for each reason, the first zones with it by name."""
    found: dict[str, list[tuple[str, Finding]]] = {}
    for zone, findings in sorted(refused.items()):
        for one in findings:
            found.setdefault(one.code, []).append((zone, one))
    rows = ZoneNow.objects.in_bulk(list(refused))
    names = {pk: (row.name_en if english() and row.name_en else row.name_ko) for pk, row in rows.items()}
    return [_refused_line([(names.get(zone, zone), one) for zone, one in group]) for group in found.values()]


def _refused_line(group: list[tuple[str, Finding]]) -> str:
    (_name, first), *more = group
    line = f"{said(first.message)} {said(first.cure)}"
    if not more:
        return line
    shown = ", ".join(name for name, _one in more[:MOST_NAMES])
    rest = ngettext(
        "같은 까닭으로 열지 못한 특구가 %(number)d곳 더 있습니다: %(names)s%(dots)s",
        "같은 까닭으로 열지 못한 특구가 %(number)d곳 더 있습니다: %(names)s%(dots)s",
        len(more),
    ) % {"number": len(more), "names": shown, "dots": " …" if len(more) > MOST_NAMES else ""}
    return f"{line} {rest}"


def counts_of(lines: Iterable[DeskLine]) -> list[tuple[str, int]]:
    """Return how many reports stand where, for the top of the desk."""
    found = Counter(_kind(one) for one in lines)
    order = (_("제출됨"), _("포털 접수"), _("작성 중"), _("늦음"))
    return [(name, found[name]) for name in order]


def _kind(one: DeskLine) -> str:
    if one.is_reported:
        return _("제출됨")
    if one.is_handed_in:
        return _("포털 접수")
    return _("늦음") if one.is_late else _("작성 중")
