"""What is wrong with an operator's answer, in words for somebody who fills in one sheet a year."""

from teukgu.reporting.figure import Number
from teukgu.values import Bilingual, Finding, Severity


def _finding(
    code: str, message: tuple[str, str], cure: tuple[str, str], severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(f"operator_sheet.{code}", Bilingual(*message), Bilingual(*cure), severity=severity)


def with_cure(finding: Finding, unit: Bilingual) -> Finding:
    """Return what is wrong with a number, with a cure that fits a sheet: it has no notes and no list of statuses."""
    cure = Bilingual(
        f"{unit.ko} 단위의 숫자 하나로 적어 주십시오. 없으면 0, 모르면 비워 두십시오.",
        f"Write one number in {unit.en}; 0 for none, nothing if you do not know.",
    )
    return Finding(finding.code, finding.message, cure, finding.place, finding.severity)


def nothing() -> Finding:
    """Say that the sheet is empty."""
    return _finding(
        "nothing",
        ("아무것도 적지 않았습니다.", "Nothing is filled in."),
        ("아는 것만이라도 적어 주십시오. 없으면 0을 적습니다.", "Fill in what you know; write 0 for none."),
    )


def no_choice() -> Finding:
    """Say that none of the answers was chosen."""
    return _finding(
        "no_choice", ("고를 수 없는 답입니다.", "Not one of the answers."), ("다시 고르십시오.", "Choose again.")
    )


def too_low(lowest: Number) -> Finding:
    """Say that a value is below what can be."""
    return _finding(
        "too_low",
        (f"{lowest:,}보다 작을 수 없습니다.", f"It cannot be below {lowest:,}."),
        ("0 이상의 숫자로 적어 주십시오.", "Write a number from 0 on."),
    )


def too_high(highest: Number) -> Finding:
    """Say that a value is above what can be."""
    return _finding(
        "too_high",
        (f"{highest:,}보다 클 수 없습니다.", f"It cannot be above {highest:,}."),
        ("숫자와 단위를 확인해 주십시오.", "Check number and unit."),
    )


def parts_and_whole(name: Bilingual, summed: Number, total: Number, unit: Bilingual) -> Finding:
    """Say that parts do not add up."""
    return _finding(
        "parts_and_whole",
        (
            f"{name.ko} 칸을 더하면 {summed:,}{unit.ko}인데 전체는 {total:,}{unit.ko}입니다.",
            f"{name.en} adds up to {summed:,} {unit.en}, the whole is {total:,} {unit.en}.",
        ),
        ("더해서 전체와 같게 고쳐 주십시오.", "Let the parts add up to the whole."),
    )


def part_larger(part: Number, total: Number) -> Finding:
    """Say that a part is larger than its whole."""
    return _finding(
        "part_larger",
        (f"전체({total:,})보다 큽니다: {part:,}.", f"More than the whole ({total:,}): {part:,}."),
        ("전체 가운데 몇인지 적어 주십시오.", "Write how many of the whole."),
    )


def larger_than(whole: Bilingual) -> Finding:
    """Say that a figure is larger than the one it is part of."""
    return _finding(
        "larger_than",
        (f"‘{whole.ko}’보다 큽니다.", f"Larger than '{whole.en}'."),
        ("그 안에 들어 있는 금액만 적어 주십시오.", "Write the amount that is part of it."),
    )


def slipped(now: Number, before: Number, unit: Bilingual) -> Finding:
    """Ask about a figure that looks as if it was written in another unit than last year."""
    return _finding(
        "slipped",
        (
            f"지난해 {before:,}{unit.ko}, 올해 {now:,}{unit.ko}로 크게 다릅니다.",
            f"Last year {before:,} {unit.en}, this year {now:,} {unit.en}: very different.",
        ),
        (
            "단위(원, 천원, 만원)를 확인해 주십시오. 맞으면 그대로 보내면 됩니다.",
            "Check the unit (won, thousand, ten thousand). If it is right, send it as it is.",
        ),
        Severity.WARNING,
    )
