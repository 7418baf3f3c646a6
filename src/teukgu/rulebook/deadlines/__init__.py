"""Statutory periods: how long, counted how, with which stops, and every step of the reasoning."""

from teukgu.rulebook.deadlines.by_rulebook import Question, answer
from teukgu.rulebook.deadlines.counting import Stopped, merged_stops
from teukgu.rulebook.deadlines.deadline import Deadline, count_deadline, date_limit_end
from teukgu.rulebook.deadlines.facts import Alternative, DeadlineFacts, ExtensionEnds, LimitEnd
from teukgu.rulebook.deadlines.of_parameter import deadline_rule
from teukgu.rulebook.deadlines.rule import Counting, CountingRule, DateLimit, Direction, Unit
from teukgu.rulebook.deadlines.step import Step
from teukgu.rulebook.deadlines.stop import Stop, parse_day, parse_stop

__all__ = [
    "Alternative",
    "Counting",
    "CountingRule",
    "DateLimit",
    "Deadline",
    "DeadlineFacts",
    "Direction",
    "ExtensionEnds",
    "LimitEnd",
    "Question",
    "Step",
    "Stop",
    "Stopped",
    "Unit",
    "answer",
    "count_deadline",
    "date_limit_end",
    "deadline_rule",
    "merged_stops",
    "parse_day",
    "parse_stop",
]
