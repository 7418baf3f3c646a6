"""What is said when the engine itself says no."""

from datetime import date

from teukgu.procedures.definition import Act
from teukgu.procedures.party import Party
from teukgu.procedures.state import CaseState
from teukgu.rulebook.deadlines.words import written
from teukgu.values import Bilingual, Finding, Place

DAY_UNKNOWN = "case.day_unknown"


def no_such_act(act_id: str) -> Finding:
    """Say that the procedure has no such act."""
    return Finding(
        "case.no_such_act",
        Bilingual(f"이 절차에 없는 행위입니다: {act_id}.", f"The procedure has no act '{act_id}'."),
        Bilingual("사건 화면에서 할 수 있는 일을 고르십시오.", "Choose from what the case page offers."),
        Place(key="act"),
    )


def not_your_act(act: Act, party: Party) -> Finding:
    """Say that the party may not do this."""
    return Finding(
        "case.not_your_act",
        Bilingual(f"'{act.name.ko}'은(는) 다른 기관의 일입니다.", f"'{act.name.en}' is not for the {party} to do."),
        Bilingual("맡은 기관이 하여야 합니다.", "The party in charge has to do it."),
        Place(key="party"),
    )


def not_now(state: CaseState, act: Act, key: str) -> Finding:
    """Say that the table does not allow the act where the case stands."""
    track = state.procedure.track(act.track)
    now = state.states.get((act.track, key if track.keyed else ""), track.start)
    name = next((one.name for one in track.states if one.id == now), Bilingual(now, now))
    return Finding(
        "case.not_now",
        Bilingual(
            f"지금 단계({track.name.ko}: {name.ko})에서는 '{act.name.ko}'을(를) 할 수 없습니다.",
            f"'{act.name.en}' is not possible now ({track.name.en}: {name.en}).",
        ),
        Bilingual("사건의 현재 단계와 할 수 있는 일을 확인하십시오.", "See where the case stands and what is open."),
        Place(key="act"),
    )


def no_key(act: Act) -> Finding:
    """Say that an act of a keyed track must name its thread."""
    return Finding(
        "case.no_key",
        Bilingual(f"'{act.name.ko}'의 대상이 없습니다.", f"'{act.name.en}' names nothing that it is about."),
        Bilingual("대상을 고르십시오.", "Choose what it is about."),
        Place(key="key"),
    )


def needless_key(act: Act) -> Finding:
    """Say that an act of a track that runs once names no thread: its clocks would not find each other."""
    return Finding(
        "case.needless_key",
        Bilingual(f"'{act.name.ko}'에는 대상을 적지 않습니다.", f"'{act.name.en}' is about the case as a whole."),
        Bilingual("대상을 비워 두십시오.", "Name no thread."),
        Place(key="key"),
    )


def not_on_that_day(state: CaseState, act: Act, day: date) -> Finding:
    """Say that on the day given the case had not come to where the act is possible."""
    track = state.procedure.tracks[0]
    name = next((one.name for one in track.states if one.id == state.stage), Bilingual(state.stage, state.stage))
    return Finding(
        "case.not_on_that_day",
        Bilingual(
            f"{written(day).ko}에는 사건이 '{name.ko}' 단계여서 '{act.name.ko}'을(를) 할 수 없었습니다.",
            f"On {written(day).en} the case stood at '{name.en}': '{act.name.en}' was not possible then.",
        ),
        Bilingual(
            "날짜를 확인하거나 앞 단계의 날을 바로잡으십시오.", "Check the day, or correct that of the step before."
        ),
        Place(key="happened_on"),
    )


def in_the_future(day: date) -> Finding:
    """Say that an act cannot be dated after today."""
    return Finding(
        "case.in_the_future",
        Bilingual(f"{written(day).ko}은(는) 오늘보다 뒤입니다.", f"{written(day).en} is after today."),
        Bilingual("실제로 있었던 날을 쓰십시오.", "Give the day on which it happened."),
        Place(key="happened_on"),
    )


def override_without_reason() -> Finding:
    """Say that an override needs its reason."""
    return Finding(
        "case.override_without_reason",
        Bilingual("예외 처리 사유가 없습니다.", "The override gives no reason."),
        Bilingual("왜 예외로 하는지 쓰십시오.", "Say why the rule is set aside."),
        Place(key="reason"),
    )


def nothing_to_override() -> Finding:
    """Say that nothing stands in the way that would have to be set aside."""
    return Finding(
        "case.nothing_to_override",
        Bilingual("예외로 처리할 것이 없습니다.", "There is nothing to set aside."),
        Bilingual("예외 처리 없이 기록하십시오.", "Record it without an override."),
        Place(key="override"),
    )


def before_the_last_step(day: date, last: date) -> Finding:
    """Say that the act is dated before the step that it builds on."""
    return Finding(
        "case.before_the_last_step",
        Bilingual(
            f"{written(day).ko}은(는) 바로 앞 단계의 날({written(last).ko})보다 앞입니다.",
            f"{written(day).en} is before the step before it ({written(last).en}).",
        ),
        Bilingual(
            "날짜를 확인하거나 앞 단계의 날을 바로잡으십시오.", "Check the day, or correct that of the step before."
        ),
        Place(key="happened_on"),
    )


def day_unknown(key: str, day: date) -> Finding:
    """Say that nothing can be counted from a day so far away."""
    return Finding(
        DAY_UNKNOWN,
        Bilingual(
            f"{written(day).ko}의 공휴일은 알 수 없어 기간을 셀 수 없습니다.",
            f"Nothing can be counted from {written(day).en}.",
        ),
        Bilingual("날짜를 확인하십시오.", "Check the day."),
        Place(key=key),
    )


def bad_key() -> Finding:
    """Say that the name of a thread cannot be kept."""
    return Finding(
        "case.bad_key",
        Bilingual("대상의 이름이 너무 길거나 쓸 수 없는 글자가 있습니다.", "The name of the thread cannot be used."),
        Bilingual("80자 이내로 쓰십시오.", "Use 80 characters at most."),
        Place(key="key"),
    )
