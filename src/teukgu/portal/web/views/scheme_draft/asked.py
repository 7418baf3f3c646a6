"""The draft that an address names, for whoever may read it."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.access_cases import ROUND
from teukgu.portal.access_scheme import may_read_scheme, sees_shown_scheme
from teukgu.portal.services.scheme_draft.checking import Checked, checked
from teukgu.portal.services.scheme_draft.saving import EDITED_STAGES
from teukgu.portal.store.models import Case, SchemeDraft
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import standing_of
from teukgu.portal.store.queries.scheme_draft import current_draft, shown_last
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.presenting.scheme_draft.home import fault_lines
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404


@dataclass(frozen=True)
class AskedDraft:
    """The draft of a round before a viewer; ``draft`` is the save that counts, None before it was started."""

    round: AskedRound
    draft: SchemeDraft | None

    @property
    def writes(self) -> bool:
        """Whether the viewer writes it now."""
        return self.round.runs and self.round.situation.state.stage in EDITED_STAGES

    @cached_property
    def check(self) -> Checked | None:
        """What is wrong with it, None where there is no draft."""
        if self.draft is None:
            return None
        content = bytes(self.draft.content)
        return checked(self.round.case, self.round.situation, content, self.round.standing.year)

    def context(self, page: str, **more: Any) -> dict[str, Any]:
        """Return what every page of the draft shows."""
        name = _("평가계획 초안")
        home = Step(name, reverse("scheme_draft", args=[self.round.case.number]) if page else "")
        steps = (home, Step(page)) if page else (home,)
        return {
            "title": self.round.title,
            "page": page or name,
            "case": self.round.case,
            "asked": self.round,
            "writes": self.writes,
            "draft": self.draft,
            "check": self.check,
            "faults": fault_lines(self.check.faults) if self.check else [],
            "once": uuid4().hex,
            "trail": self.round.trail(*steps),
            **more,
        }


def draft_or_404(request: HttpRequest, number: str) -> AskedDraft:
    """Return the draft of the round of this number.

    Raises:
        Http404: when there is no such round, or its draft is not this viewer's to read.
    """
    asked = round_or_404(request, number, whole=False)
    if not may_read_scheme(asked.viewer, asked.facts):
        raise Http404
    return AskedDraft(asked, current_draft(asked.case))


def round_of_office(request: HttpRequest, number: str) -> AskedDraft | None:
    """Return the round whose draft was shown to the viewer's regional office; None where nothing was, or to others.

    An office does not see the case: only what was shown of its draft may stand on the page.
    """
    viewer, today = viewer_of(request), clock.today()
    case = Case.objects.filter(number=number, procedure=ROUND).first()
    if case is None or not sees_shown_scheme(viewer, case.programme_id):
        return None
    shown = shown_last(case)
    if shown is None:
        return None
    situation = situation_of(case, today=today, now=clock.now())
    standing = standing_of(case, situation.state)
    return AskedDraft(AskedRound(viewer, case, case_facts(case, today), situation, standing, today), shown.draft)


def stamp(request: HttpRequest) -> dict[str, Any]:
    """Return the key of the form, the moment and the day."""
    once = request.POST.get("once", "")[:60] or uuid4().hex
    return {"once": once, "now": clock.now(), "today": clock.today()}


def number_in(text: str) -> int:
    """Return the number of a save, 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
