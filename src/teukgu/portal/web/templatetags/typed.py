"""Puts into a form what was typed before it was refused; the page gives ``sent``, else the defaults stand."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from teukgu.portal.web.sent import Sent

register = template.Library()


def _from(context: Context, form: str, row: object) -> Sent | None:
    sent = context.get("sent")
    return sent if isinstance(sent, Sent) and sent.by(form, row) else None


@register.simple_tag(takes_context=True)
def typed(context: Context, form: str, name: str, default: Any = "", *, row: object = "", place: object = "") -> Any:
    """Return what was typed in a field (of the ``place`` where the form repeats it)."""
    sent = _from(context, form, row)
    return default if sent is None else sent.values.get(f"{name}-{place}" if place != "" else name, "")


@register.simple_tag(takes_context=True)
def picked(context: Context, form: str, name: str, value: object, default: object = False) -> str:
    """Return the mark of an option that was picked, or is the default (a truth, or the value that is)."""
    sent = _from(context, form, "")
    if sent is not None:
        return " selected" if str(value) in sent.values.getlist(name) else ""
    return " selected" if default is True or default == value else ""


@register.simple_tag(takes_context=True)
def ticked(context: Context, form: str, name: str, value: object, default: object = False) -> str:
    """Return the mark of a box that was ticked, as `picked`."""
    return picked(context, form, name, value, default).replace("selected", "checked")


@register.simple_tag(takes_context=True)
def back_here(context: Context, form: str, *, row: object = "", fold: bool = True) -> SafeString:
    """Mark the form that was sent, so that the note at the top leads to it; a fold around it stands open."""
    if _from(context, form, row) is None:
        return SafeString("")
    return mark_safe(' id="sent" open' if fold else ' id="sent"')  # noqa: S308 a text of our own
