"""What ``teukgu statistics load|list|show`` print. Django is set up when this is imported."""

import json
import os
import time
from datetime import date
from pathlib import Path
from typing import Any

import typer
from django.conf import settings

from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series import Series
from teukgu.loading.statistics.series_file import load_all_series, load_mapping, load_services
from teukgu.portal import clock
from teukgu.portal.services.registry.listed import region_names
from teukgu.portal.services.statistics.load_series import Loaded, Means, Wish, load_file, load_service
from teukgu.portal.store.models import Region, StatisticIndicator
from teukgu.portal.store.queries.statistic_vintages import VintageLine, standing_figures, vintages
from teukgu.values import Bilingual, Finding, Language, Refused

LEFT_OUT = {
    "other_item": Bilingual("다른 항목", "other items"),
    "other_month": Bilingual("다른 달", "other months"),
    "no_municipality": Bilingual("시군구가 아닌 줄", "rows that are no municipality"),
    "empty": Bilingual("빈 칸", "empty cells"),
}
KINDS = {
    "shipped": Bilingual("프로그램에 딸린 파일", "shipped with the program"),
    "file": Bilingual("파일", "file"),
    "kosis": Bilingual("KOSIS", "KOSIS"),
    "data_go_kr": Bilingual("공공데이터포털", "data.go.kr"),
}
STATUS = {
    "confirmed": Bilingual("확인됨", "confirmed"),
    "unconfirmed": Bilingual("실제 자료로 확인되지 않음", "not confirmed with the real source"),
}


def load(
    programme: str,
    series: str,
    *,
    file: Path | None,
    mapping: Path | None,
    years: tuple[int, int] | None,
    published: date | None,
    note: str,
    fresh: bool,
    look: bool,
) -> Loaded:
    """Load a series from a file, or for ``years`` from its service."""
    one = _series(series)
    wish = Wish(published, Bilingual(note, note) if note else None, look)
    if file is not None or years is None:
        table = load_mapping(mapping) if mapping else None
        return load_file(programme, one, file or Path(), table=table, wish=wish, now=clock.now())
    facts = load_services(programme_folder()).get(one.service)
    if facts is None:
        raise Refused([_file_only(series)])
    means = Means(os.environ, settings.VAR / "statistics", clock.now, time.sleep, fresh)
    return load_service(programme, one, facts, years, wish=wish, means=means)


def show_loaded(done: Loaded, series: str, language: Language, *, as_json: bool, look: bool) -> None:
    """Print what a load did."""
    if as_json:
        _json(
            {
                "series": series,
                "vintage": done.vintage.pk if done.vintage else None,
                "figures": done.figures,
                "years": list(done.years),
                "left_out": dict(done.left_out),
                "source": done.source,
            }
        )
        return
    span = f"{done.years[0]}-{done.years[-1]}" if done.years else ""
    ko, en = f"{series}: {done.figures:,}건 ({span})", f"{series}: {done.figures:,} figures ({span})"
    if look:
        ko, en = f"{ko} 읽음, 싣지 않음", f"{en} read, none loaded"
    elif done.vintage is None:
        ko, en = f"{ko}, 이미 실은 판과 같아 바꾼 것 없음", f"{en}, loaded already, nothing changed"
    else:
        ko, en = f"{ko} 실음, 판 {done.vintage.pk}", f"{en} loaded as vintage {done.vintage.pk}"
    typer.echo(ko if language == "ko" else en)
    for why, rows in done.left_out.items():
        typer.echo(f"  {LEFT_OUT[why].text(language)}: {rows:,}")


def show_list(programme: str, language: Language, *, as_of: date | None, as_json: bool) -> None:
    """Print every series defined and every vintage loaded by ``as_of``."""
    defined = load_all_series(programme_folder())
    loaded = vintages(programme, as_of=as_of)
    if as_json:
        _json({"series": [_series_data(one) for one in defined.values()], "vintages": [_data(one) for one in loaded]})
        return
    for one in defined.values():
        typer.echo(f"{one.id}  {one.name.text(language)}  [{one.service.value}, {STATUS[one.status].text(language)}]")
        for line in loaded:
            if line.series == one.id:
                typer.echo(f"  {_line(line, language)}")
    others = [line for line in loaded if line.series not in defined]
    if others:
        typer.echo("그 밖" if language == "ko" else "Others")
    for line in others:
        typer.echo(f"  {_line(line, language)}")


