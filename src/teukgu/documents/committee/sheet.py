"""The table of all zones as a workbook, with figures as figures."""

import io

from xlsxwriter import Workbook

from teukgu.documents.committee.paper import ZoneLine
from teukgu.documents.committee.words import SURENESS
from teukgu.documents.committee.writer import Writer
from teukgu.documents.official.as_xlsx import MADE

WIDTHS = {"zone": 30, "type": 18, "reason": 40}


def committee_xlsx(writer: Writer) -> bytes:
    """Return every zone with its tier, probabilities and what was decided; equal papers give equal bytes."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": writer.title(), "created": MADE.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1, "text_wrap": True})
    share = book.add_format({"num_format": "0%"})
    sheet = book.add_worksheet(writer.speech.said("zones")[3:])
    first = 1 if writer.paper.example else 0
    if writer.paper.example:
        sheet.write_string(0, 0, writer.speech.said("example"))
    columns = _columns(writer)
    for column, (key, name) in enumerate(columns):
        sheet.write_string(first, column, name, head)
        sheet.set_column(column, column, WIDTHS.get(key, 11))
    for row, one in enumerate(writer.paper.zones, start=first + 1):
        for column, ((key, _name), value) in enumerate(zip(columns, _cells(writer, one), strict=True)):
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value, share if key == "chance" else None)
    sheet.freeze_panes(first + 1, 2)
    sheet.autofilter(first, 0, first + len(writer.paper.zones), len(columns) - 1)
    book.close()
    return out.getvalue()


def _columns(writer: Writer) -> list[tuple[str, str]]:
    said = writer.speech.said
    keys = ("zone_id", "zone", "type", "score", "rank", "low", "high", "tier", "sure", "gap", "drop", "award")
    chances = [("chance", writer.speech.of(name)) for name in writer.paper.tiers]
    return [*((key, said(key)) for key in keys), *chances, ("decided", said("decided")), ("reason", said("reason"))]


def _cells(writer: Writer, one: ZoneLine) -> list[str | float | None]:
    departure = next((row for row in writer.live.departures if row.zone == one.zone), None)
    grades = writer.paper.budget.grades if writer.paper.budget else ()
    award = next((writer.speech.of(grade.name) for grade in grades if one.zone in grade.zones), None)
    chances: list[str | float | None] = [*one.chances, *([None] * (len(writer.paper.tiers) - len(one.chances)))]
    return [
        *(one.zone, one.name, one.type, one.score, one.rank, one.low, one.high),
        *(writer.speech.tier(one.tier), writer.speech.of(SURENESS[one.sureness]), one.gap, one.drop, award),
        *chances,
        writer.speech.tier(departure.tier) if departure else None,
        departure.reason if departure else None,
    ]
