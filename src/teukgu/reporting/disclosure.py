"""What of a table may be given out: each field is open, partly open or closed, by which clause, until which day.

::

    table, withheld = disclosed(table, rules, day, counted)

Partly open means that figures resting on fewer than ``least`` zones (or firms) are withheld. When only few such cells
of a column are withheld beside a total, more are, the smallest first, until what subtraction would tell rests on
enough too.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from teukgu.reporting.table import DataTable, Entry, Head, Line, Standing
from teukgu.rulebook.parameter import Reference, Status
from teukgu.values import Bilingual


class Openness(StrEnum):
    """Classes of disclosure, as records are classified."""

    OPEN = "open"
    PARTIAL = "partial"
    CLOSED = "closed"


OPENNESS_NAMES: Mapping[Openness, Bilingual] = {
    Openness.OPEN: Bilingual("공개", "open"),
    Openness.PARTIAL: Bilingual("부분공개", "partly open"),
    Openness.CLOSED: Bilingual("비공개", "closed"),
}
ORDER = tuple(Openness)
_CLAUSE = re.compile(r"(\d+)\((\d+)\)(\d+)")
ZONES = "zones"
"""What ``counted_by`` says when zones are counted; else it is an indicator, such as the number of firms."""


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """How a field is classed. ``field`` is a column (``indicator:sales``) or all of a source (``registry:*``).

    ``year`` 0 means every performance year. After ``until`` the field is open. What is not open names its ``clause``.
    """

    field: str
    openness: Openness
    clause: str = ""
    reason: Bilingual | None = None
    valid_from: date | None = None
    until: date | None = None
    year: int = 0
    counted_by: str = ZONES
    least: int = 0
    status: Status = Status.ASSUMED
    references: tuple[Reference, ...] = ()

    def speaks_of(self, head: Head, day: date) -> bool:
        """Whether it classes a column and year on ``day``."""
        source = head.column.source.value
        fields = {f"{source}:{head.column.key}", f"{source}:*"}
        held = (self.valid_from is None or self.valid_from <= day) and (self.until is None or day <= self.until)
        return self.field in fields and held and self.year in {0, head.year}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and the parameter of the rulebook by which their period is counted (none: the day they name)."""

    id: str
    name: Bilingual
    clock: str = ""
    extension: bool = False
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class DisclosureRules:
    """The programme's classes, and the kinds of askers."""

    rules: tuple[DisclosureRule, ...]
    askers: tuple[Asker, ...] = ()

    def asker(self, key: str) -> Asker | None:
        """Return the kind of asker of this id."""
        return next((one for one in self.askers if one.id == key), None)


