"""How fields are classed for disclosure, and who asks: read once in each process."""

from functools import cache

from teukgu.loading.disclosure import load_disclosure
from teukgu.portal.rules import programme
from teukgu.reporting.disclosure import DisclosureRules


@cache
def disclosure_rules() -> DisclosureRules:
    """Return the programme's classes of disclosure and kinds of askers."""
    return load_disclosure(programme().folder)
