"""What an operator does behind their personal link: agrees or refuses, answers, corrects, withdraws."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from teukgu.portal.services.designation.refusals import GONE
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.keeping_answers import (
    Said,
    keep_answer,
    keep_consent,
    kept_once,
    read_sheet,
    refuse_sheet,
)
from teukgu.portal.services.operator_sheets.links import sheet_behind
from teukgu.portal.services.operator_sheets.surveying import is_open
from teukgu.portal.services.reports.sent_once import print_of, said_in
from teukgu.portal.store.models import OperatorSheet, SheetAnswer, SheetConsent
from teukgu.portal.store.queries.operator_sheets.board import standing_consent
from teukgu.reporting.operator_sheets.answers import ReadAnswers
from teukgu.values import Refused

LINK = "link"
WINDOW = timedelta(minutes=10)
PER_SHEET = 20
IN_ALL = 600


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What became of an answer: kept, or what is to be mended or confirmed first."""

    kept: SheetAnswer | None
    read: ReadAnswers


@transaction.atomic
def consent_by_link(secret: str, *, given: bool, once: str, now: datetime, today: date) -> None:
    """Keep that the operator agreed or refused; a refusal also withdraws and erases what was answered.

    Raises:
        Refused: when the link opens nothing, the survey is closed, or too much came in.
    """
    sheet = _sheet(secret, now)
    said = Said(LINK, now)
    if given and standing_consent(sheet) is not None:
        return
    if given:
        keep_consent(sheet, said, given=True, now=now, today=today)
    elif kept_once(sheet, f"link:{sheet.pk}:{once}") is None:
        refuse_sheet(sheet, said, once=f"link:{sheet.pk}:{once}", now=now, today=today, account=None)


@transaction.atomic
def answer_by_link(secret: str, typed: Mapping[str, str], *, confirmed: bool, once: str, now: datetime) -> LinkAnswer:
    """Keep what the operator wrote; nothing while something must be mended, or confirmed and is not.

    Raises:
        Refused: when the link opens nothing, nobody agreed yet, the survey is closed, or too much came in.
    """
    sheet = _sheet(secret, now)
    consent = standing_consent(sheet)
    if consent is None:
        raise Refused([refusals.no_consent()])
    key = f"link:{sheet.pk}:{print_of(once, said_in(typed))}"
    read = read_sheet(sheet, typed)
    there = kept_once(sheet, key)
    if there is not None:
        return LinkAnswer(there, read)
    if read.is_refused or (read.asks and not confirmed):
        return LinkAnswer(None, read)
    return LinkAnswer(keep_answer(sheet, Said(LINK, now), read, consent, once=key, now=now), read)


def _sheet(secret: str, now: datetime) -> OperatorSheet:
    """Return the sheet behind a link, held for the transaction, when its operator may write in it now."""
    found = sheet_behind(secret, now)
    if found is None:
        raise Refused([GONE])
    OperatorSheet.objects.select_for_update().get(pk=found.pk)
    if not is_open(found.survey, now):
        raise Refused([refusals.closed()])
    _refuse_flood(found, now)
    return found


def _refuse_flood(sheet: OperatorSheet, now: datetime) -> None:
    lately = {"recorded_at__gt": now - WINDOW, "door": LINK}
    mine = SheetAnswer.objects.filter(sheet=sheet, **lately).count()
    mine += SheetConsent.objects.filter(sheet=sheet, **lately).count()
    if mine >= PER_SHEET or SheetAnswer.objects.filter(**lately).count() >= IN_ALL:
        raise Refused([refusals.flood()])
