"""What speaks against adding an observation, in words."""

from teukgu.reporting.figure import Figure, Observed
from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, key: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"figure.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def _at(draft: Observed) -> str:
    return str(draft.figure.cell)


def value_and_status(figure: Figure, *, given: bool) -> Finding:
    """A figure without a value, or a gap with one."""
    if given:
        message = ("값이 비어 있습니다.", "The figure has no value.")
        cure = (
            "값을 쓰거나 '없음(미제출)' 또는 '해당 없음'을 고르세요.",
            "Give a value, or choose missing or not applicable.",
        )
    else:
        message = ("값이 없다고 하면서 값이 있습니다.", "The figure is said to be absent and yet has a value.")
        cure = ("값을 지우거나 '값 있음'을 고르세요.", "Remove the value, or say that it is given.")
    return _finding("value_and_status", str(figure.cell), message, cure)


def no_number(figure: Figure) -> Finding:
    """A value that is no finite number."""
    return _finding(
        "no_number",
        str(figure.cell),
        ("값이 수가 아닙니다.", "The value is not a number."),
        ("셀 수 있는 수를 쓰세요.", "Give a finite number."),
    )


def id_twice(draft: Observed) -> Finding:
    """Two observations with one id."""
    return _finding(
        "id_twice",
        _at(draft),
        (f"기록 번호 {draft.id}이(가) 이미 있습니다.", f"There is an observation {draft.id} already."),
        ("기록은 고치지 않고 새 번호로 더합니다.", "Nothing is overwritten: add it under a new number."),
    )


def no_time_zone(draft: Observed) -> Finding:
    """A moment of recording without its time zone."""
    return _finding(
        "no_time_zone",
        _at(draft),
        ("기록한 때에 시간대가 없습니다.", "The moment of recording has no time zone."),
        ("시간대가 있는 때를 쓰세요(예: +09:00).", "Give it with its zone, such as +09:00."),
    )


def already_there(draft: Observed, before: Observed) -> Finding:
    """A second figure for the same cell that corrects nothing."""
    return _finding(
        "already_there",
        _at(draft),
        (
            f"{draft.year}년의 이 칸에는 이미 값이 있습니다(기록 {before.id}).",
            f"The cell has a figure for {draft.year} already (record {before.id}).",
        ),
        ("정정으로 기록하고 이유를 쓰세요.", "Record it as a correction, with its reason."),
    )


def corrects_nothing(draft: Observed) -> Finding:
    """A correction of something that is not there."""
    return _finding(
        "corrects_nothing",
        _at(draft),
        (f"정정할 기록 {draft.corrects}이(가) 없습니다.", f"There is no observation {draft.corrects} to correct."),
        ("지금 서 있는 값의 기록을 고르세요.", "Choose the observation that stands now."),
    )


def corrected_already(draft: Observed, stands: Observed) -> Finding:
    """A correction of something that was corrected before: two people may have worked at once."""
    return _finding(
        "corrected_already",
        _at(draft),
        (
            f"기록 {draft.corrects}은(는) 이미 정정되었습니다. 지금은 기록 {stands.id}의 값입니다.",
            f"Observation {draft.corrects} was corrected already; {stands.id} stands now.",
        ),
        (
            "지금 값을 확인하고, 그래도 다르면 그 기록을 정정하세요.",
            "Look at what stands now; if it is still wrong, correct that one.",
        ),
    )


def other_cell(draft: Observed, cell: str) -> Finding:
    """A correction that names an observation of another zone, year or cell."""
    return _finding(
        "other_cell",
        _at(draft),
        (
            f"기록 {draft.corrects}은(는) 다른 특구, 해 또는 칸({cell})의 값입니다.",
            f"Observation {draft.corrects} is of another zone, year or cell ({cell}).",
        ),
        (
            "같은 특구, 같은 해, 같은 칸의 기록을 정정하세요.",
            "Correct the observation of the same zone, year and cell.",
        ),
    )


def other_version(draft: Observed, corrected: Observed) -> Finding:
    """A correction under another definition."""
    return _finding(
        "other_version",
        _at(draft),
        (
            f"정의 {corrected.version}판의 값을 {draft.version}판의 값으로 정정할 수 없습니다.",
            f"A figure of version {corrected.version} cannot be corrected by one of version {draft.version}.",
        ),
        (
            f"{draft.year}년에 쓰던 정의대로 다시 세어 적으세요.",
            f"Count by the definition that holds for {draft.year}.",
        ),
    )


def earlier_report_mixed(draft: Observed) -> Finding:
    """A figure of an earlier report and a checked one in one chain."""
    return _finding(
        "earlier_report_mixed",
        _at(draft),
        (
            "옛 보고서의 값과 새로 보고한 값은 서로 정정할 수 없습니다.",
            "A figure of an earlier report and one reported anew cannot correct each other.",
        ),
        (
            "옛 보고서의 값은 옛 보고서의 값으로만 정정하세요.",
            "Correct a figure of an earlier report by another of its kind.",
        ),
    )


def no_reason(draft: Observed) -> Finding:
    """A correction without a reason."""
    return _finding(
        "no_reason",
        _at(draft),
        ("정정한 이유가 없습니다.", "The correction gives no reason."),
        ("무엇이 잘못되었고 어떻게 알았는지 쓰세요.", "Say what was wrong and how it was found."),
    )


def nothing_changed(draft: Observed) -> Finding:
    """A correction that corrects nothing."""
    return _finding(
        "nothing_changed",
        _at(draft),
        ("정정한 값이 지금 값과 같습니다.", "The correction is the same as what stands."),
        ("바뀐 것이 없으면 기록하지 마세요.", "Record nothing when nothing changed."),
    )


def before_what_it_corrects(draft: Observed) -> Finding:
    """A correction recorded before what it corrects."""
    return _finding(
        "before_what_it_corrects",
        _at(draft),
        ("정정한 때가 정정할 기록보다 앞입니다.", "The correction was recorded before what it corrects."),
        ("기록한 때를 확인하세요.", "Check the moment of recording."),
    )
