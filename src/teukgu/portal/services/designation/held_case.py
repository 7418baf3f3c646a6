"""The case that a service works on: found for the viewer, with the party they act as."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import CaseFacts, Viewer, may_act
from teukgu.portal.services.designation.refusals import GONE, not_yours
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.visible_cases import case_facts, find_case
from teukgu.procedures.party import Party
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case with the facts of access to it."""

    case: Case
    facts: CaseFacts


def case_for(viewer: Viewer, number: str, today: date) -> HeldCase:
    """Return the case of this number that the viewer sees.

    Raises:
        Refused: when there is none for this viewer.
    """
    found = find_case(viewer, number, today)
    if found is None:
        raise Refused([GONE])
    return HeldCase(found, case_facts(found, today))


def case_as(viewer: Viewer, number: str, party: Party, today: date, key: str = "") -> HeldCase:
    """Return the case, in which the viewer may act as ``party``.

    Raises:
        Refused: when there is no such case for this viewer, or another party's work.
    """
    held = case_for(viewer, number, today)
    if not may_act(viewer, held.facts, party.value, key):
        raise not_yours()
    return held


def account_of(viewer: Viewer) -> int | None:
    """Return the id of the viewer's account, None for the public."""
    return int(viewer.account) if viewer.account else None
