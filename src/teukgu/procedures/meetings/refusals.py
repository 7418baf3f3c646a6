"""Why something cannot be done in a body or a meeting, in words."""

from datetime import date

from teukgu.rulebook.parameter import Parameter, Plain
from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, ko: str, en: str, cure_ko: str, cure_en: str, key: str = "") -> Finding:  # noqa: PLR0917
    return Finding(f"meeting.{code}", Bilingual(ko, en), Bilingual(cure_ko, cure_en), Place(key=key))


def already_member(seat: str) -> Finding:
    """The person sits on the body already."""
    return _finding(
        "already_member",
        "이 사람은 이미 위원입니다.",
        "This person is a member already.",
        f"지금의 자리({seat})를 먼저 끝내십시오.",
        f"End the present seat ({seat}) first.",
        "account",
    )


def nobody_named() -> Finding:
    """A seat needs a person."""
    return _finding(
        "nobody_named",
        "누구를 위촉ㆍ지명하는지 적지 않았습니다.",
        "It is not said who takes the seat.",
        "계정을 고르거나 이름을 적으십시오.",
        "Choose an account or write a name.",
        "name",
    )


def no_appointed_seats() -> Finding:
    """The body has seats by office only."""
    return _finding(
        "no_appointed_seats",
        "이 기구에는 위촉위원이 없습니다.",
        "This body has no appointed members.",
        "당연직 자리를 고르십시오.",
        "Choose a seat by office.",
        "seat",
    )


def too_many_appointed(most: int) -> Finding:
    """No appointed seat is free."""
    return _finding(
        "too_many_appointed",
        f"위촉위원은 {most}명까지입니다.",
        f"There may be {most} appointed members at most.",
        "임기가 끝나거나 해촉된 자리가 생긴 뒤에 위촉하십시오.",
        "Appoint when a term has ended or a member was dismissed.",
        "seat",
    )


def too_many(most: int) -> Finding:
    """The body is full."""
    return _finding(
        "too_many",
        f"위원은 {most}명까지입니다.",
        f"There may be {most} members at most.",
        "빈자리가 생긴 뒤에 하십시오.",
        "Wait for a vacancy.",
        "seat",
    )


def no_such_seat(seat: str, day: date) -> Finding:
    """The seat does not exist on that day."""
    return _finding(
        "no_such_seat",
        f"{day.isoformat()}에 '{seat}' 자리는 없습니다.",
        f"There is no seat '{seat}' on {day.isoformat()}.",
        "그날의 당연직 목록에서 고르십시오.",
        "Choose from the list of that day.",
        "seat",
    )


def seat_taken(seat: str) -> Finding:
    """Somebody sits there."""
    return _finding(
        "seat_taken",
        f"'{seat}' 자리에는 이미 위원이 있습니다.",
        f"Somebody sits in the seat '{seat}' already.",
        "앞 위원의 재임을 먼저 끝내십시오.",
        "End the membership of the predecessor first.",
        "seat",
    )


def no_term_to_renew() -> Finding:
    """Only a term can be renewed."""
    return _finding(
        "no_term",
        "연임할 임기가 없습니다(당연직).",
        "There is no term to renew (a seat by office).",
        "위촉위원만 연임합니다.",
        "Only appointed members are renewed.",
    )


def renewed_enough(most: int) -> Finding:
    """The law allows no further renewal."""
    return _finding(
        "renewed_enough",
        f"연임은 {most}차례까지입니다.",
        f"An appointment may be renewed {most} times at most.",
        "다른 사람을 위촉하십시오.",
        "Appoint somebody else.",
    )


def not_appointed() -> Finding:
    """Only appointed members are dismissed or elected."""
    return _finding(
        "not_appointed",
        "위촉위원이 아닙니다.",
        "Not an appointed member.",
        "위촉위원을 고르십시오.",
        "Choose an appointed member.",
        "member",
    )


def no_dismissal_ground() -> Finding:
    """Dismissal needs a ground of the law."""
    return _finding(
        "no_dismissal_ground",
        "해촉 사유가 법이 정한 것이 아닙니다.",
        "The ground of dismissal is not one of the law.",
        "시행령이 정한 사유에서 고르고 내용을 적으십시오.",
        "Choose a ground of the decree and say what happened.",
        "ground",
    )


def no_reason() -> Finding:
    """A reason is missing."""
    return _finding("no_reason", "사유가 없습니다.", "There is no reason.", "사유를 적으십시오.", "Say why.", "reason")


def does_not_elect() -> Finding:
    """The body has no elected vice chair."""
    return _finding(
        "does_not_elect",
        "호선하는 부위원장이 없는 기구입니다.",
        "This body elects no vice chair.",
        "기구를 확인하십시오.",
        "Check the body.",
    )


def no_majority_elected(votes: int, voters: int) -> Finding:
    """Nobody won the election."""
    return _finding(
        "not_elected",
        f"위촉위원 {voters}명 가운데 {votes}표로는 호선되지 않습니다.",
        f"{votes} of {voters} votes elect nobody.",
        "과반수를 얻은 위원을 적으십시오.",
        "Name the member who had a majority.",
        "votes",
    )


