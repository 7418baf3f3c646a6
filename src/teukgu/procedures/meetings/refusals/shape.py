"""The shape that all refusals of bodies and meetings share."""

from teukgu.values import Bilingual, Finding, Place


def finding(code: str, ko: str, en: str, cure_ko: str, cure_en: str, key: str = "") -> Finding:  # noqa: PLR0917
    """Return a finding about a body or a meeting."""
    return Finding(f"meeting.{code}", Bilingual(ko, en), Bilingual(cure_ko, cure_en), Place(key=key))
