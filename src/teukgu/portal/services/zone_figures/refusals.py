"""Refusals about a zone's figures, in words."""

from datetime import date

from teukgu.values import Bilingual, Finding, Place


def finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return the finding ``zone_figures.<code>``."""
    return Finding(f"zone_figures.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def approval_incomplete() -> Finding:
    """Say that an approval is only half told."""
    return finding(
        "approval_incomplete",
        (
            "승인은 승인한 날, 승인한 사람, 문서 번호를 모두 적어야 합니다.",
            "An approval needs its day, who approved and the document's number.",
        ),
        (
            "셋을 모두 적거나, 아직 승인 전이면 모두 비워 두십시오.",
            "Give all three, or leave all empty while it waits.",
        ),
        "approval",
    )


def approval_ahead() -> Finding:
    """Say that the day of an approval has not come yet."""
    return finding(
        "approval_ahead",
        ("승인한 날이 오늘보다 뒤입니다.", "The day of the approval has not come yet."),
        ("승인한 뒤에 적으십시오.", "Enter it once it was approved."),
        "approval",
    )


def no_reason(names: str, names_en: str) -> Finding:
    """Say that something is replaced without a reason."""
    return finding(
        "no_reason",
        (f"앞의 값을 바꾸는 이유가 없습니다: {names}.", f"It does not say why these change: {names_en}."),
        ("바꾸는 이유를 적으십시오.", "Give the reason."),
        "why",
    )


def changed_meanwhile(name: Bilingual, key: str) -> Finding:
    """Say that somebody else entered something after the page had been opened."""
    return finding(
        "changed_meanwhile",
        (
            f"{name.ko}: 화면을 여신 뒤 다른 사람이 적었습니다.",
            f"{name.en}: somebody else entered it after you had opened the page.",
        ),
        (
            "지금 값을 보고, 그래도 바꾸려면 다시 적어 저장하십시오.",
            "Look at what stands now; if you still want to change it, save again.",
        ),
        key,
    )


def not_asked(key: str) -> Finding:
    """Say that the zone is not asked for this."""
    return finding(
        "not_asked",
        (f"이 특구와 해에 묻지 않는 칸입니다: {key[:80]}.", f"The zone is not asked for this then: {key[:80]}."),
        ("화면을 새로 여십시오.", "Open the page again."),
        key,
    )


def no_number(name: Bilingual, key: str) -> Finding:
    """Say that a word stands where a number belongs."""
    return finding(
        "no_number",
        (f"{name.ko}: 숫자를 적습니다.", f"{name.en}: a number is needed."),
        ("없으면 비워 두십시오.", "Leave it empty where there is none."),
        key,
    )


def bad_year(first: int, last: int) -> Finding:
    """Say that a year is out of what may be entered."""
    return finding(
        "bad_year",
        (f"연도는 {first}년부터 {last}년까지입니다.", f"The year must be from {first} to {last}."),
        ("연도를 확인하십시오.", "Check the year."),
        "year",
    )


def no_years() -> Finding:
    """Say that there is no year for which anything could be entered."""
    return finding(
        "no_years",
        ("적을 해가 없습니다.", "There is no year to enter anything for."),
        (
            "지난 연도는 포털의 가장 오래된 보고서보다 앞선 해만, 목표는 특구가 있는 해만 적습니다.",
            "Past years end before the oldest report in the portal; targets are for the years of the zone.",
        ),
        "year",
    )


def needed(key: str, name: Bilingual) -> Finding:
    """Say that something must be there."""
    return finding(
        "needed",
        (f"{name.ko}을(를) 적어야 합니다.", f"{name.en} is needed."),
        (f"{name.ko}을(를) 적으십시오.", f"Give the {name.en}."),
        key,
    )


def day_ahead(name: Bilingual) -> Finding:
    """Say that a day has not come yet."""
    return finding(
        "day_ahead",
        (f"{name.ko}이(가) 오늘보다 뒤입니다.", f"The {name.en} has not come yet."),
        ("날을 확인하십시오.", "Check the day."),
        "as_of",
    )


def day_long_ago(key: str, name: Bilingual, cure: Bilingual) -> Finding:
    """Say that a day lies before anything that can be meant."""
    message = (f"{name.ko}이(가) 너무 오래전입니다.", f"The {name.en} lies too far back.")
    return finding("day_long_ago", message, (cure.ko, cure.en), key)


def not_joint() -> Finding:
    """Say that there is nothing to divide."""
    return finding(
        "not_joint",
        ("시·군·구가 하나인 특구는 나눌 것이 없습니다.", "A zone of one municipality has nothing to divide."),
        ("공동특구의 화면에서 적으십시오.", "Enter shares for joint zones."),
    )


def bad_share(name: str, typed: str, key: str) -> Finding:
    """Say that a share cannot be read."""
    return finding(
        "bad_share",
        (f"{name}의 비율을 읽을 수 없습니다: '{typed[:30]}'.", f"The share of {name} cannot be read: '{typed[:30]}'."),
        ("50%나 33.34%, 1/3처럼 적으십시오.", "Write it as 50%, 33.34% or 1/3."),
        key,
    )


def not_divided(name: Bilingual) -> Finding:
    """Say that an indicator's figures are never divided."""
    return finding(
        "not_divided",
        (f"'{name.ko}'은(는) 나누지 않는 지표입니다.", f"'{name.en}' is never divided."),
        ("다른 지표를 고르거나 '모든 지표'를 고르십시오.", "Choose another one, or all indicators."),
        "indicator",
    )


def too_long(key: str, name: Bilingual, limit: int) -> Finding:
    """Say that a text is too long."""
    return finding(
        "too_long",
        (f"{name.ko}이(가) {limit}자를 넘습니다.", f"The {name.en} is longer than {limit} characters."),
        ("줄여 적으십시오.", "Shorten it."),
        key,
    )


def no_stages_asked() -> Finding:
    """Say that the zone's type is asked nothing by stage."""
    return finding(
        "no_stages_asked",
        (
            "이 특구의 유형에는 단계별로 묻는 지표가 없습니다.",
            "Zones of this type are asked nothing by stage of the chain.",
        ),
        ("정할 것이 없습니다.", "There is nothing to set."),
        "stages",
    )


def no_stage_chosen() -> Finding:
    """Say that no stage was chosen."""
    return finding(
        "no_stage_chosen",
        ("고른 단계가 없습니다.", "No stage was chosen."),
        (
            "하나 이상 고르십시오. 네 단계를 다 하는 특구는 모두 고르십시오.",
            "Choose at least one; choose all for a zone that works in all of them.",
        ),
        "stages",
    )


def before_designation(day: date) -> Finding:
    """Say that a day lies before the zone's designation."""
    return finding(
        "before_designation",
        (
            f"시작하는 날이 특구를 지정한 날({day.year}. {day.month}. {day.day}.)보다 앞입니다.",
            f"The day lies before the zone was designated ({day.isoformat()}).",
        ),
        ("지정한 날이나 그 뒤의 날을 적으십시오.", "Give the day of designation or a later one."),
        "valid_from",
    )


def too_far_ahead(last: int) -> Finding:
    """Say that a day lies too far ahead."""
    return finding(
        "too_far_ahead",
        (f"시작하는 날이 {last}년보다 뒤입니다.", f"The day lies after the year {last}."),
        ("연도를 확인하십시오.", "Check the year."),
        "valid_from",
    )
