"""What a service works on: found for the viewer, or refused as if it were not there."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.services.data_requests.refusals import gone
from teukgu.portal.store.models import DataAnswer, DataRequest, SavedTable
from teukgu.portal.store.queries.data_requests.desk import answers_of, requests_of, tables_of
from teukgu.values import nfc

LONGEST = 4000
RowT = TypeVar("RowT", bound=Model)


def request_for(viewer: Viewer, number: str) -> DataRequest:
    """Return the request of this number.

    Raises:
        Refused: when there is none for this viewer.
    """
    return _one(requests_of(viewer).filter(number=number))


def hold_request(viewer: Viewer, number: str) -> DataRequest:
    """Return the request of this number; whoever else acts on it waits until the transaction ends.

    Raises:
        Refused: when there is none for this viewer.
    """
    found = request_for(viewer, number)
    return DataRequest.objects.select_for_update().get(pk=found.pk)


def table_for(viewer: Viewer, pk: int) -> SavedTable:
    """Return the newest version of a saved table.

    Raises:
        Refused: when there is none for this viewer.
    """
    return _one(tables_of(viewer).filter(pk=pk))


def answer_for(viewer: Viewer, number: str, answer: int) -> DataAnswer:
    """Return an answer of a request.

    Raises:
        Refused: when there is none for this viewer.
    """
    return _one(answers_of(viewer).filter(request__number=number, number=answer))


def _one(rows: "QuerySet[RowT]") -> RowT:
    found = rows.first()
    if found is None:
        raise gone()
    return found


def clean(text: str, limit: int = LONGEST) -> str:
    """Return typed text without what cannot be printed, cut at ``limit``."""
    shown = "".join(one for one in nfc(text) if one.isprintable() or one in "\n\t")
    return shown.strip()[:limit]
