"""Who manages the people of an organisation."""

from datetime import date

from teukgu.portal.store.models import Holding
from teukgu.portal.store.queries.people.territory import holds_on


def managers_without(organisation: int, holding: int, day: date) -> bool:
    """Whether somebody else manages the people of the organisation on ``day``."""
    rows = Holding.objects.filter(holds_on(day), holds_on(day, "post__"), post__organisation=organisation)
    return rows.filter(post__manages_people=True, account__is_active=True).exclude(pk=holding).exists()
