"""A body as its file describes it: which seats there are, and which rulebook parameters rule it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from teukgu.rulebook.parameter import NOWHERE, Reference
from teukgu.values import Bilingual, Place


class SeatKind(StrEnum):
    """How a seat is filled: by an office, or by appointment for a term."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    EX_OFFICIO = "ex_officio"
    APPOINTED = "appointed"


class Topic(StrEnum):
    """What about a body a rule decides; the file of the body names the parameter for each."""

    EX_OFFICIO_SEATS = "ex_officio_seats"
    SEATS_MAX = "seats_max"
    APPOINTED_MAX = "appointed_max"
    TERM_YEARS = "term_years"
    RENEWALS_MAX = "renewals_max"
    DISMISSAL_GROUNDS = "dismissal_grounds"
    ACTING_ORDER = "acting_order"
    NOTICE_DAYS = "notice_days"
    SHORT_NOTICE_GROUNDS = "short_notice_grounds"
    FORMS = "forms"
    WRITTEN_GROUNDS = "written_grounds"
    WRITTEN_COUNT = "written_count"
    QUORUM = "quorum"
    MAJORITY = "majority"
    DEPUTIES = "deputies"
    WRITTEN_OPINION = "written_opinion"
    EXCLUDED_IN_QUORUM = "excluded_in_quorum"
    EXCLUSION_GROUNDS = "exclusion_grounds"
    EXCLUSION_FACTS = "exclusion_facts"
    DOUBTFUL_FACTS = "doubtful_facts"
    LOOKBACK_YEARS = "lookback_years"
    MINUTES_FIELDS = "minutes_fields"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat with its own name, from a day (in) to a day (out)."""

    id: str
    name: Bilingual
    kind: SeatKind
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the seat exists on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Recording:
    """How a resolution becomes part of a case: by which act, with which code for each result, its text in which field.

    A result without a code (of a body that only advises) is not recorded in the case.
    """

    act: str
    results: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body: ``rules`` names a parameter for each topic; ``own_rules`` are the topics it may rule for itself.

    ``elects`` says that the appointed members elect a vice chair; ``challenge`` that a party may challenge a member;
    ``records`` says how its resolution becomes part of a case, as ``party`` (None: it does not), ``records_of`` how in
    cases of procedures that have an act of their own for it.
    """

    id: str
    name: Bilingual
    seats: tuple[Seat, ...]
    appointed: Bilingual | None
    rules: Mapping[Topic, str]
    own_rules: frozenset[Topic] = frozenset()
    elects: bool = False
    challenge: bool = False
    party: str = ""
    records: Recording | None = None
    records_of: Mapping[str, Recording] = field(default_factory=dict)
    basis: tuple[Reference, ...] = ()
    note: Bilingual | None = None
    place: Place = field(default=NOWHERE, compare=False)

    def recording(self, procedure: str) -> Recording | None:
        """Return how a resolution becomes part of a case of ``procedure``."""
        return self.records_of.get(procedure, self.records)
