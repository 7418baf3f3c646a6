"""The rules on a day."""

from datetime import date
from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from teukgu.portal import clock
from teukgu.portal.api.answers import Problem, kept_json
from teukgu.portal.api.asking import refuse_unknown, refuse_values
from teukgu.portal.api.schemas import ReferenceOut, RuleList, RuleOut, Text
from teukgu.portal.once import once
from teukgu.portal.rules import programme
from teukgu.rulebook.manual import Manual, RuleEntry, manual_on

router = Router(tags=["rules"])

EARLIEST, LATEST = date(2004, 1, 1), date(2099, 12, 31)

Day = Annotated[
    date | None, Field(ge=EARLIEST, le=LATEST), Query(description="날짜(없으면 오늘) | day (default today)")
]
ScenarioId = Annotated[str, Query(max_length=60, description="가정 | scenario")]
RuleId = Annotated[str, Path(pattern=r"^[a-z0-9_.-]{1,80}$", description="규칙 id | id of the rule")]


class Asked(Schema):
    """The day and the scenario asked for."""

    on: date | None = Field(None, description="날짜(없으면 오늘), 2004-2099 | day (default today), 2004-2099")
    scenario: str = Field("", max_length=60, description="가정 | scenario")


def _manual(request: HttpRequest, asked: Asked) -> Manual:
    on, scenario = asked.on, asked.scenario
    refuse_unknown(request, Asked.model_fields)
    if on is not None and not EARLIEST <= on <= LATEST:
        refuse_values(("on",))
    if scenario and scenario not in programme().rulebook.scenarios:
        refuse_values(("scenario",))
    day = on or clock.today()
    return once(day.isoformat(), ("manual", day.isoformat(), scenario), lambda: _made(day, scenario))


def _made(day: date, scenario: str) -> Manual:
    return manual_on(programme(), day, scenario=scenario or None)


@router.get("rules", response={200: RuleList, 422: Problem}, summary="Rules on a day", operation_id="rules")
def rules(request: HttpRequest, asked: Annotated[Asked, Query()]) -> HttpResponse:
    """그날의 규칙 모두. | Every rule on a day."""
    return kept_json(request, lambda: _rules(_manual(request, asked), asked))


def _rules(manual: Manual, asked: Asked) -> RuleList:
    rows = [_rule(section.topic, entry) for section in manual.sections for entry in section.entries]
    return RuleList(on=manual.day, scenario=asked.scenario, hash=manual.hash, rules=rows)


@router.get(
    "rules/{rule}", response={200: RuleOut, 404: Problem, 422: Problem}, summary="One rule", operation_id="rule"
)
def rule(request: HttpRequest, rule: RuleId, asked: Annotated[Asked, Query()]) -> RuleOut:
    """그날의 규칙 하나. | One rule on a day."""
    manual = _manual(request, asked)
    for section in manual.sections:
        for entry in section.entries:
            if entry.id == rule:
                return _rule(section.topic, entry)
    raise Http404


def _rule(topic: str, entry: RuleEntry) -> RuleOut:
    return RuleOut(
        id=entry.id,
        topic=topic,
        name=Text.of(entry.name),
        value=Text.of(entry.value),
        since=entry.since,
        status=entry.status_code,
        confidence=entry.confidence,
        last_checked=entry.last_checked,
        review_by=entry.review_by,
        stale=entry.stale,
        references=[ReferenceOut(title=Text.of(one.title), address=one.address) for one in entry.references],
    )
