"""Loads a series of public statistics from a file or from its service: one act of `teukgu statistics load`."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from teukgu.loading.statistics import findings as words
from teukgu.loading.statistics.file_records import file_records
from teukgu.loading.statistics.grid import read_grid
from teukgu.loading.statistics.records import Record, plain
from teukgu.loading.statistics.series import Request, Series, Service, ServiceFacts, Table
from teukgu.loading.statistics.services.asking import Asker, question_of
from teukgu.loading.statistics.services.cache import Cache
from teukgu.loading.statistics.services.data_go_kr import ask_data_go_kr, decoded
from teukgu.loading.statistics.services.kosis import ask_kosis
from teukgu.loading.statistics.services.quota import Quota
from teukgu.loading.statistics.understand import Understood, understand
from teukgu.portal import clock
from teukgu.portal.services.statistics.keep import Publication, keep_vintage
from teukgu.portal.services.statistics.region_book import region_book
from teukgu.portal.store.models import StatisticIndicator, StatisticVintage, VintageKind
from teukgu.values import Bilingual, Finding, Place, Refused, nfc, refuse_if_any


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the vintage (None: it was there already, or only looked at) and what was read."""

    vintage: StatisticVintage | None
    figures: int
    years: tuple[int, ...]
    left_out: Mapping[str, int]
    source: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How a load is wished: published when, what to note, look only."""

    published_on: date | None = None
    note: Bilingual | None = None
    look_only: bool = False


@dataclass(frozen=True, slots=True)
class _Origin:
    """Which door, what was read there, and the hash of its content."""

    kind: VintageKind
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Means:
    """What asking a service takes: environment, a folder for count and cache, clock, waiting; ``fresh``: no cache."""

    environment: Mapping[str, str]
    folder: Path
    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    fresh: bool = False


def load_file(programme: str, series: Series, path: Path, *, table: Table | None, wish: Wish, now: datetime) -> Loaded:
    """Load the figures of ``series`` from the file at ``path``, read as ``table`` says (default: as the series does).

    Raises:
        Refused: with every problem of the file; nothing is changed then.
    """
    reading = table or series.table
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused([words.unreadable(path.name, error.strerror or "?")]) from None
    records = file_records(read_grid(content, path.name, reading.sheet), reading, nfc(path.name))
    origin = _Origin(VintageKind.FILE, nfc(path.name), hashlib.sha256(content).hexdigest())
    return _keep(programme, replace(series, table=reading), records, origin, wish=wish, now=now)


def load_service(
    programme: str, series: Series, facts: ServiceFacts, years: tuple[int, int], *, wish: Wish, means: Means
) -> Loaded:
    """Load the figures of ``series`` for ``years`` (first and last) by asking its service.

    Raises:
        Refused: with every problem of key, connection or answer; nothing is changed then.
    """
    request = series.request
    if request is None:
        raise Refused([_no_service(series.id)])
    rows = _ask(facts, request, years, means)
    records = [Record({plain(key): text for key, text in row.items()}, Place(series.id, n + 1)) for n, row in rows]
    source = f"{question_of(facts, request.path, request.params)} {years[0]}-{years[1]}"
    digest = hashlib.sha256(_canonical(row for _, row in rows)).hexdigest()
    origin = _Origin(VintageKind(series.service.value), source, digest)
    return _keep(programme, series, records, origin, wish=wish, now=means.now())


def _ask(
    facts: ServiceFacts, request: Request, years: tuple[int, int], means: Means
) -> list[tuple[int, dict[str, str]]]:
    key = means.environment.get(facts.key_variable, "").strip()
    asker = Asker(
        facts,
        means.environment.get(facts.address_variable, "").strip() or facts.address,
        decoded(key) if facts.id is Service.DATA_GO_KR else key,
        Quota(means.folder / "asked", facts.id, facts.calls_per_day),
        None if means.fresh else Cache(means.folder / "answers", facts.cache_hours),
        means.now,
        means.sleep,
    )
    ask = ask_kosis if facts.id is Service.KOSIS else ask_data_go_kr
    return list(enumerate(ask(asker, request, years)))


def _canonical(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows in one form: the same figures in another order are the same publication."""
    lines = sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    return "\n".join(lines).encode()


def _keep(
    programme: str, series: Series, records: Iterable[Record], origin: _Origin, *, wish: Wish, now: datetime
) -> Loaded:
    """Understand the records and keep them as a vintage."""
    if not StatisticIndicator.objects.filter(programme=programme, key=series.indicator).exists():
        raise Refused([_no_indicator(series.id, series.indicator)])
    understood = understand(records, series.table, series.indicator, region_book(programme), origin.source)
    published = wish.published_on or understood.published_on
    refuse_if_any([*understood.findings, *_future(published, now)])
    publication = Publication(
        kind=origin.kind,
        series=series.id,
        source=origin.source,
        sha256=origin.sha256,
        figures=understood.figures,
        definition_version=series.definition_version,
        published_on=published,
        note=wish.note or series.note,
    )
    vintage = None if wish.look_only else keep_vintage(programme, publication, now=now)
    return _loaded(vintage, understood, origin.source)


def _loaded(vintage: StatisticVintage | None, understood: Understood, source: str) -> Loaded:
    years = tuple(sorted({one.year for one in understood.figures}))
    return Loaded(vintage, len(understood.figures), years, dict(understood.left_out), source)


def _future(published: date | None, now: datetime) -> list[Finding]:
    if published is None or published <= clock.day_of(now):
        return []
    return [
        Finding(
            "statistics.published_later",
            Bilingual(f"공표일 {published}이(가) 오늘보다 뒤입니다.", f"Published {published}: after today."),
            Bilingual("공표일을 고치세요.", "Correct the day of publication."),
        )
    ]


def _no_indicator(series: str, indicator: str) -> Finding:
    return Finding(
        "statistics.indicator_missing",
        Bilingual(f"'{indicator}'이(가) 통계 지표 목록에 없습니다.", f"'{indicator}' is no statistic of the list."),
        Bilingual("statistics/indicators.csv에 더하세요.", "Add it to statistics/indicators.csv."),
        Place(series),
    )


def _no_service(series: str) -> Finding:
    return Finding(
        "statistics.no_service",
        Bilingual(f"'{series}'은(는) 파일로만 싣습니다.", f"'{series}' is loaded from a file only."),
        Bilingual("--file로 파일을 주세요.", "Give a file with --file."),
    )
