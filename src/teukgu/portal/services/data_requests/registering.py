"""Registers a request with its clock, extends it, closes it without an answer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_data import desk_programmes
from teukgu.portal.disclosure_rules import disclosure_rules
from teukgu.portal.plan_rules import calendar
from teukgu.portal.rules import programme as rules
from teukgu.portal.services.data_requests import refusals
from teukgu.portal.services.data_requests.held import clean, hold_request
from teukgu.portal.services.possible_days import between, latest
from teukgu.portal.store.models import DataRequest, DataRequestStep
from teukgu.portal.store.queries.data_requests.desk import OVER, line_of
from teukgu.rulebook.deadlines import Deadline, Question, answer
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

TRIES = 20
EARLIEST = date(2004, 1, 1)
"""Nobody asked about the programme before there was one: an older day is a slip of the hand."""
KIND = Bilingual("요구한 곳의 종류", "kind of asker")
ASKER = Bilingual("요구한 곳", "asker")
WORDING = Bilingual("요구 내용", "wording")
RECEIVED = Bilingual("받은 날", "day of receipt")
ASKED_FOR = Bilingual("요구한 제출일", "day asked for")
REASON = Bilingual("이유", "reason")


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it was typed; an unreadable or empty day is None."""

    asker_kind: str
    asker: str
    wording: str
    received_on: date | None
    asked_for: date | None = None
    document_number: str = ""


def statutory_due(asker_kind: str, received_on: date, *, extend: bool = False) -> Deadline | None:
    """Return the day by which the law wants an answer, None where it names none.

    Raises:
        Refused: when the day lies outside of what the rule or the calendar covers.
    """
    asker = disclosure_rules().asker(asker_kind)
    if asker is None or not asker.clock:
        return None
    question = Question(asker.clock, received_on, extend=extend)
    return answer(question, rules().rulebook, calendar())[0]


def register(viewer: Viewer, new: NewRequest, *, once: str, now: datetime, today: date) -> DataRequest:
    """Keep a request; the same ``once`` again gives the one already kept.

    Raises:
        Refused: with everything that is wrong with it.
    """
    mine = desk_programmes(viewer)
    if not mine:
        raise refusals.gone()
    kept = DataRequest.objects.filter(once=once, programme__in=mine).first()
    if kept is not None:
        return kept
    asker, wording = clean(new.asker, 160), clean(new.wording)
    refuse_if_any(_findings(new, asker, wording, today))
    received = new.received_on or today
    counted = statutory_due(new.asker_kind, received)
    statutory = counted.due if counted else None
    days = [day for day in (statutory, new.asked_for) if day is not None]
    return _numbered(
        received.year,
        programme_id=mine[0],
        asker_kind=new.asker_kind,
        asker=asker,
        document_number=clean(new.document_number, 80),
        wording=wording,
        received_on=received,
        asked_for=new.asked_for,
        statutory_due=statutory,
        due_on=min(days, default=None),
        account_id=int(viewer.account),
        registered_at=now,
        once=once,
    )


def _findings(new: NewRequest, asker: str, wording: str, today: date) -> list[Finding]:
    found = []
    if disclosure_rules().asker(new.asker_kind) is None:
        found.append(refusals.empty("asker_kind", KIND))
    if not asker:
        found.append(refusals.empty("asker", ASKER))
    if not wording:
        found.append(refusals.empty("wording", WORDING))
    if new.received_on is None or not EARLIEST <= new.received_on <= today:
        found.append(refusals.bad_day("received_on", RECEIVED, between(EARLIEST, today)))
    elif new.asked_for is not None and not new.received_on <= new.asked_for <= latest(today):
        found.append(refusals.bad_day("asked_for", ASKED_FOR, between(new.received_on, latest(today))))
    return found


def _numbered(year: int, **fields: object) -> DataRequest:
    """Keep it under the next free number of the year, also when two register at once."""
    for more in range(TRIES):
        next_one = DataRequest.objects.filter(number__startswith=f"DR{year}-").count() + 1 + more
        try:
            with transaction.atomic():
                return DataRequest.objects.create(number=f"DR{year}-{next_one:04d}", **fields)
        except IntegrityError:
            kept = DataRequest.objects.filter(once=fields["once"]).first()
            if kept is not None:
                return kept
    raise refusals.gone()


@transaction.atomic
def extend(viewer: Viewer, number: str, *, reason: str, now: datetime) -> DataRequestStep:
    """Extend the period once, where the law allows it; the same press twice is the step that was kept.

    Raises:
        Refused: when it does not, or no reason is given.
    """
    found, why = hold_request(viewer, number), clean(reason)
    same = _same_step(viewer, found, "extended", why)
    if same is not None:
        return same
    asker = disclosure_rules().asker(found.asker_kind)
    refuse_if_any(_step_findings(found, why))
    if asker is None or not asker.extension or found.steps.filter(kind="extended").exists():
        raise Refused([refusals.no_extension()])
    counted = statutory_due(found.asker_kind, found.received_on, extend=True)
    return _step(viewer, found, "extended", reason=why, now=now, until=counted.due if counted else None)


@transaction.atomic
def close(viewer: Viewer, number: str, *, reason: str, now: datetime) -> DataRequestStep:
    """Close a request without an answer: withdrawn, passed on to somebody else. Twice is once.

    Raises:
        Refused: when it is over, or no reason is given.
    """
    found, why = hold_request(viewer, number), clean(reason)
    same = _same_step(viewer, found, "closed", why)
    if same is not None:
        return same
    refuse_if_any(_step_findings(found, why))
    return _step(viewer, found, "closed", reason=why, now=now)


def _same_step(viewer: Viewer, request: DataRequest, kind: str, reason: str) -> DataRequestStep | None:
    """Return the step that this person took with the same words: a request is extended and closed only once."""
    return request.steps.filter(kind=kind, reason=reason, account=int(viewer.account)).first()


def _step_findings(request: DataRequest, reason: str) -> list[Finding]:
    over = [refusals.over()] if line_of(request).standing in OVER else []
    return [*over, *([] if reason else [refusals.empty("reason", REASON)])]


def _step(
    viewer: Viewer, request: DataRequest, kind: str, *, reason: str, now: datetime, until: date | None = None
) -> DataRequestStep:
    return DataRequestStep.objects.create(
        request=request, kind=kind, until=until, reason=reason, account_id=int(viewer.account), recorded_at=now
    )
