"""Figures out of records: which region, which year, what value; every problem at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from teukgu.loading.statistics import findings as words
from teukgu.loading.statistics.records import VALUE, YEAR, PublishedFigure, Record
from teukgu.loading.statistics.regions import LEFT_OUT, Found, NameReader, RegionBook, by_code
from teukgu.loading.statistics.series import Layout, Table
from teukgu.loading.statistics.values import Value, read_period, read_value
from teukgu.values import Finding, Place, RegionId, nfc

SHOWN_OF_A_KIND = 200
"""Findings of one kind that are listed; the rest is counted."""


@dataclass(slots=True)
class Understood:
    """Figures by region and year, rows left out by why, the newest day of publication, and everything found wrong."""

    figures: list[PublishedFigure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    published_on: date | None = None
    findings: list[Finding] = field(default_factory=list)


def understand(records: Iterable[Record], table: Table, indicator: str, book: RegionBook, name: str) -> Understood:
    """Read every record by ``table``; rows of other items, sums, provinces and empty cells are left out."""
    reading = _Reading(table, indicator, book)
    for record in records:
        reading.read(record)
    return reading.done(name)


@dataclass(slots=True)
class _Reading:
    """What is known of the rows read so far."""

    table: Table
    indicator: str
    book: RegionBook
    result: Understood = field(default_factory=Understood)
    values: dict[tuple[RegionId, int], PublishedFigure] = field(default_factory=dict)
    regions: dict[tuple[str, Found], list[Place]] = field(default_factory=lambda: defaultdict(list))
    units: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    names: NameReader | None = None

    def read(self, record: Record) -> None:
        if any(record.text(heading) not in wanted for heading, wanted in self.table.only.items()):
            self.result.left_out["other_item"] += 1
            return
        value, text = self._value(record)
        if value is not None and value.empty:
            # a footnote, or a figure nobody published; a province's name still says what stands below it
            self.result.left_out["empty"] += 1
            if not self.table.columns.code:
                self._named(record)
            return
        year = self._year(record)
        region = self._region(record, year) if year is not None else None
        if value is None and region is not None:
            self.result.findings.append(words.bad_value(record.place, text))
        if year is None or region is None or value is None:
            return
        self._unit(record)
        self._published(record)
        number = None if value.number is None else value.number * self.table.scale
        self._keep(PublishedFigure(region, year, self.indicator, number, value.mark), record.place)

    def _year(self, record: Record) -> int | None:
        text = record.text(YEAR if self.table.layout is Layout.WIDE else self.table.columns.year)
        period = read_period(text)
        if period is None:
            self.result.findings.append(words.bad_year(record.place, text))
            return None
        year, month = period
        if month and not self.table.month:
            self.result.findings.append(words.month_of_what(record.place, text))
            return None
        if month and month != self.table.month:
            self.result.left_out["other_month"] += 1
            return None
        return year

    def _region(self, record: Record, year: int) -> RegionId | None:
        text, found = self._found(record, year)
        if found.left_out:
            self.result.left_out["no_municipality"] += 1
        elif found.region is None:
            self.regions[text, found].append(record.place)
        return found.region

    def _found(self, record: Record, year: int) -> tuple[str, Found]:
        columns = self.table.columns
        texts = [" ".join(nfc(record.text(heading)).split()) for heading in columns.region]
        code = record.text(columns.code) if columns.code else ""
        label = " ".join(text for text in (code, *texts) if text)
        if self.table.leave_out & {code, label, *texts[-1:]}:
            return label, LEFT_OUT
        for known in (code, label, *texts[-1:]):
            if known in self.table.aliases:
                return label, Found(self.table.aliases[known])
        return label, by_code(self.book, columns.system, code, year) if code else self._named(record)

    def _named(self, record: Record) -> Found:
        texts = [record.text(heading) for heading in self.table.columns.region]
        self.names = self.names or NameReader(self.book)
        return self.names.read(texts[-1] if texts else "", texts[0] if len(texts) > 1 else "")

    def _value(self, record: Record) -> tuple[Value | None, str]:
        text = record.text(VALUE if self.table.layout is Layout.WIDE else self.table.columns.value)
        return read_value(text), text

    def _unit(self, record: Record) -> None:
        unit = record.text(self.table.columns.unit) if self.table.columns.unit else ""
        if unit and self.table.unit and unit != self.table.unit:
            self.units[unit].append(record.place)

    def _published(self, record: Record) -> None:
        text = record.text(self.table.columns.published) if self.table.columns.published else ""
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            return
        if day and (self.result.published_on is None or day > self.result.published_on):
            self.result.published_on = day

    def _keep(self, figure: PublishedFigure, place: Place) -> None:
        known = self.values.setdefault((figure.region, figure.year), figure)
        if known.value != figure.value:
            found = words.two_values(place, figure.region, figure.year, known.value, figure.value)
            self.result.findings.append(found)

    def done(self, name: str) -> Understood:
        """Return what was understood, with what was found by region and unit, each once."""
        result = self.result
        for (text, found), places in self.regions.items():
            if found.several:
                labels = ", ".join(found.several)
                result.findings.append(words.several_regions(places[0], text, labels, len(places)))
            else:
                result.findings.append(words.unknown_region(places[0], text, len(places)))
        for unit, places in self.units.items():
            result.findings.append(words.other_unit(places[0], unit, self.table.unit, len(places)))
        result.figures = sorted(self.values.values(), key=lambda one: (one.region, one.year))
        if not result.figures and not result.findings:
            result.findings.append(words.no_figures(name))
        result.findings = _shortened(result.findings, name)
        return result


def _shortened(findings: list[Finding], name: str) -> list[Finding]:
    """Return the findings, of one kind no more than can be read; unknown regions are never cut."""
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for one in findings:
        counts[one.code] += 1
        if counts[one.code] <= SHOWN_OF_A_KIND or "region" in one.code:
            kept.append(one)
    more = sum(max(count - SHOWN_OF_A_KIND, 0) for code, count in counts.items() if "region" not in code)
    return [*kept, words.more_like_these(Place(name), more)] if more else kept
