"""What an agency is asked: every open consultation of its posts, with its clock and what the plan says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Case, CaseClock, CaseEvent, CaseTask, PlanVersion
from teukgu.portal.store.queries.visible_cases import visible_cases

REPLY_TO = {"reply_consultation": "request_consultation", "reply_permit_consultation": "request_permit_consultation"}
EXTEND = {"reply_consultation": "extend_consultation", "reply_permit_consultation": "extend_permit_consultation"}
AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """One thread that waits for the agency's answer."""

    case: Case
    key: str
    act: str
    extend: str
    asked_on: date | None
    due: date | None
    provisional: bool
    extended: bool
    question: str
    exemption: str
    row: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The name of the form fields of this row."""
        return f"{self.case.number}|{self.key}|{self.act}"


def open_consultations(viewer: Viewer, day: date) -> list[OpenConsultation]:
    """Return the open consultations of the viewer's agencies, the earliest end first. Six queries."""
    agencies = [post.organisation for post in viewer.posts if post.kind == AGENCY and post.acts]
    tasks = CaseTask.objects.filter(
        organisation__in=agencies, act__in=REPLY_TO, party=AGENCY, case__in=visible_cases(viewer, day)
    )
    rows = list(tasks.select_related("case").order_by("pk"))
    cases = {row.case_id for row in rows}
    asked = _asked(cases)
    clocks = _clocks(cases)
    plans = _plans(cases)
    found = [_open(row, asked, clocks.get((row.case_id, row.key)), plans.get(row.case_id, {})) for row in rows]
    return sorted(found, key=lambda one: (one.due or date.max, one.case.number, one.key))


def _asked(cases: Iterable[int]) -> dict[tuple[int, str, str], CaseEvent]:
    """Return the latest event by case, key and act, of those that ask and extend."""
    acts = {*REPLY_TO.values(), *EXTEND.values()}
    rows = CaseEvent.objects.filter(case__in=cases, act__in=acts).order_by("seq")
    return {(row.case_id, row.key, row.act): row for row in rows}


def _clocks(cases: Iterable[int]) -> dict[tuple[int, str], CaseClock]:
    rows = CaseClock.objects.filter(case__in=cases, party=AGENCY, ended_on=None).order_by("pk")
    return {(row.case_id, row.key): row for row in rows if row.key}


def _plans(cases: Iterable[int]) -> dict[int, dict[str, Mapping[str, Any]]]:
    """Return what the newest version of each plan says about each exemption."""
    versions = PlanVersion.objects.filter(plan__in=cases).order_by("number")
    newest = {row.plan_id: row for row in versions}
    return {
        case: {str(one.get("id")): one for one in row.content.get("exemptions") or ()} for case, row in newest.items()
    }


def _open(
    task: CaseTask,
    asked: Mapping[tuple[int, str, str], CaseEvent],
    clock: CaseClock | None,
    plan: Mapping[str, Mapping[str, Any]],
) -> OpenConsultation:
    request = asked.get((task.case_id, task.key, REPLY_TO[task.act]))
    extension = asked.get((task.case_id, task.key, EXTEND[task.act]))
    exemption = task.key.partition("@")[0]
    return OpenConsultation(
        case=task.case,
        key=task.key,
        act=task.act,
        extend=EXTEND[task.act],
        asked_on=request.happened_on if request else None,
        due=clock.due if clock else task.due,
        provisional=bool(clock and clock.provisional),
        extended=extension is not None and (request is None or extension.seq > request.seq),
        question=str(request.data.get("question", "")) if request else "",
        exemption=exemption,
        row=plan.get(exemption, {}),
    )
