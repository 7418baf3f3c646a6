"""What a series is: which indicator it fills, where it is asked for, and where its figures stand in the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from teukgu.values import Bilingual, RegionId


class Service(StrEnum):
    """Where a series comes from."""

    FILE = "file"
    KOSIS = "kosis"
    DATA_GO_KR = "data_go_kr"


class Status(StrEnum):
    """Whether the definition was tried against the real source."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Layout(StrEnum):
    """A row a figure, or a column a year."""

    LONG = "long"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what. ``region``: one column of names, or province and name; ``code``: of ``system``."""

    region: tuple[str, ...] = ()
    code: str = ""
    system: str = ""
    year: str = ""
    value: str = ""
    unit: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """How to read a table: its columns, which rows count, what unit is expected, and what it is multiplied with.

    ``item`` picks the columns of a wide table by the beginning of their second heading; ``month`` the month that
    stands for the year; ``aliases`` says which region a name of the table means; ``leave_out`` names and codes that
    are no municipality.
    """

    columns: Columns
    layout: Layout = Layout.LONG
    sheet: str = ""
    header_rows: int = 1
    item: str = ""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: str = ""
    scale: float = 1
    month: int = 0
    leave_out: frozenset[str] = frozenset()
    aliases: Mapping[str, RegionId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask a service: path below its address, parameters without the key, how it is told the years.

    ``year_form`` writes a year as the service wants it; ``one_by_one`` asks year by year; ``each`` repeats the question
    for every value of a parameter.
    """

    path: str
    params: Mapping[str, str]
    year_from: str = ""
    year_to: str = ""
    year_form: str = "{year}"
    one_by_one: bool = False
    each: tuple[str, tuple[str, ...]] = ("", ("",))


@dataclass(frozen=True, slots=True)
class Series:
    """A series of figures by municipality and year, as a file of the programme defines it."""

    id: str
    name: Bilingual
    indicator: str
    service: Service
    status: Status
    definition_version: str
    note: Bilingual
    page: str
    read_on: date
    table: Table
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service: its address, the environment variable of its key, how often it may be asked, how long answers keep."""

    id: Service
    name: Bilingual
    address: str
    address_variable: str
    key_variable: str
    key_parameter: str
    calls_per_day: int
    rows_per_page: int
    most_pages: int
    cache_hours: int
    page: str
    read_on: date
