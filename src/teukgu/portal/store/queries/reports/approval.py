"""Links by which a report is approved: which are open, what became of each."""

from datetime import datetime

from django.db.models import QuerySet

from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd

APPROVED, RETURNED, CLOSED = "approved", "returned", "closed"


def approved_by_link(report: int) -> dict[int, str]:
    """Return the hash of the version that each link approved, by the number of the link."""
    rows = ApprovalLinkEnd.objects.filter(link__report=report, kind=APPROVED)
    return dict(rows.values_list("link", "link__version__sha256"))


def links_of(report: int) -> QuerySet[ApprovalLink]:
    """Return the links of a report with what became of them, the newest first."""
    rows = ApprovalLink.objects.filter(report=report).select_related("version", "account", "end__account")
    return rows.order_by("-pk")


def open_links(report: int, now: datetime) -> QuerySet[ApprovalLink]:
    """Return the links that still open."""
    return ApprovalLink.objects.filter(report=report, end=None, expires_at__gt=now)
