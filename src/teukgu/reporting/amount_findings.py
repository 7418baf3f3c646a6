"""What is wrong with a number as it was typed, in words: found, expected, how to mend it."""

from collections.abc import Callable

from teukgu.reporting.definition import Unit
from teukgu.values import Bilingual, Finding, Severity

SHOWN = 40
"""Characters of what was typed that a message repeats."""


def shown(typed: object) -> str:
    """Return what was typed, short enough for a message."""
    text = " ".join(str(typed).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _refusal(
    code: str, message: tuple[str, str], cure: tuple[str, str], severity: Severity = Severity.ERROR
) -> Callable[[object, Unit], Finding]:
    """Return what makes a finding; ``{typed}`` and ``{unit}`` are filled in."""

    def finding(typed: object, unit: Unit) -> Finding:
        def fill(text: str, name: str) -> str:
            return text.replace("{unit}", name).replace("{typed}", shown(typed))

        return Finding(
            f"amount.{code}",
            Bilingual(fill(message[0], unit.name.ko), fill(message[1], unit.name.en)),
            Bilingual(fill(cure[0], unit.name.ko), fill(cure[1], unit.name.en)),
            severity=severity,
        )

    return finding


no_number = _refusal(
    "no_number",
    ("숫자가 아닙니다: '{typed}'.", "No number: '{typed}'."),
    (
        "{unit} 단위의 숫자만 적어 주십시오. 설명은 비고에 적습니다.",
        "Write the number in {unit} only; explain it in the note.",
    ),
)
wrong_unit = _refusal(
    "wrong_unit",
    ("이 칸의 단위로 읽을 수 없습니다: '{typed}'.", "Not in a unit of this cell: '{typed}'."),
    ("{unit} 단위로 바꾸어 숫자로 적어 주십시오.", "Convert it to {unit} and write the number."),
)
bad_commas = _refusal(
    "bad_commas",
    ("쉼표 자리가 맞지 않습니다: '{typed}'.", "The commas are not where they belong: '{typed}'."),
    (
        "세 자리마다 쉼표를 두거나 쉼표 없이 적고, 소수점은 마침표로 적어 주십시오.",
        "Put a comma before every third digit or none at all, and a point before decimals.",
    ),
)
error_value = _refusal(
    "error_value",
    ("엑셀 오류 값입니다: '{typed}'.", "An error of the spreadsheet: '{typed}'."),
    ("수식을 고치고 결과를 '값으로 붙여넣기' 하여 주십시오.", "Mend the formula and paste its result as a value."),
)
a_date = _refusal(
    "a_date",
    ("숫자가 아니라 날짜입니다: '{typed}'.", "A date, not a number: '{typed}'."),
    (
        "{unit} 단위의 숫자를 적고, 날짜는 비고에 적어 주십시오.",
        "Write the number in {unit}; a date belongs in the note.",
    ),
)
approximate = _refusal(
    "approximate",
    ("어림수로 적혀 있습니다: '{typed}'.", "An approximate figure: '{typed}'."),
    ("숫자만 적고 신뢰도에서 '추정'을 골라 주십시오.", "Write the number only and choose 'estimated'."),
)
a_range = _refusal(
    "a_range",
    ("숫자가 하나가 아닙니다: '{typed}'.", "More than one number: '{typed}'."),
    ("값 하나를 적고 범위는 비고에 적어 주십시오.", "Write one value and the range in the note."),
)
ambiguous_blank = _refusal(
    "ambiguous_blank",
    (
        "'{typed}'이(가) 0인지, 자료가 없는지, 해당이 없는지 알 수 없습니다.",
        "'{typed}' may mean zero, no data or not applicable.",
    ),
    (
        "0이면 0을 적고, 아니면 비운 채로 상태에서 '미제출'이나 '해당 없음'을 골라 주십시오.",
        "Write 0 if it is zero; if not, leave it empty and choose 'missing' or 'not applicable'.",
    ),
)
too_large = _refusal(
    "too_large",
    ("너무 큰 수입니다: '{typed}'.", "Too large a number: '{typed}'."),
    ("단위({unit})를 확인해 주십시오.", "Check the unit ({unit})."),
)
rounded = _refusal(
    "rounded",
    ("이 칸의 소수 자리에 맞추어 반올림했습니다: '{typed}'.", "Rounded to the decimals of this cell: '{typed}'."),
    ("반올림한 값이 맞는지 보아 주십시오.", "Look whether the rounded value is right."),
    Severity.NOTE,
)
converted = _refusal(
    "converted",
    ("'{typed}'을(를) {unit} 단위로 바꾸어 읽었습니다.", "'{typed}' was read and converted to {unit}."),
    ("바꾼 값이 맞는지 보아 주십시오.", "Look whether the converted value is right."),
    Severity.NOTE,
)
negative_mark = _refusal(
    "negative_mark",
    ("'{typed}'을(를) 음수로 읽었습니다.", "'{typed}' was read as a negative number."),
    ("음수가 아니면 고쳐 주십시오.", "Mend it if it is not negative."),
    Severity.NOTE,
)
ALL: tuple[Callable[[object, Unit], Finding], ...] = (
    *(no_number, wrong_unit, bad_commas, error_value, a_date, approximate, a_range),
    *(ambiguous_blank, too_large, rounded, converted, negative_mark),
)
"""Every finding about a typed number, for the docs."""
