"""What can be wrong with a key or its value in a YAML file, in words."""

from collections.abc import Collection
from difflib import get_close_matches

from teukgu.values import Bilingual, Finding, Place


def missing(place: Place, key: str, example: str) -> Finding:
    """A required key is absent or empty."""
    return Finding(
        "field.missing",
        Bilingual(f"'{key}'이(가) 없거나 비어 있습니다.", f"'{key}' is missing or empty."),
        Bilingual(f"이렇게 쓰세요: {key}: {example}", f"Write: {key}: {example}"),
        place,
    )


def missing_language(place: Place, key: str, language: str) -> Finding:
    """A text lacks one of the two languages."""
    return Finding(
        "field.missing_language",
        Bilingual(f"'{key}'에 '{language}' 글이 없습니다.", f"'{key}' lacks its '{language}' text."),
        Bilingual(f"{key}: {{ko: …, en: …}} 둘 다 쓰세요.", f"Write both: {key}: {{ko: ..., en: ...}}"),
        place,
    )


def unknown_key(place: Place, key: str, allowed: Collection[str]) -> Finding:
    """A key that means nothing here."""
    close = get_close_matches(key, sorted(allowed), n=1, cutoff=0.6)
    known = ", ".join(sorted(allowed))
    cure = (
        Bilingual(f"혹시 '{close[0]}'입니까?", f"Did you mean '{close[0]}'?")
        if close
        else Bilingual(f"쓸 수 있는 키: {known}", f"Keys that may stand here: {known}")
    )
    message = Bilingual(f"'{key}'은(는) 알 수 없는 키입니다.", f"'{key}' is not a known key.")
    return Finding("field.unknown_key", message, cure, place)


def wrong_kind(place: Place, key: str, wanted: Bilingual, found: object) -> Finding:
    """A value of another kind than the key takes."""
    shown = repr(found)[:60]
    return Finding(
        "field.wrong_kind",
        Bilingual(f"'{key}' 값 {shown}은(는) 쓸 수 없습니다.", f"'{key}' cannot be {shown}."),
        Bilingual(f"{wanted.ko}(으)로 쓰세요.", f"Write {wanted.en}."),
        place,
    )


def not_among(place: Place, key: str, found: object, allowed: Collection[str]) -> Finding:
    """A word that is not one of those allowed."""
    close = get_close_matches(str(found)[:60], sorted(allowed), n=1, cutoff=0.6)
    known, shown = " | ".join(allowed), repr(found)[:60]
    guess = Bilingual(f" 혹시 '{close[0]}'입니까?", f" Did you mean '{close[0]}'?") if close else Bilingual("", "")
    return Finding(
        "field.not_among",
        Bilingual(f"'{key}' 값 {shown}은(는) 정해진 말이 아닙니다.", f"'{key}' cannot be {shown}."),
        Bilingual(f"다음 가운데 하나를 쓰세요: {known}.{guess.ko}", f"Write one of: {known}.{guess.en}"),
        place,
    )


def not_a_mapping(place: Place) -> Finding:
    """A file that is not a mapping at its top."""
    return Finding(
        "field.not_a_mapping",
        Bilingual("파일이 비었거나 '키: 값' 꼴이 아닙니다.", "The file is empty or not made of 'key: value' lines."),
        Bilingual("첫 줄을 'id: …'로 시작하세요.", "Begin it with a line 'id: ...'."),
        place,
    )
