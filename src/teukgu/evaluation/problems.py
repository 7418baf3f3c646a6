"""Findings of the evaluation, written once each: what is wrong, where, and the cure."""

from collections.abc import Sequence
from difflib import get_close_matches

from teukgu.values import Bilingual, Finding, Place, Severity


def problem(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str], *, warn: bool = False) -> Finding:
    """Return a finding from Korean and English texts."""
    severity = Severity.WARNING if warn else Severity.ERROR
    return Finding(f"evaluation.{code}", Bilingual(*message), Bilingual(*cure), place, severity)


def near(name: str, known: Sequence[str]) -> tuple[str, str]:
    """Cure for a name that is not known: the nearest ones, else the list."""
    close = get_close_matches(name, known, n=3, cutoff=0.6)
    if close:
        shown = ", ".join(close)
        return f"혹시 {shown}을(를) 쓰려고 했나요?", f"Did you mean {shown}?"
    shown = ", ".join(list(known)[:12]) or "-"
    return f"다음 가운데 하나를 쓰세요: {shown}.", f"Use one of: {shown}."


def unknown_name(code: str, place: Place, what: tuple[str, str], name: str, known: Sequence[str]) -> Finding:
    """A name that stands for nothing."""
    return problem(
        code, place, (f"알 수 없는 {what[0]}입니다: {name!r}.", f"Unknown {what[1]}: {name!r}."), near(name, known)
    )


def some(names: Sequence[str], limit: int = 5) -> str:
    """List a few names and say how many more there are."""
    shown = ", ".join(names[:limit])
    return f"{shown} (+{len(names) - limit})" if len(names) > limit else shown
