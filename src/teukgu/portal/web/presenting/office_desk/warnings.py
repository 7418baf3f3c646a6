"""Early warnings in words: three of them, and reasons."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

LEVELS: Mapping[str, object] = {
    "low": gettext_lazy("낮음"),
    "watch": gettext_lazy("지켜봄"),
    "high": gettext_lazy("높음"),
    "unknown": gettext_lazy("판단하지 않음"),
}
BADGES = {"low": "bg-light-success", "watch": "bg-light-warning", "high": "bg-light-danger"}


def level_name(level: str) -> str:
    """Return the word for a level."""
    return str(LEVELS.get(level, level))


def level_badge(level: str) -> str:
    """Return the badge of a level."""
    return BADGES.get(level, "bg-light-gray")
