"""Reads invented places: ``people/places.yaml`` of a demonstration programme."""

from dataclasses import dataclass
from pathlib import Path

from teukgu.loading.fields import Fields
from teukgu.loading.people import NOBODY, entries, people_folder, read_people_file
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class OfficePlace:
    """A regional office."""

    key: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class TownPlace:
    """A municipality; ``office`` is ``none`` where no office serves."""

    id: str
    key: str
    kind: str
    name: Bilingual
    governor: str
    council: str
    office: str


@dataclass(frozen=True, slots=True)
class ProvincePlace:
    """A province with its municipalities."""

    id: str
    key: str
    name: Bilingual
    council: str
    towns: tuple[TownPlace, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Every invented place."""

    offices: tuple[OfficePlace, ...]
    provinces: tuple[ProvincePlace, ...]


def read_places(programme: Path) -> Places:
    """Return the invented places.

    Raises:
        Refused: with everything wrong in the file.
    """
    return read_people_file(people_folder(programme) / "places.yaml", _places)


def _places(fields: Fields) -> Places:
    found = Places(
        tuple(_office(entry) for entry in entries(fields, "offices")),
        tuple(_province(entry) for entry in entries(fields, "provinces")),
    )
    fields.finish()
    return found


def _office(fields: Fields) -> OfficePlace:
    found = OfficePlace(fields.text("key", example="east"), fields.pair("name", required=True) or NOBODY)
    fields.finish()
    return found


def _province(fields: Fields) -> ProvincePlace:
    found = ProvincePlace(
        id=fields.text("id", example="EXP01"),
        key=fields.text("key", example="garam"),
        name=fields.pair("name", required=True) or NOBODY,
        council=fields.one_of("council", ("own", "none")),
        towns=tuple(_town(entry) for entry in entries(fields, "municipalities")),
    )
    fields.finish()
    return found


def _town(fields: Fields) -> TownPlace:
    found = TownPlace(
        id=fields.text("id", example="EXM01"),
        key=fields.text("key", example="neulnuri"),
        kind=fields.one_of("kind", ("si", "gun", "gu")),
        name=fields.pair("name", required=True) or NOBODY,
        governor=fields.one_of("governor", ("province", "none")),
        council=fields.one_of("council", ("own", "none")),
        office=fields.text("office", example="east"),
    )
    fields.finish()
    return found
