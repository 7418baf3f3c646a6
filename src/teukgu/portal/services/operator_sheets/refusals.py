"""Refusals about operators' sheets, in words."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"operator_sheet.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def not_begun() -> Finding:
    """Say that the survey has not begun."""
    return _finding(
        "not_begun",
        ("특화사업자 조사를 아직 시작하지 않았습니다.", "The survey of operators has not begun."),
        ("먼저 조사를 시작하십시오.", "Begin it first."),
    )


def closed() -> Finding:
    """Say that the survey is closed."""
    return _finding(
        "closed",
        ("이 조사는 끝났습니다.", "This survey is closed."),
        ("더 받으려면 담당자가 조사를 다시 여십시오.", "The officer may open it again."),
    )


def bad_day(key: str) -> Finding:
    """Say that a day cannot be."""
    return _finding(
        "bad_day",
        ("날짜가 없거나 맞지 않습니다.", "The day is missing or cannot be."),
        (
            "마감일은 오늘부터 1년 안, 들은 때는 오늘까지로 적으십시오.",
            "The last day lies within a year from today, what was said not after today.",
        ),
        key,
    )


def missing(key: str, name: Bilingual) -> Finding:
    """Say that something must be there."""
    return _finding(
        "missing",
        (f"‘{name.ko}’이(가) 비어 있습니다.", f"'{name.en}' is empty."),
        ("적어 주십시오.", "Fill it in."),
        key,
    )


def no_consent() -> Finding:
    """Say that nothing is kept without consent."""
    return _finding(
        "no_consent",
        ("동의를 받지 않은 값은 남길 수 없습니다.", "Nothing is kept without consent."),
        (
            "동의문을 보이거나 읽어 주고 동의를 받았으면 표시하십시오. 거절하면 '거절'로 남기십시오.",
            "Show or read the text and mark that they agreed; else record a refusal.",
        ),
        "consent",
    )


def answered_meanwhile() -> Finding:
    """Say that another answer came in while this one was typed."""
    return _finding(
        "answered_meanwhile",
        (
            "적는 사이에 이 사업자의 다른 답이 들어왔습니다. 적은 것은 아직 남기지 않았습니다.",
            "Another answer of this operator came in meanwhile; yours is not kept yet.",
        ),
        (
            "아래의 지금 답을 보고, 그래도 맞으면 다시 저장하십시오.",
            "Look at the answer below and save again if yours is right.",
        ),
    )


def changed_meanwhile() -> Finding:
    """Say that somebody else changed the operator."""
    return _finding(
        "changed_meanwhile",
        ("그사이 다른 사람이 이 사업자를 고쳤습니다.", "Somebody else changed this operator meanwhile."),
        ("지금 내용을 확인하고 다시 고치십시오.", "Look at it again and change it once more."),
    )


def same_twice(name: str) -> Finding:
    """Say that the operator is on the list."""
    return _finding(
        "same_twice",
        (f"이미 명단에 있습니다: {name[:40]}.", f"On the list already: {name[:40]}."),
        ("다른 사업자이면 전화번호를 적어 구별하십시오.", "Tell them apart by telephone."),
        "name",
    )


def bad_phone(key: str) -> Finding:
    """Say that something is no telephone number."""
    return _finding(
        "bad_phone",
        ("전화번호가 아닙니다.", "No telephone number."),
        ("지역번호부터 적으십시오. 예: 033-123-4567", "Write it with its area code, like 033-123-4567."),
        key,
    )


def bad_merge() -> Finding:
    """Say that an operator cannot be merged into that one."""
    return _finding(
        "bad_merge",
        (
            "합쳐진 곳을 고르지 않았거나 고를 수 없는 곳입니다.",
            "The operator it was merged into is missing or cannot be.",
        ),
        ("명단에 있는 다른 사업자를 고르십시오.", "Choose another operator of the list."),
        "merged_into",
    )


def nothing_to_carry() -> Finding:
    """Say that there is no list of the year before."""
    return _finding(
        "nothing_to_carry",
        ("가져올 지난해 명단이 없습니다.", "There is no list of the year before to carry over."),
        ("명단을 붙여 넣거나 한 곳씩 더하십시오.", "Paste a list or add operators one by one."),
    )


def moved(name: Bilingual) -> Finding:
    """Say that a sum changed while it was looked at."""
    return _finding(
        "moved",
        (
            f"‘{name.ko}’의 합이 그사이 바뀌었습니다. 아무것도 옮기지 않았습니다.",
            f"The sum of '{name.en}' changed meanwhile; nothing was taken.",
        ),
        ("바뀐 합을 확인하고 다시 옮기십시오.", "Look at the new sum and take it again."),
    )


def none_chosen() -> Finding:
    """Say that no sum was chosen."""
    return _finding(
        "none_chosen",
        ("고른 칸이 없습니다.", "Nothing is chosen."),
        ("보고서에 옮길 칸을 고르십시오.", "Choose the cells to take."),
    )


def flood() -> Finding:
    """Say that too much came in at once."""
    return _finding(
        "flood",
        ("짧은 시간에 너무 여러 번 보냈습니다.", "Sent too often within a short time."),
        (
            "10분 뒤에 다시 보내 주십시오. 적은 것은 이 화면에 남아 있습니다.",
            "Send it again in ten minutes; what you wrote is still here.",
        ),
    )
