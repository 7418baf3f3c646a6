"""The round that a service works on: found for the ministry, locked, and the acts it records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.designation.held_case import case_as
from teukgu.portal.services.designation.refusals import GONE
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding, standing_of
from teukgu.procedures.party import Party
from teukgu.procedures.state import Situation
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class HeldRound:
    """A round, locked until the end of the transaction, with where it stands."""

    viewer: Viewer
    case: Case
    situation: Situation
    standing: RoundStanding
    now: datetime
    today: date

    @property
    def year(self) -> int:
        """The performance year that is judged."""
        return self.standing.year

    def record(
        self,
        name: str,
        data: Mapping[str, Any],
        *,
        key: str = "",
        files: Sequence[str] = (),
        seen_version: int | None,
        once: str,
        reason: str = "",
    ) -> CaseEvent:
        """Record an act of the ministry; ``once`` is the key of the form, ``seen_version`` what its page showed.

        Raises:
            Refused: with everything that stands in the way.
        """
        return act(
            self.viewer,
            self.case.number,
            act=name,
            key=key,
            party=Party.MINISTER,
            happened_on=self.today,
            data=data,
            files=files,
            reason=reason,
            override=bool(reason),
            seen_version=self.case.version if seen_version is None else seen_version,
            once=act_key(once),
            now=self.now,
            today=self.today,
        )


def act_key(once: str) -> str:
    """Return the key of the act that belongs to what was kept under ``once``."""
    return f"{once[:60]}-act"


def round_for_ministry(viewer: Viewer, number: str, *, now: datetime, today: date) -> HeldRound:
    """Return the round of this number, locked; call it inside a transaction.

    Raises:
        Refused: when there is no such round for this viewer, or it is not theirs to run.
    """
    found = case_as(viewer, number, Party.MINISTER, today).case
    if found.procedure != ROUND:
        raise Refused([GONE])
    case = Case.objects.select_for_update().get(pk=found.pk)
    situation = situation_of(case, today=today, now=now)
    return HeldRound(viewer, case, situation, standing_of(case, situation.state), now, today)
