"""What was loaded, by content."""

from datetime import datetime

from teukgu.portal.store.models import LoadStamp


def is_loaded(part: str, content_hash: str) -> bool:
    """Whether exactly this content was loaded last for ``part``."""
    return LoadStamp.objects.filter(part=part, content_hash=content_hash).exists()


def stamp(part: str, content_hash: str, now: datetime) -> None:
    """Record that this content was loaded for ``part``."""
    LoadStamp.objects.update_or_create(part=part, defaults={"content_hash": content_hash, "loaded_at": now})
