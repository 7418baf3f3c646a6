"""A table as a paper: grids that fit A4, what was asked above them, definitions, breaks and clauses below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from teukgu.documents.official.letter import Block, Form, Heading, Item, Letter, Paragraph, Table
from teukgu.reporting.table import DataTable, Head, entry_text
from teukgu.reporting.table_definition import MONEY_NAMES
from teukgu.values import nfc

MOST_ACROSS = 6
"""Columns of figures that stand beside each other on A4 upright and can still be read."""
NAME_SHARE = 3
FIGURE_SHARE = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer answers."""

    title: str
    asker: str
    received: str
    wording: str
    issuer: str


def data_letter(table: DataTable, asked: Asked) -> Letter:
    """Return the paper of an answer, in Korean."""
    day = table.as_of
    blocks: list[Block] = [
        Table(
            ("", ""),
            (
                ("요구한 곳", nfc(asked.asker)),
                ("받은 날", asked.received),
                ("요구 내용", nfc(asked.wording)),
                ("기준일", f"{day.year}. {day.month}. {day.day}."),
            ),
            widths=(2, 9),
            heads=True,
        ),
        *_grids(table),
        Heading("주석"),
        *(Item(nfc(note.ko)) for note in table.notes),
    ]
    return Letter(
        title=nfc(asked.title),
        blocks=tuple(blocks),
        form=Form.PAPER,
        issuer=nfc(asked.issuer),
        summary=nfc(f"{asked.asker}의 자료 요구에 대한 답변. {asked.title}")[:400],
        keywords=("자료 요구", "지역특화발전특구"),
    )


def _grids(table: DataTable) -> Iterator[Block]:
    """Yield the grids; when columns are too many for the page, several under each other, years kept together."""
    sheets = list(_across(table.heads))
    for number, places in enumerate(sheets, 1):
        yield Paragraph(f"표 {number}/{len(sheets)}" if len(sheets) > 1 else "표")
        yield _grid(table, places)


def _across(heads: Sequence[Head]) -> Iterator[list[int]]:
    held: list[int] = []
    for _column, found in groupby(range(len(heads)), key=lambda place: heads[place].column):
        places = list(found)
        if held and len(held) + len(places) > MOST_ACROSS:
            yield held
            held = []
        while len(places) > MOST_ACROSS:
            yield places[:MOST_ACROSS]
            places = places[MOST_ACROSS:]
        held += places
    if held:
        yield held


def _grid(table: DataTable, places: Sequence[int]) -> Table:
    heads = [table.heads[place] for place in places]
    units = [unit_of(table, head) for head in heads]
    together = units[0] if len(set(units)) == 1 else ""
    names = tuple(
        f"{nfc(head.name.ko)}{'' if together else f'({unit})'}\n{head.year}년"
        for head, unit in zip(heads, units, strict=True)
    )
    rows = tuple(
        (
            nfc(line.name.ko),
            *(entry_text(line.entries[place], table.heads[place], table.money).ko for place in places),
        )
        for line in table.every_line
    )
    return Table(
        (nfc(table.rows_name.ko), *names),
        rows,
        unit=f"(단위: {together})" if together else "",
        widths=(NAME_SHARE, *(FIGURE_SHARE for _ in places)),
        heads=True,
        right=frozenset(range(1, len(places) + 1)),
    )


def unit_of(table: DataTable, head: Head) -> str:
    """Return the unit in which a column is shown."""
    return MONEY_NAMES[table.money].ko if head.money else nfc(head.unit.ko)
