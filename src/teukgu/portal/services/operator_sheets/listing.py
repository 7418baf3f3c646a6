"""The county's list of operators: one added, a list read in, last year's carried over, one changed or ended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import operator_sheet
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.held import HeldSurvey, begun, sheet_in, survey_as
from teukgu.portal.store.models import AccessAction, Operator, OperatorSheet, OperatorSurvey
from teukgu.portal.store.queries.operator_sheets.board import ACTIVE
from teukgu.reporting.operator_sheets.listed import (
    COLUMNS,
    ListedOperator,
    ReadList,
    key_of,
    listed_operator,
    read_operator_list,
)
from teukgu.values import Finding, Refused, refuse_if_any

WHAT = "operator_sheet"
ENDS = ("closed", "merged", "left")


@dataclass(frozen=True, slots=True)
class Added:
    """What came of reading a list: how many were added, and what is wrong (then nothing was) or worth knowing."""

    count: int
    read: ReadList


@transaction.atomic
def add_operator(
    viewer: Viewer, number: str, values: Mapping[str, str], *, now: datetime, today: date
) -> OperatorSheet:
    """Put one operator on the list; the same name and telephone again gives the one that is there.

    Raises:
        Refused: with everything wrong with it, or when the survey is not the viewer's.
    """
    held = survey_as(viewer, number, today)
    survey = _locked(held)
    findings: list[Finding] = []
    one = listed_operator(0, values, operator_sheet().kinds, findings)
    refuse_if_any(findings)
    there = survey.sheets.filter(operator__phone=one.phone).select_related("operator")
    if any(key_of(sheet.operator.name) == key_of(one.name) for sheet in there):
        raise Refused([refusals.same_twice(one.name)])
    return _put(held, viewer, [one], now)[0]


@transaction.atomic
def import_operators(
    viewer: Viewer, number: str, rows: Sequence[Sequence[str]], *, now: datetime, today: date
) -> Added:
    """Put every operator of a list on the county's, or none of them when something in it must be mended.

    Raises:
        Refused: when the survey is not the viewer's, or has not begun.
    """
    held = survey_as(viewer, number, today)
    survey = _locked(held)
    known = frozenset(
        (key_of(one.operator.name), one.operator.phone) for one in survey.sheets.select_related("operator")
    )
    read = read_operator_list(rows, operator_sheet().kinds, known)
    if read.is_refused:
        return Added(0, read)
    return Added(len(_put(held, viewer, read.operators, now)), read)


@transaction.atomic
def carry_over(viewer: Viewer, number: str, *, now: datetime, today: date) -> int:
    """Put the active operators of the year before on the list; return how many were not there yet.

    Raises:
        Refused: when the survey is not the viewer's, or there is no list of the year before.
    """
    held = survey_as(viewer, number, today)
    survey = _locked(held)
    before = sheets_before(held)
    if not before:
        raise Refused([refusals.nothing_to_carry()])
    there = set(survey.sheets.values_list("operator", flat=True))
    new = [
        OperatorSheet(survey=survey, operator=one.operator, kind=one.operator.kind, added_at=now)
        for one in before
        if one.operator_id not in there
    ]
    OperatorSheet.objects.bulk_create(new)
    if new:
        _note(viewer, held, f"survey {survey.pk}", len(new), now)
    return len(new)


def sheets_before(held: HeldSurvey) -> list[OperatorSheet]:
    """Return the sheets of the county's last survey of this zone before this year, of operators that go on."""
    rows = OperatorSheet.objects.filter(
        survey__organisation=held.organisation,
        survey__report__zone=held.report.zone_id,
        survey__report__year__lt=held.report.year,
        operator__state=ACTIVE,
        operator__erased_at=None,
    ).select_related("operator", "survey__report")
    last = max((one.survey.report.year for one in rows), default=None)
    return [one for one in rows.order_by("pk") if one.survey.report.year == last]


@transaction.atomic
def change_operator(
    viewer: Viewer, number: str, sheet: int, values: Mapping[str, str], *, follows: int, now: datetime, today: date
) -> Operator:
    """Change name, kind, telephone, contact and note.

    Raises:
        Refused: with everything wrong with them, or when somebody else changed the operator since it was read.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet, lock=True)
    findings: list[Finding] = []
    one = listed_operator(0, values, operator_sheet().kinds, findings)
    refuse_if_any(findings)
    kept = {name: getattr(one, name) for name in COLUMNS}
    operator = _update(found.operator_id, follows, kept, now)
    OperatorSheet.objects.filter(pk=found.pk).update(kind=one.kind)
    _note(viewer, held, f"operator {operator.pk}", 1, now)
    return operator


@transaction.atomic
def end_operator(
    viewer: Viewer,
    number: str,
    sheet: int,
    *,
    state: str,
    ended_on: date | None,
    merged_into: int | None,
    follows: int,
    now: datetime,
    today: date,
) -> Operator:
    """Say that an operator closed, merged into another or takes no part any more; ``active`` takes it back.

    Raises:
        Refused: when that cannot be, or somebody else changed the operator since it was read.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet, lock=True)
    target = _target(found, merged_into) if state == "merged" else None
    if state not in (*ENDS, ACTIVE) or (state in ENDS and (ended_on is None or ended_on > today)):
        raise Refused([refusals.bad_day("ended_on")])
    kept = {"state": state, "ended_on": ended_on if state in ENDS else None, "merged_into": target}
    operator = _update(found.operator_id, follows, kept, now)
    if state in ENDS:
        found.links.filter(revoked_at=None).update(revoked_at=now)
    _note(viewer, held, f"operator {operator.pk}", 1, now)
    return operator


def _target(sheet: OperatorSheet, merged_into: int | None) -> Operator:
    rows = Operator.objects.filter(sheets__survey=sheet.survey, pk=merged_into or 0, state=ACTIVE)
    found = rows.exclude(pk=sheet.operator_id).first()
    if found is None:
        raise Refused([refusals.bad_merge()])
    return found


def _update(operator: int, follows: int, kept: Mapping[str, object], now: datetime) -> Operator:
    rows = Operator.objects.filter(pk=operator, number=follows, erased_at=None)
    if not rows.update(number=follows + 1, changed_at=now, **kept):
        raise Refused([refusals.changed_meanwhile()])
    return Operator.objects.get(pk=operator)


def _locked(held: HeldSurvey) -> OperatorSurvey:
    """Return the survey, held for the transaction: two who add at once see each other's operators."""
    return OperatorSurvey.objects.select_for_update().get(pk=begun(held).pk)


def _put(held: HeldSurvey, viewer: Viewer, listed: Iterable[ListedOperator], now: datetime) -> list[OperatorSheet]:
    survey, report = begun(held), held.report
    made = []
    for one in listed:
        operator = Operator.objects.create(
            programme_id=report.case.programme_id,
            zone_id=report.zone_id,
            organisation=held.organisation,
            account_id=account_of(viewer),
            added_at=now,
            changed_at=now,
            **{name: getattr(one, name) for name in COLUMNS},
        )
        made.append(OperatorSheet.objects.create(survey=survey, operator=operator, kind=one.kind, added_at=now))
    if made:
        _note(viewer, held, f"survey {survey.pk}", len(made), now)
    return made


def _note(viewer: Viewer, held: HeldSurvey, subject: str, subjects: int, now: datetime) -> None:
    note_access(
        viewer,
        AccessAction.CHANGE,
        what=WHAT,
        subject=subject,
        subjects=subjects,
        case=held.report.case,
        now=now,
    )
