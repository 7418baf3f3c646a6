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
from teukgu.procedures.event import Event
from teukgu.procedures.round.standing import COMPUTED, freeze_of, result_of, year_of
from teukgu.procedures.state import CaseState


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
        event = self.state.last(*COMPUTED)
        return computed_by(self.case, event) if event is not None and result_of(self.state) else None

    @cached_property
    def sheet(self) -> dict[str, RoundDeparture]:
        """The lines of the decision sheet that hold, by zone: those decided on, before that those entered so far.

        Of a zone the newest, unless it takes one back; what was entered before a reopening is entered anew.
        """
        if self.adopted is None:
            return {}
        rows = self.adopted.departures.order_by("pk")
        reopened, resolved = self.state.last("reopen_round"), self.state.last("record_round_resolution")
        if reopened is not None:
            rows = rows.filter(kept_at__gt=reopened.recorded_at)
        if self.decided and resolved is not None:
            told = resolved.data.get("sheet")
            rows = (
                rows.filter(kept_at__lte=resolved.recorded_at) if told is None else rows.filter(pk__in=lines_in(told))
            )
        newest = {row.zone_id: row for row in rows}
        return {zone: row for zone, row in newest.items() if row.tier != row.computed}

    @property
    def decided(self) -> bool:
        """Whether the committee has decided and that decision stands."""
        return self.state.stage in {"decided", "sealed", "published"}


def standing_of(case: Case, state: CaseState) -> RoundStanding:
    """Return where the round stands."""
    return RoundStanding(case, state)


def computed_by(case: Case, event: Event) -> RoundComputation | None:
    """Return the computation that an act adopted."""
    rows = case.round_computations.filter(sha256=str(event.data.get("result_sha256") or "").strip().lower())
    number = event.data.get("computation")
    if number:
        return rows.filter(pk=number).first()
    # an act that names the hash only means what was there then: the same results computed later are another row
    freeze = str(event.data.get("freeze_sha256") or "").strip().lower()
    then = rows.filter(kept_at__lte=event.recorded_at, freeze__sha256=freeze)
    return then.order_by("-pk").first() or rows.order_by("pk").first()


def lines_in(sheet: object) -> frozenset[int]:
    """Return the numbers of the lines that a resolution names (``"12,15"``)."""
    return frozenset(int(one) for one in str(sheet or "").replace(" ", "").split(",") if one.isdigit())


def _named(state: CaseState, act: str, field: str) -> str:
    found = state.last(act)
    return "" if found is None else str(found.data.get(field) or "").strip().lower()