UNCLASSED = DisclosureRule(
    "",
    Openness.CLOSED,
    "",
    Bilingual("등급이 정해지지 않은 항목입니다.", "This field has not been classed."),
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A column and year of which something is withheld: by which rule, and how many cells."""

    head: Head
    rule: DisclosureRule
    cells: int


Counted = Callable[[str, Line, Head], int | None]
"""How many firms (an indicator) a cell rests on; None when that is not known."""


def rules_of(rules: DisclosureRules, head: Head, day: date) -> tuple[DisclosureRule, ...]:
    """Return what holds for a column and year on ``day``: the closing rule, or every rule of the strictest class.

    A field that nobody classed is closed; one of which every rule is over is open.
    """
    found = [rule for rule in rules.rules if rule.speaks_of(head, day)]
    if found:
        strictest = max((rule.openness for rule in found), key=ORDER.index)
        return tuple(rule for rule in found if rule.openness is strictest)
    over = [rule for rule in rules.rules if rule.until and replace(rule, until=None).speaks_of(head, day)]
    return tuple(replace(rule, openness=Openness.OPEN, clause="") for rule in over[:1]) or (UNCLASSED,)


def clause_text(clause: str) -> Bilingual:
    """Return a clause as it is cited: ``9(1)7`` is 정보공개법 제9조제1항제7호."""
    found = _CLAUSE.fullmatch(clause)
    if found is None:
        return Bilingual("등급 미정", "not classed")
    return Bilingual(
        f"정보공개법 제{found[1]}조제{found[2]}항제{found[3]}호",
        f"Information Disclosure Act art. {clause}",
    )


def disclosed(
    table: DataTable, rules: DisclosureRules, day: date, counted: Counted
) -> tuple[DataTable, tuple[Withheld, ...]]:
    """Return the table as it may be given out on ``day``, and what was withheld; its notes name the clauses."""
    lines = [list(line.entries) for line in table.every_line]
    withheld = []
    for place, head in enumerate(table.heads):
        for rule in rules_of(rules, head, day):
            hidden = _hidden(table, place, rule, counted)
            for number in hidden:
                lines[number][place] = Entry(None, Standing.WITHHELD, clause=rule.clause)
            if hidden:
                withheld.append(Withheld(head, rule, len(hidden)))
    made = [replace(line, entries=tuple(entries)) for line, entries in zip(table.every_line, lines, strict=True)]
    total = made.pop(0) if table.total else None
    notes = (*table.notes, *_notes(withheld))
    return replace(table, total=total, lines=tuple(made), notes=notes), tuple(withheld)


def _hidden(table: DataTable, place: int, rule: DisclosureRule, counted: Counted) -> list[int]:
    """Return the numbers of the lines whose entry is withheld."""
    every = table.every_line
    given = [number for number, line in enumerate(every) if line.entries[place].standing is Standing.GIVEN]
    if rule.openness is Openness.CLOSED:
        return given
    if rule.openness is Openness.OPEN:
        return []
    rests = {number: _rests_on(every[number], table.heads[place], place, rule, counted) for number in given}
    hidden = [number for number in given if rests[number] < rule.least]
    if not table.total or 0 in hidden:
        return hidden
    return _guarded(hidden, [number for number in given if number], rests, rule.least)


def _rests_on(line: Line, head: Head, place: int, rule: DisclosureRule, counted: Counted) -> int:
    if rule.counted_by == ZONES:
        return line.entries[place].rests_on
    found = counted(rule.counted_by, line, head)
    return 0 if found is None else found


def _guarded(hidden: Sequence[int], parts: Sequence[int], rests: Mapping[int, int], least: int) -> list[int]:
    """Withhold more until what total minus lines would tell rests on enough; the total when nothing else is left."""
    found = list(hidden)
    left = sorted(set(parts) - set(found), key=lambda number: (rests[number], number))
    while found and (len(found) < 2 or sum(rests[number] for number in found) < least):
        if not left:
            return [0, *found]
        found.append(left.pop(0))
    return sorted(found)


def _notes(withheld: Iterable[Withheld]) -> tuple[Bilingual, ...]:
    by_rule: dict[DisclosureRule, list[Head]] = {}
    for one in withheld:
        by_rule.setdefault(one.rule, []).append(one.head)
    return tuple(_note(rule, heads) for rule, heads in by_rule.items())


def _note(rule: DisclosureRule, heads: Sequence[Head]) -> Bilingual:
    names = dict.fromkeys(head.name for head in heads)
    years = sorted({head.year for head in heads})
    which = ", ".join(map(str, years))
    clause = clause_text(rule.clause)
    reason = rule.reason or Bilingual("", "")
    until = rule.until
    until_ko = f" {until.year}. {until.month}. {until.day}.까지." if until else ""
    until_en = f" Until {until.isoformat()}." if until else ""
    return Bilingual(
        f"'비공개': {', '.join(name.ko for name in names)} {which}년 - {clause.ko}. {reason.ko}{until_ko}".strip(),
        f"'withheld': {', '.join(name.en for name in names)}, {which} - {clause.en}. {reason.en}{until_en}".strip(),
    )
