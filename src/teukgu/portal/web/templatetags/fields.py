"""Form fields as KRDS shows them; `{% load fields %}`."""

from datetime import date, timedelta

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.people.names import kind_name, role_name

register = template.Library()
register.filter("kind_name", kind_name)
register.filter("role_name", role_name)


@register.filter
def krds_input(field: BoundField) -> SafeString:
    """Return the widget in KRDS clothes, tied to its errors, without a placeholder (the label says it)."""
    chosen = "krds-form-select" if field.widget_type in {"select", "nullbooleanselect"} else "krds-input"
    field.field.widget.attrs.pop("placeholder", None)
    attrs: dict[str, str | bool] = {"class": chosen}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}_wrong"}
    return field.as_widget(attrs=attrs)


@register.filter
def last_day(end: date | None) -> str:
    """Return the last day that counts of a period whose end is the day after."""
    return day_text(end - timedelta(days=1)) if end else ""
