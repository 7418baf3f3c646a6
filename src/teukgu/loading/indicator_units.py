"""Reads the units of indicators: how they are written, and what people write instead."""

import re

from teukgu.loading import indicator_findings as words
from teukgu.loading.field_findings import wrong_kind
from teukgu.loading.fields import Fields
from teukgu.reporting.definition import Unit
from teukgu.values import Bilingual

ID = re.compile(r"[a-z][a-z0-9_]*")


def read_units(fields: Fields) -> dict[str, Unit]:
    """Read ``units.yaml``: units by id."""
    found: dict[str, Unit] = {}
    inner = fields.inner("units")
    for key in inner.data if inner else ():
        entry = inner.inner(key) if inner else None
        if entry is None:
            continue
        if not ID.fullmatch(key):
            fields.findings.append(words.bad_id(entry.place(), key))
        unit = _unit(key, entry)
        if unit is not None:
            found[key] = unit
    return found


def _unit(key: str, entry: Fields) -> Unit | None:
    name, decimals, money = entry.pair("name", required=True), entry.whole("decimals", 0), entry.flag("money")
    spellings = _spellings(entry)
    entry.finish()
    if decimals < 0 or (money and decimals):
        entry.findings.append(words.bad_decimals(entry.place("decimals"), decimals, money=money))
    return Unit(key, name, decimals, spellings, money) if name else None


def _spellings(entry: Fields) -> dict[str, float]:
    inner = entry.inner("spellings")
    found: dict[str, float] = {}
    for word in inner.data if inner else ():
        factor = number_of(inner, word, None) if inner else None
        if factor is not None and factor > 0:
            found[word] = factor
        elif inner:
            entry.findings.append(words.bad_factor(entry.place("spellings", word), word, inner.raw(word)))
    return found


def number_of(fields: Fields, key: str, default: float | None) -> float | None:
    """Return a number; an empty value (``highest:``) means that there is none, an absent key the default."""
    if key not in fields.data:
        return default
    found = fields.raw(key)
    if found is None or (isinstance(found, int | float) and not isinstance(found, bool)):
        return found
    wanted = Bilingual("따옴표 없는 수", "a number without quotes")
    fields.findings.append(wrong_kind(fields.place(key), key, wanted, found))
    return default
