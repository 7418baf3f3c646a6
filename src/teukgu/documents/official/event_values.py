"""What a template may say of an act of a case: its fields in words, what was stated before, the plan, the rules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.documents.official import wording
from teukgu.documents.official.words import as_day, as_moment
from teukgu.procedures.definition import Act, Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.rulebook.article_words import articles_words
from teukgu.rulebook.exemption import Exemption
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Refused

FUNDING = {"national": "국비", "provincial": "시·도비", "municipal": "시·군·구비", "private": "민자", "other": "기타"}
CONSULTATION, PERMIT = "consultation", "permit"


@dataclass(frozen=True, slots=True)
class CaseWords:
    """What is known of a case besides its events; ``sender``, ``receiver``, ``applicant`` as the templates name them.

    ``agencies`` gives the names of organisations by their key in the case; ``plan`` is the content of the plan.
    """

    number: str
    title: str
    zone_name: str
    sender: Mapping[str, Any]
    receiver: Mapping[str, Any]
    applicant: Mapping[str, Any]
    plan: Mapping[str, Any]
    agencies: Mapping[str, str]


def event_values(
    procedure: Procedure,
    events: Sequence[Event],
    event: Event,
    *,
    rules: RulesOnDay,
    exemptions: Iterable[Exemption],
    words: CaseWords,
) -> dict[str, Any]:
    """Return the values for the paper of ``event``; ``events`` are those of its case up to it."""
    acts = {act.id: act for act in procedure.acts}
    catalogue = {one.id: one for one in exemptions}
    before = [one for one in events if one.seq <= event.seq or not event.seq]
    near = [one for one in before if _same_thread(one, event, acts)]
    plan = plan_values(words.plan, catalogue, words.agencies, event.happened_on)
    told = {one.act: said(acts[one.act], one.data, rules) for one in near if one.act in acts}
    return {
        "case": {"number": words.number, "title": words.title, "procedure": procedure.name.ko},
        "zone": {"name": str(event.data.get("zone_name") or words.zone_name)},
        "sender": dict(words.sender),
        "receiver": dict(words.receiver),
        "applicant": dict(words.applicant),
        "plan": plan,
        "data": dict(event.data),
        "said": said(acts[event.act], event.data, rules),
        "facts": facts(acts[event.act], event.data, rules),
        "earlier": told,
        "earlier_on": {one.act: one.happened_on for one in near},
        "raw": {one.act: dict(one.data) for one in near},
        "steps": [_step(acts[one.act], one) for one in before if one.act in acts],
        "exemption": _exemption(event.key, plan, catalogue, event.happened_on),
        "permit": {"name": event.key.partition("@")[0]},
        "consulted": _consulted(before, event, told_of(acts, rules), plan, catalogue),
        "happened_on": event.happened_on,
        "rule": rule_reader(rules),
    }


def rule_reader(rules: RulesOnDay) -> Callable[[str], Any]:
    """Return a reader of rule values for templates: None where nothing holds on the day."""

    def rule(name: str) -> Any:
        try:
            return rules.value(name)
        except Refused:
            return None

    return rule


def said(act: Act, data: Mapping[str, Any], rules: RulesOnDay) -> dict[str, str]:
    """Return every stated field of an act in Korean words: days, choices by name, numbers grouped."""
    found = {}
    for spec in act.fields:
        value = data.get(spec.key)
        if value not in (None, "", []) and spec.kind is not FieldKind.FILES:
            found[spec.key] = _in_words(spec, value, rules)
    return found


def facts(act: Act, data: Mapping[str, Any], rules: RulesOnDay) -> list[dict[str, str]]:
    """Return the same as rows of a table: name of the field and what it says."""
    told = said(act, data, rules)
    return [{"name": spec.name.ko, "value": told[spec.key]} for spec in act.fields if spec.key in told]


def plan_values(
    plan: Mapping[str, Any], catalogue: Mapping[str, Exemption], agencies: Mapping[str, str], on: date
) -> dict[str, Any]:
    """Return a plan's content with its exemptions named and its funds added up by source."""
    rows = plan.get("exemptions") or ()
    return {
        **plan,
        "exemptions": [_named(row, catalogue, agencies, on) for row in rows if row.get("id")],
        "funding": _funding(plan.get("funding") or ()),
    }


