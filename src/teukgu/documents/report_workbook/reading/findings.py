"""Every problem that an uploaded report can have, in words: what was found, what was expected, how to mend it.

::

    say("formula", place, found="=G8+G9")

``docs/reference/report_upload.md`` prints the same table.
"""

from collections.abc import Mapping
from typing import NamedTuple

from teukgu.values import Bilingual, Finding, Place, Severity

SHOWN = 40
"""Characters of what stands in a cell that a message repeats."""


class Words(NamedTuple):
    """Message and cure in both languages; names in braces are filled in."""

    ko: str
    en: str
    cure_ko: str
    cure_en: str
    severity: Severity = Severity.ERROR


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_TEMPLATE = (
    "포털에서 이 특구ㆍ이 연도의 양식을 다시 내려받아 옮겨 적어 주십시오.",
    "Download the workbook of this zone and year again and copy your values into it.",
)
_VALUES = (
    "칸을 복사해 같은 자리에 '값으로 붙여넣기' 하거나 숫자를 직접 적어 주십시오.",
    "Copy the cell and paste it there as a value, or type the number.",
)

WHOLE_FILE: Mapping[str, Words] = {
    "no_stamp": Words(
        "어느 특구, 어느 연도의 양식인지 적힌 정보가 파일에 없습니다.",
        "The file does not say which zone and year it was made for.",
        "이 특구ㆍ이 연도의 파일이 맞는지 확인해 주십시오. 다음에는 내려받은 양식 파일에 그대로 적습니다.",
        "Make sure that it is the file of this zone and year; next time write into the workbook you downloaded.",
        _WARNING,
    ),
    "other_form": Words(
        "다른 판의 양식입니다: 파일 {found}, 지금 {expected}.",
        "Another version of the form: file {found}, now {expected}.",
        *_TEMPLATE,
    ),
    "other_programme": Words(
        "다른 제도의 파일입니다: 파일 {found}, 여기 {expected}.",
        "The file of another programme: file {found}, here {expected}.",
        *_TEMPLATE,
    ),
    "other_zone": Words(
        "다른 특구의 파일입니다: 파일 {found}, 여기 {expected}.",
        "The file of another zone: file {found}, here {expected}.",
        "이 특구의 파일을 올리거나, {found} 보고서 화면에서 올려 주십시오.",
        "Upload the file of this zone, or upload this one to the report of {found}.",
    ),
    "other_year": Words(
        "다른 연도의 파일입니다: 파일 {found}년, 여기 {expected}년.",
        "The file of another year: file {found}, here {expected}.",
        "{expected}년 파일을 올리거나, {found}년 보고서 화면에서 올려 주십시오.",
        "Upload the file of {expected}, or upload this one to the report of {found}.",
    ),
    "definitions_changed": Words(
        "양식을 내려받은 뒤 지표 정의나 항목이 바뀌었습니다. 지금도 묻는 칸만 읽었습니다.",
        "Definitions have changed since the workbook was made; cells still asked for were read.",
        "읽은 값을 확인하고, 새로 생긴 칸은 새 양식이나 화면에서 채워 주십시오.",
        "Look at the values read, and fill in new cells in a new workbook or in the form.",
        _WARNING,
    ),
    "nothing_to_read": Words(
        "이 양식의 칸을 하나도 찾지 못했습니다.",
        "No cell of this form was found.",
        "숨겨진 A열과 3행을 지우지 않은 양식 파일을 올려 주십시오. CSV라면 '코드'와 '값' 열이 있어야 합니다.",
        "Upload the workbook with its hidden column A and row 3; a CSV file needs the columns code and value.",
    ),
    "too_many_findings": Words(
        "문제가 {found}건 더 있습니다.",
        "There are {found} more problems.",
        "먼저 보이는 문제를 고치고 다시 올려 주십시오.",
        "Mend these first and upload again.",
        _NOTE,
    ),
}
"""Problems of the whole file."""

