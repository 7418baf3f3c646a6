"""Patterns that stuffed ballots leave: a reason to look, never a ground to strike a vote by itself."""

from teukgu.evaluation.panels.public.stuffing.alarms import CHECKS, stuffing_alarms, without_source
from teukgu.evaluation.panels.public.stuffing.pattern import Alarm

__all__ = ["CHECKS", "Alarm", "stuffing_alarms", "without_source"]
