"""The form of a zone for the command line: from the registry, the demonstration's input or what was typed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import SHIPPED, programme_folder
from teukgu.loading.registry_files import read_registry
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.comparability import comparable
from teukgu.reporting.definition import Comparability, Stage
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import Form, rows_of
from teukgu.rulebook.programme import Programme
from teukgu.values import Bilingual, Finding, Observation, Place, Refused, ZoneId

DEMONSTRATION, EXAMPLE = "demonstration", "예시"
"""The programme of invented zones, and the word in the name of every one of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed."""

    zone: str
    year: int
    zone_type: str = ""
    stages: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a zone: its names, where it is, its type, and figures of the demonstration."""

    name: Bilingual
    municipality: str = ""
    zone_type: str = ""
    invented: bool = False
    last: Mapping[Cell, Number] | None = None
    broken: frozenset[Cell] = frozenset()
    targets: Mapping[Cell, Number] | None = None


def rules_folder(programme: str | None) -> str | None:
    """Return the programme whose indicators and texts bind the zones of ``programme``.

    The demonstration brings invented zones and no rules: those of the real programme bind it, as in the portal.
    """
    return None if programme is not None and programme_folder(programme) == SHIPPED / DEMONSTRATION else programme


def form_of(asked: Asked, programme: Programme, catalogue: Catalogue) -> Form:
    """Return the form of a zone and year.

    Raises:
        Refused: when the zone, its type or a stage is unknown, or nothing is asked for that year.
    """
    types, stages = programme.type_names, tuple(Stage)
    findings = []
    if asked.zone_type and asked.zone_type not in types:
        findings.append(_unknown("--type", asked.zone_type, tuple(types)))
    findings += [_unknown("--stage", one, stages) for one in asked.stages if one not in stages]
    if not catalogue.in_year(asked.year):
        findings.append(_no_year(asked.year, catalogue))
    known = _known(asked, programme, catalogue)
    if known is None:
        findings.append(_no_zone(asked.zone))
    if findings or known is None:
        raise Refused(findings)
    zone_type = asked.zone_type or known.zone_type
    return Form(
        zone=ZoneId(asked.zone),
        zone_name=known.name,
        zone_type=zone_type,
        year=asked.year,
        rows=rows_of(catalogue, asked.year, zone_type, [Stage(one) for one in asked.stages]),
        last=known.last or {},
        broken=known.broken,
        targets=known.targets or {},
        programme=DEMONSTRATION if known.invented else programme.id,
        municipality=known.municipality,
        invented=known.invented,
    )


def _known(asked: Asked, programme: Programme, catalogue: Catalogue) -> Known | None:
    """Return what is known of the zone; a typed name comes first."""
    if asked.name:
        return Known(Bilingual(asked.name, asked.name), invented=EXAMPLE in asked.name)
    return _registered(asked.zone, programme.folder) or _invented(asked, programme, catalogue)


def _registered(zone: str, folder: Path) -> Known | None:
    if not (folder / "registry").is_dir():
        return None
    files = read_registry(folder / "registry")
    row = next((one for one in files.zones.rows if one.zone_id == zone), None)
    if row is None:
        return None
    names = {one.region_id: one.name_ko for one in files.regions.rows}
    return Known(Bilingual(row.name_ko, row.name_en), ", ".join(names.get(one, one) for one in row.region_ids))


def _invented(asked: Asked, programme: Programme, catalogue: Catalogue) -> Known | None:
    """Return a zone of the demonstration, with its figures of the year before and its targets."""
    data = read_input(SHIPPED / DEMONSTRATION / "input")
    row = next((one for one in data.units if one.id == asked.zone), None)
    if row is None:
        return None
    types = {name.ko: key for key, name in programme.type_names.items()}
    known = {one.id: one for one in catalogue.in_year(asked.year)}
    own = [one for one in data.observations if one.zone == row.id and one.indicator in known]
    before = {Cell(one.indicator) for one in own if one.year == asked.year - 1 and one.value is not None}
    last = _last(own, asked.year, catalogue)
    return Known(
        name=Bilingual(row.name, row.name),
        municipality=row.group("municipality"),
        zone_type=types.get(row.type, ""),
        invented=True,
        last=last,
        broken=frozenset(before - set(last)),
        targets={Cell(one.indicator): _whole(one.target) for one in own if one.year == asked.year and one.target},
    )


def _last(own: Collection[Observation], year: int, catalogue: Catalogue) -> dict[Cell, Number]:
    """Return the figures of the year before that may stand beside this year's."""
    return {
        Cell(one.indicator): _whole(one.value)
        for one in own
        if one.year == year - 1
        and one.value is not None
        and comparable(catalogue, one.indicator, year - 1, year) is not Comparability.BROKEN
    }


def _whole(value: float | None) -> Number:
    number = value or 0
    return int(number) if float(number).is_integer() else number


def _unknown(option: str, name: str, known: Collection[str]) -> Finding:
    near = ", ".join(get_close_matches(name, known, n=3, cutoff=0.5) or known) or "-"
    return Finding(
        "report.unknown_code",
        Bilingual(f"'{name}'은(는) 없는 이름입니다.", f"There is no '{name}'."),
        Bilingual(f"다음 가운데 하나를 쓰세요: {near}", f"Use one of: {near}"),
        Place(key=option),
    )


def _no_year(year: int, catalogue: Catalogue) -> Finding:
    first = min((one.first_year for one in catalogue.versions), default=0)
    return Finding(
        "report.nothing_asked",
        Bilingual(f"{year}년에 묻는 지표가 없습니다.", f"No indicator is asked for {year}."),
        Bilingual(f"{first}년이나 그 뒤의 해를 쓰세요.", f"Use {first} or a later year."),
        Place(key="--year"),
    )


def _no_zone(zone: str) -> Finding:
    return Finding(
        "report.no_such_zone",
        Bilingual(f"등록부에 '{zone}'이(가) 없습니다.", f"The registry has no '{zone}'."),
        Bilingual(
            "'teukgu registry list'에서 id를 찾거나, --name으로 이름을 적으세요.",
            "Find its id in 'teukgu registry list', or give its name with --name.",
        ),
        Place(key="--zone"),
    )
