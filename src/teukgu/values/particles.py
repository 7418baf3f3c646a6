"""Korean particles after any word: the pair's form that fits the sound the word ends with."""

import re

FIRST_SYLLABLE, LAST_SYLLABLE, FINALS = 0xAC00, 0xD7A3, 28
RIEUL = 8
# final consonants of the digits' Korean names: 영 일 이 삼 사 오 육 칠 팔 구
DIGIT_FINALS = {"0": 21, "1": RIEUL, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": RIEUL, "8": RIEUL, "9": 0}
# final consonants of the letters' Korean names that have one: 엘 엠 엔 알
LETTER_FINALS = {"L": RIEUL, "M": 16, "N": 4, "R": RIEUL}
# units and signs read as words: 퍼센트, 제곱미터, 헥타르, 킬로미터 ...
OPEN_ENDINGS = ("%", "㎡", "㎢", "㏊", "㎞", "km", "kg", "ha", "°", "℃")
# small words end as they sound; b, c, k, p, t may or may not close the syllable, so both forms are shown
WORD_FINALS = {"l": RIEUL, "m": 16, "n": 4} | dict.fromkeys("adefghijoqrsuvwxyz", 0)
QUIET = ")]}>』」》〉】\"'’”·. "
TRILLION = 12
PAIRS = {"이(가)": "이/가", "은(는)": "은/는", "을(를)": "을/를", "와(과)": "과/와", "(으)로": "으로/로"}
UNSETTLED = re.compile(rf"(?P<word>\S+?)(?P<pair>{'|'.join(map(re.escape, PAIRS))})")
SWAPPED = {"와/과": "과/와", "는/은": "은/는", "가/이": "이/가", "를/을": "을/를", "로/으로": "으로/로"}


def final_consonant(word: str) -> int | None:
    """Return the number of the last syllable's final consonant (0: none), or None when it cannot be told.

    A bracket at the end is left out together with what stands in it: 중소벤처기업부(장관) reads as 중소벤처기업부.
    """
    said = re.sub(r"\([^()]*\)\s*$", "", word.rstrip()).rstrip(QUIET) or word.rstrip(QUIET)
    if said.endswith(OPEN_ENDINGS):
        return 0
    last = said[-1:]
    if last.isdecimal() and last in DIGIT_FINALS:
        return _number_final(said)
    if last and FIRST_SYLLABLE <= ord(last) <= LAST_SYLLABLE:
        return (ord(last) - FIRST_SYLLABLE) % FINALS
    return _latin_final(said)


def with_particle(word: str, pair: str) -> str:
    """Add the fitting one of a pair (``은/는``, ``이/가``, ``을/를``, ``과/와``, ``으로/로``) to ``word``.

    The form for a closed syllable comes first; 으로/로 counts ㄹ as open. Both are given where the sound is unclear.
    """
    closed, opened = SWAPPED.get(pair, pair).split("/")
    final = final_consonant(word)
    if final is None:
        return f"{word}{closed}({opened})"
    if opened == "로" and final == RIEUL:
        return f"{word}로"
    return word + (closed if final else opened)


def settled(text: str) -> str:
    """Settle the pairs in a sentence (``이(가)``, ``을(를)``, ``(으)로`` ...) by the word before each."""
    return UNSETTLED.sub(lambda found: with_particle(found["word"], PAIRS[found["pair"]]), text)


def _number_final(said: str) -> int:
    match = re.search(r"[0-9][0-9,]*$", said)
    digits = match.group().replace(",", "") if match else said[-1]
    if digits.strip("0") == "" or not digits.endswith("0"):
        return DIGIT_FINALS[digits[-1]]
    zeros = len(digits) - len(digits.rstrip("0"))
    # 십, 백, 천, 만, 억 and 경 close the syllable, 조 does not
    return 0 if TRILLION <= zeros < TRILLION + 4 and len(digits) - TRILLION <= 4 else 4


def _latin_final(said: str) -> int | None:
    match = re.search(r"[A-Za-z]+$", said)
    if match is None:
        return None
    letters = match.group()
    if letters.isupper():
        return LETTER_FINALS.get(letters[-1], 0)
    return 21 if letters.endswith("ng") else WORD_FINALS.get(letters[-1].lower())
