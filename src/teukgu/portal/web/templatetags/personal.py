"""Template filters that mask personal data: ``{% load personal %} {{ person.name|masked:"name" }}``."""

from typing import Any

from django import template

from teukgu.portal import masking

register = template.Library()


@register.filter
def masked(value: Any, mask: str = "all") -> str:
    """The value as it may be shown to anybody who sees the page."""
    return masking.masked(value, mask)


@register.filter
def masked_text(value: Any) -> str:
    """Running text without numbers of persons, telephones and mail addresses."""
    return masking.mask_text("" if value is None else str(value))
