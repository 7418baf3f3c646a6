"""What is said about quorum, conflicts, votes, resolutions and minutes."""

from datetime import date

from teukgu.procedures.meetings.refusals.shape import finding
from teukgu.rulebook.parameter import Parameter, Plain
from teukgu.values import Bilingual, Finding


def no_quorum(present: int, needed: int) -> Finding:
    """Too few are there."""
    return finding(
        "no_quorum",
        f"의사정족수에 모자랍니다(출석 {present}명, 필요 {needed}명).",
        f"There is no quorum ({present} present, {needed} needed).",
        "위원이 더 온 뒤에 여십시오.",
        "Open when more members are there.",
    )


def no_quorum_rule() -> Finding:
    """Nobody settled the quorum of this body."""
    return finding(
        "no_quorum_rule",
        "이 기구의 의사정족수가 정해져 있지 않습니다.",
        "No rule says what the quorum of this body is.",
        "조례나 운영규정이 정한 정족수를 먼저 등록하십시오.",
        "Enter the quorum of the ordinance or operating rule first.",
    )


def too_early(day: date) -> Finding:
    """The meeting's day has not come."""
    return finding(
        "too_early",
        f"회의일({day.isoformat()})이 되지 않았습니다.",
        f"The day of the meeting ({day.isoformat()}) has not come.",
        "회의일에 개의를 기록하십시오.",
        "Record the opening on that day.",
    )


def nobody_presides() -> Finding:
    """Neither the chair nor anybody who acts for the chair is there."""
    return finding(
        "nobody_presides",
        "위원장도, 직무를 대행할 사람도 없습니다.",
        "Neither the chair nor anybody who may act for the chair is there.",
        "직무대행 순서에 있는 위원이 출석해야 합니다.",
        "A member of the acting order must be there.",
    )


def deputy_not_allowed(unknown: bool) -> Finding:
    """No rule lets a deputy attend."""
    return finding(
        "deputy_not_allowed",
        "대리출석을 허용하는 운영규정이 등록되어 있지 않습니다."
        if unknown
        else "운영규정이 대리출석을 허용하지 않습니다.",
        "No operating rule that allows deputies was entered." if unknown else "The operating rule allows no deputies.",
        "위원이 직접 출석하거나, 근거가 되는 운영규정을 등록하십시오.",
        "Let the member attend, or enter the rule that allows deputies.",
        "how",
    )


def not_a_member(day: date) -> Finding:
    """Not in office on that day."""
    return finding(
        "not_a_member",
        f"{day.isoformat()}에 재임 중인 위원이 아닙니다.",
        f"Not a member in office on {day.isoformat()}.",
        "그날의 위원 명단을 확인하십시오.",
        "Check the members of that day.",
        "member",
    )


def kept_away() -> Finding:
    """The member takes no part in this item."""
    return finding(
        "kept_away",
        "이 안건에서 제척ㆍ회피된 위원입니다.",
        "The member is excluded from this item.",
        "이 안건의 심의와 의결에 참여할 수 없습니다.",
        "They take no part in deciding it.",
        "member",
    )


def not_present() -> Finding:
    """Only those who are there vote; a written opinion is no vote."""
    return finding(
        "not_present",
        "출석하지 않은 위원은 표결할 수 없습니다(서면 의견은 출석이 아닙니다).",
        "A member who is not there has no vote (a written opinion is not attendance).",
        "출석을 먼저 기록하십시오.",
        "Record the attendance first.",
        "member",
    )


def replies_closed() -> Finding:
    """The last day of replies has passed."""
    return finding(
        "replies_closed",
        "서면심의 회신 기한이 지났습니다.",
        "The last day for replies has passed.",
        "간사에게 알리십시오.",
        "Tell the secretary.",
    )


def replies_open(day: date, waiting: int) -> Finding:
    """Members may still reply."""
    return finding(
        "replies_open",
        f"회신 기한({day.isoformat()})이 지나지 않았고 회신하지 않은 위원이 {waiting}명 있습니다.",
        f"Members may reply until {day.isoformat()}, and {waiting} have not replied.",
        "기한이 지나거나 모두 회신한 뒤에 의결을 기록하십시오.",
        "Record the resolution when that day has passed or all have replied.",
    )


