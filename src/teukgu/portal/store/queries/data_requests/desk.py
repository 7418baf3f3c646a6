"""Requests of the desk, where each stands, and what was sent before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Max, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.access_data import desk_programmes
from teukgu.portal.store.models import DataAnswer, DataRequest, SavedTable


class RequestStanding(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    WAITING = "waiting"
    RETURNED = "returned"
    SIGNED = "signed"
    SENT = "sent"
    CLOSED = "closed"


OVER = frozenset({RequestStanding.SENT, RequestStanding.CLOSED})


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A request, until when it is to be answered now, and where it stands."""

    request: DataRequest
    due: date | None
    standing: RequestStanding

    def is_late(self, today: date) -> bool:
        """Whether its day is past and it is not over."""
        return self.due is not None and self.due < today and self.standing not in OVER


def requests_of(viewer: Viewer) -> QuerySet[DataRequest]:
    """Return the requests that the viewer answers."""
    return DataRequest.objects.filter(programme__in=desk_programmes(viewer))


def tables_of(viewer: Viewer) -> QuerySet[SavedTable]:
    """Return the newest version of each saved table of the viewer's programmes, by name."""
    rows = SavedTable.objects.filter(programme__in=desk_programmes(viewer))
    newest = rows.values("programme", "name").annotate(newest=Max("pk")).values("newest")
    return rows.filter(pk__in=newest).order_by("name")


def answers_of(viewer: Viewer) -> QuerySet[DataAnswer]:
    """Return the answers that the viewer sees."""
    rows = DataAnswer.objects.filter(request__programme__in=desk_programmes(viewer))
    return rows.select_related("request", "table", "account", "verdict__account", "sent", "follows__request")


def desk_lines(viewer: Viewer) -> tuple[DeskLine, ...]:
    """Return the requests, what is not over first, the earliest due on top. Three queries."""
    rows = requests_of(viewer).prefetch_related("steps", "answers__verdict", "answers__sent")
    lines = [line_of(row) for row in rows]
    latest = date.max
    return tuple(sorted(lines, key=lambda one: (one.standing in OVER, one.due or latest, one.request.number)))


def line_of(request: DataRequest) -> DeskLine:
    """Return where a request stands."""
    steps = sorted(request.steps.all(), key=lambda step: step.pk)
    extended = [step.until for step in steps if step.kind == "extended" and step.until]
    due = extended[-1] if extended else request.due_on
    if any(step.kind == "closed" for step in steps):
        return DeskLine(request, due, RequestStanding.CLOSED)
    return DeskLine(request, due, _standing(list(request.answers.all())))


def _standing(answers: list[DataAnswer]) -> RequestStanding:
    found = [answer_standing(answer) for answer in answers]
    for one in (RequestStanding.WAITING, RequestStanding.SIGNED, RequestStanding.SENT, RequestStanding.RETURNED):
        if one in found:
            return one
    return RequestStanding.OPEN


def answer_standing(answer: DataAnswer) -> RequestStanding:
    """Return where an answer stands."""
    if hasattr(answer, "sent"):
        return RequestStanding.SENT
    if not hasattr(answer, "verdict"):
        return RequestStanding.WAITING
    return RequestStanding.SIGNED if answer.verdict.is_signed else RequestStanding.RETURNED


def sent_before(table: SavedTable) -> DataAnswer | None:
    """Return the last answer that was sent from this table, in any of its versions."""
    rows = DataAnswer.objects.filter(table__programme=table.programme_id, table__name=table.name)
    return rows.exclude(sent=None).order_by("-sent__recorded_at", "-pk").first()
