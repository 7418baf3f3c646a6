"""Which powers are delegated to the offices on a day, and so what their sign-off means."""

from datetime import date

from teukgu.portal import rules as portal_rules
from teukgu.values import Bilingual

POWERS = "powers_delegated_to_offices"
SIGN_OFF = "verification_sign_off"
WITHOUT_EFFECT = Bilingual(
    "현장확인은 사실을 확인하는 일이며 그 자체로 법적 효력이 없습니다(지방청에 위임된 권한이 없음).",
    "Verification on site establishes facts; it has no legal effect of its own (nothing is delegated to the offices).",
)
WITH_EFFECT = Bilingual(
    "현장확인은 위임된 권한에 따른 것입니다.",
    "Verification on site is done under a delegated power.",
)


def delegated_powers(day: date) -> tuple[str, ...]:
    """Return the powers delegated to the regional offices on ``day``; none before the Act allowed it."""
    rules = portal_rules.programme().rulebook.on(day)
    return rules.codes(POWERS) if rules.has(POWERS) else ()


def sign_off_has_effect(day: date) -> bool:
    """Whether a decree delegates the verification of reports to the offices on ``day``."""
    return SIGN_OFF in delegated_powers(day)


def effect_words(day: date) -> Bilingual:
    """Return what a sign-off means on ``day``."""
    return WITH_EFFECT if sign_off_has_effect(day) else WITHOUT_EFFECT
