"""The round that an address names, for whoever may see what is asked of it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.access import CaseFacts, Viewer, may_see_event, may_see_whole_round, runs_round
from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding, standing_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404
from teukgu.portal.web.trail import Step, trail
from teukgu.procedures.round.standing import told_last
from teukgu.procedures.state import Situation


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A round before a viewer."""

    viewer: Viewer
    case: Case
    facts: CaseFacts
    situation: Situation
    standing: RoundStanding
    today: date

    @property
    def runs(self) -> bool:
        """Whether the viewer runs it."""
        return runs_round(self.viewer, self.facts)

    @property
    def whole(self) -> bool:
        """Whether the viewer sees the results of every zone."""
        return may_see_whole_round(self.viewer, self.facts)

    def sees(self, zone: str) -> bool:
        """Whether the viewer sees the thread of a zone: with everything, else their own from when it was told."""
        told = zone in self.standing.state.keys("draft")
        return self.whole or (told and may_see_event(self.viewer, self.facts, "minister", zone))

    def sees_draft(self, zone: str) -> bool:
        """Whether the viewer sees the draft that stands: after a reopening it comes to a zone with its new letter."""
        return self.whole or (self.sees(zone) and told_last(self.standing.state, zone) is not None)

    @property
    def title(self) -> str:
        """What the pages of the round are called: the year whose results it judges is in it."""
        return _("%(year)s년 운영평가") % {"year": self.standing.year}

    def trail(self, *more: Step) -> tuple[Step, ...]:
        """Return the path to a page of the round."""
        desk = Step(self.title, reverse("round_desk", args=[self.case.number]) if more else "")
        return (*trail((_("내 업무"), "work"), (_("운영평가"), "round_cases"), "")[:-1], desk, *more)


def round_or_404(request: HttpRequest, number: str, *, whole: bool = True) -> AskedRound:
    """Return the round of this number; ``whole``: only for whoever sees all of it.

    Raises:
        Http404: when there is none for this viewer.
    """
    viewer, case, today = viewer_of(request), case_or_404(request, number), clock.today()
    if case.procedure != ROUND:
        raise Http404
    situation = situation_of(case, today=today, now=clock.now())
    found = AskedRound(viewer, case, case_facts(case, today), situation, standing_of(case, situation.state), today)
    if whole and not found.whole:
        raise Http404
    return found
