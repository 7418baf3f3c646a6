"""Search keys for Hangul, plain text that SQLite and PostgreSQL search alike.

A key holds three forms of every text: as written (NFC, lower case), its initials (``순창`` is ``ㅅㅊ``) and its letters
(NFD), each with and without spaces. What somebody types is matched against one of them:

* whole syllables and Latin letters: as written, so that two-syllable words are found and nothing else;
* initials only (``ㅅㅊ``): the initials;
* a syllable still being typed (``순ㅊ``): the letters; what is mixed otherwise (``ㅅ창``) is taken apart.
"""

import re
import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST, _LAST = 0xAC00, 0xD7A3
_PER_INITIAL = 588
_LEADS = {ord(letter): 0x1100 + position for position, letter in enumerate(INITIALS)}
_VOWELS = {
    ord(letter): 0x1161 + position for position, letter in enumerate("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
}
_LETTERS = _LEADS | _VOWELS
_JOINTS = re.compile(r"[\s·ㆍ・,()\-]+")
# initials sent as letters of their own kind (some keyboards do) become the usual ones
_SINGLE = {0x1100 + position: letter for position, letter in enumerate(INITIALS)}
_RUNS = re.compile("([\u3131-\u3163]+)|([^\u3131-\u3163]+)([\u3131-\u3163]*)")
LONGEST_QUERY = 60
SEPARATOR = "\n"


def as_written(text: str) -> str:
    """Return ``text`` in NFC and lower case, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def initials(text: str) -> str:
    """Return the initial consonant of every syllable; other characters stay."""
    return "".join(_initial(character) for character in as_written(text))


def _initial(character: str) -> str:
    code = ord(character)
    return INITIALS[(code - _FIRST) // _PER_INITIAL] if _FIRST <= code <= _LAST else character


def letters(text: str) -> str:
    """Return the letters that the syllables are made of; single consonants count as initials."""
    return unicodedata.normalize("NFD", as_written(text)).translate(_LETTERS)


def joined(text: str) -> str:
    """Return ``text`` without spaces, middle dots, commas, brackets and hyphens."""
    return _JOINTS.sub("", text)


def search_key(*texts: str) -> str:
    """Return the search key of ``texts``: every form of each, on lines of their own, each once."""
    forms: dict[str, None] = {}
    for text in texts:
        written = as_written(text)
        for whole in (written, joined(written)):
            forms.update(dict.fromkeys((whole, initials(whole), letters(whole))))
    return SEPARATOR + SEPARATOR.join(form for form in forms if form) + SEPARATOR


def search_terms(query: str) -> tuple[str, ...]:
    """Return what a search key must contain to match ``query``: all of these, in any order.

    A query longer than `LONGEST_QUERY` is cut.
    """
    words = as_written(query[:LONGEST_QUERY]).translate(_SINGLE).split()
    terms = (term for word in words for run in _RUNS.finditer(joined(word)) for term in _terms(run))
    return tuple(dict.fromkeys(term for term in terms if term))


def _terms(run: "re.Match[str]") -> tuple[str, ...]:
    alone, base, typed = run.group(1), run.group(2), run.group(3)
    if alone:
        return (alone if set(alone) <= set(INITIALS) else letters(alone),)
    if not typed:
        return (base,)
    begun = letters(base + typed[0])
    return (begun,) if len(typed) == 1 else (begun, initials(base) + typed)
