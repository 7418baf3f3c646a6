"""The page of the draft: what is wrong with it, what the decree asks for, who did what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from teukgu.evaluation.branches import OTHERS
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme_weights import weight_sums
from teukgu.portal.services.scheme_draft.checking import Checked
from teukgu.portal.services.scheme_draft.saving import AGAIN, FORM, START, TEXT
from teukgu.portal.store.models import Case, SchemeDraft
from teukgu.portal.web.presenting.round_case.desk import FORMS
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.schemes import names_in
from teukgu.procedures.answer import condition_findings
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.procedures.round.checks_scheme import BEYOND, MATTERS
from teukgu.procedures.state import Situation
from teukgu.values import Finding

FIX = "fix_scheme"
SCHEME_ACTS = (
    "state_scheme",
    *(act for act in FORMS if "scheme" in act or act in {"record_advance_notice", "record_expert_body"}),
)


def fault_lines(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return faults with their place: line and key."""
    return [
        {"line": one.place.line, "key": one.place.key, "message": said(one.message), "cure": said(one.cure)}
        for one in findings
    ]


def type_name(kind: str) -> str:
    """Return what a type of zones is called in a table."""
    return _("모든 유형") if kind == OTHERS else kind


def matter_rows(found: Checked, situation: Situation) -> list[dict[str, Any]]:
    """Return the matters of the decree: in or not, by which indicators, with which share of the weights."""
    if found.scheme is None or not situation.rules.has(MATTERS):
        return []
    options, names = situation.rules.parameter(MATTERS).options, names_in(found.scheme)
    rows: list[dict[str, Any]] = [
        {
            "name": said(options[one.code]),
            "is_in": one.is_in,
            "indicators": [_named(key, names) for key in one.indicators],
            "shares": [(type_name(kind), round(100 * share, 1)) for kind, share in one.shares.items()],
            "lacking": [type_name(kind) for kind in one.lacking] if one.indicators else [],
        }
        for one in found.matters
    ]
    beyond = [_named(key, names) for key in found.beyond]
    return [*rows, {"name": said(options[BEYOND]), "beyond": True, "indicators": beyond}]


def sum_rows(scheme: Scheme) -> list[dict[str, Any]]:
    """Return the sums of the weights of each component by type."""
    names = names_in(scheme)
    return [
        {"name": _named(one.component, names), "kind": type_name(one.kind), "total": one.total, "fits": one.fits}
        for one in weight_sums(scheme)
    ]


def remaining(situation: Situation) -> list[str]:
    """Return what still stands in the way of fixing the scheme that was stated; nothing before one was."""
    spec = situation.state.procedure.act(FIX)
    if spec is None or situation.state.at("scheme") != "stated":
        return []
    draft = Event(FIX, situation.today, situation.now, Party.MINISTER)
    return [f"{said(one.message)} {said(one.cure)}" for one in condition_findings(situation, spec, draft)]


def history(case: Case, situation: Situation) -> list[dict[str, Any]]:
    """Return who stated the scheme, recorded its notices and approved it, newest first."""
    rows = case.events.filter(act__in=SCHEME_ACTS).select_related("account").order_by("-seq")
    found = []
    for row in rows:
        spec = situation.state.procedure.act(row.act)
        data = situation.state.events[row.seq - 1].data if row.seq <= len(situation.state.events) else {}
        told = [
            str(data[key])
            for key in ("approver", "approval_number", "notice_number", "meeting", "grounds")
            if data.get(key)
        ]
        found.append(
            {
                "name": said(spec.name) if spec else row.act,
                "on": row.happened_on,
                "by": row.account.name if row.account else "",
                "told": told,
            }
        )
    return found


def save_words(row: SchemeDraft) -> str:
    """Return what made a save."""
    words = {
        START: _("초안을 시작함"),
        FORM: _("서식으로 고침"),
        TEXT: _("파일을 고침"),
        AGAIN: _("앞의 저장으로 되돌림"),
    }
    return words.get(row.kind, row.kind)


def _named(key: str, names: Any) -> str:
    return f"{said(names[key])} ({key})" if key in names else key
