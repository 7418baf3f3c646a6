"""The board of a zone's figures in words: sections, lines, a cell for each year; corrections and breaks below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Account
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.reports.overview import cell_name, figure_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.board import BoardEntry, BoardLine, Holdings
from teukgu.reporting.comparability import version_between
from teukgu.reporting.definition import Comparability, IndicatorVersion
from teukgu.reporting.figure import Confidence, Figure, Number, Observed
from teukgu.reporting.names import name_of
from teukgu.reporting.targets import Baseline


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure: its text, how it is founded when that is worth a word, how often it was corrected."""

    text: str
    confidence: str
    provenance: str
    corrected: int


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """A target, and why it does not count when it does not."""

    text: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A cell in one year."""

    year: int
    asked: bool
    broken: str
    reported: ShownFigure | None
    earlier: ShownFigure | None
    targets: tuple[ShownTarget, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A cell over the years."""

    name: str
    unit: str
    is_part: bool
    baseline: str
    baseline_note: str
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction: of what, from what to what, of which kind, by whom, why, whether it may move a result."""

    name: str
    year: int
    kind: str
    before: str
    after: str
    why: str
    who: str
    when: datetime
    material: bool


@dataclass(frozen=True, slots=True)
class ShownBreak:
    """A year from which figures may not simply be compared with those before."""

    name: str
    year: int
    how: str
    note: str


def shown_groups(lines: Iterable[BoardLine]) -> list[tuple[str, list[ShownLine]]]:
    """Return the lines by section."""
    names = {group.id: said(group.name) for group in indicators().groups}
    found = groupby(lines, key=lambda one: one.version.group)
    return [(names.get(group, group), [_line(one) for one in rows]) for group, rows in found]


def _line(line: BoardLine) -> ShownLine:
    unit = indicators().unit_of(line.version)
    text, note = _baseline(line.baseline, line.version)
    return ShownLine(
        name=said(line.part.name) if line.part else said(line.version.name),
        unit=said(unit.name),
        is_part=line.part is not None,
        baseline=text,
        baseline_note=note,
        entries=tuple(_entry(one, line.version) for one in line.entries),
    )


def _baseline(baseline: Baseline | None, version: IndicatorVersion) -> tuple[str, str]:
    if baseline is None:
        return "", ""
    how = version_between(indicators(), version.id, baseline.version, version.version)
    note = f"{_day(baseline.as_of)} · {baseline.source}"
    if how is Comparability.BROKEN:
        note += " · " + _("정의가 바뀌어 지금 값과 견줄 수 없음")
    elif how is Comparability.LIMITED:
        note += " · " + _("정의가 바뀌어 일부만 견줄 수 있음")
    return amount_text(baseline.value, indicators().unit_of(version)), note


def _day(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}."


def _entry(entry: BoardEntry, version: IndicatorVersion) -> ShownEntry:
    own = entry.version or version
    targets = []
    if entry.target:
        targets.append(ShownTarget(_amount(entry.target.value, own)))
    if entry.proposed:
        standing = _("승인 대기") if entry.proposed.approval is None else _("해가 끝난 뒤 승인되어 쓰지 않음")
        targets.append(ShownTarget(_amount(entry.proposed.value, own), standing))
    return ShownEntry(
        entry.year,
        entry.version is not None,
        said(name_of(entry.broken.comparability)) if entry.broken else "",
        _figure(entry.reported, own),
        _figure(entry.earlier, own),
        tuple(targets),
    )


def _amount(value: Number, version: IndicatorVersion) -> str:
    return amount_text(value, indicators().unit_of(version))


def _figure(chain: tuple[Observed, ...], version: IndicatorVersion) -> ShownFigure | None:
    if not chain:
        return None
    figure = chain[-1].figure
    counted = figure.confidence is Confidence.COUNTED or figure.value is None
    return ShownFigure(
        said(name_of(figure.status)) if figure.value is None else _amount(figure.value, version),
        "" if counted else said(name_of(figure.confidence)),
        said(name_of(figure.provenance)),
        len(chain) - 1,
    )


def shown_corrections(held: Holdings, years: Iterable[int]) -> list[ShownCorrection]:
    """Return the corrections of figures of these years, the newest first."""
    asked = set(years)
    found = [one for one in held.series.corrections() if one.year in asked]
    names = actor_names(found)
    before = {one.id: one for chain in held.series.chains.values() for one in chain}
    return [_correction(one, before.get(one.corrects or 0), names) for one in reversed(found)]


def _correction(one: Observed, before: Observed | None, names: dict[str, str]) -> ShownCorrection:
    cell = one.figure.cell
    return ShownCorrection(
        cell_name(cell.indicator, cell.part, one.year),
        one.year,
        said(name_of(one.figure.provenance)),
        _told(before.figure, one.year) if before else "",
        _told(one.figure, one.year),
        one.why,
        names.get(one.actor, ""),
        one.recorded_at,
        one.material,
    )


def _told(figure: Figure, year: int) -> str:
    return figure_text(figure, year)


def actor_names(observations: Iterable[Observed]) -> dict[str, str]:
    """Return the names of those who recorded, by account."""
    ids = {int(one.actor) for one in observations if one.actor.isdigit()}
    return {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "name")}


def shown_breaks(lines: Iterable[BoardLine]) -> list[ShownBreak]:
    """Return the breaks of the indicators shown, those of parts with their whole."""
    return [
        ShownBreak(
            said(line.version.name),
            entry.broken.year,
            said(name_of(entry.broken.comparability)),
            said(entry.broken.note),
        )
        for line in lines
        if line.part is None
        for entry in line.entries
        if entry.broken
    ]
