"""The kept scheme and the rules that bind a round, and what of them a round cannot go by."""

from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import settings_for
from teukgu.loading.scheme_file import parse_scheme
from teukgu.portal.services.round_case import refusals
from teukgu.portal.store.models import Case, RoundScheme
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.rulebook import by_scheme
from teukgu.values import Finding, Refused

AVERAGE = "average"
WIDE = "undistinguished_span"
"""Over how many tiers a range of ranks reaches when the tier cannot be told."""


def kept_scheme(row: RoundScheme) -> Scheme:
    """Return a scheme as it was handed in."""
    return parse_scheme(bytes(row.content).decode("utf-8-sig"))


def rules_for(case: Case, scheme: Scheme) -> RulesOnDay:
    """Return the rules of the opening of a round, with its scenario and what its scheme names."""
    return rules_of(case.programme_id).rulebook.on(
        case.rules_on,
        scenario=case.scenario or None,
        overrides=[by_scheme(name, scheme.id, case.rules_on) for name in scheme.uses],
    )


def rank_findings(case: Case, scheme: Scheme) -> list[Finding]:
    """Return a finding where equal scores would share an average rank: an official rank is a whole number.

    What else is amiss with the rules is said where they are used.
    """
    try:
        settings = settings_for(scheme, rules_for(case, scheme))
    except Refused:
        return []
    return [refusals.half_ranks()] if settings.ties == AVERAGE else []