def no_purpose() -> Finding:
    """Members must be told what the meeting is for."""
    return _finding(
        "no_purpose",
        "회의 목적이 없습니다.",
        "The purpose of the meeting is missing.",
        "무엇을 심의하는지 적으십시오.",
        "Say what is to be decided.",
        "purpose",
    )


def no_place() -> Finding:
    """A meeting in person has a place."""
    return _finding("no_place", "회의 장소가 없습니다.", "The place is missing.", "적으십시오.", "Give it.", "place")


def in_the_past() -> Finding:
    """A meeting cannot be called for a day gone by."""
    return _finding(
        "in_the_past",
        "회의일이 지났습니다.",
        "The day of the meeting has passed.",
        "앞으로의 날을 고르십시오.",
        "Choose a day to come.",
        "starts_at",
    )


def no_such_form(form: str) -> Finding:
    """The body does not meet in that form."""
    return _finding(
        "no_such_form",
        f"'{form}' 방식의 회의는 할 수 없습니다.",
        f"The body does not meet in the form '{form}'.",
        "출석 또는 원격영상회의를 고르십시오.",
        "Choose a meeting in person or by video.",
        "form",
    )


def never_in_writing() -> Finding:
    """No rule of the body allows it."""
    return _finding(
        "never_in_writing",
        "이 기구가 서면으로 의결할 수 있다는 근거가 없습니다.",
        "No rule lets this body resolve in writing.",
        "회의를 소집하거나 근거가 되는 운영규정을 등록하십시오.",
        "Call a meeting, or enter the rule that allows it.",
        "form",
    )


def no_written_ground() -> Finding:
    """A written resolution rests on one of three grounds."""
    return _finding(
        "no_written_ground",
        "서면심의 사유가 없습니다.",
        "The ground of the resolution in writing is missing.",
        "경미, 긴급, 정족수 곤란 가운데 하나를 고르십시오.",
        "Choose: minor, urgent or quorum impossible.",
        "ground",
    )


def no_written_reason() -> Finding:
    """The ground needs its facts."""
    return _finding(
        "no_written_reason",
        "서면심의를 하는 까닭을 적지 않았습니다.",
        "It is not said why the matter is decided in writing.",
        "왜 그 사유에 해당하는지 적으십시오.",
        "Say why the ground is given.",
        "reason",
    )


def late_notice(last: date | None) -> Finding:
    """Too late in writing, without urgency."""
    shown = last.isoformat() if last else ""
    return _finding(
        "late_notice",
        f"서면 통지의 마지막 날({shown})이 지났습니다.",
        f"The last day of a written notice ({shown}) has passed.",
        "회의일을 늦추거나, 긴급한 경우이면 사유와 내용을 적으십시오.",
        "Put the meeting off or, if it is urgent, give the ground and why.",
        "ground",
    )


def phone_without_ground() -> Finding:
    """The telephone is for urgency only."""
    return _finding(
        "phone_without_ground",
        "전화 등의 통지는 긴급한 경우에만 됩니다.",
        "Notice by telephone is for urgent cases only.",
        "긴급한 사유와 내용을 적거나 서면으로 알리십시오.",
        "Give the ground and why, or tell the member in writing.",
        "medium",
    )


def notice_after_meeting() -> Finding:
    """Nobody is told after the day."""
    return _finding(
        "notice_after_meeting",
        "통지일이 회의일보다 늦습니다.",
        "The notice is later than the meeting.",
        "통지한 날을 확인하십시오.",
        "Check the day of the notice.",
        "sent_on",
    )


def nobody_told(names: str) -> Finding:
    """Members who were not told."""
    return _finding(
        "not_told",
        f"소집을 알리지 않은 위원이 있습니다: {names}",
        f"Members who were not told of the meeting: {names}",
        "소집 통지를 기록하십시오.",
        "Record the notice to them.",
    )


def no_quorum(present: int, needed: int) -> Finding:
    """Too few are there."""
    return _finding(
        "no_quorum",
        f"의사정족수에 모자랍니다(출석 {present}명, 필요 {needed}명).",
        f"There is no quorum ({present} present, {needed} needed).",
        "위원이 더 온 뒤에 여십시오.",
        "Open when more members are there.",
    )


def no_quorum_rule() -> Finding:
    """Nobody settled the quorum of this body."""
    return _finding(
        "no_quorum_rule",
        "이 기구의 의사정족수가 정해져 있지 않습니다.",
        "No rule says what the quorum of this body is.",
        "조례나 운영규정이 정한 정족수를 먼저 등록하십시오.",
        "Enter the quorum of the ordinance or operating rule first.",
    )


def too_early(day: date) -> Finding:
    """The meeting's day has not come."""
    return _finding(
        "too_early",
        f"회의일({day.isoformat()})이 되지 않았습니다.",
        f"The day of the meeting ({day.isoformat()}) has not come.",
        "회의일에 개의를 기록하십시오.",
        "Record the opening on that day.",
    )


