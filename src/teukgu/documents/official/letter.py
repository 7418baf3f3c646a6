"""An official document as data: who it goes to, what it says in numbered items and tables, what comes with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from teukgu.values import Language, nfc


class Form(StrEnum):
    """A letter (기안문·시행문), a notice to the public (공고문·고시문), or a paper of a body (안건, 의결서)."""

    LETTER = "letter"
    NOTICE = "notice"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: head row, rows; ``unit`` stands above at the right, ``widths`` are shares of the width.

    ``heads`` says that the first column names what the row says; ``right`` lists columns of figures.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = ""
    widths: tuple[int, ...] = ()
    heads: bool = False
    right: frozenset[int] = frozenset()

    @property
    def width_shares(self) -> tuple[int, ...]:
        """Return the widths, equal when none were given."""
        count = len(self.columns) or max((len(row) for row in self.rows), default=1)
        return self.widths if len(self.widths) == count else (1,) * count


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item and what stands under it."""

    text: str
    parts: tuple["Item | Table", ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a paper or notice; items under it are numbered anew."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without a number; ``centred`` for a line such as the day of a notice."""

    text: str
    centred: bool = False


Block = Item | Table | Heading | Paragraph


@dataclass(frozen=True, slots=True)
class Office:
    """The office that writes: what stands at the foot of a letter. Approval cells stay empty: Onnara fills them."""

    unit: str = ""
    address: str = ""
    homepage: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    disclosure: str = "대국민 공개"


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document. ``issuer`` heads it, ``sender_name`` (발신명의) closes it.

    ``summary`` and ``keywords`` are what the Administrative Work Regulation art. 5(2) asks for beside the text;
    ``number_line`` is the line of a notice that Onnara fills (공고 제2026-  호); ``approval`` cells are drawn empty.
    """

    title: str
    blocks: tuple[Block, ...]
    form: Form = Form.LETTER
    issuer: str = ""
    receiver: str = ""
    via: str = ""
    attachments: tuple[str, ...] = ()
    sender_name: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    number_line: str = ""
    day_line: str = ""
    office: Office = field(default_factory=Office)
    approval: tuple[str, ...] = ("기안자", "검토자", "결재권자")
    language: Language = "ko"

    def with_attachments(self, names: tuple[str, ...]) -> "Letter":
        """Return the letter with these names in its list of attachments."""
        return replace(self, attachments=tuple(nfc(name) for name in names))

    def texts(self) -> Iterator[str]:
        """Give every text a reader sees, for checks."""
        yield from (self.title, self.issuer, self.receiver, self.via, self.sender_name, self.summary)
        yield from (*self.keywords, *self.attachments, self.number_line, self.day_line)
        for block in self.blocks:
            yield from texts_of(block)


def texts_of(block: Block) -> Iterator[str]:
    """Give every text of a block, outer first."""
    if isinstance(block, Table):
        yield from block.columns
        for row in block.rows:
            yield from row
        return
    yield block.text
    if isinstance(block, Item):
        for part in block.parts:
            yield from texts_of(part)
