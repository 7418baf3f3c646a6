"""How sure a tier is, in the words of the rule ``public_uncertainty``."""

from django.utils.translation import gettext as _

from teukgu.portal.sureness import HARD, LINE, SURE


def sureness_word(code: str) -> str:
    """Return the word; empty for no code."""
    return {SURE: _("확실"), LINE: _("경계에 있음"), HARD: _("판단 어려움")}.get(code, "")