def nobody_presides() -> Finding:
    """Neither the chair nor anybody who acts for the chair is there."""
    return _finding(
        "nobody_presides",
        "위원장도, 직무를 대행할 사람도 없습니다.",
        "Neither the chair nor anybody who may act for the chair is there.",
        "직무대행 순서에 있는 위원이 출석해야 합니다.",
        "A member of the acting order must be there.",
    )


def deputy_not_allowed(unknown: bool) -> Finding:
    """No rule lets a deputy attend."""
    return _finding(
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
    return _finding(
        "not_a_member",
        f"{day.isoformat()}에 재임 중인 위원이 아닙니다.",
        f"Not a member in office on {day.isoformat()}.",
        "그날의 위원 명단을 확인하십시오.",
        "Check the members of that day.",
        "member",
    )


def kept_away() -> Finding:
    """The member takes no part in this item."""
    return _finding(
        "kept_away",
        "이 안건에서 제척ㆍ회피된 위원입니다.",
        "The member is excluded from this item.",
        "이 안건의 심의와 의결에 참여할 수 없습니다.",
        "They take no part in deciding it.",
        "member",
    )


def not_present() -> Finding:
    """Only those who are there vote; a written opinion is no vote."""
    return _finding(
        "not_present",
        "출석하지 않은 위원은 표결할 수 없습니다(서면 의견은 출석이 아닙니다).",
        "A member who is not there has no vote (a written opinion is not attendance).",
        "출석을 먼저 기록하십시오.",
        "Record the attendance first.",
        "member",
    )


def replies_closed() -> Finding:
    """The last day of replies has passed."""
    return _finding(
        "replies_closed",
        "서면심의 회신 기한이 지났습니다.",
        "The last day for replies has passed.",
        "간사에게 알리십시오.",
        "Tell the secretary.",
    )


def not_opened() -> Finding:
    """The meeting has not begun."""
    return _finding(
        "not_opened",
        "아직 개의하지 않았습니다.",
        "The meeting was not opened.",
        "정족수를 확인하고 개의하십시오.",
        "Check the quorum and open it.",
    )


def already(what_ko: str, what_en: str) -> Finding:
    """It was done before."""
    return _finding(
        "already_done",
        f"이미 {what_ko} 기록되어 있습니다.",
        f"Already recorded: {what_en}.",
        "새로 고친 화면을 확인하십시오.",
        "Look at the page anew.",
    )


def readings_differ() -> Finding:
    """The law is silent and the answer depends on it."""
    return _finding(
        "readings_differ",
        "제척된 위원을 재적에 넣는지에 따라 결과가 달라집니다.",
        "The result depends on whether excluded members count in the quorum.",
        "어느 쪽으로 보는지와 그 근거(자문, 운영규정)를 적으십시오.",
        "Say which reading is followed and on what (counsel, operating rule).",
        "reading",
    )


def no_resolution_text() -> Finding:
    """What was resolved must be said."""
    return _finding(
        "no_resolution_text",
        "의결 내용이 없습니다.",
        "The text of the resolution is missing.",
        "의결주문 또는 결정한 까닭을 적으십시오.",
        "Write what was resolved, or why.",
        "text",
    )


def challenge_open() -> Finding:
    """A challenge must be decided first."""
    return _finding(
        "challenge_open",
        "기피 신청이 아직 결정되지 않았습니다.",
        "A challenge is not decided yet.",
        "기피 여부를 먼저 의결하십시오.",
        "Decide the challenge first.",
    )


def no_challenge() -> Finding:
    """No rule of the body knows a challenge."""
    return _finding(
        "no_challenge",
        "이 기구에는 기피 신청의 근거가 없습니다.",
        "No rule of this body knows a challenge.",
        "위원이 스스로 회피하게 하거나 조례ㆍ운영규정을 확인하십시오.",
        "Let the member step aside, or check ordinance and operating rules.",
    )


def no_vote_choice() -> Finding:
    """Yes, no or abstain."""
    return _finding(
        "no_vote_choice",
        "찬성, 반대, 기권 가운데 하나가 아닙니다.",
        "Neither yes, no nor abstain.",
        "하나를 고르십시오.",
        "Choose one.",
        "choice",
    )


def minutes_missing(names: str) -> Finding:
    """Items of the minutes that the decree asks for."""
    return _finding(
        "minutes_missing",
        f"회의록에 빠진 항목: {names}",
        f"Missing from the minutes: {names}",
        "공공기록물법 시행령 제18조제2항의 항목을 모두 적으십시오.",
        "Fill in every item of the Public Records Decree art. 18(2).",
    )


def items_unresolved(count: int) -> Finding:
    """Matters without a result."""
    return _finding(
        "items_unresolved",
        f"결정하지 않은 안건이 {count}건 있습니다.",
        f"Items without a decision: {count}.",
        "의결하거나 보류로 기록하십시오.",
        "Resolve them or record that they were put off.",
    )


def not_its_own_rule(parameter: str) -> Finding:
    """The body may not rule this."""
    return _finding(
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
    return _finding(
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
