"""The results of a round."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Round, RoundFile, RoundResult, RoundZoneResult
from teukgu.portal.store.queries.round_case.later_corrections import corrected_since_sealed
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round as it was computed; ``facts`` are figures about the round itself."""

    key: str
    scheme: str
    title: Bilingual
    year: int
    as_of: date
    seed: int
    draws: int
    software_version: str
    parameter_hash: str
    bundle_hash: str
    facts: dict[str, Any]
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit; ``address`` is that of its zone's page, empty when it has none. ``more`` holds further columns."""

    unit: str
    address: str
    name: str
    type: str
    in_round: bool
    reason: Bilingual
    score: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    tier: int | None
    tier_name: str
    tier_probabilities: tuple[float, ...]
    on_line: bool | None
    next_tier_gap: float | None
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a round to download."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round with all of its units in the order of their names, never by score, and its files.

    ``corrected_later``: of how many zones the report was corrected after its figures were frozen.
    """

    round: RoundSummary
    results: tuple[UnitResult, ...]
    files: tuple[FileLine, ...]
    corrected_later: int = 0

    @property
    def scored(self) -> tuple[UnitResult, ...]:
        """Units that are in the round."""
        return tuple(result for result in self.results if result.in_round)

    @property
    def left_out(self) -> tuple[UnitResult, ...]:
        """Units that are not, each with its reason."""
        return tuple(result for result in self.results if not result.in_round)


def summary(row: Round) -> RoundSummary:
    """Return a round as a record."""
    return RoundSummary(
        key=row.key,
        scheme=row.scheme,
        title=Bilingual(row.title_ko, row.title_en),
        year=row.year,
        as_of=row.as_of,
        seed=row.seed,
        draws=row.draws,
        software_version=row.software_version,
        parameter_hash=row.parameter_hash,
        bundle_hash=row.bundle_hash,
        facts=row.facts,
        kept_at=row.kept_at,
    )


def computed_values(row: RoundResult | RoundZoneResult) -> dict[str, Any]:
    """Return what was computed of a unit, wherever it is kept, as its records name it."""
    return {
        "score": row.score,
        "rank": row.rank,
        "rank_low": row.rank_low,
        "rank_high": row.rank_high,
        "tier": row.tier,
        "tier_name": row.tier_name,
        "tier_probabilities": tuple(row.tier_probabilities),
        "on_line": row.on_line,
        "next_tier_gap": row.next_tier_gap,
    }


def unit_result(row: RoundResult, address: str) -> UnitResult:
    """Return a result as a record."""
    return UnitResult(
        unit=row.unit,
        address=address,
        name=row.name,
        type=row.type,
        in_round=row.in_round,
        reason=Bilingual(row.reason_ko, row.reason_en),
        **computed_values(row),
        more=row.more,
    )


def rounds_of(viewer: Viewer, programme: str) -> tuple[RoundSummary, ...]:
    """Return the rounds of ``programme``, newest first. One query."""
    rows = Round.objects.filter(programme=programme).order_by("-year", "-kept_at")
    return tuple(summary(row) for row in rows)


def round_by_key(viewer: Viewer, programme: str, key: str) -> RoundPage | None:
    """Return one round, or None. At most six queries."""
    row = Round.objects.filter(programme=programme, key=key).first()
    if row is None:
        return None
    results = RoundResult.objects.filter(round=row).select_related("zone")
    units = [unit_result(one, one.zone.address if one.zone else "") for one in results]
    files = RoundFile.objects.filter(round=row).order_by("name").values_list("name", "sha256", "size")
    return RoundPage(
        summary(row),
        tuple(sorted(units, key=lambda unit: (unit.name, unit.unit))),
        tuple(FileLine(*one) for one in files),
        corrected_since_sealed(programme, row.bundle_hash) if "case" in row.facts else 0,
    )


def round_file(viewer: Viewer, programme: str, key: str, name: str) -> bytes | None:
    """Return a file of a round byte for byte, or None. One query."""
    rows = RoundFile.objects.filter(round__programme=programme, round__key=key, name=name)
    content = rows.values_list("content", flat=True).first()
    return None if content is None else bytes(content)
