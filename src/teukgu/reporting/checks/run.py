"""All checks over one report."""

from collections.abc import Mapping

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.checks.check import Remark, remark_of
from teukgu.reporting.checks.limits import Limits
from teukgu.reporting.checks.registry import CHECKS
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell, Context, Figure


def check_report(
    catalogue: Catalogue, figures: Mapping[Cell, Figure], context: Context, limits: Limits
) -> tuple[Remark, ...]:
    """Return every remark on a report, in the order of the checks."""
    view = View(catalogue, figures, context, limits)
    return tuple(remark_of(check, spotted, view) for check in CHECKS for spotted in check.find(view))
