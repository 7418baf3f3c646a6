"""Receipts in the language of the page."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from teukgu.documents.report_paper.receipt import ReceiptRecord
from teukgu.portal.store.queries.reports.receipts import AGAIN, CORRECTION, FIRST


def kind_name(receipt: ReceiptRecord) -> str:
    """Return what came in, in words."""
    names = {FIRST: _("제출"), AGAIN: _("보완하여 다시 제출"), CORRECTION: _("정정")}
    return names.get(receipt.kind, receipt.kind)


def receipt_lines(receipts: Iterable[ReceiptRecord]) -> list[tuple[ReceiptRecord, str]]:
    """Return receipts, each with what came in."""
    return [(one, kind_name(one)) for one in receipts]
