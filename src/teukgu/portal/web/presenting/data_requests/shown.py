"""Requests, tables and changes in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from teukgu.portal.disclosure_rules import disclosure_rules
from teukgu.portal.store.models import DataAnswer
from teukgu.portal.store.queries.data_requests.desk import DeskLine, RequestStanding, answer_standing
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.disclosure import OPENNESS_NAMES, Withheld, clause_text
from teukgu.reporting.table import DataTable, Entry, Head, Standing, entry_text
from teukgu.reporting.table_changes import CHANGE_NAMES, CellChange, changes, new_notes
from teukgu.reporting.table_definition import MONEY_NAMES
from teukgu.values import Bilingual

MOST_CHANGES = 60
BADGES = {
    RequestStanding.OPEN: "bg-light-gray",
    RequestStanding.WAITING: "bg-light-warning",
    RequestStanding.RETURNED: "bg-light-danger",
    RequestStanding.SIGNED: "bg-light-information",
    RequestStanding.SENT: "bg-light-success",
    RequestStanding.CLOSED: "bg-light-gray",
}


def standing_name(standing: RequestStanding) -> str:
    """Return where a request or an answer stands, in words."""
    return {
        RequestStanding.OPEN: _("답변 만들 차례"),
        RequestStanding.WAITING: _("확인을 기다림"),
        RequestStanding.RETURNED: _("돌려받음"),
        RequestStanding.SIGNED: _("확인됨, 보낼 차례"),
        RequestStanding.SENT: _("보냄"),
        RequestStanding.CLOSED: _("답변 없이 끝남"),
    }[standing]


def asker_name(kind: str) -> str:
    """Return the kind of an asker, in words."""
    asker = disclosure_rules().asker(kind)
    return said(asker.name) if asker else kind


def desk_rows(lines: Iterable[DeskLine], today: date) -> list[dict[str, object]]:
    """Return the lines of the desk."""
    return [
        {
            "request": line.request,
            "kind": asker_name(line.request.asker_kind),
            "due": line.due,
            "late": line.is_late(today),
            "standing": standing_name(line.standing),
            "badge": BADGES[line.standing],
        }
        for line in lines
    ]


def answer_rows(answers: Iterable[DataAnswer]) -> list[dict[str, object]]:
    """Return the answers of a request."""
    return [
        {
            "answer": one,
            "standing": standing_name(answer_standing(one)),
            "badge": BADGES[answer_standing(one)],
        }
        for one in answers
    ]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as the page draws it."""

    rows_name: str
    heads: list[tuple[str, str, int]]
    lines: list[tuple[str, list[tuple[str, bool]]]]
    notes: list[str]


def shown_table(table: DataTable) -> ShownTable:
    """Return a table for the page."""
    return ShownTable(
        said(table.rows_name),
        [(said(head.name), unit_name(table, head), head.year) for head in table.heads],
        [
            (
                said(line.name),
                [
                    (said(entry_text(entry, head, table.money)), entry.standing is Standing.WITHHELD)
                    for entry, head in zip(line.entries, table.heads, strict=True)
                ],
            )
            for line in table.every_line
        ],
        [said(note) for note in table.notes],
    )


def unit_name(table: DataTable, head: Head) -> str:
    """Return the unit in which a column is shown."""
    return said(MONEY_NAMES[table.money]) if head.money else said(head.unit)


def withheld_rows(withheld: Iterable[Withheld]) -> list[dict[str, object]]:
    """Return what is withheld, a row for each column, year and clause."""
    return [
        {
            "name": said(one.head.name),
            "year": one.head.year,
            "class": said(OPENNESS_NAMES[one.rule.openness]),
            "clause": said(clause_text(one.rule.clause)),
            "reason": said(one.rule.reason or Bilingual("", "")),
            "until": one.rule.until,
            "cells": one.cells,
        }
        for one in withheld
    ]


@dataclass(frozen=True, slots=True)
class ShownChanges:
    """What changed against the answer that was sent before."""

    rows: list[tuple[str, str, str, str, str]]
    more: int
    notes: list[str]


def shown_changes(before: DataTable, after: DataTable) -> ShownChanges:
    """Return what changed, the first of them in full."""
    found = changes(before, after)
    rows = [_change_row(one, before, after) for one in found[:MOST_CHANGES]]
    return ShownChanges(rows, len(found) - len(rows), [said(note) for note in new_notes(before, after)])


def _change_row(one: CellChange, before: DataTable, after: DataTable) -> tuple[str, str, str, str, str]:
    return (
        said(one.line),
        f"{said(one.head.name)} {one.head.year}",
        said(CHANGE_NAMES[one.change]),
        _text(one.before, one.head, before),
        _text(one.after, one.head, after),
    )


def _text(entry: Entry | None, head: Head, table: DataTable) -> str:
    if entry is None:
        return "–"
    unit = f" {unit_name(table, head)}" if entry.standing is Standing.GIVEN else ""
    return said(entry_text(entry, head, table.money)) + unit
