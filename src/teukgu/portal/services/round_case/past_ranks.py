"""Keeps official ranks of earlier years with their source: the three-times and three-years rules count them."""

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from teukgu.loading.past_ranks import SourcedRank, read_past_ranks
from teukgu.portal.access import Viewer, may_open_round
from teukgu.portal.services.round_case import refusals
from teukgu.portal.store.models import OfficialRank, Programme, RoundFreeze, Zone
from teukgu.portal.store.queries.round_case.ranks import official_ranks, told_only_years
from teukgu.values import Bilingual, Refused

RANKS = Bilingual("지난 공식 순위", "past official ranks")
MOST_BYTES = 5_000_000
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")


def import_ranks(viewer: Viewer, programme: str, content: bytes, name: str, *, public: bool, now: datetime) -> int:
    """Keep the ranks of an uploaded table; return how many rows are new or changed.

    ``public``: they were published; otherwise each was only told to its zone.

    Raises:
        Refused: when the viewer may not, or with every problem of the file.
    """
    if not may_open_round(viewer, programme):
        raise Refused([refusals.may_not_open()])
    if not content:
        raise Refused([refusals.no_content(RANKS)])
    if len(content) > MOST_BYTES:
        raise Refused([refusals.too_large(MOST_BYTES)])
    ending = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"past_ranks{ending if ending in ENDINGS else '.csv'}"
        path.write_bytes(content)
        ranks = read_past_ranks(path, known_zones(programme))
    return keep_ranks(programme, marked(ranks, public=public), account=int(viewer.account), now=now)


def marked(ranks: Sequence[SourcedRank], *, public: bool) -> list[SourcedRank]:
    """Return the ranks of one table with the mark whether they were published."""
    return [replace(one, public=public) for one in ranks]


def confirm_public(freeze: RoundFreeze, *, confirmed: bool) -> None:
    """Let nobody publish ranks by the bundle of a round that were only told to their zones, without saying so.

    Raises:
        Refused: naming the years, unless it was confirmed.
    """
    years = told_only_years(freeze)
    if years and not confirmed:
        raise Refused([refusals.told_ranks(years)])


@transaction.atomic
def withdraw_ranks(
    programme: str, year: int, *, ranked: Collection[str], source: str, account: int | None, now: datetime
) -> int:
    """Take back every official rank of a year of a zone that is not among ``ranked``; return how many were."""
    _hold(programme)
    gone = [
        one.rank
        for one in official_ranks(programme, before=year + 1)
        if one.rank.year == year and str(one.rank.zone) not in ranked
    ]
    OfficialRank.objects.bulk_create(
        [
            OfficialRank(
                programme_id=programme,
                zone_id=str(one.zone),
                year=year,
                rank=None,
                population=len(ranked),
                source=source,
                account_id=account,
                kept_at=now,
            )
            for one in gone
        ],
        batch_size=200,
    )
    return len(gone)


def _hold(programme: str) -> None:
    """Let two who change ranks at once wait for each other, so that nothing is kept twice."""
    Programme.objects.select_for_update(no_key=True).filter(pk=programme).first()


def known_zones(programme: str) -> set[str]:
    """Return the ids of the zones of the programme."""
    return set(Zone.objects.filter(programme=programme).values_list("pk", flat=True))


@transaction.atomic
def keep_ranks(programme: str, ranks: Sequence[SourcedRank], *, account: int | None, now: datetime) -> int:
    """Keep each rank that says something else than what is kept of its zone and year; return how many were."""
    _hold(programme)
    there = {(one.rank.zone, one.rank.year): one for one in official_ranks(programme)}
    new = [one for one in ranks if there.get((one.rank.zone, one.rank.year)) != one]
    OfficialRank.objects.bulk_create(
        [
            OfficialRank(
                programme_id=programme,
                zone_id=str(one.rank.zone),
                year=one.rank.year,
                rank=one.rank.rank,
                population=one.rank.population,
                source=one.source,
                public=one.public,
                account_id=account,
                kept_at=now,
            )
            for one in new
        ],
        batch_size=200,
    )
    return len(new)