SHEETS: Mapping[str, Words] = {
    "extra_sheet": Words(
        "양식에 없는 시트라서 읽지 않았습니다.",
        "A sheet that is not of the form; it was not read.",
        "그대로 두어도 됩니다. 제출할 내용이면 양식의 칸에 옮겨 적어 주십시오.",
        "It may stay. What belongs into the report must stand in the cells of the form.",
        _NOTE,
    ),
    "missing_sheet": Words(
        "시트가 없습니다. 그 시트의 {found}개 칸을 읽지 못했습니다.",
        "The sheet is missing: {found} lines were not read.",
        "시트를 지웠다면 양식을 다시 내려받아 적거나 화면에서 채워 주십시오.",
        "If it was deleted, download the workbook again or fill these cells in the form.",
        _WARNING,
    ),
    "no_columns": Words(
        "열을 찾지 못했습니다: {expected}.",
        "Columns were not found: {expected}.",
        "3행의 숨은 코드와 4행의 제목을 지우지 않은 양식에 적어 주십시오.",
        "Use a workbook that has its hidden codes in row 3 and its headings in row 4.",
    ),
    "missing_line": Words(
        "'{found}' 행이 없습니다.",
        "The line '{found}' is missing.",
        "지운 행을 되살리거나(새 양식) 화면에서 적어 주십시오. 이 칸은 읽지 않았습니다.",
        "Bring the line back (new workbook) or write it in the form; it was not read.",
        _WARNING,
    ),
    "code_twice": Words(
        "같은 코드의 행이 둘 이상입니다: {found}.",
        "More than one line has the code {found}.",
        "복사해 넣은 행을 지우고 하나만 남겨 주십시오. 어느 쪽도 읽지 않았습니다.",
        "Delete the copy and leave one line; none of them was read.",
    ),
    "unknown_code": Words(
        "이 양식에서 묻지 않는 코드입니다: {found}.",
        "A code that this form does not ask for: {found}.",
        "다른 유형이나 다른 해의 양식에서 온 행입니다. 적은 내용을 맞는 칸으로 옮겨 주십시오.",
        "The line comes from the form of another type or year: move what it says to the right cell.",
    ),
    "other_stage": Words(
        "이 특구의 가치사슬 단계에는 묻지 않는 지표입니다: {found}.",
        "This zone's stages of the value chain are not asked for it: {found}.",
        "적은 값은 보관만 하고 보고하지 않습니다. 이 단계의 사업이 있으면 특구의 가치사슬 단계를 고쳐 주십시오.",
        "The value is kept and not sent. If the zone works in that stage, correct its stages of the value chain.",
        _NOTE,
    ),
    "no_code": Words(
        "코드가 없는 행에 값이 적혀 있어 읽지 않았습니다: '{found}'.",
        "A line without a code holds a value; it was not read: '{found}'.",
        "합계처럼 손으로 넣은 행이면 그대로 두어도 됩니다. 제출할 값이면 양식의 행에 적어 주십시오.",
        "A line put in by hand (a total) may stay; a value of the report must stand in a line of the form.",
        _WARNING,
    ),
    "hidden_row": Words(
        "숨겨진 행에 적힌 내용도 읽었습니다.",
        "What stands in a hidden row was read too.",
        "제출할 내용이 맞는지 숨기기를 취소하고 확인해 주십시오.",
        "Unhide the row and look whether it belongs into the report.",
        _NOTE,
    ),
}
"""Problems of sheets and lines."""

CELLS: Mapping[str, Words] = {
    "formula": Words(
        "값이 아니라 수식입니다(마지막 계산 값: '{found}').",
        "A formula instead of a value (last computed: '{found}').",
        *_VALUES,
    ),
    "formula_empty": Words(
        "값이 아니라 수식이고, 계산된 값도 들어 있지 않습니다.",
        "A formula instead of a value, and the file holds no computed value either.",
        *_VALUES,
    ),
    "merged": Words(
        "병합된 셀입니다: {found}.",
        "Merged cells: {found}.",
        "셀 병합을 풀고 각 칸에 따로 적어 주십시오. 이 칸은 읽지 않았습니다.",
        "Unmerge the cells and write each value in its own; this one was not read.",
    ),
    "error_value": Words(
        "엑셀 오류 값입니다: '{found}'.",
        "An error of the spreadsheet: '{found}'.",
        "오류가 난 수식을 고치고 결과를 '값으로 붙여넣기' 하여 주십시오.",
        "Mend the formula and paste its result as a value.",
    ),
    "not_in_list": Words(
        "목록에 없는 말입니다: '{found}'.",
        "Not in the list: '{found}'.",
        "다음 가운데 하나를 고르거나 비워 두십시오: {expected}.",
        "Choose one of these, or leave it empty: {expected}.",
    ),
    "confidence_not_in_list": Words(
        "목록에 없는 말입니다: '{found}'. '세었음'으로 읽었습니다.",
        "Not in the list: '{found}'. It was read as 'counted'.",
        "다음 가운데 하나를 골라 주십시오: {expected}.",
        "Choose one of these: {expected}.",
        _WARNING,
    ),
    "value_and_status": Words(
        "값('{found}')이 있는데 '{expected}'도 골랐습니다.",
        "There is a value ('{found}') and also '{expected}'.",
        "값이 있으면 그 옆 칸을 비우고, 없으면 값을 지워 주십시오.",
        "If there is a value, clear the cell beside it; if not, delete the value.",
    ),
    "only_note": Words(
        "비고만 있고 값도, 값이 없는 까닭도 없습니다. 이 줄은 읽지 않았습니다.",
        "A note, but neither a value nor why there is none; the line was not read.",
        "값을 적거나, 값이 없는 까닭(미제출, 해당 없음)을 골라 주십시오.",
        "Write the value, or choose why there is none.",
        _WARNING,
    ),
    "other_unit": Words(
        "단위가 다릅니다: 파일 '{found}', 지금 정의 '{expected}'.",
        "Another unit: file '{found}', definition '{expected}'.",
        "{expected} 단위로 바꾸어 새 양식에 적어 주십시오. 이 칸은 읽지 않았습니다.",
        "Convert the value and write it into a new workbook; this one was not read.",
    ),
    "text_too_long": Words(
        "{found}자로, {expected}자보다 깁니다.",
        "{found} characters, more than {expected}.",
        "줄이거나 자세한 내용은 붙임 파일로 올려 주십시오. 이 칸은 읽지 않았습니다.",
        "Shorten it or attach a file; the cell was not read.",
    ),
}
"""Problems of one cell; those of a typed number are in `reporting.amount_findings`."""

ALL: Mapping[str, Words] = {**WHOLE_FILE, **SHEETS, **CELLS}


def say(code: str, place: Place, *, found: object = "", expected: object = "") -> Finding:
    """Return the finding ``report_upload.<code>``; a long text is shown by its beginning."""
    words, filled = ALL[code], {"found": _short(found), "expected": expected}
    return Finding(
        f"report_upload.{code}",
        Bilingual(words.ko.format(**filled), words.en.format(**filled)),
        Bilingual(words.cure_ko.format(**filled), words.cure_en.format(**filled)),
        place,
        words.severity,
    )


def _short(found: object) -> str:
    text = " ".join(str(found).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
