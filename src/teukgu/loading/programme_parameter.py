"""Reads one parameter file."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields
from teukgu.loading.programme_values import Sort, in_order, read_value
from teukgu.rulebook.parameter import COUNTING_WORDS, Binds, CountingBlock, DatedValue, Parameter, ValueType
from teukgu.rulebook.units import UNITS
from teukgu.values import Bilingual, ParameterId, nfc

OPERATORS = ("<=", ">=", "<", ">", "=")
_TIME_UNITS = frozenset({"day", "week", "month", "year"})


def read_parameter(fields: Fields, topic: str) -> Parameter | None:
    """Read the parameter in one file; None when it is unsound (the findings say why)."""
    before = len(fields.findings)
    name = fields.text("id", example="…")
    check_file_name(fields, name)
    title = fields.pair("name", required=True)
    kind = fields.code("type", ValueType)
    unit = fields.one_of("unit", tuple(UNITS), default=" ").strip()
    counting = _read_counting(fields, unit)
    options = read_options(fields)
    values = _read_values(fields, Sort(kind, options, counted=bool(unit))) if kind else ()
    parameter = Parameter(
        id=ParameterId(name),
        name=title or Bilingual(name, name),
        topic=topic,
        type=kind or ValueType.TEXT,
        values=values,
        unit=unit,
        op=fields.one_of("op", OPERATORS, default=" ").strip(),
        of=fields.pair("of"),
        binds=fields.code("binds", Binds, Binds.APPLICATIONS) or Binds.APPLICATIONS,
        counting=counting,
        options=options,
        aliases=tuple(ParameterId(alias) for alias in fields.texts("aliases")),
        place=fields.place(),
    )
    fields.read.add("values")  # without a type they are not looked at, but they may stand there
    fields.finish()
    return parameter if len(fields.findings) == before else None


def check_file_name(fields: Fields, name: str) -> None:
    """Report an id that is not the file's name: two files could otherwise hold the same one."""
    stem = nfc(PurePath(fields.lines.file).stem)
    if name and name != stem:
        fields.findings.append(words.id_is_not_file(fields.place("id"), name, stem))


def read_options(fields: Fields) -> Mapping[str, Bilingual]:
    """Read the words of the codes."""
    inner = fields.inner("options")
    if inner is None:
        return MappingProxyType({})
    read = {code: inner.pair(code) for code in inner.data}
    return MappingProxyType({code: pair for code, pair in read.items() if pair is not None})


def _read_values(fields: Fields, sort: Sort) -> tuple[DatedValue, ...]:
    if fields.required("values", "[…]") is None:
        return ()
    if fields.data["values"] == []:
        fields.findings.append(words.no_values(fields.place("values")))
    entries = [fields.as_fields(entry, "values", number) for number, entry in enumerate(fields.items("values"))]
    read = [read_value(entry, sort) for entry in entries if entry is not None]
    return in_order([value for value in read if value is not None], fields.findings)


def _read_counting(fields: Fields, unit: str) -> CountingBlock | None:
    inner = fields.inner("counting")
    if inner is None:
        return None
    words_read = {key: inner.one_of(key, allowed, default=allowed[0]) for key, allowed in COUNTING_WORDS.items()}
    if words_read["mode"] != "date_limit" and unit not in _TIME_UNITS:
        fields.findings.append(words.period_without_unit(fields.place("unit")))
    block = CountingBlock(
        mode=words_read["mode"],
        direction=words_read["direction"],
        first_day=words_read["first_day"],
        extension_from=words_read["extension_from"],
        better=words_read["better"],
        starts=inner.pair("starts"),
        counts_from=_rule_name(inner, "counts_from"),
        extension=_rule_name(inner, "extension"),
        max_times=inner.whole("max_times", 1),
        also_shown=inner.texts("also_shown"),
        assumed=inner.flag("assumed"),
        note=inner.pair("note"),
        place=inner.place(),
    )
    inner.finish()
    return block


def _rule_name(fields: Fields, key: str) -> ParameterId | None:
    found = fields.text(key)
    return ParameterId(found) if found else None
