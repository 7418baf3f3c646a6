"""Lines of the desk of reports: where each stands, in the words of the morning after the last day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.store.models import CaseClock, Report, ZoneNow
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.values import Bilingual, Finding

HANDED_IN = frozenset({"filed", "registered", "settled"})
DUE, COMPLETION = "report_due", "report_completion"
MOST_NAMES = 5
"""Zones that a message names; how many more there are is said."""


class ReportState(StrEnum):
    """Where a report stands; ``received`` is in the portal, ``reported`` has the number of its official document."""

    UNOPENED = "unopened"
    WRITING = "writing"
    APPROVED = "approved"
    RECEIVED = "received"
    REPORTED = "reported"
    RETURNED = "returned"
    FOLDED = "folded"


LATE = "late"
"""Not a state of its own: whatever is past its day without having been handed in, or was handed in after it."""
Offices = Mapping[str, Bilingual]
"""The office that does zone work in a region, by the region."""
STAGES = {"approved": ReportState.APPROVED, "returned": ReportState.RETURNED, "deferred": ReportState.FOLDED}
OVER = frozenset({ReportState.RECEIVED, ReportState.REPORTED, ReportState.FOLDED})


def state_name(state: str) -> str:
    """Return the name of a state, or of being late."""
    return {
        ReportState.UNOPENED.value: _("열지 않음"),
        ReportState.WRITING.value: _("작성 중"),
        ReportState.APPROVED.value: _("결재 완료(제출 전)"),
        ReportState.RECEIVED.value: _("포털 접수"),
        ReportState.REPORTED.value: _("제출됨"),
        ReportState.RETURNED.value: _("보완 요구"),
        ReportState.FOLDED.value: _("다음 해에 포함"),
        LATE: _("늦음"),
    }[state]


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One report (none where it was not opened): its zone, where it stands, when it is due, whether it is reported."""

    report: Report | None
    zone: str
    state: ReportState
    due: date | None
    filed_on: date | None
    is_late: bool
    figures: int = 0
    province: str = ""
    office: str = ""
    is_joint: bool = False

    @property
    def stage(self) -> str:
        """Return the name of the state."""
        return state_name(self.state)

    @property
    def is_handed_in(self) -> bool:
        """Whether it came into the portal, or needs not come this year."""
        return self.state in OVER

    @property
    def is_reported(self) -> bool:
        """Whether its official document has its number."""
        return self.state is ReportState.REPORTED


def desk_lines(rows: Iterable[Report], today: date, offices: Offices | None = None) -> list[DeskLine]:
    """Return the lines, what is late first, then what is still open by its due day."""
    return _ordered(_line(row, today, offices or {}) for row in rows)


def unopened_lines(zones: Iterable[ZoneNow], due: date | None, today: date, offices: Offices) -> list[DeskLine]:
    """Return a line for each zone whose report was not opened."""
    is_late = due is not None and today > due
    return _ordered(
        DeskLine(None, _zone_name(one), ReportState.UNOPENED, due, None, is_late, 0, *_where(one, offices))
        for one in zones
    )


def _ordered(lines: Iterable[DeskLine]) -> list[DeskLine]:
    return sorted(lines, key=lambda one: (one.is_handed_in, not one.is_late, one.due or date.max, one.zone))


def _line(row: Report, today: date, offices: Offices) -> DeskLine:
    clocks = {one.clock: one for one in row.case.clocks.all()}
    state = _state(row)
    # a returned report is late by the day that was set for its completion
    clock = clocks.get(COMPLETION if state is ReportState.RETURNED and COMPLETION in clocks else DUE)
    first, now = clocks.get(DUE), getattr(row.zone, "now", None)
    return DeskLine(
        row,
        _zone_name(now) if now else row.zone_id,
        state,
        clock.due if clock else None,
        first.ended_on if first else None,
        state is not ReportState.FOLDED and _is_late(clock, today),
        getattr(row, "figures", 0),
        *(_where(now, offices) if now else ("", "", False)),
    )


def _state(row: Report) -> ReportState:
    stage = row.case.now.stage
    if stage not in HANDED_IN:
        return STAGES.get(stage, ReportState.WRITING)
    documents = [one for one in row.case.documents.all() if one.template == "performance_report"]
    numbered = any(one.production_number or one.receipt_number for one in documents[-1:])
    return ReportState.REPORTED if numbered else ReportState.RECEIVED


def _is_late(clock: CaseClock | None, today: date) -> bool:
    return clock is not None and clock.due is not None and (clock.ended_on or today) > clock.due


def _zone_name(now: ZoneNow) -> str:
    return (now.name_en if english() and now.name_en else now.name_ko) or now.pk


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


def _where(now: ZoneNow, offices: Offices) -> tuple[str, str, bool]:
    """Return province and office of the zone's first place (where a joint zone is counted), and whether it is joint."""
    places = sorted(now.places.all(), key=lambda one: one.pk)
    if not places:
        return "", "", now.joint
    first = places[0]
    province = (first.province.name_en if english() else "") or first.province.name_ko
    office = offices.get(first.region_id)
    return province, said(office) if office else "", now.joint


def counts_of(lines: Iterable[DeskLine]) -> list[tuple[str, str, int]]:
    """Return code, name and number of reports of each state that occurs, and of those that are late."""
    kept = list(lines)
    found = Counter(one.state.value for one in kept)
    late = sum(one.is_late for one in kept)
    states = [(one.value, state_name(one), found[one.value]) for one in ReportState if found[one.value]]
    return [*states, (LATE, state_name(LATE), late)] if late else states


def in_state(lines: Sequence[DeskLine], state: str) -> list[DeskLine]:
    """Return the lines of a state (or those that are late); all of them for no state that there is."""
    if state == LATE:
        return [one for one in lines if one.is_late]
    return [one for one in lines if one.state == state] if state in set(ReportState) else list(lines)
