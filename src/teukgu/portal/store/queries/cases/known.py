"""What conditions may ask the portal besides the events: who stands where, what other parts of the portal keep."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from teukgu.portal.store.models import Case, CaseParty
from teukgu.procedures.party import Party
from teukgu.procedures.state import CaseState

Provider = Callable[[Case, CaseState, date], Mapping[str, Any]]
_providers: list[Provider] = []


def tells_facts(provider: Provider) -> Provider:
    """Let ``provider`` add facts for the conditions (plans, meetings): a decorator, applied when its module loads."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def known_facts(case: Case, state: CaseState, today: date) -> dict[str, Any]:
    """Return every fact that is known about ``case``."""
    facts = _parties(case)
    for provider in _providers:
        facts.update(provider(case, state, today))
    return facts


def _parties(case: Case) -> dict[str, Any]:
    rows = list(CaseParty.objects.filter(case=case, until=None).select_related("organisation").order_by("-lead", "pk"))
    by_party = {party.value: [row for row in rows if row.party == party.value] for party in Party}
    return {
        "has_council": bool(by_party[Party.COUNCIL.value]),
        "has_governor": bool(by_party[Party.GOVERNOR.value]),
        "has_office": bool(by_party[Party.OFFICE.value]),
        "applicants": tuple(row.organisation.key for row in by_party[Party.APPLICANT.value] if row.organisation),
        "municipalities": tuple(
            row.organisation.region_id
            for row in by_party[Party.APPLICANT.value]
            if row.organisation and row.organisation.region_id
        ),
        "agencies": {row.key: row.organisation.key for row in by_party[Party.AGENCY.value] if row.organisation},
    }
