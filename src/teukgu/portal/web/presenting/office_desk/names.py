"""Words of the desk."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teukgu.portal.services.office_desk.visit_papers import FINDING_KINDS, PURPOSES
from teukgu.portal.store.models import Organisation
from teukgu.portal.store.queries.office_desk.due import Due, DueKind
from teukgu.portal.web.presenting.cases.names import act_name, party_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said

FINDING_STATES: Mapping[str, object] = {
    "open": gettext_lazy("회신 전"),
    "answered": gettext_lazy("회신 옴"),
    "settled": gettext_lazy("마침"),
}
FINDING_BADGES = {"open": "bg-light-warning", "answered": "bg-light-information", "settled": "bg-light-success"}
MILESTONE_STATES: Mapping[str, object] = {
    "open": gettext_lazy("진행"),
    "reached": gettext_lazy("이룸"),
    "dropped": gettext_lazy("그만둠"),
    "moved": gettext_lazy("기한 옮김"),
}
MILESTONE_BADGES = {"open": "bg-light-information", "reached": "bg-light-success", "dropped": "bg-light-gray"}


def purpose_name(purpose: str) -> str:
    """Return what a visit was for."""
    return said(PURPOSES[purpose]) if purpose in PURPOSES else purpose


def finding_kind(kind: str) -> str:
    """Return what kind of finding it is."""
    return said(FINDING_KINDS[kind]) if kind in FINDING_KINDS else kind


def organisation_said(organisation: Organisation) -> str:
    """Return the name of an organisation in the page's language."""
    return organisation.name_en if english() else organisation.name_ko


def due_name(due: Due) -> str:
    """Return what is due."""
    if due.kind is DueKind.TASK:
        return f"{act_name(due.procedure, due.act)} ({party_name(due.party)})"
    if due.kind is DueKind.MILESTONE:
        return _("이정표: %(title)s") % {"title": due.text}
    if due.kind is DueKind.FINDING:
        return _("지적에 대한 회신: %(text)s") % {"text": due.text[:60]}
    return _("반기 진도점검")
