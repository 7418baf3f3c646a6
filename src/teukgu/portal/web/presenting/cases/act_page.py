"""What the form of an act and its last look show."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from teukgu.portal.services.cases.preview import Preview
from teukgu.portal.services.cases.refusals import CHANGED
from teukgu.portal.web.presenting.cases.following import shown_follows
from teukgu.portal.web.presenting.cases.form import KEPT, PREFIX, problems_at, read_data, shown_fields
from teukgu.portal.web.presenting.cases.names import key_text, organisation_name, party_name
from teukgu.portal.web.presenting.cases.threads import chosen_key, organisations_of, thread_of
from teukgu.portal.web.presenting.cases.values import shown_values
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.answer import condition_findings
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.rulebook.deadlines import parse_day
from teukgu.values import Finding, Severity

if TYPE_CHECKING:
    from teukgu.portal.web.views.cases.act import Desk

OWN_PLACES = ("happened_on", "key", "reason", "override_name")


def act_page(
    desk: "Desk", typed: QueryDict, findings: Sequence[Finding], kept: Mapping[str, str], *, overridable: bool
) -> dict[str, Any]:
    """Return the form with what was typed and everything that is wrong."""
    spec = desk.spec
    organisations = {key: organisation_name(one) for key, one in organisations_of(desk.case).items()}
    keys = {field.key for field in spec.fields}
    changed = any(finding.code == CHANGED for finding in findings)
    return {
        "fields": shown_fields(spec, typed, findings, desk.situation.rules, organisations=organisations, kept=kept),
        "problems": tuple(f"{said(one.message)} {said(one.cure)}" for one in findings if _is_error(one)),
        "elsewhere": tuple(one for one in findings if one.place.key not in {*keys, *OWN_PLACES}),
        "changed": changed,
        "at": {place: problems_at(findings, place) for place in OWN_PLACES},
        "notes": () if findings else _notes(desk, typed),
        "basis": spec.basis,
        "party": desk.party,
        "party_name": party_name(desk.party),
        "thread": thread_of(desk.case, spec, desk.situation, typed, desk.viewer),
        "key": typed.get("key", ""),
        "key_text": key_text(typed.get("key", ""), organisations_of(desk.case)) if typed.get("key") else "",
        "happened_on": typed.get("happened_on", ""),
        "once": typed.get("once", ""),
        "seen_version": desk.case.version if changed or "seen_version" not in typed else typed.get("seen_version"),
        "overridable": overridable,
        "override": typed.get("override", ""),
        "reason": typed.get("reason", ""),
        "override_name": typed.get("override_name", ""),
        "is_out": spec.direction.value == "out",
    }


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _notes(desk: "Desk", typed: QueryDict) -> tuple[Finding, ...]:
    """Return what the conditions say before anything is filled in."""
    draft = Event(
        desk.spec.id, desk.today, desk.situation.now, Party(desk.party), key=chosen_key(desk.spec, typed), data={}
    )
    return condition_findings(desk.situation, desk.spec, draft)


def confirm_page(desk: "Desk", typed: QueryDict, found: Preview, kept: Mapping[str, str]) -> dict[str, Any]:
    """Return what will be recorded and what follows from it; the form travels along in hidden fields."""
    spec, key = desk.spec, chosen_key(desk.spec, typed)
    data = read_data(spec, typed)
    hidden = [(name, value) for name in typed if _travels(name) for value in typed.getlist(name)]
    return {
        "values": shown_values(spec, data, desk.situation.rules, kept),
        "warnings": tuple(one for one in found.standing.findings if not _is_error(one)),
        "happened_day": _day_shown(typed.get("happened_on", "")),
        "follows": shown_follows(found.follows, desk.case.procedure, desk.today) if found.follows else None,
        "basis": spec.basis,
        "party_name": party_name(desk.party),
        "key_text": key_text(key, organisations_of(desk.case)) if key else "",
        "happened_on": typed.get("happened_on", ""),
        "override": typed.get("override", ""),
        "reason": typed.get("reason", ""),
        "hidden": hidden,
        "is_out": spec.direction.value == "out",
        "adverse": spec.adverse,
    }


def _day_shown(text: str) -> str:
    day = parse_day(text)
    return day_text(day, weekday=True) if day else text


def _travels(name: str) -> bool:
    own = {"party", "key", "key_subject", "key_owner", "happened_on", "once", "seen_version"}
    return name in own | {"override", "reason", "override_name"} or name.startswith((PREFIX, KEPT))
