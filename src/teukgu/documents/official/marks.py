"""Item marks in their order: 1. 가. 1) 가) (1) (가) ① ㉮, and how they go on past 하 (AWR rule art. 2(1))."""

INITIALS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
VOWELS = (0, 4, 8, 13, 18, 20)
FIRST_SYLLABLE, PER_INITIAL, PER_VOWEL = 0xAC00, 588, 28
LEVELS = 8
CIRCLED_NUMBERS = (("①", 20), ("㉑", 15), ("㊱", 15))
CIRCLED_SYLLABLES = ("㉮", 14)
ENCLOSING_CIRCLE = "\u20dd"
STEP = 2
"""Each level starts two characters (one Korean character, 2타) further right than the one above."""


def syllable(place: int) -> str:
    """Return the syllable at ``place`` (from 1): 가 나 ... 하 거 너 ... 허 고 노 ... 히.

    Raises:
        ValueError: when the row of syllables is used up.
    """
    vowel, initial = divmod(place - 1, len(INITIALS))
    if place < 1 or vowel >= len(VOWELS):
        msg = f"no item mark at place {place}"
        raise ValueError(msg)
    return chr(FIRST_SYLLABLE + INITIALS[initial] * PER_INITIAL + VOWELS[vowel] * PER_VOWEL)


def mark(level: int, place: int) -> str:
    """Return the mark of the item at ``place`` (from 1) on ``level`` (from 1).

    Raises:
        ValueError: for a level or a place that has none.
    """
    if not 1 <= level <= LEVELS or place < 1:
        msg = f"no item mark on level {level} at place {place}"
        raise ValueError(msg)
    body = str(place) if level % 2 else syllable(place)
    if level <= 6:
        return {0: "{}.", 1: "{})", 2: "({})"}[(level - 1) // 2].format(body)
    return _circled_number(place) if level == 7 else _circled_syllable(place)


def _circled_number(place: int) -> str:
    rest = place
    for first, count in CIRCLED_NUMBERS:
        if rest <= count:
            return chr(ord(first) + rest - 1)
        rest -= count
    return f"{place}{ENCLOSING_CIRCLE}"


def _circled_syllable(place: int) -> str:
    first, count = CIRCLED_SYLLABLES
    return chr(ord(first) + place - 1) if place <= count else syllable(place) + ENCLOSING_CIRCLE
