"""Checklists of the regional offices: read once in each process."""

from functools import cache

from teukgu.loading.office_checklists import load_checklists
from teukgu.portal.rules import programme
from teukgu.reporting.checklist import Checklists


@cache
def checklists() -> Checklists:
    """Return the programme's checklists."""
    return load_checklists(programme().folder)
