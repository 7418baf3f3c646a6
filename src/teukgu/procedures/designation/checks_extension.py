"""Extensions: no longer than the rule allows."""

from collections.abc import Iterator

from teukgu.procedures.check_words import wrong
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Finding


def extension_fits(situation: Situation, draft: Event, rule: str) -> Iterator[Finding]:
    """The extension is at least a day and no longer than the rule ``rule``."""
    days = draft.data.get("days")
    if days is None or not situation.rules.has(rule):
        return
    longest = situation.rules.whole(rule)
    if not isinstance(days, int) or not 1 <= days <= longest:
        yield wrong(
            "extension_too_long",
            (f"연장은 1일부터 {longest}일까지입니다.", f"An extension has 1 to {longest} days."),
            ("연장 일수를 줄이십시오.", "Give fewer days."),
            "days",
        )