def show_region(
    programme: str, text: str, language: Language, *, indicator: str, as_of: date | None, as_json: bool
) -> None:
    """Print the figures of a municipality that held at the end of ``as_of``, each with its vintage."""
    region = _region(programme, text)
    keys = [indicator] if indicator else None
    _refuse_unknown(programme, indicator)
    figures = standing_figures(programme, as_of=as_of, regions=[region.pk], indicators=keys)
    known = {line.id: line for line in vintages(programme, as_of=as_of)}
    if as_json:
        rows = [
            {
                "indicator": one.indicator,
                "year": one.year,
                "value": one.value,
                "mark": one.mark,
                "vintage": _data(known[one.vintage]),
            }
            for one in figures
        ]
        _json({"region": region.pk, "name": region.name_ko, "figures": rows})
        return
    names = {row.key: row for row in StatisticIndicator.objects.filter(programme=programme)}
    typer.echo(f"{region.pk} {region.name_ko if language == 'ko' else region.name_en}")
    for one in figures:
        row = names.get(one.indicator)
        name = (row.name_ko if language == "ko" else row.name_en) if row else one.indicator
        unit = (row.unit_ko if language == "ko" else row.unit_en) if row else ""
        value = f"{one.value:,.10g} {unit}" if one.value is not None else f"({one.mark})"
        typer.echo(f"{one.year}  {name}  {value}  ← {one.vintage} {known[one.vintage].source}")


def _series(name: str) -> Series:
    defined = load_all_series(programme_folder())
    if name in defined:
        return defined[name]
    listed = ", ".join(defined)
    finding = Finding(
        "statistics.series_unknown",
        Bilingual(f"'{name}' 계열이 없습니다.", f"There is no series '{name}'."),
        Bilingual(f"있는 계열: {listed}", f"There are: {listed}."),
    )
    raise Refused([finding])


def _region(programme: str, text: str) -> Region:
    """Return the municipality of an id or a name."""
    by_id = Region.objects.filter(programme=programme, pk=text.strip().upper()).first()
    if by_id is not None:
        return by_id
    found = region_names(programme).find(text)
    if len(found) == 1:
        return Region.objects.get(pk=found[0].id)
    labels = ", ".join(f"{'/'.join(sorted(one.province_names))} {one.label} ({one.id})" for one in found)
    several = Bilingual(f"'{text}': 여러 곳이 있습니다. {labels}", f"'{text}' is several places: {labels}")
    none = Bilingual(f"'{text}': 그런 시군구가 없습니다.", f"There is no municipality '{text}'.")
    finding = Finding(
        "statistics.region",
        several if found else none,
        Bilingual(
            "'전북 순창군'처럼 시도를 함께 적거나 id를 쓰세요.", "Write the province too (전북 순창군), or the id."
        ),
    )
    raise Refused([finding])


def _refuse_unknown(programme: str, indicator: str) -> None:
    keys = list(
        StatisticIndicator.objects.filter(programme=programme).order_by("position").values_list("key", flat=True)
    )
    if indicator and indicator not in keys:
        listed = ", ".join(keys)
        finding = Finding(
            "statistics.indicator",
            Bilingual(f"'{indicator}' 지표가 없습니다.", f"There is no statistic '{indicator}'."),
            Bilingual(f"있는 지표: {listed}", f"There are: {listed}."),
        )
        raise Refused([finding])


def _file_only(series: str) -> Finding:
    return Finding(
        "statistics.no_service",
        Bilingual(f"'{series}'은(는) 파일로만 싣습니다.", f"'{series}' is loaded from a file only."),
        Bilingual("--file로 파일을 주세요.", "Give a file with --file."),
    )


def _line(line: VintageLine, language: Language) -> str:
    day = clock.day_of(line.loaded_at)
    published = line.published_on or "-"
    words = Bilingual(
        f"판 {line.id}: 공표 {published}, 실은 날 {day}, 정의 {line.definition_version}, {line.figures:,}건",
        f"vintage {line.id}: published {published}, loaded {day}, definition {line.definition_version}, "
        f"{line.figures:,} figures",
    )
    return f"{words.text(language)}, {KINDS[line.kind].text(language)}: {line.source}"


def _series_data(one: Series) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": {"ko": one.name.ko, "en": one.name.en},
        "indicator": one.indicator,
        "service": one.service.value,
        "status": one.status.value,
        "definition_version": one.definition_version,
        "page": one.page,
        "read_on": one.read_on.isoformat(),
    }


def _data(line: VintageLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "series": line.series,
        "kind": line.kind,
        "published_on": line.published_on.isoformat() if line.published_on else None,
        "loaded_at": line.loaded_at.isoformat(),
        "source": line.source,
        "sha256": line.sha256,
        "definition_version": line.definition_version,
        "note": {"ko": line.note.ko, "en": line.note.en},
        "figures": line.figures,
    }


def _json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
