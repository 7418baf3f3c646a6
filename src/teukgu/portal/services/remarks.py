"""Keeps what visitors write about a page."""

from datetime import datetime, timedelta

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Remark, Zone
from teukgu.portal.store.models.remarks import CONTACT_LIMIT, PAGE_LIMIT, TEXT_LIMIT
from teukgu.values import Bilingual, Finding, Place, nfc, refuse_if_any

CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127))


def leave_remark(
    viewer: Viewer,
    programme: str,
    *,
    text: str,
    contact: str = "",
    page: str = "",
    zone: str = "",
    now: datetime,
) -> int:
    """Keep a remark on ``page`` (and ``zone``, if it is one of ours); return its number.

    Raises:
        Refused: when the text is empty or something is too long.
    """
    fields = {"text": _clean(text), "contact": _clean(contact), "page": _clean(page)}
    limits = {"text": TEXT_LIMIT, "contact": CONTACT_LIMIT, "page": PAGE_LIMIT}
    findings = [_too_long(name, limits[name]) for name, value in fields.items() if len(value) > limits[name]]
    if not fields["text"]:
        findings.append(_empty())
    refuse_if_any(findings)
    known = Zone.objects.filter(programme=programme, pk=zone).first() if zone else None
    return Remark.objects.create(programme_id=programme, zone=known, created_at=now, **fields).pk


def erase_old_remarks(*, now: datetime, days: int) -> int:
    """Erase remarks older than ``days`` with the contacts in them, as the privacy page promises; return how many."""
    return Remark.objects.filter(created_at__lt=now - timedelta(days=days)).delete()[0]


def _clean(text: str) -> str:
    """Return the text in NFC without control characters; line breaks stay."""
    return nfc(text.replace("\r\n", "\n").translate(CONTROL))


def _empty() -> Finding:
    return Finding(
        "remark.empty",
        Bilingual("내용이 비어 있습니다.", "The message is empty."),
        Bilingual("무엇이 잘못되었는지 적어 주세요.", "Say what is wrong."),
        Place(key="text"),
    )


def _too_long(name: str, limit: int) -> Finding:
    return Finding(
        "remark.too_long",
        Bilingual(f"{limit:,}자를 넘었습니다.", f"Longer than {limit:,} characters."),
        Bilingual("줄여 주세요.", "Shorten it."),
        Place(key=name),
    )
