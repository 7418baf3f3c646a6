"""Reads the indicators of a programme: ``indicators/{reference,units,groups}.yaml`` and one file for each indicator.

::

    catalogue = load_indicators()                      # Korea's zones, as shipped
    catalogue = load_indicators("path/to/programme")   # any other folder

The format is described in ``docs/reference/indicator-files.md``. Everything that is wrong is reported at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from teukgu.loading import indicator_findings as words
from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.indicator_checks import check_indicators
from teukgu.loading.indicator_fields import Known, ReadVersion, read_indicator
from teukgu.loading.indicator_units import read_units
from teukgu.loading.programme import programme_folder
from teukgu.loading.programme_values import check_references, read_references
from teukgu.loading.registry_records import StatisticIndicatorRow
from teukgu.loading.registry_tables import read_table
from teukgu.reporting.catalogue import Catalogue, Group, Origin
from teukgu.reporting.definition import Unit
from teukgu.rulebook.parameter import Status
from teukgu.values import Bilingual, Finding, Place, refuse_if_any

FOLDER = "indicators"
REFERENCE, UNITS, GROUPS = "reference.yaml", "units.yaml", "groups.yaml"
BESIDE = (REFERENCE, UNITS, GROUPS)
"""Files of the folder that are no indicators."""

T = TypeVar("T")


def load_indicators(programme: str | Path | None = None) -> Catalogue:
    """Return the indicators of a programme: a folder, or the id of a shipped one (default: Korea's zones).

    Raises:
        Refused: with everything wrong in its files.
    """
    folder = programme_folder(programme)
    findings: list[Finding] = []
    catalogue = _read(folder, findings)
    refuse_if_any(dict.fromkeys(findings))  # what versions share is read, and found wrong, once for each
    return catalogue


@dataclass(frozen=True, slots=True)
class _Sections:
    """The groups, and the place of every indicator in them."""

    groups: tuple[Group, ...]
    of: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class _Folder:
    """The folder of a programme's indicators; gathers what is wrong in its files."""

    programme: Path
    findings: list[Finding]

    @property
    def own(self) -> Path:
        return self.programme / FOLDER

    def read(self, name: str, reader: Callable[[Fields], T]) -> T | None:
        """Read one file; messages name it from the programme's folder, not from where it is installed."""
        return read_fields(self.own / name, reader, self.findings, _shown(name))

    def files(self) -> tuple[str, ...]:
        """Names of the files of indicators, without ``.yaml``."""
        return tuple(path.stem for path in sorted(self.own.glob("*.yaml")) if path.name not in BESIDE)


def _read(programme: Path, findings: list[Finding]) -> Catalogue:
    folder = _Folder(programme, findings)
    findings += [words.no_file(Place(_shown(name)), name) for name in BESIDE if not (folder.own / name).is_file()]
    origin = folder.read(REFERENCE, _origin)
    units: Mapping[str, Unit] = folder.read(UNITS, read_units) or {}
    sections = folder.read(GROUPS, _sections) or _Sections((), {}, {})
    known = Known(
        units=tuple(units),
        types=tuple(sorted(path.stem for path in (programme / "types").glob("*.yaml"))),
        statistics=_statistics(programme, findings),
        indicators=folder.files(),
    )
    read, broken = _versions(folder, sections, known)
    findings += [
        words.no_definition(place, name) for name, place in sections.places.items() if name not in known.indicators
    ]
    findings += check_indicators(read, broken)
    order = {name: number for number, name in enumerate(sections.of)}
    versions = sorted((one.version for one in read), key=lambda one: (order.get(one.id, len(order)), one.version))
    return Catalogue(units, sections.groups, tuple(versions), origin)


def _versions(folder: _Folder, sections: _Sections, known: Known) -> tuple[list[ReadVersion], frozenset[str]]:
    """Return the versions that could be read, and the indicators of which something could not."""
    read: list[ReadVersion] = []
    broken: set[str] = set()
    for name in known.indicators:
        group = sections.of.get(name, "")
        if not group:
            folder.findings.append(words.in_no_group(Place(_shown(f"{name}.yaml")), name))
        before = len(folder.findings)
        read += folder.read(f"{name}.yaml", partial(read_indicator, stem=name, group=group, known=known)) or ()
        if len(folder.findings) > before:
            broken.add(name)
    return read, frozenset(broken)


def _shown(name: str) -> str:
    return f"{FOLDER}/{name}"


def _statistics(folder: Path, findings: list[Finding]) -> tuple[str, ...]:
    path = folder / "statistics" / "indicators.csv"
    if not path.is_file():
        return ()
    table, found = read_table(path, StatisticIndicatorRow)
    findings += found
    return tuple(row.indicator for row in table.rows)


def _origin(fields: Fields) -> Origin | None:
    status = fields.code("status", Status)
    references = read_references(fields)
    check_references(fields, references, status)
    checked = fields.day("last_checked", required=True)
    note = fields.pair("note", required=True)
    decisions = [fields.as_pair(entry, "decisions", number) for number, entry in enumerate(fields.items("decisions"))]
    if status is None or checked is None or note is None:
        return None
    return Origin(status, references, checked, note, tuple(one for one in decisions if one))


def _sections(fields: Fields) -> _Sections:
    groups: list[Group] = []
    of: dict[str, str] = {}
    places: dict[str, Place] = {}
    for number, found in enumerate(fields.items("groups")):
        entry = fields.as_fields(found, "groups", number)
        if entry is None:
            continue
        key, name = entry.text("id", example="results"), entry.pair("name", required=True)
        if any(one.id == key for one in groups):
            fields.findings.append(words.twice(entry.place("id"), key))
        for position, indicator in enumerate(entry.texts("indicators")):
            if indicator in of:
                fields.findings.append(words.twice(entry.place("indicators", position), indicator))
            of.setdefault(indicator, key)
            places.setdefault(indicator, entry.place("indicators", position))
        entry.finish()
        groups.append(Group(key, name or Bilingual(key, key)))
    return _Sections(tuple(groups), of, places)
