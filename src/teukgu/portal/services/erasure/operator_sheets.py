"""Operators' sheets whose promised day is over: answers and consents go, with its last one what names an operator."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from teukgu.portal.keeping import Keeping
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.services.operator_sheets.keeping_answers import erase_sheet
from teukgu.portal.store.models import Operator, OperatorSheet, SheetAnswer, SheetConsent, SheetLink
from teukgu.values import Bilingual

GONE = "(보관 기간이 지나 지움)"
EMPTIED = {"name": GONE, "phone": "", "contact": "", "note": ""}


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield each sheet of a survey whose day is over, as long as it or its operator still says something."""
    rows = OperatorSheet.objects.filter(survey__keep_until__lt=today).select_related("survey", "operator")
    said = Exists(SheetAnswer.objects.filter(sheet=OuterRef("pk")))
    agreed = Exists(SheetConsent.objects.filter(sheet=OuterRef("pk")))
    linked = Exists(SheetLink.objects.filter(sheet=OuterRef("pk")))
    kept = OperatorSheet.objects.filter(operator=OuterRef("operator"), survey__keep_until__gte=today)
    last = Exists(kept)
    for row in rows.annotate(says=said | agreed | linked, goes_on=last).order_by("pk"):
        if row.says or (not row.goes_on and row.operator.erased_at is None):
            yield Due("operator_sheet", row.operator.programme_id, str(row.pk), row.survey.keep_until)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Erase what stands on the sheets; names and telephones with an operator's last one."""
    sheets = OperatorSheet.objects.filter(pk__in=[int(one.record) for one in due]).select_related("operator")
    until = max((one.since for one in due), default=None)
    for sheet in sheets:
        if sheet.answers.exists() or sheet.consents.exists():
            erase_sheet(sheet, "expired", account=None, now=now)
        sheet.links.all().delete()
    if until is None:
        return
    ended = Operator.objects.filter(sheets__in=sheets, erased_at=None)
    going_on = OperatorSheet.objects.filter(survey__keep_until__gt=until).values("operator")
    ended.exclude(pk__in=going_on).update(**EMPTIED, erased_at=now)


SHEETS = Erasable("operator_sheet", Bilingual("특화사업자 조사표", "operators' sheets"), find, erase)
