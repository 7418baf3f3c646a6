"""Consents and answers are written: whatever door they come through, the same rows by the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from teukgu.portal.report_rules import indicators, operator_sheet
from teukgu.portal.store.models import OperatorSheet, SheetAnswer, SheetConsent, SheetErasure
from teukgu.portal.store.queries.operator_sheets.board import (
    GIVEN,
    REFUSED,
    last_year_of,
    rows_of_sheet,
    values_of,
)
from teukgu.reporting.operator_sheets.answers import ReadAnswers, read_answers
from teukgu.reporting.operator_sheets.consent import ConsentLine, Told, consent_lines, consent_text, sha256_of
from teukgu.reporting.operator_sheets.rules import ConsentText
from teukgu.values import Bilingual, nfc

PERSON_LIMIT, NOTE_LIMIT = 60, 300


@dataclass(frozen=True, slots=True)
class Said:
    """Who said it, when, who took it down (for paper and phone), through which door, by whose account."""

    door: str
    said_at: datetime
    said_by: str = ""
    told_to: str = ""
    account: int | None = None

    def fields(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "door": self.door,
            "said_at": self.said_at,
            "said_by": nfc(self.said_by)[:PERSON_LIMIT],
            "told_to": nfc(self.told_to)[:PERSON_LIMIT],
            "account_id": self.account,
        }


def consent_of(sheet: OperatorSheet, today: date) -> tuple[ConsentText, Told]:
    """Return the text of consent of today and what it is filled in with for this sheet."""
    survey = sheet.survey
    consent = operator_sheet().consent_on(today)
    if consent is None:
        msg = "the programme has no text of consent for today"
        raise LookupError(msg)
    names = Bilingual(survey.organisation.name_ko, survey.organisation.name_en or survey.organisation.name_ko)
    return consent, Told(names, survey.report.year, survey.keep_until, survey.phone)


def consent_shown(sheet: OperatorSheet, today: date) -> tuple[ConsentLine, ...]:
    """Return what the operator is told before anything is asked."""
    return consent_lines(*consent_of(sheet, today))


def keep_consent(sheet: OperatorSheet, said: Said, *, given: bool, now: datetime, today: date) -> SheetConsent:
    """Write that they agreed or refused, with the very text."""
    consent, told = consent_of(sheet, today)
    text = consent_text(consent, told)
    return SheetConsent.objects.create(
        sheet=sheet,
        given=given,
        version=consent.version,
        text=text,
        sha256=sha256_of(text),
        keep_until=told.until,
        recorded_at=now,
        **said.fields(),
    )


def read_sheet(sheet: OperatorSheet, typed: Mapping[str, str]) -> ReadAnswers:
    """Read what was typed into a sheet, against what its operator answered the year before."""
    last = last_year_of([sheet]).get(sheet.operator_id, {})
    return read_answers(rows_of_sheet(sheet), typed, indicators().units, last)


def keep_answer(
    sheet: OperatorSheet,
    said: Said,
    read: ReadAnswers,
    consent: SheetConsent,
    *,
    note: str = "",
    once: str,
    now: datetime,
) -> SheetAnswer:
    """Write an answer; the sheet is held for the transaction by the caller."""
    return _keep(
        sheet, said, outcome=GIVEN, values=values_of(read.figures), consent=consent, note=note, once=once, now=now
    )


def keep_outcome(
    sheet: OperatorSheet, said: Said, outcome: str, *, note: str = "", once: str, now: datetime
) -> SheetAnswer:
    """Write a refusal, or a call that reached nobody."""
    return _keep(sheet, said, outcome=outcome, values={}, consent=None, note=note, once=once, now=now)


def _keep(sheet: OperatorSheet, said: Said, *, note: str, now: datetime, **more: Any) -> SheetAnswer:
    last = sheet.answers.aggregate(last=Max("number"))["last"] or 0
    return SheetAnswer.objects.create(
        sheet=sheet, number=last + 1, note=nfc(note)[:NOTE_LIMIT], recorded_at=now, **said.fields(), **more
    )


def kept_once(sheet: OperatorSheet, once: str) -> SheetAnswer | None:
    """Return what this very form has kept already."""
    return SheetAnswer.objects.filter(sheet=sheet, once=once).first()


def erase_sheet(sheet: OperatorSheet, reason: str, *, account: int | None, now: datetime) -> SheetErasure:
    """Erase what was written on a sheet; that and when it was stays."""
    answers, consents = sheet.answers.all(), sheet.consents.all()
    erased = SheetErasure.objects.create(
        sheet=sheet,
        answers=answers.count(),
        consents=consents.count(),
        reason=reason,
        made_at=now,
        account_id=account,
    )
    answers.delete()
    consents.delete()
    return erased


def refuse_sheet(
    sheet: OperatorSheet, said: Said, *, once: str, now: datetime, today: date, account: int | None
) -> None:
    """Write a refusal; what was answered before is withdrawn with it and erased."""
    if sheet.answers.filter(outcome=GIVEN).exists():
        erase_sheet(sheet, "withdrawn", account=account, now=now)
    keep_consent(sheet, said, given=False, now=now, today=today)
    keep_outcome(sheet, said, REFUSED, once=once, now=now)
