"""Coaching in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

FORM_NAMES: Mapping[str, object] = {
    "visit": gettext_lazy("현장 방문"),
    "online": gettext_lazy("화상"),
    "phone": gettext_lazy("전화"),
}
ADVICE_NAMES: Mapping[str, object] = {
    "": gettext_lazy("답 없음"),
    "taken": gettext_lazy("반영함"),
    "partly": gettext_lazy("일부 반영함"),
    "not_taken": gettext_lazy("반영하지 않음"),
}
ADVICE_BADGES = {"taken": "bg-light-success", "partly": "bg-light-information", "not_taken": "bg-light-warning"}


def form_name(form: str) -> str:
    """Return how a session was held."""
    return str(FORM_NAMES.get(form, form))


def advice_name(state: str) -> str:
    """Return whether a piece of advice was taken."""
    return str(ADVICE_NAMES.get(state, state))
