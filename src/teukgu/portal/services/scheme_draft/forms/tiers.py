"""Tiers, awards, what is shown and how doubt is drawn: what their form changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from teukgu.loading.yaml_edit import REMOVED, Path
from teukgu.portal.services.scheme_draft.forms.patch import Patch, at, number_or_text, shown, texts
from teukgu.values import nfc

TIERS = ("tiers",)
FIELDS: Mapping[str, Path] = {
    "id": ("id",),
    "presentation": ("presentation",),
    "tiers_method": ("tiers", "method"),
    "awards_share": ("awards", "share"),
    "awards_column": ("awards", "column"),
    "restructuring_pick": ("restructuring", "pick"),
    "restructuring_share": ("restructuring", "share"),
    "draws": ("uncertainty", "draws"),
    "seed": ("uncertainty", "seed"),
    "weight_concentration": ("uncertainty", "weight_concentration"),
    "on_line": ("uncertainty", "on_line"),
    "bonus_max": ("score", "bonus_max"),
    "penalty_max": ("score", "penalty_max"),
    "decimals": ("score", "decimals"),
}
"""Single values, by the name of their field."""


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier as typed: name in both languages, its share or least score, its cap."""

    ko: str
    en: str
    share: str
    threshold: str
    cap: str


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade of award as typed."""

    ko: str
    en: str
    count: str
    amount: str


def tier_rows(data: Mapping[str, Any]) -> list[TierRow]:
    """Return the tiers as the fields show them."""
    names, caps = _listed(data, "tiers", "names"), at(data, ("tiers", "caps"))
    shares, thresholds = _listed(data, "tiers", "shares"), _listed(data, "tiers", "thresholds")
    return [
        TierRow(
            *texts(name),
            shown(shares[place]) if place < len(shares) else "",
            shown(thresholds[place]) if place < len(thresholds) else "",
            shown(caps.get(str(place + 1))) if isinstance(caps, Mapping) else "",
        )
        for place, name in enumerate(names)
    ]


def grade_rows(data: Mapping[str, Any]) -> list[GradeRow]:
    """Return the grades of award as the fields show them."""
    found = [one for one in _listed(data, "awards", "grades") if isinstance(one, Mapping)]
    return [GradeRow(*texts(one.get("name")), shown(one.get("count")), shown(one.get("amount"))) for one in found]


def edit_tiers(
    patch: Patch,
    *,
    name: tuple[str, str],
    tiers: Sequence[TierRow],
    grades: Sequence[GradeRow],
    fields: Mapping[str, str],
) -> None:
    """Change what the form says: rows without a name are taken out, fields that were not sent stay."""
    patch.put_name(("name",), *name)
    _tiers(patch, [one for one in tiers if nfc(one.ko) or nfc(one.en)])
    _grades(patch, [one for one in grades if nfc(one.ko) or nfc(one.en)])
    for field, path in FIELDS.items():
        if field in fields:
            patch.put_text(path, fields[field])


def _tiers(patch: Patch, rows: list[TierRow]) -> None:
    before = tier_rows(patch.data)
    if rows == before:
        return
    if not rows:
        patch.put(TIERS, REMOVED)
        return
    if len(rows) == len(before):
        for place, row in enumerate(rows):
            patch.put_name(("tiers", "names", place), row.ko, row.en)
    else:
        patch.put(("tiers", "names"), [_name(row.ko, row.en) for row in rows])
    _column(patch, "shares", [row.share for row in rows], [row.share for row in before])
    _column(patch, "thresholds", [row.threshold for row in rows], [row.threshold for row in before])
    caps = {str(place): number_or_text(nfc(row.cap)) for place, row in enumerate(rows, start=1) if nfc(row.cap)}
    if [nfc(row.cap) for row in rows] != [row.cap for row in before]:
        patch.put(("tiers", "caps"), caps or REMOVED)


def _column(patch: Patch, key: str, typed: list[str], before: list[str]) -> None:
    """Set a list of the tiers where its fields changed; a change of length writes the list anew."""
    listed = [number_or_text(nfc(text)) for text in typed if nfc(text)]
    if [nfc(text) for text in typed] == before:
        return
    now = at(patch.data, ("tiers", key))
    if isinstance(now, list) and len(now) == len(listed) and len(typed) == len(before):
        for place, value in enumerate(listed):
            if nfc(typed[place]) != before[place]:
                patch.put(("tiers", key, place), value)
        return
    patch.put(("tiers", key), listed or REMOVED)


def _grades(patch: Patch, rows: list[GradeRow]) -> None:
    before = grade_rows(patch.data)
    if rows == before:
        return
    if not rows:
        patch.put(("awards", "grades"), REMOVED)
        return
    kept = _listed(patch.data, "awards", "grades")
    patch.put(
        ("awards", "grades"),
        [
            kept[place] if place < len(before) and row == before[place] else _grade(row)
            for place, row in enumerate(rows)
        ],
    )


def _grade(row: GradeRow) -> dict[str, Any]:
    amount = {"amount": number_or_text(nfc(row.amount))} if nfc(row.amount) else {}
    return {"name": _name(row.ko, row.en), "count": number_or_text(nfc(row.count) or "0"), **amount}


def _name(ko: str, en: str) -> dict[str, str]:
    return {"ko": nfc(ko) or nfc(en), "en": nfc(en) or nfc(ko)}


def _listed(data: Any, *path: str) -> list[Any]:
    found = at(data, path)
    return list(found) if isinstance(found, list) else []
