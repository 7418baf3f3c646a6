"""The panel that an address names, for the ministry and auditors."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.access import may_see_panels
from teukgu.portal.store.models import Panel, RoundMember
from teukgu.portal.web.guard import child_or_404
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404


@dataclass(frozen=True, slots=True)
class AskedPanel:
    """A panel before a viewer."""

    round: AskedRound
    panel: Panel

    @property
    def runs(self) -> bool:
        """Whether the viewer works on it; auditors read."""
        return self.round.runs

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.panel.name_en if english() else self.panel.name_ko

    def members(self) -> list[RoundMember]:
        """The zones that the round judges; none before the list was set."""
        population = self.round.standing.population
        if population is None:
            return []
        return list(population.members.filter(in_round=True).select_related("zone__now").order_by("name", "zone"))

    def context(self, *more: Step, **values: Any) -> dict[str, Any]:
        """What every page of the panel shows."""
        number = self.round.case.number
        path = [Step(_("평가위원회"), reverse("round_panels", args=[number]))]
        path.append(Step(self.name, reverse("round_panel", args=[number, self.panel.pk]) if more else ""))
        return {
            "asked": self.round,
            "runs": self.runs,
            "case": self.round.case,
            "title": self.round.title,
            "panel": self.panel,
            "name": self.name,
            "once": uuid4().hex,
            "trail": self.round.trail(*path, *more),
            **values,
        }


def panels_or_404(request: HttpRequest, number: str) -> AskedRound:
    """Return the round, for whoever reads its panels.

    Raises:
        Http404: when there is none for this viewer.
    """
    asked = round_or_404(request, number)
    if not may_see_panels(asked.viewer, asked.facts):
        raise Http404
    return asked


def panel_or_404(request: HttpRequest, number: str, pk: int) -> AskedPanel:
    """Return the panel of the round.

    Raises:
        Http404: when there is none for this viewer.
    """
    asked = panels_or_404(request, number)
    return AskedPanel(asked, child_or_404(asked.case.panels.select_related("case__programme"), pk=pk))
