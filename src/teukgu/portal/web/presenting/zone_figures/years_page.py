"""Targets and baselines as rows to fill in, and what a sheet over several years changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.baselines import BaselineEntry
from teukgu.portal.services.zone_figures.targets import TargetEntry
from teukgu.portal.store.models import Baseline, Target
from teukgu.portal.store.models.reports import ApprovedRow
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.reports.overview import cell_name
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.draft import cell_of
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import Row
from teukgu.values import Bilingual, Finding, Place

ENDED = 12, 31


@dataclass(frozen=True, slots=True)
class ApprovedBox:
    """A row: the cell, what counts, what waits, who approved it, and what is typed."""

    key: str
    name: str
    unit: str
    is_part: bool
    counts: str
    waits: str
    approval: str
    typed: str
    follows: int


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a section."""

    name: str
    rows: tuple[ApprovedBox, ...]


def target_groups(
    rows: Iterable[Row],
    counting: Mapping[Cell, Number],
    newest: Mapping[Cell, Target],
    year: int,
    typed: QueryDict | None = None,
) -> list[Group]:
    """Return the rows of a year's targets; ``typed`` is what a refused form held."""
    boxes = [
        (row.version.group, _target_box(row, counting.get(row.cell), newest.get(row.cell), year, typed)) for row in rows
    ]
    return _grouped(boxes)


def _target_box(
    row: Row, counting: Number | None, newest: Target | None, year: int, typed: QueryDict | None
) -> ApprovedBox:
    unit = indicators().unit_of(row.version)
    waits = newest is not None and newest.approved_on is None
    late = newest is not None and newest.approved_on is not None and newest.approved_on > date(year, *ENDED)
    other = amount_text(newest.value, unit) if newest is not None and (waits or late) else ""
    why = _("승인 대기") if waits else _("해가 끝난 뒤 승인되어 쓰지 않음") if late else ""
    return _box(
        row,
        counts=amount_text(counting, unit),
        waits=f"{other} ({why})" if other else "",
        approval=approval_text(newest) if newest is not None else "",
        typed=typed.get(f"value-{row.cell}", "") if typed else "",
        follows=newest.pk if newest else 0,
    )


def baseline_groups(
    rows: Iterable[Row], standing: Mapping[Cell, Baseline], typed: QueryDict | None = None
) -> list[Group]:
    """Return the rows of the baselines under a definition."""
    boxes = [(row.version.group, _baseline_box(row, standing.get(row.cell), typed)) for row in rows]
    return _grouped(boxes)


def _baseline_box(row: Row, before: Baseline | None, typed: QueryDict | None) -> ApprovedBox:
    unit = indicators().unit_of(row.version)
    other = before is not None and before.version != row.version.version
    note = _("제%(version)d판의 정의로 셈") % {"version": before.version} if before is not None and other else ""
    shown = amount_text(before.value, unit) if before is not None else ""
    told = [day_text(before.as_of), before.source, approval_text(before)] if before is not None else []
    return _box(
        row,
        counts=shown,
        waits=note,
        approval=" · ".join(one for one in told if one),
        typed=typed.get(f"value-{row.cell}", "") if typed else "",
        follows=before.pk if before else 0,
    )


def _box(row: Row, **more: Any) -> ApprovedBox:
    return ApprovedBox(
        key=str(row.cell),
        name=said(row.part.name) if row.part else said(row.version.name),
        unit=said(indicators().unit_of(row.version).name),
        is_part=row.part is not None,
        **more,
    )


def _grouped(boxes: Iterable[tuple[str, ApprovedBox]]) -> list[Group]:
    names = {group.id: said(group.name) for group in indicators().groups}
    found: dict[str, list[ApprovedBox]] = {}
    for group, box in boxes:
        found.setdefault(group, []).append(box)
    return [Group(names.get(group, group), tuple(rows)) for group, rows in found.items()]


def approval_text(row: ApprovedRow) -> str:
    """Return who approved it, when, in which document; nothing while it waits."""
    if row.approved_on is None:
        return ""
    return f"{day_text(row.approved_on)} {row.approved_by} ({row.document})"


def target_entries(posted: QueryDict, rows: Iterable[Row], year: int, findings: list[Finding]) -> list[TargetEntry]:
    """Return the targets that were typed; what cannot be read, or was read otherwise than typed, is a finding."""
    return [
        TargetEntry(year, row.cell, value, _follows(posted, row.cell))
        for row in rows
        if (value := _typed(posted, row, findings)) is not None
    ]


def baseline_entries(posted: QueryDict, rows: Iterable[Row], findings: list[Finding]) -> list[BaselineEntry]:
    """Return the baselines that were typed; findings as in `target_entries`."""
    return [
        BaselineEntry(row.cell, row.version.version, value, _follows(posted, row.cell))
        for row in rows
        if (value := _typed(posted, row, findings)) is not None
    ]


def _typed(posted: QueryDict, row: Row, findings: list[Finding]) -> Number | None:
    text = posted.get(f"value-{row.cell}", "")
    amount = read_amount(text, indicators().unit_of(row.version))
    if amount.is_empty:
        return None
    name = Bilingual(*_names(row))
    findings += [_named(one, name, row.cell) for one in amount.findings]
    if amount.is_refused:
        return None
    if amount.value is None:
        wrong = Bilingual("숫자를 적습니다.", "a number is needed.")
        cure = Bilingual("없으면 비워 두십시오.", "Leave it empty where there is none.")
        findings.append(_named(Finding("zone_figures.no_number", wrong, cure), name, row.cell))
    return amount.value


def _named(one: Finding, name: Bilingual, cell: Cell) -> Finding:
    message = Bilingual(f"{name.ko}: {one.message.ko}", f"{name.en}: {one.message.en}")
    return Finding(one.code, message, one.cure, Place(key=str(cell)), one.severity)


def _names(row: Row) -> tuple[str, str]:
    name = row.version.name
    if row.part is None:
        return name.ko, name.en
    return f"{name.ko}({row.part.name.ko})", f"{name.en} ({row.part.name.en})"


def _follows(posted: QueryDict, cell: Cell) -> int:
    text = posted.get(f"follows-{cell}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def changed_lines(answer: Mapping[str, Any]) -> list[tuple[str, int, str, str]]:
    """Return what a sheet corrected: the name of the cell, year, before, after."""
    found = []
    for one in answer.get("changed", ()):
        cell, year = cell_of(one["cell"]), one["year"]
        version = indicators().version(cell.indicator, year)
        found.append(
            (
                cell_name(cell.indicator, cell.part, year),
                year,
                _shown(one["before"], version),
                _shown(one["after"], version),
            )
        )
    return found


def _shown(value: Number | None, version: IndicatorVersion | None) -> str:
    if value is None or version is None:
        return "–"
    return amount_text(value, indicators().unit_of(version))
