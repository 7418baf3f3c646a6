"""Reads one file of an indicator: what its versions share stands at the top, what differs in each of ``versions``."""

from collections.abc import Collection
from dataclasses import dataclass

from teukgu.loading import indicator_findings as words
from teukgu.loading.fields import Fields
from teukgu.loading.indicator_units import ID, number_of
from teukgu.loading.yaml_lines import Key
from teukgu.reporting.definition import (
    Comparability,
    Disaggregation,
    IndicatorVersion,
    Level,
    Part,
    Ratio,
    Scope,
    Stage,
)
from teukgu.reporting.figure import Cell
from teukgu.values import Aggregation, Bilingual, Direction, IndicatorId, Place

NOTHING = Bilingual("", "")
SHARED = (
    *("name", "description", "formula", "unit", "scope", "aggregation", "direction", "level", "evidence"),
    *("types", "stages", "disaggregations", "lowest", "highest", "needs", "statistic", "ratio"),
)
"""Keys that may stand at the top or in a version; the version's own holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an indicator may name."""

    units: Collection[str]
    types: Collection[str]
    statistics: Collection[str]
    indicators: Collection[str]


@dataclass(frozen=True, slots=True)
class Layers:
    """The top of a file and one of its versions."""

    top: Fields
    own: Fields

    def at(self, key: str) -> Fields:
        """Return where ``key`` stands for this version."""
        return self.own if key in self.own.data else self.top

    def place(self, key: str, *more: Key) -> Place:
        """Return the place of a key of this version."""
        return self.at(key).place(key, *more)


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A version, and where it was read."""

    version: IndicatorVersion
    layers: Layers


def read_indicator(fields: Fields, stem: str, group: str, known: Known) -> tuple[ReadVersion, ...]:
    """Read the versions of the indicator in the file named ``stem``; those with an error are left out."""
    name = fields.text("id", example=stem)
    if name and (name != stem or not ID.fullmatch(name)):
        fields.findings.append(words.other_name(fields.place("id"), name, stem))
    fields.read.update(SHARED)
    entries = fields.items("versions")
    if not entries:
        fields.findings.append(words.no_versions(fields.place("versions")))
    found = []
    for number, entry in enumerate(entries):
        before = len(fields.findings)
        own = fields.as_fields(entry, "versions", number)
        if own is None:
            continue
        layers = Layers(fields, own)
        version = _version(layers, IndicatorId(stem), number + 1, group, known)
        if len(fields.findings) == before:
            found.append(ReadVersion(version, layers))
    return tuple(found)


def _version(layers: Layers, name: IndicatorId, number: int, group: str, known: Known) -> IndicatorVersion:
    """Read a version; what is missing is a finding and a stand-in, so that everything wrong is found."""
    own, at = layers.own, layers.at
    own.read.update(SHARED)
    version = IndicatorVersion(
        id=name,
        version=number,
        name=_text(layers, "name"),
        description=_text(layers, "description"),
        formula=_text(layers, "formula"),
        unit=at("unit").one_of("unit", known.units),
        scope=at("scope").code("scope", Scope) or Scope.ZONE,
        aggregation=at("aggregation").code("aggregation", Aggregation) or Aggregation.FLOW,
        direction=at("direction").code("direction", Direction) or Direction.MORE,
        level=at("level").code("level", Level) or Level.OUTPUT,
        group=group,
        first_year=_year(own, "first_year", required=True) or 0,
        last_year=_year(own, "last_year"),
        comparability=own.code("comparability", Comparability) or Comparability.FIRST,
        comparability_note=own.pair("comparability_note") or NOTHING,
        evidence=_text(layers, "evidence"),
        types=_among(at("types"), "types", known.types),
        stages=tuple(Stage(one) for one in _among(at("stages"), "stages", [one.value for one in Stage])),
        disaggregations=_disaggregations(at("disaggregations")),
        lowest=number_of(at("lowest"), "lowest", 0),
        highest=number_of(at("highest"), "highest", None),
        needs=tuple(IndicatorId(one) for one in _among(at("needs"), "needs", known.indicators)),
        statistic=_statistic(at("statistic"), known),
        ratio=_ratio(at("ratio").inner("ratio"), known),
    )
    if own.raw("version") != number:
        own.findings.append(words.wrong_number(own.place("version"), own.raw("version"), number))
    own.finish()
    return version


def _text(layers: Layers, key: str) -> Bilingual:
    return layers.at(key).pair(key, required=True) or NOTHING


def _year(own: Fields, key: str, *, required: bool = False) -> int | None:
    if required:
        own.required(key, example="2025")
    return own.whole(key, 0) or None


def _statistic(fields: Fields, known: Known) -> str:
    found = fields.text("statistic")
    if found and found not in known.statistics:
        fields.findings.append(words.unknown(fields.place("statistic"), "statistic", found, known.statistics))
        return ""
    return found


def _ratio(entry: Fields | None, known: Known) -> Ratio | None:
    if entry is None:
        return None
    of, over = (_cell(entry, key, known) for key in ("of", "over"))
    times = number_of(entry, "times", 1) or 1
    back = entry.whole("over_years_back", 0)
    entry.finish()
    return Ratio(of, over, times, back)


def _cell(entry: Fields, key: str, known: Known) -> Cell:
    """Read ``jobs`` or ``jobs/sex.women``."""
    name, _, part = entry.text(key, example="jobs/sex.women").partition("/")
    if name and name not in known.indicators:
        entry.findings.append(words.unknown(entry.place(key), "ratio", name, known.indicators))
    return Cell(IndicatorId(name), part)


def _among(fields: Fields, key: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the words of a list that are known, with a finding for each of the others and for what stands twice."""
    found: list[str] = []
    for number, word in enumerate(fields.texts(key)):
        if word not in known:
            fields.findings.append(words.unknown(fields.place(key, number), key, word, known))
        elif word in found:
            fields.findings.append(words.twice(fields.place(key, number), word))
        else:
            found.append(word)
    return tuple(found)


def _disaggregations(fields: Fields) -> tuple[Disaggregation, ...]:
    found: list[Disaggregation] = []
    for number, item in enumerate(fields.items("disaggregations")):
        entry = fields.as_fields(item, "disaggregations", number)
        if entry is None:
            continue
        key, name = _id(entry, {one.id for one in found}), entry.pair("name", required=True)
        parts, whole = _parts(entry), entry.flag("whole")
        entry.finish()
        if whole and len(parts) < 2:
            fields.findings.append(words.one_part(entry.place("parts"), key))
        found.append(Disaggregation(key, name or NOTHING, parts, whole))
    return tuple(found)


def _parts(fields: Fields) -> tuple[Part, ...]:
    fields.required("parts", "[{id: national, name: {ko: 국비, en: national}}]")
    found: list[Part] = []
    for number, item in enumerate(fields.items("parts")):
        entry = fields.as_fields(item, "parts", number)
        if entry is None:
            continue
        key, name = _id(entry, {one.id for one in found}), entry.pair("name", required=True)
        entry.finish()
        found.append(Part(key, name or NOTHING))
    return tuple(found)


def _id(entry: Fields, taken: Collection[str]) -> str:
    found = entry.text("id", example="national")
    if found and not ID.fullmatch(found):
        entry.findings.append(words.bad_id(entry.place("id"), found))
    if found in taken:
        entry.findings.append(words.twice(entry.place("id"), found))
    return found
