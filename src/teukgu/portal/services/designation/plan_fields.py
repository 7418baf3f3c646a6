"""Brings what was typed into a plan into its kept form, saying everything that is wrong with it at once."""

from collections.abc import Callable, Mapping
from typing import Any

from teukgu.portal.services.designation.refusals import finding, too_long
from teukgu.procedures.plan_contents import ContentKind, PlanItem
from teukgu.values import Finding, nfc, refuse_if_any

TEXT_LIMIT = 60_000
ROW_LIMIT = 200
CELL_LIMIT = 4_000
CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127))

EXEMPTION_CELLS = ("id", "need", "scope", "detail", "agency")
OPTIONS = ("memberships_sold", "land_use_later", "sea_needed")
FUNDING_SOURCES = ("national", "provincial", "municipal", "private", "other")


def clean_text(text: str) -> str:
    """Return the text in NFC, line breaks kept, without control characters."""
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROL)).rstrip()


def clean_options(content: Any) -> dict[str, bool]:
    """Return the yes-or-no questions about a plan as they are kept."""
    given = content if isinstance(content, Mapping) else {}
    return {key: given.get(key) is True for key in OPTIONS}


def clean_content(item: PlanItem, content: Any) -> Any:
    """Return ``content`` as it is kept for ``item``.

    Raises:
        Refused: with everything that cannot be kept.
    """
    findings: list[Finding] = []
    kept = CLEANERS[item.kind](item, content, findings)
    refuse_if_any(findings)
    return kept


def _text(item: PlanItem, content: Any, findings: list[Finding]) -> str:
    kept = clean_text(content) if isinstance(content, str) else ""
    if len(kept) > TEXT_LIMIT:
        findings.append(too_long(item.id, item.name, TEXT_LIMIT))
    return kept


def _rows(item: PlanItem, content: Any, findings: list[Finding]) -> list[Mapping[str, Any]]:
    rows = [row for row in content if isinstance(row, Mapping)] if isinstance(content, list) else []
    if len(rows) > ROW_LIMIT:
        findings.append(
            finding(
                "plan.too_many_rows",
                (f"표가 {ROW_LIMIT}행을 넘었습니다.", f"The table has more than {ROW_LIMIT} rows."),
                ("합쳐서 줄이십시오.", "Merge rows."),
                item.id,
            )
        )
    return rows[:ROW_LIMIT]


def _cell(item: PlanItem, row: Mapping[str, Any], key: str, findings: list[Finding]) -> str:
    kept = clean_text(str(row.get(key, "")))
    if len(kept) > CELL_LIMIT:
        findings.append(too_long(item.id, item.name, CELL_LIMIT))
    return kept


def _exemptions(item: PlanItem, content: Any, findings: list[Finding]) -> list[dict[str, str]]:
    rows = [{key: _cell(item, row, key, findings) for key in EXEMPTION_CELLS} for row in _rows(item, content, findings)]
    return [row for row in rows if any(row.values())]


def _funding(item: PlanItem, content: Any, findings: list[Finding]) -> list[dict[str, Any]]:
    kept = []
    for number, row in enumerate(_rows(item, content, findings), start=1):
        source, note = str(row.get("source", "")), _cell(item, row, "note", findings)
        year, won = (_whole(row.get(key), item, number, findings) for key in ("year", "won"))
        if source or year or won or note:
            kept.append({"source": source if source in FUNDING_SOURCES else "", "year": year, "won": won, "note": note})
    return kept


def _whole(value: Any, item: PlanItem, number: int, findings: list[Finding]) -> int | None:
    """Return a whole number written with or without commas; nothing when the cell is empty."""
    text = str(value if value is not None else "").replace(",", "").replace("원", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    findings.append(
        finding(
            "plan.no_number",
            (
                f"재원표 {number}행: 정수가 아닙니다: '{text[:20]}'.",
                f"Funds, row {number}: no whole number: '{text[:20]}'.",
            ),
            ("연도와 금액(원)은 숫자로만 적으십시오.", "Write year and won in digits."),
            item.id,
            str(number),
        )
    )
    return None


CLEANERS: Mapping[ContentKind, Callable[[PlanItem, Any, list[Finding]], Any]] = {
    ContentKind.TEXT: _text,
    ContentKind.EXEMPTIONS: _exemptions,
    ContentKind.FUNDING: _funding,
}
