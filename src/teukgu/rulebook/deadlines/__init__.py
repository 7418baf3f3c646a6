"""Statutory periods: how long, counted how, with which stops, and every step of the reasoning."""

from teukgu.rulebook.deadlines.counting import merged_stops
from teukgu.rulebook.deadlines.deadline import Alternative, Deadline, ExtensionEnds, count_deadline
from teukgu.rulebook.deadlines.explain import Step
from teukgu.rulebook.deadlines.rule import Counting, CountingRule, DateLimit, Direction, Unit
from teukgu.rulebook.deadlines.stop import Stop, parse_stop

__all__ = [
    "Alternative",
    "Counting",
    "CountingRule",
    "DateLimit",
    "Deadline",
    "Direction",
    "ExtensionEnds",
    "Step",
    "Stop",
    "Unit",
    "count_deadline",
    "merged_stops",
    "parse_stop",
]
