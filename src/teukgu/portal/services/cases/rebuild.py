"""Makes the rows for lists anew from the events: after a change of rules, a repair, or to check that they agree."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.services.cases.documents import project_documents
from teukgu.portal.services.cases.projections import project
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.situation import situation_of


def rebuild_case(number: str, *, today: date, now: datetime) -> None:
    """Make the projections of one case anew."""
    with transaction.atomic():
        case = Case.objects.select_for_update().get(number=number)
        situation = situation_of(case, today=today, now=now)
        project(case, situation, now=now)
        project_documents(case, situation.state)


def rebuild_cases(*, today: date, now: datetime, open_only: bool = False) -> int:
    """Make the projections of every case anew, each in its own transaction; return how many."""
    rows = Case.objects.filter(now__closed=False) if open_only else Case.objects.all()
    numbers = list(rows.order_by("pk").values_list("number", flat=True))
    for number in numbers:
        rebuild_case(number, today=today, now=now)
    return len(numbers)
