"""What is said when a draft of a scheme cannot be kept, shown or stated."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"scheme_draft.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def closed() -> Finding:
    """The round was begun: its scheme is not written any more."""
    return _finding(
        "closed",
        ("평가를 시작한 뒤에는 평가계획을 고치지 않습니다.", "The scheme is not edited once the round was begun."),
        ("다음 해 평가에서 고치십시오.", "Edit it for next year's round."),
    )


def no_draft() -> Finding:
    """There is no draft yet."""
    return _finding(
        "none",
        ("초안이 없습니다.", "There is no draft yet."),
        ("먼저 초안을 시작하십시오.", "Start a draft first."),
    )


def no_source() -> Finding:
    """Where the draft should start from is not there."""
    return _finding(
        "no_source",
        ("고른 것에서 시작할 수 없습니다.", "The draft cannot start from what was chosen."),
        ("목록에서 다시 고르십시오.", "Choose again from the list."),
        "source",
    )


def busy() -> Finding:
    """Several people saved in the same moment."""
    return _finding(
        "busy",
        ("여러 사람이 한꺼번에 저장하고 있습니다.", "Several people are saving at once."),
        ("잠시 뒤에 다시 저장하십시오.", "Save again in a moment."),
    )


def other_draft(number: int) -> Finding:
    """Somebody saved since the page was opened: what is stated is what was read."""
    return _finding(
        "other_draft",
        (f"그사이 초안이 저장되었습니다({number}번).", f"The draft was saved meanwhile (no. {number})."),
        ("화면을 새로 열어 확인한 뒤 다시 누르십시오.", "Open the page again, look at it, and press again."),
    )


def not_a_scheme() -> Finding:
    """The text is YAML, but no mapping that a form could change."""
    return _finding(
        "no_form",
        ("이 자리를 서식으로 고칠 수 없습니다.", "The form cannot change this place of the file."),
        ("‘파일 그대로 고치기’에서 고치십시오.", "Edit it under ‘the file as text’."),
    )


def wrong_text(key: str, most: int) -> Finding:
    """A text is missing or too long."""
    return _finding(
        "text",
        (f"비어 있거나 {most}자를 넘는 칸이 있습니다.", f"A field is empty or longer than {most} characters."),
        ("그 칸을 고쳐 다시 누르십시오.", "Mend it and press again."),
        key,
    )


def wrong_day(key: str) -> Finding:
    """The day is missing or does not fit."""
    return _finding(
        "day",
        ("날짜가 없거나 맞지 않습니다.", "The day is missing or does not fit."),
        (
            "날짜를 확인하십시오. 기한은 오늘부터, 받은 날은 오늘까지입니다.",
            "A last day is from today on; a day of receipt until today.",
        ),
        key,
    )


def not_shown() -> Finding:
    """The draft is not open for comments now."""
    return _finding(
        "not_shown",
        ("지금은 의견을 받지 않습니다.", "Comments are not taken now."),
        ("부처에 문의하십시오.", "Ask the ministry."),
    )


def last_part() -> Finding:
    """A component keeps at least one part."""
    return _finding(
        "last_part",
        ("구성요소의 마지막 부분은 뺄 수 없습니다.", "The last part of a component cannot be taken out."),
        ("그 구성요소를 빼거나 다른 부분을 먼저 넣으십시오.", "Take out the component, or put another part in first."),
    )


def taken(key: str) -> Finding:
    """An id that is missing, too long or used already."""
    start = key[:30] or "-"
    return _finding(
        "taken",
        (f"쓸 수 없거나 이미 있는 id입니다: {start}", f"This id cannot be used or is taken: {start}"),
        ("60자까지의 다른 id를 쓰십시오.", "Use another id of at most 60 characters."),
        "key",
    )
