"""Who tries many links that open nothing has to wait: counted by network address, for some minutes, in the database.

The tokens are too long to be guessed; this keeps the trying from being work for the server. Only a hash of the address
is kept, and only until the minutes are over.
"""

from datetime import datetime
from hashlib import sha256

from django.core.cache import cache

from teukgu.portal.services.reports.refusals_links import too_many_tries
from teukgu.values import Refused

MINUTES = 10
MOST = 20


def refuse_tries(address: str, *, now: datetime) -> None:
    """Refuse when too many links that open nothing were tried from this address lately.

    Raises:
        Refused: saying when to come back.
    """
    if (cache.get(_key(address, now)) or 0) >= MOST:
        raise Refused([too_many_tries(MINUTES)])


def note_wrong_link(address: str, *, now: datetime) -> None:
    """Count a link that opened nothing."""
    key = _key(address, now)
    if not cache.add(key, 1, MINUTES * 60):
        cache.incr(key)


def _key(address: str, now: datetime) -> str:
    window = int(now.timestamp()) // (MINUTES * 60)
    return f"approval-link:{sha256(address.encode()).hexdigest()[:32]}:{window}"