def not_opened() -> Finding:
    """The meeting has not begun."""
    return finding(
        "not_opened",
        "아직 개의하지 않았습니다.",
        "The meeting was not opened.",
        "정족수를 확인하고 개의하십시오.",
        "Check the quorum and open it.",
    )


def already(what_ko: str, what_en: str) -> Finding:
    """It was done before."""
    return finding(
        "already_done",
        f"이미 {what_ko} 기록되어 있습니다.",
        f"Already recorded: {what_en}.",
        "새로 고친 화면을 확인하십시오.",
        "Look at the page anew.",
    )


def readings_differ() -> Finding:
    """The law is silent and the answer depends on it."""
    return finding(
        "readings_differ",
        "제척된 위원을 재적에 넣는지에 따라 결과가 달라집니다.",
        "The result depends on whether excluded members count in the quorum.",
        "어느 쪽으로 보는지와 그 근거(자문, 운영규정)를 적으십시오.",
        "Say which reading is followed and on what (counsel, operating rule).",
        "reading",
    )


def no_resolution_text() -> Finding:
    """What was resolved must be said."""
    return finding(
        "no_resolution_text",
        "의결 내용이 없습니다.",
        "The text of the resolution is missing.",
        "의결주문 또는 결정한 까닭을 적으십시오.",
        "Write what was resolved, or why.",
        "text",
    )


def challenge_open() -> Finding:
    """A challenge must be decided first."""
    return finding(
        "challenge_open",
        "기피 신청이 아직 결정되지 않았습니다.",
        "A challenge is not decided yet.",
        "기피 여부를 먼저 의결하십시오.",
        "Decide the challenge first.",
    )


def no_challenge() -> Finding:
    """No rule of the body knows a challenge."""
    return finding(
        "no_challenge",
        "이 기구에는 기피 신청의 근거가 없습니다.",
        "No rule of this body knows a challenge.",
        "위원이 스스로 회피하게 하거나 조례ㆍ운영규정을 확인하십시오.",
        "Let the member step aside, or check ordinance and operating rules.",
    )


def no_vote_choice() -> Finding:
    """Yes, no or abstain."""
    return finding(
        "no_vote_choice",
        "찬성, 반대, 기권 가운데 하나가 아닙니다.",
        "Neither yes, no nor abstain.",
        "하나를 고르십시오.",
        "Choose one.",
        "choice",
    )


def minutes_missing(names: str) -> Finding:
    """Items of the minutes that the decree asks for."""
    return finding(
        "minutes_missing",
        f"회의록에 빠진 항목: {names}",
        f"Missing from the minutes: {names}",
        "공공기록물법 시행령 제18조제2항의 항목을 모두 적으십시오.",
        "Fill in every item of the Public Records Decree art. 18(2).",
    )


def items_unresolved(count: int) -> Finding:
    """Matters without a result."""
    return finding(
        "items_unresolved",
        f"결정하지 않은 안건이 {count}건 있습니다.",
        f"Items without a decision: {count}.",
        "의결하거나 보류로 기록하십시오.",
        "Resolve them or record that they were put off.",
    )


def not_its_own_rule(parameter: str) -> Finding:
    """The body may not rule this."""
    return finding(
        "not_its_own_rule",
        f"'{parameter}'은(는) 이 기구가 스스로 정할 수 있는 사항이 아닙니다.",
        f"'{parameter}' is no matter that this body may rule for itself.",
        "법령이 정한 값을 따르십시오.",
        "The law's value holds.",
        "parameter",
    )


def no_such_value(parameter: Parameter, value: Plain) -> Finding:
    """A value that the rule does not offer."""
    shown = ", ".join(parameter.options) or parameter.type.value
    return finding(
        "no_such_value",
        f"'{parameter.name.ko}'의 값 '{value}'은(는) 쓸 수 없습니다.",
        f"'{value}' is no value of '{parameter.name.en}'.",
        f"쓸 수 있는 값: {shown}",
        f"It may be: {shown}",
        "value",
    )


def changed_meanwhile() -> Finding:
    """Somebody else was quicker."""
    return Finding(
        "meeting.changed_meanwhile",
        Bilingual("그 사이에 다른 사람이 먼저 기록했습니다.", "Somebody else recorded something meanwhile."),
        Bilingual("바뀐 내용을 보고 다시 하십시오.", "Look at what changed and do it again."),
    )
