"""The demonstration's round, played once for a module: what was planted in it, worked out apart from who finds it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.test import Client, override_settings
from tests.integration.portal.demonstration.test_demo_year import DUE, FOLDER, prepared
from tests.people_tools import NOW, World

from teukgu.portal.services.demo_round.play import STEPS, play_round
from teukgu.portal.services.demo_year.figures import years_of_zones
from teukgu.portal.services.demo_year.play import play_year
from teukgu.portal.store.models import Case, Observation, Round, ZonePlace
from teukgu.reporting.figure import Confidence, Provenance

YEAR = 2025
KINDS = {
    "연고": "home",
    "재직": "employment",
    "협의체": "consortium",
    "펀드": "fund",
    "컨설팅": "coaching",
    "집필": "authorship",
}
REPORTING = frozenset(f"EX{number:05}" for number in (1, 2, 11, 40, 80, 201, 203, 205))
"""Zones whose year is played in full: enough that some can correct their report."""

TOO_OLD = "2019-12-31"


@dataclass(frozen=True)
class FullRound:
    """A published round of the demonstration, and the folder with what anybody may download of it."""

    world: World
    case: Case
    published: Round
    download: Path

    @property
    def bundle(self) -> Path:
        """The sealed bundle as downloaded."""
        return self.download / "bundle.zip"

    @property
    def page(self) -> str:
        """The address of the public page."""
        return f"/example/rounds/{self.published.key}/"


@contextmanager
def full_round(folder: Path) -> Iterator[FullRound]:
    """Play it; everything is rolled back at the end."""
    with transaction.atomic(), override_settings(VAR=folder / "var"):
        world = prepared()
        play_year(world.programme, FOLDER, now=NOW, zones=REPORTING)
        _figures_of_the_others(world)
        assert play_round(world.programme, FOLDER, now=NOW) == len(STEPS)
        case = Case.objects.get(programme=world.programme, procedure="round")
        published = Round.objects.get(programme=world.programme, key=case.number.lower())
        yield FullRound(world, case, published, _downloaded(published, folder / "download"))
        transaction.set_rollback(True)


def _figures_of_the_others(world: World) -> None:
    """Give the zones whose year is not played the figures that they would have reported."""
    Observation.objects.bulk_create(
        Observation(
            programme_id=world.programme, zone_id=one.zone, year=YEAR, indicator=cell.indicator, part=cell.part,
            value=figure.value, status="given", provenance=Provenance.ADMINISTRATIVE.value,
            confidence=Confidence.COUNTED.value, version=1, recorded_at=NOW,
        )
        for one in years_of_zones(FOLDER, DUE)
        if one.zone not in REPORTING
        for cell, figure in one.true.items()
        if figure.value is not None
    )  # fmt: skip


def _downloaded(published: Round, folder: Path) -> Path:
    """Download every file of the public page as anybody would."""
    folder.mkdir()
    for one in published.files.values_list("name", flat=True):
        answer = Client().get(f"/example/rounds/{published.key}/files/{one}")
        assert answer.status_code == 200
        (folder / one).write_bytes(b"".join(answer) if answer.streaming else answer.content)
    return folder


@dataclass(frozen=True)
class PlantedConflict:
    """A reviewer (by mail address) who must not score a zone, and why."""

    email: str
    zone: str
    kind: str


def planted_conflicts() -> list[PlantedConflict]:
    """What the list says and the reviewers declared, worked out from the files; what is too old is left out."""
    towns: dict[str, list[str]] = {}
    for zone, name in ZonePlace.objects.values_list("zone", "region__name_ko"):
        towns.setdefault(name, []).append(zone)
    found = [PlantedConflict(f"{key}@demonstration.example", zone, "declared") for key, zone in DECLARED.items()]
    with (FOLDER / "year" / "reviewers.csv").open(encoding="utf-8") as listed:
        for row in csv.DictReader(listed):
            kind, _, rest = row["이해관계"].partition(": ")
            about, _, days = rest.partition(" (")
            if kind and TOO_OLD not in days:
                zones = towns.get(about, [about])
                found += [PlantedConflict(row["이메일"], zone, KINDS[kind]) for zone in zones]
    return found


DECLARED = {"reviewer-07": "EX00003", "reviewer-18": "EX00018", "reviewer-29": "EX00120", "reviewer-48": "EX00188"}
"""What four of them declare themselves, as the planted story says."""
