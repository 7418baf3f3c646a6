"""Keeps the results of a computed round; keeping the same outputs again changes nothing."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.loading.round_outputs import ResultRow, RoundOutputs
from teukgu.portal.store.models import Round, RoundContribution, RoundFile, RoundResult, Zone
from teukgu.values import Bilingual

BATCH = 300


@dataclass(frozen=True, slots=True)
class RoundHeading:
    """What a round is: its key in addresses, its scheme, and how it was computed."""

    key: str
    scheme: str
    title: Bilingual
    year: int
    as_of: date
    seed: int
    draws: int
    software_version: str
    parameter_hash: str = ""
    bundle_hash: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit that is not in the round, and why."""

    unit: str
    name: str
    type: str
    reason: Bilingual


def keep_round(
    programme: str, heading: RoundHeading, outputs: RoundOutputs, left_out: Sequence[LeftOut], *, now: datetime
) -> bool:
    """Keep a round under its key, replacing an earlier computation of it; return whether anything changed.

    Units whose id is a zone of ``programme`` are connected with it.
    """
    content = _content_hash(heading, outputs, left_out)
    if Round.objects.filter(programme=programme, key=heading.key, content_hash=content).exists():
        return False
    with transaction.atomic():
        Round.objects.filter(programme=programme, key=heading.key).delete()
        row = _round(programme, heading, outputs, content, now)
        row.save()
        _keep_results(row, outputs, left_out)
        _keep_files(row, outputs)
    return True


def _content_hash(heading: RoundHeading, outputs: RoundOutputs, left_out: Sequence[LeftOut]) -> str:
    """Return a hash of everything that is kept."""
    return hashlib.sha256(repr((heading, outputs.content_hash, tuple(left_out))).encode()).hexdigest()


def _round(programme: str, heading: RoundHeading, outputs: RoundOutputs, content: str, now: datetime) -> Round:
    return Round(
        programme_id=programme,
        key=heading.key,
        scheme=heading.scheme,
        title_ko=heading.title.ko,
        title_en=heading.title.en,
        year=heading.year,
        as_of=heading.as_of,
        seed=heading.seed,
        draws=heading.draws,
        software_version=heading.software_version,
        parameter_hash=heading.parameter_hash,
        bundle_hash=heading.bundle_hash,
        content_hash=content,
        facts={**outputs.facts, **heading.facts},
        kept_at=now,
    )


def _keep_results(row: Round, outputs: RoundOutputs, left_out: Sequence[LeftOut]) -> None:
    zones = set(Zone.objects.filter(programme=row.programme_id).values_list("pk", flat=True))
    results = [_result(row, one, zones) for one in outputs.results]
    results += [_left_out(row, one, zones) for one in left_out]
    RoundResult.objects.bulk_create(results, batch_size=BATCH)
    by_unit = {result.unit: result for result in results}
    parts = [
        RoundContribution(
            result=by_unit[part.zone], position=position, node=part.node, points=part.points, more=dict(part.more)
        )
        for position, part in enumerate(outputs.contributions)
        if part.zone in by_unit
    ]
    RoundContribution.objects.bulk_create(parts, batch_size=BATCH)


def _result(row: Round, one: ResultRow, zones: set[str]) -> RoundResult:
    return RoundResult(
        round=row,
        unit=one.zone,
        zone_id=one.zone if one.zone in zones else None,
        in_round=True,
        **result_values(one),
        more=dict(one.more),
    )


def result_values(one: ResultRow) -> dict[str, Any]:
    """Return the fields that the result of a unit has wherever it is kept."""
    return {
        "name": one.name,
        "type": one.type,
        "score": one.score,
        "rank": one.rank,
        "rank_low": one.rank_low,
        "rank_high": one.rank_high,
        "tier": one.tier,
        "tier_name": one.tier_name,
        "tier_probabilities": list(one.tier_probabilities),
        "on_line": one.on_line,
        "next_tier_gap": one.next_tier_gap,
    }


def _left_out(row: Round, one: LeftOut, zones: set[str]) -> RoundResult:
    return RoundResult(
        round=row,
        unit=one.unit,
        zone_id=one.unit if one.unit in zones else None,
        name=one.name,
        type=one.type,
        in_round=False,
        reason_ko=one.reason.ko,
        reason_en=one.reason.en,
    )


def _keep_files(row: Round, outputs: RoundOutputs) -> None:
    files = [
        RoundFile(round=row, name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content), content=content)
        for name, content in outputs.files.items()
    ]
    RoundFile.objects.bulk_create(files)
