"""Template filters for Korean dates, numbers, units and particles; built in, nothing to load."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone, translation

from teukgu.portal import clock
from teukgu.portal.rules import programme
from teukgu.portal.web.presenting import korean
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.values import Refused

register = template.Library()


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, date) else None


@register.filter
def day(value: Any) -> str:
    """``{{ zone.designated|day }}`` gives ``2026. 11. 22.``; nothing gives nothing."""
    found = _day(value)
    return korean.day_text(found) if found else ""


@register.filter
def day_of(text: Any, otherwise: str = "") -> str:
    """A day kept as text (``2026-03-31``) as the page writes days; other text stays, nothing gives ``otherwise``."""
    try:
        return korean.day_text(date.fromisoformat(str(text)))
    except ValueError:
        return str(text or otherwise)


@register.filter
def iso(value: Any) -> str:
    """The date for a ``datetime`` attribute."""
    found = _day(value)
    return found.isoformat() if found else ""


@register.filter
def number(value: Any, digits: int = 0) -> str:
    """``{{ 1234|number }}`` gives ``1,234``."""
    return "" if value is None or value == "" else korean.number_text(value, int(digits))


@register.filter
def signed(value: Any, digits: int = 1) -> str:
    """A number with its sign."""
    return "" if value is None or value == "" else korean.signed_text(value, int(digits))


@register.filter
def percent(value: Any, digits: int = 0) -> str:
    """A share as a percentage."""
    return "" if value is None or value == "" else korean.percent_text(float(value), int(digits))


@register.filter
def won(value: Any) -> str:
    """Whole won in 억 and 만."""
    return "" if value is None or value == "" else korean.won_text(int(value))


@register.filter
def particle(word: Any, pair: str) -> str:
    """``{{ name|particle:"은/는" }}``; English has no particles."""
    return str(word) if korean.english() else korean.with_particle(str(word), pair)


@register.filter
def settled(text: Any) -> str:
    """A whole sentence with the particles that fit."""
    return korean.settled(str(text))


@register.filter
def localised(text: Any) -> str:
    """The text of a ``Bilingual`` in the page's language; a plain text stays as it is."""
    if text is None:
        return ""
    language = "en" if translation.get_language() == "en" else "ko"
    return str(getattr(text, language, text))


@register.simple_tag(takes_context=True)
def address_with(context: template.RequestContext, **changes: Any) -> str:
    """The current address with some query values changed (an empty value takes the key out)."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else context["request"].path


@register.simple_tag
def rule_value(name: str) -> int | str:
    """Return the whole number that the rulebook gives today (days, years); a blank where it gives none."""
    try:
        return programme().rulebook.on(clock.today()).whole(name)
    except Refused:
        return "○"


@register.filter
def titled(title: str) -> str:
    """Title of a case in the language of the page."""
    return case_title(title)
