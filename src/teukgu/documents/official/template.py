"""Templates of papers: small YAML files with placeholders, which a ministry can replace one by one."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from teukgu.documents.official.letter import Form


class Strict(BaseModel):
    """Refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Repeated(Strict):
    """A part shown only if an expression holds, or once for each element of a list."""

    when: str = Field("", alias="if")
    each: str = Field("", alias="for", pattern=r"^(|[a-z_]+ in .+)$")


class RowPart(Repeated):
    """One row of a table, or one row for each element."""

    cells: tuple[str, ...]


class TablePart(Repeated):
    """A table; ``empty`` is the text of its only row when no row came out."""

    columns: tuple[str, ...] = ()
    rows: tuple[RowPart | tuple[str, ...], ...]
    unit: str = ""
    widths: tuple[int, ...] = ()
    heads: bool = False
    right: tuple[int, ...] = ()
    empty: str = "해당 없음"


class ItemPart(Repeated):
    """A numbered item with what stands under it."""

    item: str
    parts: tuple["Part", ...] = ()


class HeadingPart(Repeated):
    """A heading."""

    heading: str


class TextPart(Repeated):
    """Text without a number."""

    text: str
    centred: bool = False


class TableBlock(Strict):
    """A table as a part."""

    table: TablePart


class IncludePart(Repeated):
    """The parts of a shared file ``_<name>.yaml``: grounds and remedies, who to ask."""

    include: str = Field(pattern=r"^[a-z_]+$")


Part = Annotated[ItemPart | HeadingPart | TextPart | TableBlock | IncludePart, Field(union_mode="left_to_right")]


class Attached(Repeated):
    """A name in 붙임, or one for each element."""

    name: str


class Named(Strict):
    """A name in both languages."""

    ko: str
    en: str


class Template(Strict):
    """A paper: its head, its parts, what is attached; ``english`` tells in English what it says, not officially.

    ``grounds`` and ``remedies`` of an adverse paper are found by the tests through ``adverse``.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Named
    form: Form = Form.LETTER
    adverse: bool = False
    personal: bool = False
    """Whether the paper holds personal data (its reading is logged)."""
    issuer: str = "{{ sender.organisation }}"
    receiver: str = "{{ receiver.title }}"
    via: str = ""
    title: str
    number_line: str = ""
    day_line: str = ""
    sender_name: str = "{{ sender.title }}"
    body: tuple[Part, ...]
    attachments: tuple[str | Attached, ...] = ()
    summary: str = ""
    keywords: tuple[str, ...] = ()
    english: str
    disclosure: Literal["대국민 공개", "부분 공개", "비공개"] = "대국민 공개"


class Shared(Strict):
    """Parts that several templates include."""

    parts: tuple[Part, ...]


ItemPart.model_rebuild()
