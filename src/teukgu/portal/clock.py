"""The one place where the portal asks what time it is; days are Korean (Asia/Seoul)."""

import time
from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this moment, with its time zone."""
    return timezone.now()


def today() -> date:
    """Return today's date in Korea."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """Return the day in Korea that a moment lies in."""
    return timezone.localdate(moment)


def seconds() -> float:
    """Return a count of seconds for measuring how long something took."""
    return time.perf_counter()


def local(moment: datetime) -> datetime:
    """Return a moment in Korean time."""
    return timezone.localtime(moment)
