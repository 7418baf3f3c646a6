"""Whether a zone lies dormant, as far as the registry knows."""

from datetime import date

from teukgu.portal.store.queries.zone_page import ZonePage
from teukgu.rulebook.dormancy import Dormancy, dormancy


def dormancy_of(page: ZonePage, *, years: int, today: date) -> Dormancy:
    """Return the dormancy of a zone; ``years`` is the rule ``dormancy_years`` on ``today``.

    No public source tells projects, exemptions in use or budgets zone by zone, so those signs are unknown here.
    """
    period = page.current("period")
    end = period.value.get("end") if period else None
    return dormancy(today, years, period_end=date.fromisoformat(end) if end else None)
