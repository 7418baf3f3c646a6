"""What is said about calling a meeting and giving notice of it."""

from datetime import date

from teukgu.procedures.meetings.refusals.shape import finding
from teukgu.values import Finding


def no_purpose() -> Finding:
    """Members must be told what the meeting is for."""
    return finding(
        "no_purpose",
        "회의 목적이 없습니다.",
        "The purpose of the meeting is missing.",
        "무엇을 심의하는지 적으십시오.",
        "Say what is to be decided.",
        "purpose",
    )


def no_place() -> Finding:
    """A meeting in person has a place."""
    return finding("no_place", "회의 장소가 없습니다.", "The place is missing.", "적으십시오.", "Give it.", "place")


def in_the_past() -> Finding:
    """A meeting cannot be called for a day gone by."""
    return finding(
        "in_the_past",
        "회의일이 지났습니다.",
        "The day of the meeting has passed.",
        "앞으로의 날을 고르십시오.",
        "Choose a day to come.",
        "starts_at",
    )


def no_such_form(form: str) -> Finding:
    """The body does not meet in that form."""
    return finding(
        "no_such_form",
        f"'{form}' 방식의 회의는 할 수 없습니다.",
        f"The body does not meet in the form '{form}'.",
        "출석 또는 원격영상회의를 고르십시오.",
        "Choose a meeting in person or by video.",
        "form",
    )


def never_in_writing() -> Finding:
    """No rule of the body allows it."""
    return finding(
        "never_in_writing",
        "이 기구가 서면으로 의결할 수 있다는 근거가 없습니다.",
        "No rule lets this body resolve in writing.",
        "회의를 소집하거나 근거가 되는 운영규정을 등록하십시오.",
        "Call a meeting, or enter the rule that allows it.",
        "form",
    )


def no_written_ground() -> Finding:
    """A written resolution rests on one of three grounds."""
    return finding(
        "no_written_ground",
        "서면심의 사유가 없습니다.",
        "The ground of the resolution in writing is missing.",
        "경미, 긴급, 정족수 곤란 가운데 하나를 고르십시오.",
        "Choose: minor, urgent or quorum impossible.",
        "ground",
    )


def no_written_reason() -> Finding:
    """The ground needs its facts."""
    return finding(
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
    return finding(
        "late_notice",
        f"서면 통지의 마지막 날({shown})이 지났습니다.",
        f"The last day of a written notice ({shown}) has passed.",
        "회의일을 늦추거나, 긴급한 경우이면 사유와 내용을 적으십시오.",
        "Put the meeting off or, if it is urgent, give the ground and why.",
        "ground",
    )


def phone_without_ground() -> Finding:
    """The telephone is for urgency only."""
    return finding(
        "phone_without_ground",
        "전화 등의 통지는 긴급한 경우에만 됩니다.",
        "Notice by telephone is for urgent cases only.",
        "긴급한 사유와 내용을 적거나 서면으로 알리십시오.",
        "Give the ground and why, or tell the member in writing.",
        "medium",
    )


def notice_after_meeting() -> Finding:
    """Nobody is told after the day."""
    return finding(
        "notice_after_meeting",
        "통지일이 회의일보다 늦습니다.",
        "The notice is later than the meeting.",
        "통지한 날을 확인하십시오.",
        "Check the day of the notice.",
        "sent_on",
    )


def notice_in_the_future() -> Finding:
    """What is recorded as told was told."""
    return finding(
        "notice_in_the_future",
        "알린 때가 아직 오지 않았습니다.",
        "The time of the notice has not come yet.",
        "알린 뒤에 실제로 알린 날과 시각을 쓰십시오.",
        "Record it after it was sent, with the day and time when it was.",
        "sent_at",
    )


def told_before_item(names: str) -> Finding:
    """A matter was added after the notice: who was told does not know of it."""
    return finding(
        "told_before_item",
        f"통지한 뒤에 오른 안건을 알리지 않은 위원이 있습니다: {names}",
        f"An item was added after these members were told: {names}",
        "바뀐 안건을 다시 알리고 통지를 기록하십시오. 통지 기한이 지났으면 긴급한 사유를 적어야 합니다.",
        "Tell them of the new agenda and record the notice; after the last day of notice write the ground of urgency.",
        "notice",
    )


def no_paper_chosen() -> Finding:
    """A paper to lay must be chosen."""
    return finding(
        "no_paper_chosen",
        "올릴 자료를 고르지 않았습니다.",
        "No file was chosen.",
        "사건의 파일을 하나 이상 고르십시오.",
        "Choose at least one file of the case.",
        "file",
    )


def nobody_told(names: str) -> Finding:
    """Members who were not told."""
    return finding(
        "not_told",
        f"소집을 알리지 않은 위원이 있습니다: {names}",
        f"Members who were not told of the meeting: {names}",
        "소집 통지를 기록하십시오.",
        "Record the notice to them.",
    )


def no_reason() -> Finding:
    """A reason is missing."""
    return finding("no_reason", "사유가 없습니다.", "There is no reason.", "사유를 적으십시오.", "Say why.", "reason")
