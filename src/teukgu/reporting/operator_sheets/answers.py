"""What an operator wrote, read with everything that is wrong with it at once.

::

    read = read_answers(rows, {"sales": "3,500만원", "jobs": "4"}, catalogue.units)
    read.figures                     # cell -> figure, in the unit of its definition
    read.findings                    # errors refuse; warnings ask "is it so?" and are let through when confirmed

A cell left empty is not in ``figures``. When every part of a divided figure is there and the whole is not, the whole is
their sum.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from teukgu.reporting.amounts import read_amount
from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.operator_sheets import answer_findings as words
from teukgu.reporting.operator_sheets.rules import QuestionKind, SheetRow
from teukgu.values import Bilingual, Finding, Place, Severity

YES, NO = "yes", "no"
SLIPS = (1000, 10_000, 1_000_000)
"""Factors by which a figure is off when it was written in another unit: 천원, 만원, 백만원 for 원, ton for kg."""
NEAR = Decimal("1.5")
"""How near to such a factor, against last year's answer, a figure is asked about."""


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What could be read, and what is wrong or to be confirmed."""

    figures: Mapping[Cell, Figure] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether something must be mended first."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    @property
    def asks(self) -> bool:
        """Whether something is to be confirmed."""
        return any(one.severity is Severity.WARNING for one in self.findings)


def read_answers(
    rows: Iterable[SheetRow],
    typed: Mapping[str, str],
    units: Mapping[str, Unit],
    last: Mapping[Cell, Number] | None = None,
) -> ReadAnswers:
    """Read what was typed, by cell as text; for a yes-or-no question ``yes``, ``no`` or (with parts) a part's id."""
    rows = tuple(rows)
    figures, findings = dict[Cell, Figure](), list[Finding]()
    for row in rows:
        if row.question.kind is QuestionKind.YES_NO:
            figures |= _chosen(row, rows, typed.get(str(row.cell), ""), findings) if row.part is None else {}
        else:
            figures |= _amount(row, typed.get(str(row.cell), ""), units[row.version.unit], findings)
    if not figures and not findings:
        findings.append(words.nothing())
    _add_wholes(rows, figures)
    findings += _parts(rows, figures, units)
    findings += _within(rows, figures)
    findings += _slips(rows, figures, last or {}, units)
    return ReadAnswers(figures, tuple(findings))


def _chosen(row: SheetRow, rows: tuple[SheetRow, ...], typed: str, findings: list[Finding]) -> Mapping[Cell, Figure]:
    """Return the counts of a yes-or-no question: one for yes and for the part chosen, nothing for the others."""
    if not typed:
        return {}
    parts = [one for one in rows if one.part is not None and one.cell.indicator == row.cell.indicator]
    options = {str(one.cell): one.cell for one in parts} or {YES: row.cell}
    if typed != NO and typed not in options:
        findings.append(_at(words.no_choice(), row))
        return {}
    counts = {row.cell: int(typed != NO)} | {one.cell: int(str(one.cell) == typed) for one in parts}
    return {cell: Figure(cell, count) for cell, count in counts.items()}


def _amount(row: SheetRow, typed: str, unit: Unit, findings: list[Finding]) -> Mapping[Cell, Figure]:
    amount = read_amount(typed, unit)
    wrong = [one for one in amount.findings if one.severity is Severity.ERROR]
    findings += [_at(words.with_cure(one, unit.name), row) for one in wrong]
    # an operator sees what was kept only in sums: a figure that would be rounded is asked about
    rounded = [one for one in amount.findings if one.code == "amount.rounded"]
    findings += [_at(replace(one, severity=Severity.WARNING), row) for one in rounded]
    if amount.is_refused or (amount.value is None and amount.status is None):
        return {}
    if amount.value is None:
        return {row.cell: Figure(row.cell, None, amount.status or FigureStatus.MISSING)}
    version = row.version
    if version.lowest is not None and amount.value < version.lowest:
        findings.append(_at(words.too_low(version.lowest), row))
        return {}
    if version.highest is not None and amount.value > version.highest:
        findings.append(_at(words.too_high(version.highest), row))
        return {}
    return {row.cell: Figure(row.cell, amount.value)}


