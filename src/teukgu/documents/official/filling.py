"""Fills a template with values: the letter, and the names of what was not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError

from teukgu.documents.official import template as parts_of
from teukgu.documents.official.letter import Block, Form, Heading, Item, Letter, Office, Paragraph, Table
from teukgu.documents.official.template import Part, Repeated, Shared, Template
from teukgu.documents.official.words import Blanks, environment
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """A made paper: the letter, what it says in English (not official), and the values that are still blank."""

    template: Template
    letter: Letter
    english: str
    missing: tuple[str, ...]


def fill(template: Template, values: Values, shared: Mapping[str, Shared]) -> Paper:
    """Fill ``template`` with ``values``.

    Raises:
        Refused: when a placeholder cannot be worked out.
    """
    try:
        return _Filling(template, values, shared).paper()
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise Refused([_failed(template.id, error)]) from error


class _Filling:
    def __init__(self, template: Template, values: Values, shared: Mapping[str, Shared]) -> None:
        self.template, self.values, self.shared = template, values, shared
        self.blanks = Blanks()
        self.sandbox = environment(self.blanks)

    def paper(self) -> Paper:
        one, values = self.template, self.values
        letter = Letter(
            form=one.form,
            title=self.text(one.title, values),
            issuer=self.issuer(),
            receiver=self.text(one.receiver, values),
            via=self.text(one.via, values),
            blocks=tuple(self.blocks(one.body, values)),
            attachments=tuple(self.attached()),
            sender_name=self.text(one.sender_name, values),
            summary=self.text(one.summary, values),
            keywords=tuple(self.text(word, values) for word in one.keywords),
            number_line=self.text(one.number_line, values),
            day_line=self.text(one.day_line, values),
            office=self.office(),
        )
        missing = tuple(self.blanks.names)
        return Paper(one, letter, self.text(one.english, values), missing)

    def issuer(self) -> str:
        """Return who issues it; a paper of a body names nobody unless its template does."""
        named = self.template.form is not Form.PAPER or "issuer" in self.template.model_fields_set
        return self.text(self.template.issuer, self.values) if named else ""

    def text(self, source: str, values: Values) -> str:
        return nfc(self.sandbox.from_string(source).render(**values))

    def truth(self, source: str, values: Values) -> Any:
        return self.sandbox.compile_expression(source, undefined_to_none=True)(**values)

    def office(self) -> Office:
        sender = self.values.get("sender") or {}
        told = {key: str(sender.get(key) or "") for key in ("unit", "address", "homepage", "phone", "fax", "email")}
        return Office(**told, disclosure=self.template.disclosure)

    def attached(self) -> Iterator[str]:
        for one in self.template.attachments:
            if isinstance(one, str):
                yield self.text(one, self.values)
                continue
            for values in self.rounds(one, self.values):
                yield self.text(one.name, values)

    def rounds(self, part: Repeated, values: Values) -> Iterator[Values]:
        """Give the values for each time the part is shown: none if it is not."""
        if not part.each:
            if not part.when or self.truth(part.when, values):
                yield values
            return
        name, _, source = part.each.partition(" in ")
        for place, element in enumerate(self.truth(source, values) or (), 1):
            inner = {**values, name: element, "place": place}
            if not part.when or self.truth(part.when, inner):
                yield inner

    def blocks(self, parts: tuple[Part, ...], values: Values) -> Iterator[Block]:
        for part in parts:
            if isinstance(part, parts_of.TableBlock):
                for inner in self.rounds(part.table, values):
                    yield self.table(part.table, inner)
                continue
            for inner in self.rounds(part, values):
                yield from self.block(part, inner)

    def block(self, part: Part, values: Values) -> Iterator[Block]:
        if isinstance(part, parts_of.IncludePart):
            yield from self.blocks(self.shared[part.include].parts, values)
        elif isinstance(part, parts_of.HeadingPart):
            yield Heading(self.text(part.heading, values))
        elif isinstance(part, parts_of.TextPart):
            yield Paragraph(self.text(part.text, values), part.centred)
        elif isinstance(part, parts_of.ItemPart):
            inner = tuple(one for one in self.blocks(part.parts, values) if isinstance(one, Item | Table))
            yield Item(self.text(part.item, values), inner)

    def table(self, part: parts_of.TablePart, values: Values) -> Table:
        columns = tuple(self.text(name, values) for name in part.columns)
        rows = tuple(self.rows(part, values))
        width = len(columns) or len(part.widths) or max((len(row) for row in rows), default=1)
        if not rows:
            rows = ((part.empty, *[""] * (width - 1)),)
        padded = tuple((*row, *[""] * (width - len(row)))[:width] for row in rows)
        unit = self.text(part.unit, values)
        return Table(columns, padded, unit, part.widths, part.heads, frozenset(part.right))

    def rows(self, part: parts_of.TablePart, values: Values) -> Iterator[tuple[str, ...]]:
        for row in part.rows:
            if isinstance(row, parts_of.RowPart):
                for inner in self.rounds(row, values):
                    yield tuple(self.text(cell, inner) for cell in row.cells)
            else:
                yield tuple(self.text(cell, values) for cell in row)


def _failed(name: str, error: Exception) -> Finding:
    return Finding(
        "paper.cannot_be_filled",
        Bilingual(f"서식 「{name}」을 채울 수 없습니다: {error}", f"Template {name} cannot be filled: {error}"),
        Bilingual("서식의 표현식이나 입력값을 고치세요.", "Mend the expression in the template or the value."),
        Place(file=f"{name}.yaml"),
    )
