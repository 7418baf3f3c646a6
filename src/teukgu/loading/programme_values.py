"""Reads the values of a parameter: one entry per span of days, each with reference, status and review date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import cast

from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields
from teukgu.loading.programme_types import FITS, codes_in
from teukgu.rulebook.parameter import Confidence, DatedValue, Plain, Reference, Status, ValueType
from teukgu.values import Bilingual, Finding

_ADDRESS = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*")
_NEEDS_ADDRESS = frozenset({Status.IN_FORCE, Status.ANNOUNCED, Status.PRACTICE})


@dataclass(frozen=True, slots=True)
class Sort:
    """What a value must fit: the parameter's type and the words of its codes; what is ``counted`` in a unit (days,
    persons, won) is never less than nothing."""

    type: ValueType
    options: Mapping[str, Bilingual]
    counted: bool = False


def read_references(fields: Fields, key: str = "reference") -> tuple[Reference, ...]:
    """Read one reference or a list of them."""
    found = fields.raw(key)
    if found is None:
        return ()
    entries = list(enumerate(found)) if isinstance(found, list) else [(None, found)]
    read = []
    for number, entry in entries:
        inner = fields.as_fields(entry, *((key,) if number is None else (key, number)))
        if inner is None:
            continue
        title = inner.pair("title", required=True)
        address = inner.text("address")
        inner.finish()
        if title is not None:
            read.append(Reference(title, address))
    return tuple(read)


def check_references(fields: Fields, references: tuple[Reference, ...], status: Status | None) -> None:
    """Report a missing reference, and a missing address where a text or report must exist."""
    if not references:
        fields.findings.append(words.no_reference(fields.place()))
    bad = [ref.address for ref in references if ref.address and not _ADDRESS.fullmatch(ref.address)]
    fields.findings.extend(words.bad_address(fields.place("reference"), address) for address in bad)
    if status in _NEEDS_ADDRESS and any(not ref.address for ref in references):
        fields.findings.append(words.no_address(fields.place("reference"), status.value))


def read_value(fields: Fields, sort: Sort) -> DatedValue | None:
    """Read one entry of ``values``; None when too little of it is sound (the findings say why)."""
    before = len(fields.findings)
    status = fields.code("status", Status)
    references = read_references(fields)
    check_references(fields, references, status)
    value, candidates = _read_content(fields, status, sort)
    confidence = fields.code("confidence", Confidence)
    last_checked, review_by = fields.day("last_checked", required=True), fields.day("review_by", required=True)
    valid_from, valid_to = fields.day("valid_from"), fields.day("valid_to")
    note = fields.pair("note")
    fields.finish()
    _check_days(fields, status, (valid_from, valid_to), (last_checked, review_by))
    if len(fields.findings) > before or not (status and confidence and last_checked and review_by):
        return None
    return DatedValue(
        value=value,
        status=status,
        references=references,
        confidence=confidence,
        last_checked=last_checked,
        review_by=review_by,
        valid_from=valid_from,
        valid_to=valid_to,
        candidates=candidates,
        note=note,
        place=fields.place(),
    )


def _read_content(fields: Fields, status: Status | None, sort: Sort) -> tuple[Plain, tuple[Plain, ...]]:
    value, candidates = fields.raw("value"), fields.items("candidates")
    if status is Status.UNKNOWN:
        if value is not None:
            fields.findings.append(words.unknown_with_value(fields.place("value")))
        if not candidates:
            fields.findings.append(words.no_candidates(fields.place("candidates")))
        for number, candidate in enumerate(candidates):
            fields.findings.extend(_misfits(fields, candidate, sort, "candidates", number))
        return None, tuple(cast(list[Plain], candidates))
    if candidates:
        fields.findings.append(words.candidates_of_known(fields.place("candidates")))
    if fields.required("value", "…") is not None:
        fields.findings.extend(_misfits(fields, value, sort, "value"))
    return cast(Plain, value), ()


def _misfits(fields: Fields, value: object, sort: Sort, *keys: str | int) -> list[Finding]:
    fits, wanted = FITS[sort.type]
    if not fits(value):
        return [words.wrong_type(fields.place(*keys), sort.type.value, wanted, value)]
    if sort.counted and isinstance(value, int | float) and value < 0:
        return [words.below_nothing(fields.place(*keys), value)]
    return [
        words.no_option(fields.place(*keys), code, sorted(sort.options))
        for code in codes_in(value, sort.type)
        if code not in sort.options
    ]


def _check_days(
    fields: Fields,
    status: Status | None,
    valid: tuple[date | None, date | None],
    checked: tuple[date | None, date | None],
) -> None:
    start, end = valid
    if start is None and status is Status.IN_FORCE:
        fields.findings.append(words.undated_in_force(fields.place("valid_from")))
    if start is not None and end is not None and end <= start:
        fields.findings.append(words.ends_before_start(fields.place("valid_to"), start, end))
    if checked[0] is not None and checked[1] is not None and checked[1] < checked[0]:
        fields.findings.append(words.review_before_check(fields.place("review_by")))


def in_order(values: list[DatedValue], findings: list[Finding]) -> tuple[DatedValue, ...]:
    """Sort values by date, let each end where the next begins, and report overlaps; undated values come last."""
    dated = sorted((value for value in values if value.valid_from), key=lambda value: value.valid_from or date.min)
    undated = [value for value in values if value.valid_from is None]
    if len(undated) > 1:
        findings.append(words.two_undated(undated[1].place))
    ended = []
    for value, following in zip_longest(dated, dated[1:]):
        begins = following.valid_from if following else None
        if begins is not None and (
            begins == value.valid_from or (value.valid_to is not None and value.valid_to > begins)
        ):
            findings.append(words.values_overlap(following.place if following else value.place, begins))
        ended.append(value if value.valid_to or begins is None else replace(value, valid_to=begins))
    return (*ended, *undated)
