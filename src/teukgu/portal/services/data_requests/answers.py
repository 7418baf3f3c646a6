"""Makes an answer: the table as of a day, after the disclosure check, kept with its hash."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.documents.data_table import Asked, data_letter, write_workbook
from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.portal.access import Viewer
from teukgu.portal.disclosure_rules import disclosure_rules
from teukgu.portal.services.data_requests import refusals
from teukgu.portal.services.data_requests.held import clean, hold_request, request_for, table_for
from teukgu.portal.services.possible_days import between
from teukgu.portal.store.models import DataAnswer, DataRequest, Organisation, Programme, SavedTable
from teukgu.portal.store.queries.data_requests.desk import OVER, line_of, sent_before
from teukgu.portal.store.queries.data_requests.sources import sources_for
from teukgu.reporting.disclosure import Counted, Withheld, disclosed
from teukgu.reporting.table import DataTable, Head, Line, from_data, to_data
from teukgu.reporting.table_definition import Rows, Source, TableDefinition, column
from teukgu.reporting.table_definition import from_data as definition_from
from teukgu.reporting.table_sources import Sources
from teukgu.reporting.tables import Making, make_table
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

FIRST_TABLE = date(2005, 1, 1)
"""The first zones were designated at the end of 2004."""
AS_OF = Bilingual("기준일", "day of the table")
TITLE = Bilingual("제목", "title")
EXAMPLE = Bilingual(
    "[예시 EXAMPLE] 시연 프로그램의 지어낸 특구와 값임.",
    "[예시 EXAMPLE] Invented zones and figures of the demonstration.",
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A table as it may be given out, and what was withheld from it; ``before`` is what was sent last."""

    table: DataTable
    withheld: tuple[Withheld, ...]
    before: DataAnswer | None


def preview(viewer: Viewer, table: int, as_of: date | None, *, today: date) -> Answered:
    """Make the table of a day after the disclosure check, without keeping it.

    Raises:
        Refused: when there is no such table, or the day cannot be.
    """
    saved = table_for(viewer, table)
    refuse_if_any(_day_findings(as_of, today))
    return _answered(saved, as_of or today, today)


def _day_findings(as_of: date | None, today: date) -> list[Finding]:
    if as_of is not None and FIRST_TABLE <= as_of <= today:
        return []
    return [refusals.bad_day("as_of", AS_OF, between(FIRST_TABLE, today))]


def _answered(saved: SavedTable, as_of: date, today: date) -> Answered:
    definition = definition_from(saved.definition)
    if not definition.years_on(as_of):
        raise Refused([refusals.no_years()])
    sources = sources_for(saved.programme_id, definition, as_of)
    made = make_table(definition, sources)
    table, withheld = disclosed(made, disclosure_rules(), today, _counting(definition, sources))
    if Programme.objects.filter(pk=saved.programme_id, demonstration=True).exists():
        table = replace(table, notes=(EXAMPLE, *table.notes))
    return Answered(table, withheld, sent_before(saved))


def _counting(definition: TableDefinition, sources: Sources) -> Counted:
    """Return how many firms (an indicator) a cell rests on: that column of the same lines."""
    keys = {rule.counted_by for rule in disclosure_rules().rules} - {"zones"}
    columns = tuple(column(f"{Source.INDICATOR.value}:{key}") for key in sorted(keys))
    making = Making(definition, sources)
    found: dict[tuple[str, str, int], int] = {}
    heads = [making.head(one, year) for one in columns for year in making.years]
    whole = () if definition.rows is Rows.NATION else (making.whole(),)
    for group in (*making.groups(), *whole):
        for head in heads:
            value = making.entry(group, head).value
            if value is not None:
                found[head.column.key, group.key, head.year] = int(value)

    def counted(key: str, line: Line, head: Head) -> int | None:
        return found.get((key, line.key, head.year))

    return counted


def make_answer(
    viewer: Viewer, number: str, *, table: int, as_of: date | None, title: str, now: datetime, today: date
) -> DataAnswer:
    """Keep the table as an answer to a request; it waits for another person to sign it off.

    Raises:
        Refused: when there is no such request or table, or it is over.
    """
    request, saved, called = request_for(viewer, number), table_for(viewer, table), clean(title, 200)
    findings = _day_findings(as_of, today)
    if not called:
        findings.append(refusals.empty("title", TITLE))
    if line_of(request).standing in OVER:
        findings.append(refusals.over())
    refuse_if_any(findings)
    made = _answered(saved, as_of or today, today)
    content = to_data(made.table)
    fields: dict[str, Any] = {
        "request": request,
        "table": saved,
        "title": called,
        "as_of": made.table.as_of,
        "content": content,
        "withheld": [[str(one.head.column), one.head.year, one.rule.clause, one.cells] for one in made.withheld],
        "sha256": hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
        "follows": made.before,
        "account_id": int(viewer.account),
        "made_at": now,
    }
    return _numbered(viewer, request, fields)


@transaction.atomic
def _numbered(viewer: Viewer, request: DataRequest, fields: dict[str, Any]) -> DataAnswer:
    """Keep an answer under the next number; one that waits already and says the same is the press before."""
    held = hold_request(viewer, request.number)
    if line_of(held).standing in OVER:  # closed or sent while the table was made
        raise Refused([refusals.over()])
    said = {name: fields[name] for name in ("table", "title", "as_of", "sha256", "account_id")}
    same = held.answers.filter(verdict=None, **said).last()
    return same or DataAnswer.objects.create(number=held.answers.count() + 1, **fields)


def files_of(answer: DataAnswer, *, draft: bool) -> dict[str, bytes]:
    """Return the three files of an answer; a draft says so in its title."""
    table = from_data(answer.content)
    request, day = answer.request, answer.request.received_on
    issuer = Organisation.objects.filter(programme=request.programme_id, kind="ministry").order_by("pk").first()
    asked = Asked(
        f"[초안] {answer.title}" if draft else answer.title,
        request.asker,
        f"{day.year}. {day.month}. {day.day}.",
        request.wording,
        issuer.name_ko if issuer else "",
    )
    letter = data_letter(table, asked)
    return {"hwpx": write_hwpx(letter), "xlsx": write_workbook(table, asked), "pdf": write_pdf(letter)}
