"""What an event stated, as people read it: days, won, choices, files; personal data masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from teukgu.portal.web.presenting.korean import day_text, number_text, won_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.rulebook.on_day import RulesOnDay

PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A field and its value; ``personal`` names what is kept apart (it is unmasked on a page of its own)."""

    name: str
    text: str
    personal: str = ""
    files: tuple[tuple[str, str], ...] = ()


def shown_values(
    act: Act | None, data: Mapping[str, Any], rules: RulesOnDay, files: Mapping[str, str]
) -> tuple[ShownValue, ...]:
    """Return the stated fields in the order of the form."""
    fields = act.fields if act else ()
    return tuple(_shown(field, data[field.key], rules, files) for field in fields if _is_there(data.get(field.key)))


def _is_there(value: Any) -> bool:
    return value not in (None, "", [], ())


def _shown(field: FieldSpec, value: Any, rules: RulesOnDay, files: Mapping[str, str]) -> ShownValue:
    name = said(field.name)
    if isinstance(value, dict) and set(value) == {PERSONAL}:
        return ShownValue(name, _("가려 둔 개인정보"), str(value[PERSONAL]))
    if field.kind is FieldKind.FILES:
        return ShownValue(name, "", files=tuple((str(one), files.get(str(one), _("파일"))) for one in value))
    return ShownValue(name, value_text(field, value, rules))


def value_text(field: FieldSpec, value: Any, rules: RulesOnDay) -> str:
    """Return one value in words."""
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        chosen = value if isinstance(value, list | tuple) else [value]
        names = option_names(field, rules)
        return ", ".join(names.get(str(one), str(one)) for one in chosen)
    if field.kind is FieldKind.YES_NO:
        return _("예") if value else _("아니요")
    if field.kind is FieldKind.WON and isinstance(value, int):
        return won_text(value)
    if field.kind is FieldKind.NUMBER and isinstance(value, int | float) and not field.names:
        return number_text(value, 0 if isinstance(value, int) else 2)
    return _day_or_text(field, str(value))


def _day_or_text(field: FieldSpec, text: str) -> str:
    try:
        if field.kind is FieldKind.DAY:
            return day_text(date.fromisoformat(text), weekday=True)
        if field.kind is FieldKind.MOMENT:
            return moment_text(datetime.fromisoformat(text))
    except ValueError:
        return text
    return text


def moment_text(moment: datetime) -> str:
    """``2026. 3. 2.(월) 10:05``; midnight says the day alone."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    day = day_text(local.date(), weekday=True)
    return day if (local.hour, local.minute) == (0, 0) else f"{day} {local:%H:%M}"


def option_names(field: FieldSpec, rules: RulesOnDay) -> dict[str, str]:
    """Return the codes that may be chosen, with their words."""
    if field.options_from:
        return {code: said(name) for code, name in rules.parameter(field.options_from).options.items()}
    return {option.value: said(option.name) for option in field.options}
