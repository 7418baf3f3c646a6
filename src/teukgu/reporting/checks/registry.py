"""All checks, in the order in which their remarks are shown."""

from teukgu.reporting.checks import (
    bounds,
    copied_year,
    execution,
    falls,
    jump,
    missing,
    needs,
    peers,
    ratios,
    round_numbers,
    statistics,
    sums,
    swapped,
    units_history,
    units_peers,
)
from teukgu.reporting.checks.check import Check

CHECKS: tuple[Check, ...] = (
    bounds.CHECK,
    sums.CHECK,
    units_history.CHECK,
    units_peers.CHECK,
    swapped.CHECK,
    jump.CHECK,
    peers.CHECK,
    statistics.CHECK,
    ratios.CHECK,
    needs.CHECK,
    execution.CHECK,
    falls.CHECK,
    copied_year.CHECK,
    round_numbers.CHECK,
    missing.CHECK,
)
