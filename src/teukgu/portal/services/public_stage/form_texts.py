"""Texts of forms: cleaned, and what is missing or too long."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.portal.services.public_stage import refusals
from teukgu.values import Finding, nfc


@dataclass(frozen=True, slots=True)
class TextField:
    """A text that a form has to bring: what it is called, and how long it may be."""

    ko: str
    en: str
    most: int

    @property
    def name(self) -> tuple[str, str]:
        """Its name in Korean and English."""
        return self.ko, self.en


def cleaned(given: Mapping[str, str], fields: Mapping[str, TextField]) -> tuple[dict[str, str], list[Finding]]:
    """Return the texts in NFC without spaces around, and a finding for each that is missing or too long."""
    found = {key: nfc(given.get(key, "")).replace("\x00", "").strip() for key in fields}
    findings = [refusals.not_given(key, field.name) for key, field in fields.items() if not found[key]]
    findings += [
        refusals.too_long(key, field.name, field.most) for key, field in fields.items() if len(found[key]) > field.most
    ]
    return found, findings


def reason_given(reason: str) -> tuple[str, list[Finding]]:
    """Return a reason as it is kept, and what is wrong with it."""
    text = nfc(reason).strip()
    if not text:
        return text, [refusals.no_reason()]
    return text, [refusals.too_long("reason", ("이유", "reason"), 500)] if len(text) > 500 else []