def _add_wholes(rows: tuple[SheetRow, ...], figures: dict[Cell, Figure]) -> None:
    """Fill in a whole that was left empty when all its parts are there."""
    for whole, parts in _divisions(rows):
        values = [figures[one.cell].value for one in parts if one.cell in figures]
        given = [one for one in values if one is not None]
        if whole not in figures and len(given) == len(parts):
            figures[whole] = Figure(whole, sum(given))


def _divisions(rows: tuple[SheetRow, ...]) -> Iterator[tuple[Cell, list[SheetRow]]]:
    """Yield each whole with the parts that must add up to it."""
    for key in dict.fromkeys((one.whole, one.way.id) for one in rows if one.way is not None and one.way.whole):
        yield key[0], [one for one in rows if one.way is not None and (one.whole, one.way.id) == key]


def _parts(rows: tuple[SheetRow, ...], figures: Mapping[Cell, Figure], units: Mapping[str, Unit]) -> Iterator[Finding]:
    for whole, parts in _divisions(rows):
        total = _value(figures, whole)
        given = [value for one in parts if (value := _value(figures, one.cell)) is not None]
        if total is None or not given:
            continue
        summed = sum(given)
        if summed > total or (len(given) == len(parts) and summed != total):
            name = parts[0].way.name if parts[0].way else Bilingual("", "")
            unit = units[parts[0].version.unit].name
            row = next(one for one in rows if one.cell == whole)
            yield _at(words.parts_and_whole(name, summed, total, unit), row)
    for row in rows:
        if row.way is None or row.way.whole:
            continue
        total, part = _value(figures, row.whole), _value(figures, row.cell)
        if total is not None and part is not None and part > total:
            yield _at(words.part_larger(part, total), row)


def _within(rows: tuple[SheetRow, ...], figures: Mapping[Cell, Figure]) -> Iterator[Finding]:
    asked = {one.cell: one for one in rows}
    for row in rows:
        if row.part is not None or row.question.within is None or Cell(row.question.within) not in asked:
            continue
        whole, part = _value(figures, Cell(row.question.within)), _value(figures, row.cell)
        if whole is not None and part is not None and part > whole:
            yield _at(words.larger_than(asked[Cell(row.question.within)].version.name), row)


def _slips(
    rows: tuple[SheetRow, ...],
    figures: Mapping[Cell, Figure],
    last: Mapping[Cell, Number],
    units: Mapping[str, Unit],
) -> Iterator[Finding]:
    """Yield what looks as if it was written in another unit than last year."""
    for row in rows:
        now, before = _value(figures, row.cell), last.get(row.cell)
        if row.part is not None or not now or not before or not units[row.version.unit].spellings:
            continue
        factor = Decimal(str(abs(now))) / Decimal(str(abs(before)))
        if any(_near(factor, one) or _near(1 / factor, one) for one in SLIPS):
            yield _at(words.slipped(now, before, units[row.version.unit].name), row)


def _near(factor: Decimal, slip: int) -> bool:
    return slip / NEAR <= factor <= slip * NEAR


def _value(figures: Mapping[Cell, Figure], cell: Cell) -> Number | None:
    return figures[cell].value if cell in figures else None


def _at(finding: Finding, row: SheetRow) -> Finding:
    """Return a finding with the question before it, at its place."""
    name, part = row.version.name, row.part.name if row.part else None
    ko = f"{name.ko}({part.ko})" if part else name.ko
    en = f"{name.en} ({part.en})" if part else name.en
    message = Bilingual(f"{ko}: {finding.message.ko}", f"{en}: {finding.message.en}")
    return Finding(finding.code, message, finding.cure, Place(key=str(row.cell)), finding.severity)
