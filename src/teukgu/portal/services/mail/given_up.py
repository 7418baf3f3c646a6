"""Mail that was given up, tried once more when whoever runs the installation says so."""

from datetime import datetime

from teukgu.portal.access import Viewer, may_run_installation
from teukgu.portal.store.models import MailDelivery


def try_again(viewer: Viewer, *, now: datetime) -> int:
    """Let everything that was given up be tried again, with the same Message-ID; return how many."""
    if not may_run_installation(viewer):
        return 0
    rows = MailDelivery.objects.filter(sent_at=None, given_up_at__isnull=False, account__is_active=True)
    return rows.update(given_up_at=None, tries=0, next_try_at=now)
