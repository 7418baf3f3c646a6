"""Checks of a report: each a function that asks for an explanation, or names what cannot be.

A warning is a request to explain (설명 요청): never public, in no score, closed by an explanation.
"""

from teukgu.reporting.checks.check import Check, Example, Remark, Spotted
from teukgu.reporting.checks.explained import Explained, still_open
from teukgu.reporting.checks.limits import Limits, limits_from
from teukgu.reporting.checks.registry import CHECKS
from teukgu.reporting.checks.run import check_report

__all__ = [
    "CHECKS",
    "Check",
    "Example",
    "Explained",
    "Limits",
    "Remark",
    "Spotted",
    "check_report",
    "limits_from",
    "still_open",
]
