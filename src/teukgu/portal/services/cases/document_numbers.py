"""Records the numbers and days of an official document: its sending by the sender, its arrival by the receiver."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer, may_act
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.recording import recorders
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.portal.store.queries.cases.situation import procedure_of
from teukgu.portal.store.queries.visible_cases import case_facts, find_case
from teukgu.procedures.definition import Direction
from teukgu.procedures.legal_day import RECEIVED, SENT
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

COLUMNS = {
    "사건": "case",
    "기록": "event",
    "생산등록번호": "production_number",
    "시행일": "sent_on",
    "결재권자": "approver",
    "결재구분": "approval",
    "접수등록번호": "receipt_number",
    "접수일": "received_on",
    "매체": "medium",
}
"""Headings of the file; the codes themselves are understood too."""

WORDS = {"결재": "head", "전결": "delegated", "대결": "deputy", "전자": "official", "종이": "paper"}
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """How many recordings an import made."""

    sent: int
    received: int


def recording_party(viewer: Viewer, case: Case, about: CaseEvent, recording: str, today: date) -> str:
    """Return as which party the viewer may record the sending (or arrival) of the document of ``about``, or ""."""
    spec = procedure_of(case).act(about.act)
    if spec is None or spec.direction is Direction.INSIDE:
        return ""
    facts = case_facts(case, today)
    mine = (party for party in recorders(spec, about.party, recording) if may_act(viewer, facts, party, about.key))
    return next(mine, "")


def record_number(
    viewer: Viewer,
    case: Case,
    recording: str,
    data: Mapping[str, Any],
    *,
    seen_version: int,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Record a sending or an arrival as an act of the case.

    Raises:
        Refused: with everything that stands in the way.
    """
    about = case.events.filter(seq=data["event"]).first()
    party = recording_party(viewer, case, about, recording, today) if about else ""
    if not party:
        raise Refused([refusals.not_your_document() if about else refusals.no_such_document(data["event"])])
    return act(
        viewer,
        case.number,
        act=recording,
        party=party,
        happened_on=today,
        data={key: value for key, value in data.items() if value not in ("", None)},
        seen_version=seen_version,
        once=once,
        now=now,
        today=today,
    )


def import_numbers(viewer: Viewer, text: str, *, once: str, now: datetime, today: date) -> Imported:
    """Record every row of a CSV file; what is wrong in any row refuses the whole file, with all its rows.

    Raises:
        Refused: with everything wrong, each finding at its line.
    """
    try:
        rows = list(_rows(text))
    except csv.Error:
        raise Refused([_bad_file()]) from None
    findings: list[Finding] = []
    counts = {SENT: 0, RECEIVED: 0}
    with transaction.atomic():
        for line, row in rows:
            for recording in (SENT, RECEIVED):
                try:
                    counts[recording] += _record_row(
                        viewer, row, recording, once=f"{once[:40]}.{line}", now=now, today=today
                    )
                except Refused as refused:
                    findings += [replace(one, place=Place(line=line, key=one.place.key)) for one in refused.findings]
        if findings:
            raise Refused(findings)
    return Imported(counts[SENT], counts[RECEIVED])


def _record_row(
    viewer: Viewer, row: Mapping[str, str], recording: str, *, once: str, now: datetime, today: date
) -> int:
    data = _data(row, recording)
    if data is None:
        return 0
    case = find_case(viewer, row.get("case", ""), today)
    if case is None:
        raise Refused([refusals.absent()])
    case.refresh_from_db()
    key = f"{once}.{'s' if recording == SENT else 'r'}"
    record_number(viewer, case, recording, data, seen_version=case.version, once=key, now=now, today=today)
    return 1


def _data(row: Mapping[str, str], recording: str) -> dict[str, Any] | None:
    """Return the fields of one recording, or None when the row says nothing about it."""
    own = (
        ("production_number", "sent_on", "approver", "approval")
        if recording == SENT
        else ("receipt_number", "received_on")
    )
    found: dict[str, Any] = {name: row[name] for name in own if row.get(name)}
    if not found:
        return None
    number = row.get("event", "")
    whole = number.isascii() and number.isdigit() and len(number) < 10
    return {**found, "event": int(number) if whole else 0, **_medium(row)}


def _medium(row: Mapping[str, str]) -> dict[str, str]:
    return {"medium": row["medium"]} if row.get("medium") else {}


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(StringIO(nfc(text.lstrip("\ufeff"))))
    names = {heading: COLUMNS.get(heading.strip(), heading.strip()) for heading in reader.fieldnames or ()}
    if not {"case", "event"} <= set(names.values()):
        raise Refused([_bad_file()])
    for count, row in enumerate(reader, 2):
        if count > MOST_ROWS + 1:
            raise Refused([_bad_file()])
        clean = {
            names[key]: WORDS.get((value or "").strip(), (value or "").strip()) for key, value in row.items() if key
        }
        if any(clean.values()):
            yield count, clean


def _bad_file() -> Finding:
    return Finding(
        "case.bad_number_file",
        Bilingual("번호 파일을 읽을 수 없습니다.", "The file of numbers cannot be read."),
        Bilingual(
            f"첫 줄에 '사건'과 '기록' 칸이 있는 CSV를 {MOST_ROWS}줄까지 올리십시오.",
            f"Upload a CSV with the columns '사건' (case) and '기록' (record), at most {MOST_ROWS} lines.",
        ),
        Place(line=1),
    )
