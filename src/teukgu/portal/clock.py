"""The one place where the portal asks what time it is; days are Korean (Asia/Seoul)."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this moment, with its time zone."""
    return timezone.now()


def today() -> date:
    """Return today's date in Korea."""
    return timezone.localdate()
