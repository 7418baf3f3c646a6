"""The reviewer that an address names: found for that reviewer alone, whatever post anybody else holds."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, find_reviewer
from teukgu.portal.services.panels.mine import MyPanel, my_panel
from teukgu.portal.store.models import Panel
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.trail import Step

KINDS = {"zones": SCORING, "practice": CALIBRATION}
"""How addresses name what counts and what is practice."""


@dataclass(frozen=True, slots=True)
class AskedReviewer:
    """A reviewer before their own page."""

    viewer: Viewer
    me: HeldReviewer

    @property
    def pk(self) -> int:
        """The number that addresses name."""
        return self.me.row.pk

    @property
    def panel(self) -> Panel:
        """Their panel."""
        return self.me.held.panel

    @property
    def name(self) -> str:
        """The name of the panel in the language of the page."""
        return self.panel.name_en if english() else self.panel.name_ko

    @property
    def mine(self) -> MyPanel:
        """Where they stand."""
        return my_panel(self.me)

    def names(self) -> dict[str, str]:
        """Return what the zones of the round are called."""
        if self.me.held.round.standing.population is None:
            return {}
        return {one.zone_id: one.name for one in self.me.held.members()}

    def context(self, *more: Step, **values: Any) -> dict[str, Any]:
        """What every page of a reviewer shows."""
        path = [Step(_("나의 평가"), reverse("my_panels"))]
        path.append(Step(self.name, reverse("my_panel", args=[self.pk]) if more else ""))
        return {
            "asked": self,
            "case": self.panel.case,
            "panel": self.panel,
            "name": self.name,
            "pk": self.pk,
            "once": uuid4().hex,
            "section": "work",
            "trail": (*path, *more),
            **values,
        }


def reviewer_or_404(request: HttpRequest, reviewer: int) -> AskedReviewer:
    """Return the viewer as this reviewer.

    Raises:
        Http404: for everybody else.
    """
    viewer = viewer_of(request)
    found = find_reviewer(viewer, reviewer, now=clock.now(), today=clock.today())
    if found is None:
        raise Http404
    return AskedReviewer(viewer, found)


def kind_or_404(kind: str) -> str:
    """Return the kind of a pair that an address names.

    Raises:
        Http404: when there is none.
    """
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]
