"""Refusals of verification on site, in words."""

from datetime import date

from teukgu.procedures.check_words import said
from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"verification.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def day_not_later(last: date) -> Finding:
    """Say that the seed must come from a later day, and not years later."""
    word = said(last)
    message = (
        f"난수 씨앗이 나오는 날은 내일부터 {word.ko}까지여야 합니다.",
        f"The seed must come from a day after today, up to {word.en}.",
    )
    cure = ("아직 아무도 모르는 추첨의 날짜를 쓰십시오.", "Name the day of a draw that nobody knows yet.")
    return _finding("day_not_later", message, cure, "known_on")


def day_not_come(day: date) -> Finding:
    """Say that the announced day has not come."""
    word = said(day)
    message = (f"난수 씨앗은 {word.ko}에 나옵니다.", f"The seed is known on {word.en}.")
    return _finding("day_not_come", message, ("그 날부터 뽑으십시오.", "Draw from that day on."), "seed")


def seed_is_known() -> Finding:
    """Say that an announcement can no longer be replaced."""
    message = (
        "난수 씨앗이 나오는 날이 되어 공고를 바꿀 수 없습니다.",
        "The day of the seed has come: it stands as announced.",
    )
    return _finding("seed_is_known", message, ("공고한 대로 뽑으십시오.", "Draw as it was announced."))


def not_announced(year: int) -> Finding:
    """Say that nothing was announced."""
    message = (f"{year}년 표본의 난수 씨앗을 공고하지 않았습니다.", f"No seed was announced for {year}.")
    return _finding("not_announced", message, ("먼저 출처와 날짜를 공고하십시오.", "Announce them first."))


def drawn_already(year: int) -> Finding:
    """Say that the year's sample was drawn."""
    message = (f"{year}년 표본은 이미 뽑았습니다.", f"The sample of {year} was drawn already.")
    return _finding("drawn_already", message, ("뽑은 표본을 쓰십시오.", "Use the one that was drawn."))


def nothing_filed(year: int) -> Finding:
    """Say that no report of the year was filed."""
    message = (f"{year}년 보고서 가운데 제출된 것이 없습니다.", f"No report of {year} was filed.")
    return _finding("nothing_filed", message, ("제출된 뒤에 공고하십시오.", "Announce once some are filed."))


def not_chosen() -> Finding:
    """Say that the report was not chosen, or is no longer with the ministry."""
    message = ("현장확인을 할 수 있는 보고서가 아닙니다.", "This report cannot be verified now.")
    cure = ("선정되고 제출된 보고서만 확인합니다.", "Only reports that are chosen and handed in are verified.")
    return _finding("not_chosen", message, cure)


def changed_by_other(key: str, name: Bilingual, who: str, value: str) -> Finding:
    """Say that a colleague wrote another value in the meantime."""
    message = (
        f"{name.ko}: 그사이 {who}이(가) '{value}'(으)로 적었습니다.",
        f"{name.en}: meanwhile {who} wrote '{value}'.",
    )
    cure = ("둘 가운데 맞는 것을 확인하고 다시 저장하십시오.", "See which is right and save again.")
    return _finding("changed_by_other", message, cure, key)


def nothing_found() -> Finding:
    """Say that no figure was looked at yet."""
    message = ("확인한 값이 하나도 없습니다.", "No figure was looked at yet.")
    return _finding("nothing_found", message, ("지표마다 확인 결과를 먼저 저장하십시오.", "Save what was found first."))


def nothing_disputed() -> Finding:
    """Say that no figure was named."""
    message = ("이의를 적은 값이 없습니다.", "No figure is disputed.")
    cure = ("이의가 있는 값 옆에 내용과 근거를 적으십시오.", "Write what you dispute beside the figure.")
    return _finding("nothing_disputed", message, cure)


def not_answered(name: Bilingual) -> Finding:
    """Say that a dispute has no answer."""
    message = (f"{name.ko}: 이의에 대한 답이 없습니다.", f"{name.en}: the dispute has no answer.")
    return _finding("not_answered", message, ("답과 이유를 적으십시오.", "Write the answer and the reason."))


def no_agreed_value(name: Bilingual) -> Finding:
    """Say that the agreed value is missing."""
    message = (f"{name.ko}: 합의한 값이 없습니다.", f"{name.en}: the agreed value is missing.")
    return _finding("no_agreed_value", message, ("합의한 값을 적으십시오.", "Write the agreed value."))
