"""Plans on public notice: what anybody may read of a case before it is designated, and the opinions shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.portal.store.models import Case, CaseEvent, FileUse, Opinion, OpinionModeration, PlanVersion
from teukgu.portal.store.queries.cases.events import to_event
from teukgu.procedures.legal_day import taken_back

ANNOUNCE = "announce_plan"
NOT_SHOWN = frozenset({"withdrawn", "drafting", "adopted", ""})
MAIN_POINTS = (
    *("name", "place", "area", "need", "projects", "exemptions", "funding", "property_prices"),
    *("designation_period", "project_period", "ordinances"),
)
"""What the notice tells of a plan; names and addresses of persons are not among it."""


@dataclass(frozen=True, slots=True)
class AnnouncedPlan:
    """A plan on notice: its case, the announcement, hearing and inspection, its main points."""

    case: Case
    municipalities: tuple[str, ...]
    announced_on: date
    notice: Mapping[str, Any]
    hearing: Mapping[str, Any]
    inspection_opened: date | None
    inspection_closed: date | None
    points: Mapping[str, Any]
    files: tuple[FileUse, ...]

    @property
    def takes_opinions(self) -> bool:
        """Return whether the inspection is open, during which opinions are taken."""
        return self.inspection_opened is not None and self.inspection_closed is None


def announced_cases(programmes: tuple[str, ...]) -> list[Case]:
    """Return the cases whose plan is or was on notice, the latest first."""
    rows = Case.objects.filter(
        programme__in=programmes, procedure="designation", events__act=ANNOUNCE, now__isnull=False
    ).exclude(now__stage__in=NOT_SHOWN)
    return list(rows.distinct().order_by("-opened_on", "-pk"))


def announced_plan(programmes: tuple[str, ...], number: str) -> AnnouncedPlan | None:
    """Return the plan of this case when it is or was on notice; hidden and absent answer alike."""
    case = next((one for one in announced_cases(programmes) if one.number == number), None)
    if case is None:
        return None
    rows = list(case.events.order_by("seq"))
    gone = taken_back(to_event(row) for row in rows)
    events = [row for row in rows if row.seq not in gone]
    notice = _last(events, ANNOUNCE)
    opened, closed = _last(events, "open_inspection"), _last(events, "close_inspection")
    hearing = _last(events, "announce_hearing", "reset_hearing")
    if notice is None:
        return None
    is_open = opened is not None and opened.happened_on >= notice.happened_on
    is_closed = closed is not None and opened is not None and closed.seq > opened.seq
    return AnnouncedPlan(
        case=case,
        municipalities=_names(case),
        announced_on=notice.happened_on,
        notice=notice.data,
        hearing=hearing.data if hearing else {},
        inspection_opened=opened.happened_on if opened and is_open else None,
        inspection_closed=closed.happened_on if closed and is_closed and is_open else None,
        points=_points(case, events),
        files=_files(case, notice),
    )


def _last(events: list[CaseEvent], *acts: str) -> CaseEvent | None:
    return next((event for event in reversed(events) if event.act in acts), None)


def _files(case: Case, notice: CaseEvent) -> tuple[FileUse, ...]:
    """Return what the announcement itself encloses: that is on notice, whatever else the case holds."""
    enclosed = [str(one) for one in notice.data.get("notice_files", ())]
    rows = FileUse.objects.filter(case=case, pk__in=enclosed, personal=False).select_related("file")
    return tuple(sorted(rows, key=lambda row: enclosed.index(str(row.pk))))


def _names(case: Case) -> tuple[str, ...]:
    rows = case.parties.filter(party="applicant", until=None).select_related("organisation").order_by("-lead", "pk")
    return tuple(row.organisation.name_ko for row in rows if row.organisation)


def _points(case: Case, events: list[CaseEvent]) -> Mapping[str, Any]:
    adopted = _last(events, "adopt_plan")
    if adopted is None:
        return {}
    number = adopted.data.get("plan_version")
    # a version that was kept after the approval is nobody's to read yet
    versions = PlanVersion.objects.filter(plan=case.pk, made_at__lte=adopted.recorded_at).order_by("number")
    found = versions.filter(number=number).first() if isinstance(number, int) else versions.last()
    content = found.content if found else {}
    return {key: content[key] for key in MAIN_POINTS if content.get(key)}


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """An opinion with what became of it: whether it was registered, hidden, answered."""

    opinion: Opinion
    registered: bool
    hidden: OpinionModeration | None
    reply: CaseEvent | None


def opinion_lines(case: Case) -> list[OpinionLine]:
    """Return every opinion of the case in order of arrival."""
    events = list(case.events.filter(act__in=("receive_opinion", "reply_opinion")).order_by("seq"))
    received = {event.key for event in events if event.act == "receive_opinion"}
    replies = {event.key: event for event in events if event.act == "reply_opinion"}
    latest = {row.opinion_id: row for row in OpinionModeration.objects.filter(opinion__case=case).order_by("pk")}
    return [
        OpinionLine(row, row.key in received, _if_hidden(latest.get(row.pk)), replies.get(row.key))
        for row in Opinion.objects.filter(case=case).order_by("pk")
    ]


def _if_hidden(row: OpinionModeration | None) -> OpinionModeration | None:
    return row if row is not None and row.hidden else None


def shown_opinions(case: Case) -> list[OpinionLine]:
    """Return the opinions that their authors want shown, that were registered and that nobody hid."""
    return [line for line in opinion_lines(case) if line.registered and line.opinion.public_wanted and not line.hidden]
