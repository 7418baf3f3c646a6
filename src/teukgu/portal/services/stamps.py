"""What was loaded, by content."""

import hashlib
from datetime import datetime

from teukgu.portal.store.models import LoadStamp

LONGEST = 64


def is_loaded(part: str, content_hash: str) -> bool:
    """Whether exactly this content was loaded last for ``part``."""
    return LoadStamp.objects.filter(part=part, content_hash=_fitting(content_hash)).exists()


def stamp(part: str, content_hash: str, now: datetime) -> None:
    """Record that this content was loaded for ``part``."""
    LoadStamp.objects.update_or_create(part=part, defaults={"content_hash": _fitting(content_hash), "loaded_at": now})


def _fitting(content: str) -> str:
    """Return the hash of a content named by more than one hash: PostgreSQL refuses what is longer than its column."""
    return content if len(content) <= LONGEST else hashlib.sha256(content.encode()).hexdigest()
