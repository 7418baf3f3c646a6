"""What conditions share: how a finding is written, and how a period is asked for."""

from datetime import date

from teukgu.procedures.state import Situation
from teukgu.rulebook.deadlines import count_deadline, deadline_rule
from teukgu.rulebook.deadlines.words import written
from teukgu.values import Bilingual, Finding, Place, Severity


def wrong(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return what stands in the way of an act of a designation, and what to do about it."""
    return Finding(f"designation.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def warning(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return what should be known but stops nothing."""
    return Finding(f"designation.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key), Severity.WARNING)


def end_of(situation: Situation, rule: str, day: date) -> date | None:
    """Return the day that the rule gives for an event on ``day``; None where the rule holds nothing that day."""
    if not situation.rules.has(rule):
        return None
    return count_deadline(deadline_rule(situation.rules, rule, with_extension=False), day, situation.calendar).due


def said(day: date) -> Bilingual:
    """Return a day as it is written."""
    return written(day)


def read_day(value: object) -> date | None:
    """Return the day that a field holds, or None when it holds none (said elsewhere)."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
