"""Refusals of the regional office's desk, in words."""

from teukgu.portal.services.designation.refusals import GONE
from teukgu.values import Bilingual, Finding, Place, Refused


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"office.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def gone() -> Refused:
    """Say that there is nothing of the kind for this viewer; pages answer 404."""
    return Refused([GONE])


def empty(key: str, name: Bilingual) -> Finding:
    """Say that a field must be filled."""
    message = (f"'{name.ko}' 칸이 비어 있습니다.", f"'{name.en}' is empty.")
    return _finding("empty", message, ("적어 주십시오.", "Fill it in."), key)


def bad_day(key: str, name: Bilingual, cure: Bilingual) -> Finding:
    """Say that a day is missing or cannot be."""
    message = (
        f"'{name.ko}'의 날짜가 없거나 맞지 않습니다.",
        f"The day of '{name.en}' is missing or cannot be.",
    )
    return _finding("bad_day", message, (cure.ko, cure.en), key)


def not_listed(key: str, name: Bilingual) -> Finding:
    """Say that a choice is not among those offered."""
    message = (f"'{name.ko}'의 선택이 맞지 않습니다.", f"The choice of '{name.en}' is not among those offered.")
    return _finding("not_listed", message, ("다시 고르십시오.", "Choose again."), key)


def bad_hours() -> Finding:
    """Say that the hours of a visit cannot be."""
    message = ("방문 시각이 맞지 않습니다.", "The hours of the visit cannot be.")
    cure = ("10:30처럼 적고, 끝난 시각이 더 늦게 하십시오.", "Write them as 10:30, the end after the start.")
    return _finding("bad_hours", message, cure, "began")


def too_many(what: Bilingual, most: int) -> Finding:
    """Say that there are more than are taken at once."""
    message = (f"{what.ko}은(는) {most}개까지입니다.", f"At most {most} {what.en}.")
    return _finding("too_many", message, ("나누어 기록하십시오.", "Write a second record."))


def not_a_photo(name: str) -> Finding:
    """Say that a file is no photo."""
    message = (f"사진 파일이 아닙니다: {name}", f"This is not a photo: {name}")
    return _finding("not_a_photo", message, ("JPG나 PNG로 바꾸어 올리십시오.", "Convert it to JPG or PNG."))


def not_a_scan(name: str) -> Finding:
    """Say that a file is no scan of a paper."""
    message = (f"스캔한 파일이 아닙니다: {name[:120]}", f"This is not a scan: {name[:120]}")
    return _finding("not_a_scan", message, ("PDF, JPG, PNG로 올리십시오.", "Hand in a PDF, JPG or PNG."), "scan")


def corrected_already() -> Finding:
    """Say that a later record took the place of this one."""
    message = ("이미 바로잡은 기록입니다.", "This record was corrected already.")
    return _finding("corrected_already", message, ("마지막 기록을 바로잡으십시오.", "Correct the last one."))


def signed_already() -> Finding:
    """Say that the viewer signed this record."""
    message = ("이미 서명한 기록입니다.", "You signed this record already.")
    return _finding("signed_already", message, ("다시 서명할 것이 없습니다.", "Nothing is left to sign."))


def over() -> Finding:
    """Say that this is over."""
    message = ("이미 끝난 일입니다.", "This is over already.")
    return _finding("over", message, ("새로 등록하십시오.", "Enter a new one."))


def conflict(reason: Bilingual) -> Finding:
    """Say why a coach may not be assigned."""
    message = (f"이해관계가 있어 맡길 수 없습니다: {reason.ko}", f"A conflict of interest: {reason.en}")
    return _finding("conflict", message, ("다른 전문가를 고르십시오.", "Choose another expert."), "coach")


def no_figure(key: str, name: Bilingual) -> Finding:
    """Say that something is no figure."""
    message = (f"'{name.ko}'의 값을 수로 읽지 못했습니다.", f"The value of '{name.en}' is no number.")
    cure = ("단위 없이 수만 적으십시오.", "Write the number alone.")
    return _finding("no_figure", message, cure, key)


INDICATOR = Bilingual("지표", "indicator")


def month_not_over() -> Finding:
    """Say that a month is none of a year, or not over."""
    message = ("아직 끝나지 않았거나 쓸 수 없는 달입니다.", "This month is not over yet, or none that can be used.")
    cure = (
        "끝난 달(1월~11월)을 고르십시오. 한 해의 값은 보고서에 적습니다.",
        "Choose a month that is over, January to November.",
    )
    return _finding("month_not_over", message, cure, "month")


def nothing_asked(year: int) -> Finding:
    """Say that no indicators are asked for in a year."""
    message = (f"{year}년에 물을 지표가 없습니다.", f"No indicators are asked for {year}.")
    return _finding("nothing_asked", message, ("연도를 확인하십시오.", "Check the year."), "year")
