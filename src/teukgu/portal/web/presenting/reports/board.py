"""The board of reports: counts by province and by office, one line a report, totals; as a page and as a workbook."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.queries.reports.board import YearTotal
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.reports.desk import LATE, DeskLine, ReportState, state_name
from teukgu.portal.web.presenting.words import said

Value = str | date | int | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """Counts of one province or office: by state in the order of `columns`, then late, then all."""

    name: str
    counts: tuple[int, ...]
    requests: int


def columns() -> list[str]:
    """Return the heads of the columns of counts."""
    return [*(state_name(one) for one in ReportState), state_name(LATE), _("모두")]


def board_rows(
    lines: Iterable[DeskLine], requests: Mapping[int, int], place: Callable[[DeskLine], str]
) -> list[BoardRow]:
    """Return a row for each place, by name, and the sum of all."""
    kept = list(lines)
    names = sorted({place(one) for one in kept})
    rows = [_row(name, [one for one in kept if place(one) == name], requests) for name in names]
    return [*rows, _row(_("합계"), kept, requests)]


def _row(name: str, lines: list[DeskLine], requests: Mapping[int, int]) -> BoardRow:
    found = Counter(one.state for one in lines)
    counts = (*(found[one] for one in ReportState), sum(one.is_late for one in lines), len(lines))
    return BoardRow(name, counts, sum(requests_of(one, requests) for one in lines))


def count_cells(rows: Iterable[BoardRow]) -> list[list[Value]]:
    """Return counts as rows of a workbook."""
    return [[one.name, *one.counts, one.requests] for one in rows]


def requests_of(line: DeskLine, requests: Mapping[int, int]) -> int:
    """Return how many requests of a line's report are open."""
    return requests.get(line.report.pk, 0) if line.report else 0


def province_of(line: DeskLine) -> str:
    """Return the province of a line."""
    return line.province or _("시도를 모름")


def office_of(line: DeskLine) -> str:
    """Return the office of a line."""
    return line.office or _("맡은 지방청 없음")


def total_lines(totals: Iterable[YearTotal]) -> list[tuple[str, str, int, int]]:
    """Return name with unit, total, how many zones are in it and how many are not."""
    found = []
    for one in totals:
        unit = indicators().unit_of(one.version)
        text = amount_text(one.total.value, unit) or "–"
        name = f"{said(one.version.name)} ({said(unit.name)})"
        found.append((name, text, len(one.total.counted), len(one.total.missing)))
    return found


def total_cells(totals: Iterable[YearTotal]) -> list[list[Value]]:
    """Return totals as rows of a workbook, whole numbers as numbers."""
    kept = list(totals)
    return [
        [name, one.total.value if isinstance(one.total.value, int) else text, counted, missing]
        for one, (name, text, counted, missing) in zip(kept, total_lines(kept), strict=True)
    ]


def sheet_head() -> list[str]:
    """Return the heads of the list as a workbook."""
    return [
        *(_("특구"), _("시·도"), _("지방청"), _("공동"), _("상태"), _("늦음")),
        *(_("제출기한"), _("제출한 날"), _("적은 칸"), _("답하지 않은 설명 요청"), _("사건 번호")),
    ]


def sheet_rows(lines: Iterable[DeskLine], requests: Mapping[int, int]) -> list[list[Value]]:
    """Return the list as rows of a workbook."""
    return [
        [
            *(one.zone, one.province, one.office, _("공동") if one.is_joint else "", one.stage),
            *(state_name(LATE) if one.is_late else "", one.due, one.filed_on, one.figures),
            requests_of(one, requests) if one.report else None,
            one.report.case.number if one.report else "",
        ]
        for one in lines
    ]
