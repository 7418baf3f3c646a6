"""What one supplement costs: the same path with and without it."""

from dataclasses import dataclass, replace

from teukgu.procedures.planner.path import plan_path
from teukgu.procedures.planner.question import PathQuestion, Supplement
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.on_day import RulesOnDay

MEASURED = ("committee", "decision_due", "decided", "gazette")


@dataclass(frozen=True, slots=True)
class SupplementCost:
    """Calendar days by which steps move, at the earliest and at the latest, by step."""

    supplement: Supplement
    earliest: dict[str, int]
    latest: dict[str, int]


def supplement_cost(
    question: PathQuestion, supplement: Supplement, rules: RulesOnDay, calendar: KoreanCalendar
) -> SupplementCost:
    """Return what one more ``supplement`` does to the path of ``question``."""
    before = plan_path(question, rules, calendar)
    after = plan_path(replace(question, supplements=(*question.supplements, supplement)), rules, calendar)
    pairs = {step: (before.step(step), after.step(step)) for step in MEASURED}
    found = {step: pair for step, pair in pairs.items() if pair[0] is not None and pair[1] is not None}
    return SupplementCost(
        supplement,
        {step: (new.earliest - old.earliest).days for step, (old, new) in found.items() if old and new},
        {step: (new.latest - old.latest).days for step, (old, new) in found.items() if old and new},
    )
