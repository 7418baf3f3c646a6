"""Reads what a demonstration's year of reports adds to its zones: ``year/zones.yaml`` beside ``year/people/*.yaml``."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from teukgu.loading.fields import Fields
from teukgu.loading.people import entries, read_people_file
from teukgu.reporting.definition import Stage
from teukgu.reporting.stages import stages_of_keys

FOLDER = "year"


@dataclass(frozen=True, slots=True)
class NewZone:
    """An invented zone that was designated during the year."""

    id: str
    name: str
    type: str
    sector: str
    municipality: str
    designated: date


@dataclass(frozen=True, slots=True)
class JointZone:
    """A zone that lies in further municipalities (region ids); ``shares`` sum to one, the lead's first."""

    zone: str
    others: tuple[str, ...]
    shares: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class YearOfReports:
    """Which year is reported, from which seed its people's habits are drawn, and which zones are added or joint."""

    year: int
    seed: int
    zones: tuple[NewZone, ...]
    joint: tuple[JointZone, ...]
    chains: tuple[tuple[Stage, ...], ...] = ()
    """Stages of the value chain that zones asked by stage have, one of these each."""

    def chain_of(self, zone: str) -> tuple[Stage, ...]:
        """Return the stages of a zone, the same each time; none when it has not set them."""
        if not self.chains:
            return ()
        return self.chains[int(sha256(zone.encode()).hexdigest()[:8], 16) % len(self.chains)]


def year_folder(programme: Path) -> Path:
    """Return where a demonstration keeps its year: places and people in it are read as those of a programme."""
    return programme / FOLDER


def read_year(programme: Path) -> YearOfReports:
    """Return what the year adds.

    Raises:
        Refused: with everything wrong in the file.
    """
    return read_people_file(year_folder(programme) / "zones.yaml", _year)


def _year(fields: Fields) -> YearOfReports:
    found = YearOfReports(
        int(str(fields.required("performance_year", "2025") or 0)),
        int(str(fields.required("seed", "1") or 0)),
        tuple(_zone(one) for one in entries(fields, "zones")),
        tuple(_joint(one) for one in entries(fields, "joint")),
        tuple(_chain(one) for one in entries(fields, "chains")),
    )
    fields.finish()
    return found


def _zone(fields: Fields) -> NewZone:
    found = NewZone(
        id=fields.text("id", example="EX00201"),
        name=fields.text("name", example="[예시 EXAMPLE] ..."),
        type=fields.text("type", example="type_1"),
        sector=fields.text("sector", example="education"),
        municipality=fields.text("municipality", example="EXM06"),
        designated=fields.day("designated", required=True) or date.min,
    )
    fields.finish()
    return found


def _chain(fields: Fields) -> tuple[Stage, ...]:
    found = stages_of_keys(fields.texts("stages"))
    fields.finish()
    return found


def _joint(fields: Fields) -> JointZone:
    others, shares = fields.texts("with"), fields.texts("shares")
    found = JointZone(fields.text("zone", example="EX00002"), others, tuple(map(Fraction, shares)))
    fields.finish()
    return found
