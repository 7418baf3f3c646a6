"""The fields of the gazette notice (decree 7(6)), built from the adopted plan, the operators and the resolution."""

import re
from collections.abc import Mapping
from typing import Any

from teukgu.portal.rules import programme
from teukgu.portal.store.models import Case, PlanVersion
from teukgu.portal.store.queries.cases.events import events_of
from teukgu.procedures.event import Event

DAY = re.compile(r"(\d{4})[.\-]\s?(\d{1,2})[.\-]\s?(\d{1,2})")
AREA = re.compile(r"([\d,]+)\s*(?:㎡|m2|m²)")
SOURCES = {
    "national": "국비",
    "provincial": "시ㆍ도비",
    "municipal": "시ㆍ군ㆍ구비",
    "private": "민간",
    "other": "기타",
}


def gazette_fields(case: Case) -> dict[str, Any]:
    """Return what the notice says as far as the case knows; what it does not know is left out."""
    events = events_of(case)
    content = _adopted(case, events)
    start, end = _period(str(content.get("designation_period", "")))
    fields = {
        "zone_name": _latest(events, "apply", "zone_name") or content.get("name"),
        "place": content.get("place"),
        "area_m2": _area(str(content.get("area", ""))),
        "purpose": content.get("need"),
        "period_start": start,
        "period_end": end,
        "projects": content.get("projects"),
        "operators": _operators(case, events),
        "project_period_and_funding": _project(content),
        "exemptions": _exemptions(content),
        "inspection_place": _latest(events, "announce_plan", "inspection_place"),
        "other": _latest(events, "notify_decision", "conditions"),
    }
    return {key: value for key, value in fields.items() if value}


def _adopted(case: Case, events: tuple[Event, ...]) -> Mapping[str, Any]:
    """Return the content of the version that was adopted last, else of the newest."""
    number = _latest(events, "adopt_plan", "plan_version")
    versions = PlanVersion.objects.filter(plan=case.pk).order_by("number")
    found = versions.filter(number=number).first() if isinstance(number, int) else versions.last()
    return found.content if found else {}


def _latest(events: tuple[Event, ...], act: str, key: str) -> Any:
    return next((event.data[key] for event in reversed(events) if event.act == act and event.data.get(key)), None)


def _area(text: str) -> int | None:
    """Return the first area in square metres that the plan names."""
    found = AREA.search(text)
    return int(found[1].replace(",", "")) if found else None


def _period(text: str) -> tuple[str | None, str | None]:
    """Return the first two days of the designation period."""
    days = [f"{int(year):04d}-{int(month):02d}-{int(day):02d}" for year, month, day in DAY.findall(text)]
    return (days[0], days[1]) if len(days) > 1 else (None, None)


def _operators(case: Case, events: tuple[Event, ...]) -> str:
    """Return the municipalities (operators by law) and the operators that were designated."""
    applicants = (
        case.parties.filter(party="applicant", until=None).select_related("organisation").order_by("-lead", "pk")
    )
    names = [row.organisation.name_ko for row in applicants if row.organisation]
    decided = {event.key: event.data.get("decision") for event in events if event.act == "decide_operator"}
    received = {
        event.key: event.data.get("operator") for event in events if event.act == "receive_operator_application"
    }
    names += [str(received[key]) for key, decision in decided.items() if decision == "designated" and received.get(key)]
    return "\n".join(names)


def _project(content: Mapping[str, Any]) -> str:
    rows = [
        f"{row.get('year') or ''} {SOURCES.get(row.get('source'), '')} {row.get('won') or 0:,}원".strip()
        for row in content.get("funding") or ()
    ]
    return "\n".join(part for part in (str(content.get("project_period", "")), *rows) if part)


def _exemptions(content: Mapping[str, Any]) -> str:
    known = {one.id: one for one in programme().exemptions}
    lines = []
    for row in content.get("exemptions") or ():
        one = known.get(row.get("id"))
        subject = one.versions[-1].subject.ko if one else ""
        article = one.article if one else row.get("id")
        lines.append(f"법 제{article}조 {subject}: {row.get('scope') or ''}".rstrip(" :"))
    return "\n".join(lines)
