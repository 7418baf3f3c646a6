"""Short ways to write the fields of an act."""

from teukgu.procedures.field import FieldKind, FieldSpec, Option
from teukgu.values import Bilingual


def text(key: str, ko: str, en: str, *, required: bool = True, personal: bool = False) -> FieldSpec:
    """Return a line of text."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.TEXT, required=required, personal=personal)


def long_text(
    key: str, ko: str, en: str, *, required: bool = True, personal: bool = False, help_: Bilingual | None = None
) -> FieldSpec:
    """Return a text of several lines."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.LONG_TEXT, required=required, personal=personal, help=help_)


def day(key: str, ko: str, en: str, *, required: bool = True) -> FieldSpec:
    """Return a day."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.DAY, required=required)


def moment(key: str, ko: str, en: str, *, required: bool = True) -> FieldSpec:
    """Return a day with its time."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.MOMENT, required=required)


def number(key: str, ko: str, en: str, *, required: bool = True, help_: Bilingual | None = None) -> FieldSpec:
    """Return a number."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.NUMBER, required=required, help=help_)


def serial(key: str, ko: str, en: str, *, required: bool = True, help_: Bilingual | None = None) -> FieldSpec:
    """Return a number that names something: a year, a version, a record."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.NUMBER, required=required, help=help_, names=True)


def yes_no(key: str, ko: str, en: str, *, required: bool = True, help_: Bilingual | None = None) -> FieldSpec:
    """Return a yes or no."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.YES_NO, required=required, help=help_)


def files(key: str, ko: str, en: str, *, required: bool = False) -> FieldSpec:
    """Return attachments."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.FILES, required=required)


def choice(key: str, ko: str, en: str, *options: tuple[str, str, str], required: bool = True) -> FieldSpec:
    """Return a choice among ``options``, each a code with its Korean and English name."""
    named = tuple(Option(value, Bilingual(ko_name, en_name)) for value, ko_name, en_name in options)
    return FieldSpec(key, Bilingual(ko, en), FieldKind.CHOICE, required=required, options=named)


def choice_from(key: str, ko: str, en: str, rule: str, *, required: bool = True, several: bool = False) -> FieldSpec:
    """Return a choice among the codes that the rule ``rule`` lists."""
    kind = FieldKind.CHOICES if several else FieldKind.CHOICE
    return FieldSpec(key, Bilingual(ko, en), kind, required=required, options_from=rule)


def organisation(key: str, ko: str, en: str, *, required: bool = True) -> FieldSpec:
    """Return an organisation, by its key."""
    return FieldSpec(key, Bilingual(ko, en), FieldKind.ORGANISATION, required=required)


REASON = long_text("grounds", "사유", "Reasons")
"""Why: what an adverse letter must carry."""
