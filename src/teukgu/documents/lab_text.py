"""A comparison of the policy lab as lines for a terminal and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from teukgu.evaluation.lab import Changes, Comparison
from teukgu.evaluation.lab.compare import Cost, Group, Place, Row
from teukgu.evaluation.scheme.base import Text
from teukgu.values import Bilingual, Language

SHOWN = 40


def lab_lines(found: Comparison, changes: Changes, language: Language) -> Iterator[str]:
    """Yield what changes: summary, zones that move, types and regions, awards."""
    yield Bilingual(f"정책실험 {changes.hash}", f"Policy lab {changes.hash}").text(language)
    yield from (f"  {line}" for line in changes.text.splitlines())
    firm = "–" if found.firm is None else str(found.firm)
    if found.ladder:
        ko = f"등급이 오르는 곳 {found.up}, 내리는 곳 {found.down} (그 가운데 확실 {firm})"
        en = f"tier up {found.up}, down {found.down} (of them sure: {firm})"
    else:
        ko, en = (
            "두 규칙의 등급 체계가 달라 오르내림을 세지 않습니다.",
            "The tiers differ: ups and downs are not counted.",
        )
    yield Bilingual(ko, en).text(language)
    ko = f"경계에 선 곳 {found.on_line_before} → {found.on_line_after}"
    en = f"on a line {found.on_line_before} -> {found.on_line_after}"
    yield Bilingual(ko, en).text(language)
    yield _awards(found.cost_before, found.cost_after, language)
    moved = sorted(found.moved, key=lambda row: (-abs(row.tier_change), row.zone))
    yield from (_row(row, found, language) for row in moved[:SHOWN])
    if len(moved) > SHOWN:
        left = len(moved) - SHOWN
        yield Bilingual(f"… {left}곳 더 (--json)", f"... {left} more (--json)").text(language)
    for title, groups in ((Bilingual("유형", "type"), found.by_type), (Bilingual("지역", "region"), found.by_region)):
        yield from (_group(title, one, language) for one in groups)


def lab_json(found: Comparison, changes: Changes, notes: tuple[str, ...] = ()) -> str:
    """Return everything as JSON, zones in the order of the input."""
    data = {
        "settings": dict(changes.values),
        "settings_hash": changes.hash,
        "notes": list(notes),
        "same_tiers": found.ladder,
        "tiers_before": [one.ko for one in found.tiers_before],
        "tiers_after": [one.ko for one in found.tiers_after],
        "up": found.up,
        "down": found.down,
        "sure": found.firm,
        "on_line": [found.on_line_before, found.on_line_after],
        "awards": [_cost(found.cost_before), _cost(found.cost_after)],
        "by_type": [_group_data(one) for one in found.by_type],
        "by_region": [_group_data(one) for one in found.by_region],
        "zones": [
            {
                "zone": row.zone,
                "name": row.name,
                "type": row.type,
                "region": row.region,
                "before": _place(row.before),
                "after": _place(row.after),
            }
            for row in found.rows
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _row(row: Row, found: Comparison, language: Language) -> str:
    if row.before is None or row.after is None:
        return f"  {row.zone} {row.name}"
    before, after = _tier(found.tiers_before, row.before, language), _tier(found.tiers_after, row.after, language)
    sure = "" if row.after.sure is None else f" {row.after.sure:.0%}"
    ranks = f"{row.before.rank:g} → {row.after.rank:g}"
    return f"  {row.zone} {row.name}: {before} → {after}{sure} ({Bilingual('순위', 'rank').text(language)} {ranks})"


def _tier(names: tuple[Text, ...], place: Place, language: Language) -> str:
    return names[place.tier - 1].bilingual.text(language) if place.tier else "–"


def _group(title: Bilingual, one: Group, language: Language) -> str:
    ko = f"{title.ko} {one.name}: {one.zones}곳, 오름 {one.up}, 내림 {one.down}, 순위 평균 {one.ranks:+.1f}"
    en = f"{title.en} {one.name}: {one.zones} zones, up {one.up}, down {one.down}, mean ranks {one.ranks:+.1f}"
    return f"  {Bilingual(ko, en).text(language)}"


def _awards(before: Cost, after: Cost, language: Language) -> str:
    counts = f"{sum(before.counts)} → {sum(after.counts)}"
    if before.won is None or after.won is None:
        ko, en = "금액은 규칙에 없음", "amounts are not in the scheme"
    else:
        ko, en = f"{before.won:,}원 → {after.won:,}원", f"KRW {before.won:,} -> {after.won:,}"
    return Bilingual(f"포상 {counts} ({ko})", f"awards {counts} ({en})").text(language)


def _cost(one: Cost) -> dict[str, Any]:
    return {"by_grade": list(one.counts), "won": one.won}


def _group_data(one: Group) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def _place(one: Place | None) -> dict[str, Any] | None:
    return None if one is None else {name: getattr(one, name) for name in one.__dataclass_fields__}
