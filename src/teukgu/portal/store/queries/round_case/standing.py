"""Which of the kept rows of a round stand: those whose hash its latest acts name."""

from dataclasses import dataclass
from functools import cached_property

from teukgu.portal.store.models import (
    Case,
    RoundComputation,
    RoundDeparture,
    RoundFreeze,
    RoundPopulation,
    RoundScheme,
)
from teukgu.procedures.round.standing import freeze_of, result_of, year_of
from teukgu.procedures.state import CaseState

SHEET = ("drafted", "decided", "sealed", "published")


@dataclass(frozen=True)
class RoundStanding:
    """Where a round stands; each of the rows is asked for once, and None before it was recorded."""

    case: Case
    state: CaseState

    @property
    def year(self) -> int:
        """The performance year that is judged (0 before the round was opened)."""
        return year_of(self.state) or 0

    @cached_property
    def scheme(self) -> RoundScheme | None:
        """The scheme as it was stated last."""
        named = _named(self.state, "state_scheme", "scheme_sha256")
        return self.case.round_schemes.filter(sha256=named).order_by("-pk").first() if named else None

    @cached_property
    def population(self) -> RoundPopulation | None:
        """The list of zones as it was set last."""
        named = _named(self.state, "set_population", "population_sha256")
        return self.case.round_populations.filter(sha256=named).order_by("-pk").first() if named else None

    @cached_property
    def freeze(self) -> RoundFreeze | None:
        """The inputs as frozen last."""
        named = freeze_of(self.state)
        return self.case.round_freezes.filter(sha256=named).order_by("-pk").first() if named else None

    @cached_property
    def adopted(self) -> RoundComputation | None:
        """The results that the round goes by: computed last and adopted, since it was (re)opened."""
        named = result_of(self.state)
        return computation_of(self.case, named) if named else None

    @property
    def decided(self) -> bool:
        """Whether the committee has decided and that decision stands."""
        return self.state.stage in {"decided", "sealed", "published"}


def standing_of(case: Case, state: CaseState) -> RoundStanding:
    """Return where the round stands."""
    return RoundStanding(case, state)


def computation_of(case: Case, sha256: str) -> RoundComputation | None:
    """Return the computation of a round with these results."""
    return case.round_computations.filter(sha256=sha256).order_by("-pk").first()


def departures_of(computation: RoundComputation) -> dict[str, RoundDeparture]:
    """Return the lines of the decision sheet that hold, by zone: the newest of each, unless it takes one back."""
    newest = {row.zone_id: row for row in computation.departures.order_by("pk")}
    return {zone: row for zone, row in newest.items() if row.tier != row.computed}


def _named(state: CaseState, act: str, field: str) -> str:
    found = state.last(act)
    return "" if found is None else str(found.data.get(field) or "").strip().lower()
