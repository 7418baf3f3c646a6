"""Units of rule values and how Korean and English write a number in them."""

from teukgu.values import Bilingual

UNITS: dict[str, Bilingual] = {
    "day": Bilingual("일", "day"),
    "week": Bilingual("주", "week"),
    "month": Bilingual("개월", "month"),
    "year": Bilingual("년", "year"),
    "hour": Bilingual("시간", "hour"),
    "percent": Bilingual("%", "%"),
    "share": Bilingual("%", "%"),
    "times": Bilingual("회", "time"),
    "factor": Bilingual("배", "times"),
    "person": Bilingual("명", "person"),
    "item": Bilingual("개", ""),
    "body": Bilingual("개 기관", "body"),
    "point": Bilingual("점", "point"),
    "digit": Bilingual("자리", "digit"),
    "character": Bilingual("자", "character"),
    "rank": Bilingual("위", "rank"),
    "m2": Bilingual("㎡", "m²"),
    "KRW": Bilingual("원", "won"),
}
"""Codes that a parameter may give as ``unit``."""

_PLURALS = {"person": "persons", "body": "bodies"}
_UNCHANGED = frozenset({"item", "percent", "share", "factor", "m2", "KRW"})
_CLOSE = frozenset({"percent", "share"})


def in_unit(number: str, unit: str, *, one: bool) -> Bilingual:
    """Join a number already written out and its unit: ``180일``, ``180 days``, ``5 %`` as ``5%``."""
    if unit not in UNITS:
        return Bilingual(number, number)
    words = UNITS[unit]
    english = words.en if one or unit in _UNCHANGED else _PLURALS.get(unit, f"{words.en}s")
    return Bilingual(f"{number}{words.ko}", f"{number}{'' if unit in _CLOSE else ' '}{english}".strip())
