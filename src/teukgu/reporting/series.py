"""Figures as they stand: observations are only added, and each correction takes the place of exactly one.

::

    series = fold(observations)                     # refuses what does not fit, everything at once
    series.standing(Slot(zone, 2026, cell))         # what counts now
    series.history(Slot(zone, 2026, cell))          # how it came to be, the oldest first
    findings = refusals(series, draft)              # may this one be added?
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from teukgu.reporting import series_findings as words
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number, Observed, Provenance
from teukgu.values import Finding, ZoneId, refuse_if_any


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """What a figure is about: zone, performance year and cell.

    ``earlier`` says that it was copied from an earlier report: those stand in chains of their own, beside what was
    reported here and never in its place.
    """

    zone: ZoneId
    year: int
    cell: Cell
    earlier: bool = False


def slot_of(observed: Observed) -> Slot:
    """Return what an observation is about."""
    earlier = observed.figure.provenance is Provenance.EARLIER_REPORT
    return Slot(observed.zone, observed.year, observed.figure.cell, earlier)


@dataclass(frozen=True, slots=True)
class Series:
    """Chains of observations by slot, the oldest first; the last of each stands."""

    chains: Mapping[Slot, tuple[Observed, ...]] = field(default_factory=dict)
    slots: Mapping[int, Slot] = field(default_factory=dict)
    """The slot of every observation, by its id."""

    def standing(self, slot: Slot) -> Observed | None:
        """Return the observation that counts, None when nothing was recorded."""
        chain = self.history(slot)
        return chain[-1] if chain else None

    def history(self, slot: Slot) -> tuple[Observed, ...]:
        """Return everything that was ever recorded for a slot, the oldest first."""
        return self.chains.get(slot, ())

    def corrections(self, *, material_only: bool = False) -> tuple[Observed, ...]:
        """Return the corrections in the order in which they were made."""
        found = [one for chain in self.chains.values() for one in chain[1:] if one.material or not material_only]
        return tuple(sorted(found, key=lambda one: one.id))

    def values(self, zone: ZoneId, *, earlier: bool = False) -> dict[tuple[int, Cell], Number]:
        """Return the values of a zone that stand, by year and cell; what is missing or not applicable is left out.

        Those copied from earlier reports are asked for by ``earlier``, and are never among the others.
        """
        return {
            (slot.year, slot.cell): chain[-1].figure.value
            for slot, chain in self.chains.items()
            if slot.zone == zone and slot.earlier == earlier and chain[-1].figure.value is not None
        }


def fold(observations: Iterable[Observed]) -> Series:
    """Return the figures as they stand after all ``observations``, taken in the order of their ids.

    Raises:
        Refused: with everything that does not fit.
    """
    return added(Series(), *sorted(observations, key=lambda one: one.id))


def as_known(observations: Iterable[Observed], moment: datetime) -> Series:
    """Return the figures as they stood at a moment: what was recorded later was not known."""
    return fold(one for one in observations if one.recorded_at <= moment)


def added(series: Series, *drafts: Observed) -> Series:
    """Return the series with more observations, each taken after the one before it.

    Raises:
        Refused: with everything that speaks against any of them.
    """
    chains, slots = dict(series.chains), dict(series.slots)
    grown, findings = Series(chains, slots), list[Finding]()
    for draft in drafts:
        found = refusals(grown, draft)
        findings += found
        if not found:
            slot = slots[draft.id] = slot_of(draft)
            chains[slot] = (*chains.get(slot, ()), draft)
    refuse_if_any(findings)
    return grown


def refusals(series: Series, draft: Observed) -> tuple[Finding, ...]:
    """Return everything that speaks against adding ``draft``."""
    found = [*_figure(draft.figure)]
    if draft.id in series.slots:
        found.append(words.id_twice(draft))
    if draft.recorded_at.tzinfo is None:
        found.append(words.no_time_zone(draft))
    return (*found, *(_first(series, draft) if draft.corrects is None else _correction(series, draft)))


def _figure(figure: Figure) -> list[Finding]:
    given = figure.status is FigureStatus.GIVEN
    if given != (figure.value is not None):
        return [words.value_and_status(figure, given=given)]
    number = figure.value is None or (
        isinstance(figure.value, int | float)
        and not isinstance(figure.value, bool)
        and abs(figure.value) < float("inf")
    )
    return [] if number else [words.no_number(figure)]


def _first(series: Series, draft: Observed) -> list[Finding]:
    before = series.standing(slot_of(draft))
    return [] if before is None else [words.already_there(draft, before)]


def _correction(series: Series, draft: Observed) -> list[Finding]:
    found = [] if draft.why.strip() else [words.no_reason(draft)]
    slot = series.slots.get(draft.corrects) if draft.corrects is not None else None
    if slot is None:
        return [*found, words.corrects_nothing(draft)]
    mine = slot_of(draft)
    if (slot.zone, slot.year, slot.cell) != (mine.zone, mine.year, mine.cell):
        return [*found, words.other_cell(draft, str(slot.cell))]
    if slot != mine:
        found.append(words.earlier_report_mixed(draft))
    chain = series.history(slot)
    corrected = next(one for one in chain if one.id == draft.corrects)
    if corrected is not chain[-1]:
        found.append(words.corrected_already(draft, chain[-1]))
    return [*found, *_follows(corrected, draft)]


def _follows(corrected: Observed, draft: Observed) -> list[Finding]:
    """What speaks against ``draft`` in the place of ``corrected``."""
    found = []
    if draft.version != corrected.version:
        found.append(words.other_version(draft, corrected))
    if draft.figure == corrected.figure:
        found.append(words.nothing_changed(draft))
    zoned = draft.recorded_at.tzinfo is not None and corrected.recorded_at.tzinfo is not None
    if zoned and draft.recorded_at < corrected.recorded_at:
        found.append(words.before_what_it_corrects(draft))
    return found


def moves_value(before: Figure, after: Figure) -> bool:
    """Whether a correction changes the value or whether there is one, and so could be material.

    A new note, proof or degree of confidence alone cannot move a score.
    """
    return (before.value, before.status) != (after.value, after.status)
