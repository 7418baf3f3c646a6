"""Keeps one publication of figures as a vintage; the same publication again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction

from teukgu.loading.statistics.records import PublishedFigure
from teukgu.portal import clock
from teukgu.portal.services.statistics.standing import bring_in_line
from teukgu.portal.store.models import Programme, StatisticFigure, StatisticVintage, VintageKind
from teukgu.values import Bilingual

BATCH = 2000
NO_NOTE = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Publication:
    """What is loaded at once: figures, where from (file or request), their hash, and what they define."""

    kind: VintageKind
    series: str
    source: str
    sha256: str
    figures: Sequence[PublishedFigure]
    definition_version: str = "1"
    published_on: date | None = None
    note: Bilingual = NO_NOTE


def keep_vintage(programme: str, published: Publication, *, now: datetime) -> StatisticVintage | None:
    """Add ``published`` as a vintage and bring the standing figures in line; None when it is there already."""
    with transaction.atomic():
        # one load at a time: the standing figures are taken away and written anew
        Programme.objects.select_for_update(no_key=True).get(pk=programme)
        if _same(programme, published).exists():
            return None
        vintage = _vintage(programme, published, now)
        vintage.save()
        rows = [
            StatisticFigure(
                vintage=vintage,
                region_id=one.region,
                year=one.year,
                indicator=one.indicator,
                value=one.value,
                mark=one.mark,
            )
            for one in published.figures
        ]
        StatisticFigure.objects.bulk_create(rows, batch_size=BATCH)
        bring_in_line(programme, {one.indicator for one in published.figures})
    return vintage


def _same(programme: str, published: Publication) -> "models.QuerySet[StatisticVintage]":
    """Return the vintages of this very publication: same series, content and definition, also the same day if said."""
    same = StatisticVintage.objects.filter(
        programme=programme,
        series=published.series,
        kind=published.kind,
        sha256=published.sha256,
        definition_version=published.definition_version,
    )
    return same if published.published_on is None else same.filter(published_on=published.published_on)


def _vintage(programme: str, published: Publication, now: datetime) -> StatisticVintage:
    return StatisticVintage(
        programme_id=programme,
        series=published.series,
        kind=published.kind,
        published_on=published.published_on,
        standing_on=published.published_on or clock.day_of(now),
        loaded_at=now,
        source=published.source[:600],
        sha256=published.sha256,
        definition_version=published.definition_version,
        note_ko=published.note.ko[:300],
        note_en=published.note.en[:300],
    )
