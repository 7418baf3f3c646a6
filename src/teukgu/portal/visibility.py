"""Which rounds this installation shows; what it does not show answers as if it were not there."""

from django.conf import settings

from teukgu.portal.store.queries import RoundSummary

PUBLIC_STATISTICS = "public-statistics"


def round_is_shown(round_: RoundSummary) -> bool:
    """Bands from public statistics are on in a demonstration and off by default in production."""
    return bool(settings.PUBLIC_STATISTICS) or round_.scheme != PUBLIC_STATISTICS
