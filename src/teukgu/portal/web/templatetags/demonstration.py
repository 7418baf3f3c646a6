"""How far the demonstration's year of reports has been played."""

from django import template
from django.conf import settings

from teukgu.portal.store.queries.demo_year import YearProgress, year_progress

register = template.Library()


@register.simple_tag
def year_playing() -> YearProgress | None:
    """Return how far it is while the worker plays it, None otherwise."""
    return year_progress() if settings.DEMONSTRATION else None
