"""Reads what every act's form has: the day, the key of the form, the override with its name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import QueryDict

from teukgu.values import Bilingual, Finding, Place, nfc


def read_day(text: str) -> date | None:
    """Return the day that was typed, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def whole(text: str) -> int:
    """Return a whole number, -1 when it is none: then nothing fits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def own_findings(typed: QueryDict, user: Any, today: date) -> list[Finding]:
    """Return what is wrong with the parts of the form that are the page's own."""
    return [*_day(typed), *_name(typed, user)]


def _day(typed: QueryDict) -> Iterator[Finding]:
    if read_day(typed.get("happened_on", "")) is None:
        yield Finding(
            "case.bad_day",
            Bilingual("날짜를 읽을 수 없습니다.", "The day cannot be read."),
            Bilingual("2026-03-31처럼 쓰십시오.", "Write it like 2026-03-31."),
            Place(key="happened_on"),
        )


def _name(typed: QueryDict, user: Any) -> Iterator[Finding]:
    """An override is signed: whoever sets a rule aside writes their own name."""
    if typed.get("override") and nfc(typed.get("override_name", "")).strip() != nfc(str(user.name)).strip():
        yield Finding(
            "case.override_name",
            Bilingual("예외 처리에는 본인의 이름이 필요합니다.", "An override needs your own name."),
            Bilingual("로그인한 사람의 이름을 그대로 쓰십시오.", "Write your name as it is in your account."),
            Place(key="override_name"),
        )
