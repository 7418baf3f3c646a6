"""The text of consent as it is read to one operator: every line that the law asks for, with its values filled in.

Personal Information Protection Act art. 15(2): purpose, items, period of keeping, the right to refuse and what refusing
brings (here nothing); said besides: to whom it goes on.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from teukgu.reporting.operator_sheets.rules import ConsentText
from teukgu.values import Bilingual
from teukgu.values.particles import settled

HEADINGS = (
    ("purpose", Bilingual("쓰는 곳", "Purpose")),
    ("items", Bilingual("모으는 것", "What is collected")),
    ("keeping", Bilingual("보관 기간", "How long it is kept")),
    ("onward", Bilingual("보는 사람", "Who sees it")),
    ("refusal", Bilingual("거절할 권리", "Your right to refuse")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the text is filled in with: who asks, for which year, until when it is kept, whom to call."""

    municipality: Bilingual
    year: int
    until: date
    phone: str


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A heading and what is said under it."""

    heading: Bilingual
    text: Bilingual


def consent_lines(consent: ConsentText, told: Told) -> tuple[ConsentLine, ...]:
    """Return the text line by line."""
    return tuple(ConsentLine(heading, _filled(getattr(consent, name), told)) for name, heading in HEADINGS)


def consent_text(consent: ConsentText, told: Told) -> str:
    """Return the very text in both languages, as it is kept with a consent."""
    lines = consent_lines(consent, told)
    return "\n".join(
        [
            *(f"{one.heading.ko}: {one.text.ko}" for one in lines),
            "",
            *(f"{one.heading.en}: {one.text.en}" for one in lines),
        ]
    )


def sha256_of(text: str) -> str:
    """Return the hash by which a kept text is compared."""
    return hashlib.sha256(text.encode()).hexdigest()


def _filled(text: Bilingual, told: Told) -> Bilingual:
    day = told.until
    ko = {"municipality": told.municipality.ko, "until": f"{day.year}. {day.month}. {day.day}."}
    en = {"municipality": told.municipality.en, "until": f"{day.day} {day:%B} {day.year}"}
    both = {"year": str(told.year), "phone": told.phone}
    return Bilingual(settled(_put(text.ko, ko | both)), _put(text.en, en | both))


def _put(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
