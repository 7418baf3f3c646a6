"""What a step of the demonstration's round has to hand: the case, who acts, when, under which key."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import Account, Case, CaseEvent, CaseParty
from teukgu.portal.store.queries.people import viewer_of_account

START_OF_WORK = time(1, 0, tzinfo=UTC)
MINISTRY = "ministry-policy.officer"


@dataclass
class RoundScene:
    """A day of the round of ``year``; every act of it gets the next minute and key of that day."""

    programme: str
    year: int
    day: date
    scheme: bytes
    _acts: list[int] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """Return the round as it stands."""
        return Case.objects.get(programme=self.programme, procedure=ROUND, once=self.key("open"))

    @property
    def number(self) -> str:
        """Return the number of the case."""
        return self.case.number

    def key(self, name: str) -> str:
        """Return the key of something that happens once in the round."""
        return f"demo-round-{self.programme}-{self.year}-{name}"[:60]

    def stamp(self) -> dict[str, Any]:
        """Return key, moment and day, as every service takes them."""
        self._acts.append(1)
        step = len(self._acts)
        moment = datetime.combine(self.day, START_OF_WORK) + timedelta(minutes=step)
        return {"once": self.key(f"{self.day:%m%d}-{step}"), "now": moment, "today": self.day}

    @property
    def ministry(self) -> Viewer:
        """Return the officer of the ministry."""
        return self.viewer(MINISTRY)

    def viewer(self, key: str) -> Viewer:
        """Return an invented person as they are on the day."""
        return viewer_of_account(Account.objects.get(email=address_of(key)).pk, self.day)

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