def told_of(acts: Mapping[str, Act], rules: RulesOnDay) -> Callable[[Event], dict[str, str]]:
    """Return a reader of any event's fields in words."""
    return lambda event: said(acts[event.act], event.data, rules)


def _in_words(spec: FieldSpec, value: Any, rules: RulesOnDay) -> str:
    if spec.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        codes = value if isinstance(value, list | tuple) else [value]
        return ", ".join(_option(spec, str(code), rules) for code in codes)
    if spec.names and isinstance(value, int):
        return str(value)
    return IN_WORDS.get(spec.kind, _text)(value)


def _text(value: Any) -> str:
    # a personal value is kept apart from the event: what stands here is only its id
    return value if isinstance(value, str) else wording.BLANK


def _number(value: Any) -> str:
    return wording.count_text(int(value)) if float(value).is_integer() else str(value)


IN_WORDS: Mapping[FieldKind, Callable[[Any], str]] = {
    FieldKind.DAY: lambda value: wording.day_text(as_day(value), weekday=True),
    FieldKind.MOMENT: lambda value: wording.moment_text(as_moment(value)),
    FieldKind.NUMBER: _number,
    FieldKind.WON: lambda value: f"{wording.count_text(int(value))}원",
    FieldKind.YES_NO: lambda value: "예" if value in (True, "yes") else "아니요",
}


def _option(spec: FieldSpec, code: str, rules: RulesOnDay) -> str:
    if spec.options_from:
        named = rules.parameter(spec.options_from).options.get(code)
        return named.ko if named else code
    return next((option.name.ko for option in spec.options if option.value == code), code)


def _same_thread(one: Event, event: Event, acts: Mapping[str, Act]) -> bool:
    """Acts of another thread count whatever their key; of the same thread only those of the same key."""
    act, own = acts.get(one.act), acts.get(event.act)
    return act is None or own is None or act.track != own.track or one.key == event.key


def _step(act: Act, event: Event) -> dict[str, Any]:
    return {"act": act.id, "name": act.name.ko, "day": event.happened_on, "key": event.key}


def _named(
    row: Mapping[str, Any], catalogue: Mapping[str, Exemption], agencies: Mapping[str, str], on: date
) -> dict[str, Any]:
    code, agency = str(row.get("id", "")), str(row.get("agency", ""))
    return {**row, **_title(code, catalogue, on), "agency": agencies.get(agency, agency)}


def _title(code: str, catalogue: Mapping[str, Exemption], on: date) -> dict[str, str]:
    found = catalogue.get(code)
    version = found.version_on(on) if found else None
    if found is None or version is None:
        return {"name": code, "article": ""}
    return {"name": f"{version.law.ko}: {version.subject.ko}", "article": articles_words(found.article).ko}


def _exemption(key: str, plan: Mapping[str, Any], catalogue: Mapping[str, Exemption], on: date) -> dict[str, Any]:
    code = key.partition("@")[0]
    planned: Mapping[str, Any] = next((row for row in plan["exemptions"] if row.get("id") == code), {})
    return {"need": "", **planned, "id": code, **_title(code, catalogue, on)}


def _consulted(
    events: Sequence[Event],
    event: Event,
    words: Callable[[Event], dict[str, str]],
    plan: Mapping[str, Any],
    catalogue: Mapping[str, Exemption],
) -> list[dict[str, Any]]:
    """Return every exemption that the same letter is about: same act, same agency, same day."""
    agency = event.key.partition("@")[2]
    together = {one.key: one for one in (*events, event) if _is_with(one, event, agency)}
    on = event.happened_on
    return [{**_exemption(one.key, plan, catalogue, on), **words(one)} for one in together.values()]


def _is_with(one: Event, event: Event, agency: str) -> bool:
    return one.act == event.act and one.happened_on == event.happened_on and one.key.partition("@")[2] == agency


def _funding(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    sums: dict[str, int] = {}
    for row in rows:
        source = FUNDING.get(str(row.get("source")), str(row.get("source") or ""))
        sums[source] = sums.get(source, 0) + int(row.get("won") or 0)
    found = [{"source": source, "amount": won} for source, won in sums.items() if won]
    return [*found, {"source": "합계", "amount": sum(sums.values())}] if found else []
