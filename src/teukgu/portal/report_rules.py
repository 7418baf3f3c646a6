"""Indicators, report contents and operators' sheet of the programme: read once in each process."""

from functools import cache

from teukgu.loading.indicators import load_indicators
from teukgu.loading.operator_sheet import load_operator_sheet
from teukgu.loading.report_contents import load_report_contents
from teukgu.portal.rules import programme
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.operator_sheets.rules import SheetRules


@cache
def indicators() -> Catalogue:
    """Return the definitions of the programme's indicators."""
    return load_indicators(programme().folder)


@cache
def report_contents() -> ReportContents:
    """Return what a report says in words."""
    return load_report_contents(programme().folder)


@cache
def operator_sheet() -> SheetRules:
    """Return what operators are asked and told."""
    return load_operator_sheet(programme().folder)
