"""Early warnings in words: three of them, and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from teukgu.portal.store.models import EarlyWarning
from teukgu.portal.web.presenting.words import said
from teukgu.values import Bilingual

LEVELS: Mapping[str, object] = {
    "low": gettext_lazy("낮음"),
    "watch": gettext_lazy("지켜봄"),
    "high": gettext_lazy("높음"),
    "unknown": gettext_lazy("판단하지 않음"),
}
REASON_BADGES = {"behind": "bg-light-danger", "ahead": "bg-light-success"}
BADGES = {"low": "bg-light-success", "watch": "bg-light-warning", "high": "bg-light-danger"}


def level_name(level: str) -> str:
    """Return the word for a level."""
    return str(LEVELS.get(level, level))


def level_badge(level: str) -> str:
    """Return the badge of a level."""
    return BADGES.get(level, "bg-light-gray")


KINDS: Mapping[str, object] = {"behind": gettext_lazy("뒤처짐"), "ahead": gettext_lazy("앞섬")}


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """A warning: its word, its reasons (kind, badge, words), what it rests on."""

    warning: EarlyWarning
    level: str
    badge: str
    reasons: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def shown_warning(warning: EarlyWarning) -> ShownWarning:
    """Return a warning in the page's language."""
    told = [(one["kind"], said(Bilingual(one["ko"], one["en"]))) for one in warning.reasons]
    return ShownWarning(
        warning,
        level_name(warning.level),
        level_badge(warning.level),
        tuple((str(KINDS[kind]), REASON_BADGES[kind], text) for kind, text in told if kind in KINDS),
        tuple(text for kind, text in told if kind not in KINDS),
    )
