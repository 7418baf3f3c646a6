"""The ways from a case to the pages of a designation or a report, as far as the reader may go them."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.access import Sight, may_act, sight_of
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.procedures.party import Party

register = template.Library()


@register.simple_tag(takes_context=True)
def designation_ways(context: dict[str, Any], case: Case) -> list[tuple[str, str]]:
    """Return address and name of each page about ``case`` that the reader may open."""
    viewer, facts = viewer_of(context["request"]), case_facts(case)
    if case.procedure == "report" and sight_of(viewer, facts) >= Sight.WHOLE:
        return [(reverse("report", args=[case.number]), _("보고서 쓰기·읽기"))]
    if case.procedure != "designation":
        return []
    ways = [("case_planner", _("일정 계산"))]
    if sight_of(viewer, facts) >= Sight.WHOLE:
        ways = [("plan", _("계획")), *ways, ("case_opinions", _("주민 의견"))]
    ways.append(("case_consultations", _("규제특례 협의")))
    if may_act(viewer, facts, Party.MINISTER.value):
        ways.append(("gazette", _("관보 고시")))
    return [(reverse(name, args=[case.number]), label) for name, label in ways]


@register.simple_tag(takes_context=True)
def answers_for_agency(context: dict[str, Any]) -> bool:
    """Return whether the reader holds a post in an agency, so that the consultation desk is theirs."""
    return any(post.kind == "agency" for post in viewer_of(context["request"]).posts)
