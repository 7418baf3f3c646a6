"""The officer types what came on paper or by phone (대리입력): who said it, when, to whom; refusals, calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.held import HeldSurvey, sheet_in, survey_as
from teukgu.portal.services.operator_sheets.keeping_answers import (
    Said,
    keep_answer,
    keep_consent,
    keep_outcome,
    kept_once,
    read_sheet,
    refuse_sheet,
)
from teukgu.portal.services.operator_sheets.listing import WHAT
from teukgu.portal.services.reports.sent_once import print_of, said_in
from teukgu.portal.store.models import AccessAction, OperatorSheet, SheetAnswer
from teukgu.portal.store.queries.operator_sheets.board import UNREACHED, standing_consent
from teukgu.reporting.operator_sheets.answers import ReadAnswers
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

PAPER, PHONE = "paper", "phone"
DOORS = (PAPER, PHONE)
WHO, WHEN, TO_WHOM = (
    Bilingual("말한 사람", "who said it"),
    Bilingual("들은 때", "when"),
    Bilingual("들은 사람", "to whom"),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """How an answer was taken down: by which door, who said it, when, to whom; whether they agreed to the text."""

    door: str
    said_by: str
    said_at: datetime | None
    told_to: str
    agreed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What became of it: kept, or what is to be mended or confirmed first."""

    kept: SheetAnswer | None
    read: ReadAnswers


@transaction.atomic
def type_answer(
    viewer: Viewer,
    number: str,
    sheet: int,
    typed: Mapping[str, str],
    taken: Taken,
    *,
    follows: int,
    confirmed: bool,
    once: str,
    now: datetime,
    today: date,
) -> TypedAnswer:
    """Keep an answer that came on paper or by phone, and with it the consent when there was none yet.

    Raises:
        Refused: when something about who, when or consent is missing, or another answer came in meanwhile.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet, lock=True)
    read, key = read_sheet(found, typed), _key(found, print_of(once, said_in(typed)))
    there = kept_once(found, key)
    if there is not None:
        return TypedAnswer(there, read)
    consent = standing_consent(found)
    refuse_if_any(_wrong(held, taken, now, agreed=taken.agreed or consent is not None))
    if _last(found) != follows:
        raise Refused([refusals.answered_meanwhile()])
    if read.is_refused or (read.asks and not confirmed):
        return TypedAnswer(None, read)
    said = _said(viewer, taken, now)
    consent = consent or keep_consent(found, said, given=True, now=now, today=today)
    kept = keep_answer(found, said, read, consent, note=taken.note, once=key, now=now)
    _note(viewer, held, found, now)
    return TypedAnswer(kept, read)


@transaction.atomic
def record_refusal(
    viewer: Viewer, number: str, sheet: int, taken: Taken, *, once: str, now: datetime, today: date
) -> None:
    """Keep that an operator refuses, or takes their consent back: what was answered is erased.

    Raises:
        Refused: when who said it, when or to whom is missing.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet, lock=True)
    if kept_once(found, _key(found, once)) is not None:
        return
    refuse_if_any(_wrong(held, taken, now, agreed=True))
    account = account_of(viewer)
    refuse_sheet(found, _said(viewer, taken, now), once=_key(found, once), now=now, today=today, account=account)
    _note(viewer, held, found, now)


@transaction.atomic
def record_call(
    viewer: Viewer, number: str, sheet: int, *, note: str, once: str, now: datetime, today: date
) -> SheetAnswer:
    """Keep that a call reached nobody.

    Raises:
        Refused: when there is no such sheet for the viewer.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet, lock=True)
    there = kept_once(found, _key(found, once))
    if there is not None:
        return there
    said = Said(PHONE, now, account=account_of(viewer))
    return keep_outcome(found, said, UNREACHED, note=note, once=_key(found, once), now=now)


def _key(sheet: OperatorSheet, once: str) -> str:
    return f"officer:{sheet.pk}:{once}"[:80]


def _last(sheet: OperatorSheet) -> int:
    """Return the number of the newest answer or refusal that was to be seen."""
    rows = sheet.answers.exclude(outcome=UNREACHED).order_by("number").values_list("number", flat=True)
    return rows.last() or 0


def _wrong(held: HeldSurvey, taken: Taken, now: datetime, *, agreed: bool) -> list[Finding]:
    found = [] if taken.door in DOORS else [refusals.missing("door", Bilingual("받은 방법", "how it came"))]
    if not taken.said_by.strip():
        found.append(refusals.missing("said_by", WHO))
    # nobody tells of a year before it began
    if taken.said_at is None or taken.said_at > now or clock.day_of(taken.said_at).year < held.report.year:
        found.append(refusals.bad_day("said_at"))
    if not taken.told_to.strip():
        found.append(refusals.missing("told_to", TO_WHOM))
    return found if agreed else [*found, refusals.no_consent()]


def _said(viewer: Viewer, taken: Taken, now: datetime) -> Said:
    return Said(taken.door, taken.said_at or now, taken.said_by, taken.told_to, account_of(viewer))


def _note(viewer: Viewer, held: HeldSurvey, sheet: OperatorSheet, now: datetime) -> None:
    note_access(viewer, AccessAction.CHANGE, what=WHAT, subject=f"sheet {sheet.pk}", case=held.report.case, now=now)
