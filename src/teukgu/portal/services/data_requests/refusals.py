"""Refusals of the data-request desk, in words."""

from teukgu.values import Bilingual, Finding, Place, Refused


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"data_request.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def gone() -> Refused:
    """Say that there is nothing of the kind for this viewer; pages answer 404."""
    message = ("그런 자료 요구가 없습니다.", "There is no such data request.")
    cure = ("번호를 확인하십시오.", "Check the number.")
    return Refused([_finding("not_found", message, cure)])


def empty(key: str, name: Bilingual) -> Finding:
    """Say that a field must be filled."""
    return _finding(
        "empty",
        (f"'{name.ko}' 칸이 비어 있습니다.", f"'{name.en}' is empty."),
        ("적어 주십시오.", "Fill it in."),
        key,
    )


def bad_day(key: str, name: Bilingual, cure: Bilingual) -> Finding:
    """Say that a day is missing or cannot be."""
    return _finding(
        "bad_day",
        (f"'{name.ko}'의 날짜가 없거나 맞지 않습니다.", f"The day of '{name.en}' is missing or cannot be."),
        (cure.ko, cure.en),
        key,
    )


def no_extension() -> Finding:
    """Say that the law gives no longer period."""
    return _finding(
        "no_extension",
        ("이 요구에는 법에 정한 연장이 없거나 이미 한 번 늘렸습니다.", "There is no extension here, or it was used."),
        ("요구한 쪽과 협의한 날을 새로 등록하십시오.", "Agree on a day with the asker and register it anew."),
    )


def over() -> Finding:
    """Say that the request is over."""
    return _finding(
        "over",
        ("이미 끝난 자료 요구입니다.", "This request is over already."),
        ("다시 요구받았으면 새로 등록하십시오.", "Register a new one when it was asked again."),
    )


def own_answer() -> Finding:
    """Say that another person signs off."""
    return _finding(
        "own_answer",
        ("답변을 만든 사람은 그 답변을 확인할 수 없습니다.", "Whoever made an answer cannot sign it off."),
        ("다른 담당자에게 확인을 부탁하십시오.", "Ask a colleague."),
    )


def judged_already() -> Finding:
    """Say that the answer was signed off or returned already."""
    return _finding(
        "judged_already",
        ("이미 확인하거나 돌려보낸 답변입니다.", "This answer was signed off or returned already."),
        ("고치려면 답변을 새로 만드십시오.", "Make a new answer to change it."),
    )


def not_signed() -> Finding:
    """Say that the answer may not go out yet."""
    return _finding(
        "not_signed",
        ("다른 사람의 확인을 받지 않았거나 이미 보낸 답변입니다.", "It was not signed off, or it went out already."),
        ("확인을 받은 답변만 한 번 보낼 수 있습니다.", "Only an answer that was signed off goes out, once."),
    )


def no_years() -> Finding:
    """Say that the table has no years on this day."""
    return _finding(
        "no_years",
        ("이 기준일에 표로 만들 해가 없습니다.", "There are no years for the table on this day."),
        ("기준일이나 표의 연도를 바꾸십시오.", "Change the day or the years of the table."),
        "as_of",
    )
