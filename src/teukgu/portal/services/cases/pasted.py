"""Reads numbers and days out of what somebody copies from a document system: the foot of a letter, a line of a list.

The foot of an official document reads ``시행 농정과-101 (2026. 3. 2.)  접수 특구정책과-55 (2026. 3. 3.)``; lists of
a document system give number, day, title and approver in columns separated by tabs.
"""

import re
from dataclasses import dataclass

from teukgu.values import nfc

NUMBER = r"(?P<number>[가-힣A-Za-z0-9()·]+-\d{1,8}(?:-\d{1,8})?)"
DAY = r"(?P<day>\d{4}[-.]\s?\d{1,2}[-.]\s?\d{1,2}\.?)"
SENT = re.compile(rf"(?:시행|생산)\s*(?:등록번호)?\s*:?\s*{NUMBER}\s*\(?\s*{DAY}?")
RECEIVED = re.compile(rf"접수\s*(?:등록번호)?\s*:?\s*{NUMBER}\s*\(?\s*{DAY}?")
ANY_NUMBER = re.compile(rf"(?<![\d.-]){NUMBER}(?![\d.])")
ANY_DAY = re.compile(DAY)
APPROVAL = re.compile(r"(?:(?P<approver>[가-힣]{2,12})\s+)?(?P<kind>전결|대결)")
KINDS = {"전결": "delegated", "대결": "deputy"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found; what was not is empty."""

    production_number: str = ""
    sent_on: str = ""
    receipt_number: str = ""
    received_on: str = ""
    approver: str = ""
    approval: str = ""


def parse_pasted(text: str) -> Pasted:
    """Return the numbers and days in ``text``; a lone number and day are taken as those of the sending."""
    line = " ".join(nfc(text).split())
    sent, received = SENT.search(line), RECEIVED.search(line)
    approval = APPROVAL.search(line)
    found = Pasted(
        production_number=_of(sent, "number"),
        sent_on=_day(_of(sent, "day")),
        receipt_number=_of(received, "number"),
        received_on=_day(_of(received, "day")),
        approver=(approval.group("approver") or "") if approval else "",
        approval=KINDS[approval.group("kind")] if approval else "",
    )
    return found if sent or received else _bare(line, found)


def _bare(line: str, found: Pasted) -> Pasted:
    day = ANY_DAY.search(line)
    number = ANY_NUMBER.search(ANY_DAY.sub(" ", line))
    return Pasted(_of(number, "number"), _day(_of(day, "day")), "", "", found.approver, found.approval)


def _of(match: "re.Match[str] | None", name: str) -> str:
    return (match.group(name) or "") if match else ""


def _day(text: str) -> str:
    """Return ``2026. 3. 2.`` as ``2026-03-02``."""
    parts = re.findall(r"\d+", text)
    return f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2]):02d}" if len(parts) == 3 else ""
