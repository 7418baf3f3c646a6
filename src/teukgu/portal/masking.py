"""Masks personal data for the screen: 홍*동, 010-****-5678. What cannot be told apart is masked as a whole.

Pure: what a mask leaves is decided here and nowhere else. The clear value is had through
`teukgu.portal.services.personal.read_personal`, which notes who asked and why.
"""

import re
from collections.abc import Callable, Mapping

from teukgu.values import nfc

MARK = "*"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d-])(?:\+82[ -]?)?\(?0?\d{1,2}\)?[ .-]?\d{3,4}[ .-]?\d{4}(?!\d)")
_RESIDENT_NUMBER = re.compile(r"(?<!\d)\d{6}[ -]?[0-9]\d{6}(?!\d)")
_LONG_NUMBER = re.compile(r"(?<!\d)\d[\d-]{7,}\d(?!\d)")
_ROAD = re.compile(r"(?:로|길|가|동|리|읍|면)$")
_UNIT = re.compile(r"\d")


def mask_name(name: str) -> str:
    """Leave the first and the last character of a Korean name, the first letter of each word of another."""
    words = nfc(name).split()
    if not words:
        return ""
    if len(words) == 1 and not words[0].isascii():
        word = words[0]
        return word[0] + MARK * max(1, len(word) - 2) + (word[-1] if len(word) > 2 else "")
    return " ".join(word[0] + MARK * max(1, len(word) - 1) for word in words)


def mask_phone(phone: str) -> str:
    """Hide the middle of a telephone number: the digits between the area or network code and the last four."""
    text = nfc(phone).strip()
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if len(places) < 9:
        return mask_all(text)
    hidden = set(places[_code_length([text[place] for place in places]) : -4])
    return "".join(MARK if place in hidden else sign for place, sign in enumerate(text))


def _code_length(digits: list[str]) -> int:
    """Return how many digits the code has: 02, else three; 82 in front counts with it."""
    number = "".join(digits)
    country = 2 if number.startswith("82") else 0
    local = number[country:]
    return country + (2 if local.startswith("02") else 1 if country and local.startswith("2") else 3 - (country > 0))


def mask_mail(mail: str) -> str:
    """Leave two characters of a mail address before the @ and the domain."""
    local, at, domain = nfc(mail).strip().rpartition("@")
    if not at or not local:
        return mask_all(mail)
    kept = 2 if len(local) > 3 else 1 if len(local) > 1 else 0
    return local[:kept] + MARK * max(2, len(local) - kept) + at + domain


def mask_address(address: str) -> str:
    """Hide the numbers of an address (building, flat, plot); the names of districts and roads stay."""
    return " ".join(_address_word(word) for word in nfc(address).split())


def _address_word(word: str) -> str:
    if _ROAD.search(word) and not re.fullmatch(r"\d+동", word):
        return word
    return _UNIT.sub(MARK, word)


def mask_all(text: str) -> str:
    """Hide everything, the length too."""
    return MARK * 3 if nfc(text).strip() else ""


def mask_text(text: str) -> str:
    """Hide numbers and addresses in running text: resident registration numbers, telephones, mail, long numbers."""
    found = _RESIDENT_NUMBER.sub(lambda match: match.group()[:6] + "-" + MARK * 7, nfc(text))
    found = _MAIL.sub(lambda match: mask_mail(match.group()), found)
    found = _PHONE.sub(lambda match: mask_phone(match.group()), found)
    return _LONG_NUMBER.sub(lambda match: _UNIT.sub(MARK, match.group()), found)


MASKS: Mapping[str, Callable[[str], str]] = {
    "name": mask_name,
    "phone": mask_phone,
    "mail": mask_mail,
    "address": mask_address,
    "all": mask_all,
}
_WORDS = (
    ("mail", "mail"),
    ("phone", "phone"),
    ("tel", "phone"),
    ("mobile", "phone"),
    ("address", "address"),
    ("name", "name"),
    ("representative", "name"),
    ("speaker", "name"),
    ("presider", "name"),
    ("contact", "phone"),
)


def mask_for(key: str) -> str:
    """Return which mask a field with this key takes: told by its name, ``all`` when it does not say."""
    lower = key.lower()
    return next((mask for word, mask in _WORDS if word in lower), "all")


def masked(value: object, mask: str) -> str:
    """Return a value as it is shown: by the mask named, by its look when it plainly is a mail address or telephone."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(masked(one, mask) for one in value)
    text = nfc(str(value)).strip()
    if _MAIL.fullmatch(text):
        return mask_mail(text)
    if _PHONE.fullmatch(text):
        return mask_phone(text)
    return MASKS.get(mask, mask_all)(text)
