"""What a step of the demonstration's round has to hand: the case, who acts, when, under which key."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import Account, Case, CaseEvent, CaseParty, Panel, RoundChore, RoundComputation
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.public_stage.standing import judged_zones
from teukgu.portal.store.queries.round_case.standing import RoundStanding, standing_of

START_OF_WORK = time(1, 0, tzinfo=UTC)
MINISTRY = "ministry-policy.officer"
EXAMPLE = "[예시 EXAMPLE]"
EXPERT, PUBLIC = "expert", "public"
"""Components of the scheme that a panel and the public decide."""


@dataclass
class RoundScene:
    """A step of the round of ``year`` on its day; every act of it gets the next minute and key.

    ``folder``: of the demonstration programme; ``seed``: of what is planted; ``real_now``: the clock's own moment;
    ``computed``: what the step computed before it began.
    """

    programme: str
    year: int
    step: str
    day: date
    folder: Path
    seed: int
    real_now: datetime
    computed: RoundComputation | None = None
    _acts: list[int] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """Return the round as it stands."""
        return Case.objects.get(programme=self.programme, procedure=ROUND, once=self.opening)

    @property
    def opening(self) -> str:
        """Return the key of the opening."""
        return f"demo-round-{self.programme}-{self.year}-open"[:60]

    @property
    def number(self) -> str:
        """Return the number of the case."""
        return self.case.number

    @property
    def now(self) -> datetime:
        """Return the moment of the last act."""
        return datetime.combine(self.day, START_OF_WORK) + timedelta(minutes=len(self._acts))

    def key(self, step: str, number: int) -> str:
        """Return the key of the act of a number within a step."""
        return f"round-{self.year}-{step}-{number}"

    def stamp(self) -> dict[str, Any]:
        """Return key, moment and day, as every service takes them."""
        self._acts.append(1)
        return {"once": self.key(self.step, len(self._acts)), "now": self.now, "today": self.day}

    @property
    def ministry(self) -> Viewer:
        """Return the officer of the ministry."""
        return self.viewer(MINISTRY)

    def account(self, key: str) -> Account:
        """Return the account of an invented person."""
        return Account.objects.get(email=address_of(key))

    def viewer(self, key: str) -> Viewer:
        """Return an invented person as they are on the day."""
        return viewer_of_account(self.account(key).pk, self.day)

    def officer_of(self, zone: str) -> Viewer:
        """Return the officer of the lead municipality of a zone that was told its draft."""
        row = CaseParty.objects.select_related("organisation").get(
            case=self.case, party="applicant", key=zone, lead=True
        )
        return self.viewer(f"{row.organisation.key}.officer" if row.organisation else "")

    def act(
        self, name: str, key: str = "", /, *, by: Viewer | None = None, party: str = "minister", **data: Any
    ) -> CaseEvent:
        """Record an act of the day."""
        case = self.case
        return act(
            by or self.ministry,
            case.number,
            act=name,
            key=key,
            party=party,
            happened_on=self.day,
            data=data,
            seen_version=case.version,
            **self.stamp(),
        )

    @property
    def standing(self) -> RoundStanding:
        """Return which of the kept rows of the round stand."""
        case = self.case
        return standing_of(case, situation_of(case, today=self.day, now=self.now).state)

    @property
    def draft(self) -> RoundComputation:
        """Return the results that are the draft.

        Raises:
            LookupError: when there is none.
        """
        found = self.standing.adopted
        if found is None:
            msg = "the round has no draft"
            raise LookupError(msg)
        return found

    @property
    def panel(self) -> Panel:
        """Return the panel of the experts."""
        return self.case.panels.get(component=EXPERT)

    def homes(self) -> dict[str, str]:
        """Return the province of every zone that is judged, the first one of a joint zone."""
        return {zone: min(regions) for zone, regions in judged_zones(self.standing.population).items() if regions}

    def end(self, chore: RoundChore) -> None:
        """Mark what was done at once, and not by the worker."""
        RoundChore.objects.filter(pk=chore.pk).update(state="done", done_at=self.now)
