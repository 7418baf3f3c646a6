"""The panel that a service works on: found for the ministry, its round locked until the end of the transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from teukgu.portal.access import Viewer
from teukgu.portal.panel_rules import PanelRules, panel_rules
from teukgu.portal.services.cases.refusals import used_key
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import Panel, PanelReviewer, RoundMember
from teukgu.portal.store.models.panels import PanelRecord
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.values import Bilingual, Refused, nfc

PANEL, REVIEWER = Bilingual("평가위원회", "panel"), Bilingual("평가위원", "reviewer")
REASON = Bilingual("이유", "reason")
RecordT = TypeVar("RecordT", bound=PanelRecord)


@dataclass(frozen=True, slots=True)
class HeldPanel:
    """A panel with its locked round: two officers who act at once wait for each other."""

    round: HeldRound
    panel: Panel

    @property
    def rules(self) -> PanelRules:
        """The defaults of the round's day."""
        return panel_rules(self.round.situation.rules)

    @property
    def viewer(self) -> Viewer:
        """Who acts."""
        return self.round.viewer

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.round.now

    @property
    def today(self) -> date:
        """The day."""
        return self.round.today

    def stamp(self, once: str) -> dict[str, Any]:
        """What every record of an act has."""
        return {"account_id": int(self.viewer.account), "recorded_at": self.now, "once": once}

    def members(self) -> list[RoundMember]:
        """Return the zones that the round judges.

        Raises:
            Refused: when the list was not set.
        """
        population = self.round.standing.population
        if population is None:
            raise Refused([refusals.no_population()])
        return list(population.members.filter(in_round=True).select_related("zone__now").order_by("zone"))

    def reviewer(self, pk: int | None) -> PanelReviewer:
        """Return a reviewer of the panel.

        Raises:
            Refused: when there is none.
        """
        found = self.panel.reviewers.filter(pk=pk).select_related("person").first() if pk else None
        if found is None:
            raise Refused([refusals.no_such(REVIEWER)])
        return found


def panel_for_ministry(
    viewer: Viewer, number: str, panel: int, *, now: datetime, today: date, closed: bool = False
) -> HeldPanel:
    """Return the panel, its round locked; call it inside a transaction. ``closed``: also when it is closed.

    Raises:
        Refused: when there is no such panel for this viewer, it is closed, or the committee decided.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    found = held.case.panels.filter(pk=panel).first()
    if found is None:
        raise Refused([refusals.no_such(PANEL)])
    if held.standing.decided:
        raise Refused([refusals.decided_already()])
    if not closed and closing_of(found) is not None:
        raise Refused([refusals.closed()])
    return HeldPanel(held, found)


def kept_under(model: type[RecordT], viewer: Viewer, once: str) -> RecordT | None:
    """Return what was recorded under this key: sending a form twice keeps one.

    Raises:
        Refused: when somebody else used the key.
    """
    found = model._default_manager.filter(once=once).first()
    if found is not None and str(found.account_id) != viewer.account:
        raise Refused([used_key()])
    return found


def clean(text: str, most: int) -> str:
    """Return text as it is kept."""
    return nfc(text.strip())[:most]
