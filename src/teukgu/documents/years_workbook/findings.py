"""Problems that only a sheet over several years has, in words; those of any upload are in ``report_workbook``."""

from collections.abc import Mapping

from teukgu.documents.report_workbook.reading.findings import Words
from teukgu.values import Bilingual, Finding, Place, Severity

_WARNING = Severity.WARNING

ALL: Mapping[str, Words] = {
    "other_kind": Words(
        "다른 화면에서 받은 양식입니다({found}).",
        "A workbook of another page ({found}).",
        "이 화면에서 내려받은 양식을 올리거나, 이 파일을 받은 화면에서 올려 주십시오.",
        "Upload the workbook downloaded from this page, or this one at its own page.",
    ),
    "other_zone": Words(
        "다른 특구의 파일입니다: 파일 {found}, 여기 {expected}.",
        "The file of another zone: file {found}, here {expected}.",
        "이 특구의 파일을 올리거나, 이 파일은 {found}의 화면에서 올려 주십시오.",
        "Upload the file of this zone, or this one at the page of {found}.",
    ),
    "not_this_version": Words(
        "{expected}년에는 이 줄의 정의로 세지 않았습니다: '{found}'.",
        "In {expected} the indicator did not have this line's definition: '{found}'.",
        "그 해에 노란 칸이 있는 줄에 적어 주십시오. 이 칸은 읽지 않았습니다.",
        "Write it in the line that has a yellow cell for that year; this one was not read.",
    ),
    "no_target": Words(
        "목표에는 숫자를 적습니다: '{found}'.",
        "A target is a number: '{found}'.",
        "목표가 없으면 비워 두십시오. 이 칸은 읽지 않았습니다.",
        "Leave it empty where there is no target; the cell was not read.",
    ),
    "emptied": Words(
        "비어 있는 칸입니다. 앞서 담은 값 {found}은(는) 그대로 두었습니다.",
        "The cell is empty; the value {found} that was taken before stays.",
        "값이 틀렸으면 바른 값을, 없는 값이면 '자료없음'이나 '해당없음'을 적어 주십시오.",
        "Write the right value if it is wrong, or 'missing' or 'n/a'.",
        _WARNING,
    ),
    "no_reason": Words(
        "앞서 담은 값과 다릅니다: 앞 {expected}, 파일 {found}. 고치는 이유가 없어 담지 않았습니다.",
        "It differs from what was taken before: {expected}, now {found}. No reason was given, so it was not taken.",
        "파일을 다시 올리면서 '고치는 이유'를 적어 주십시오.",
        "Upload the file again and give the reason for the correction.",
    ),
    "changed_meanwhile": Words(
        "양식을 내려받은 뒤 다른 사람이 {expected}(으)로 담았습니다. 파일의 {found}은(는) 담지 않았습니다.",
        "Somebody took {expected} after the workbook had been made; {found} was not taken.",
        "양식을 다시 내려받아 지금 값을 보고, 그래도 다르면 이유와 함께 다시 올려 주십시오.",
        "Download the workbook again, look at the present value, and upload it with a reason if it still is wrong.",
    ),
    "reported_here": Words(
        "{found}년 보고서는 포털에서 씁니다. 옛 보고서의 값으로 담지 않았습니다.",
        "The report of {found} is written in the portal; this was not taken as a figure of an earlier report.",
        "그 해의 보고서 화면에서 적거나 정정해 주십시오.",
        "Write it in that year's report, or correct it there.",
    ),
    "cannot_be": Words(
        "옮긴 값을 한번 확인해 주십시오: {found}",
        "Please look at the value again: {found}",
        "옛 보고서에도 그렇게 적혀 있으면 비고에 적어 두십시오. 값은 담았습니다.",
        "If the earlier report says so too, write it in the note; the value was taken.",
        _WARNING,
    ),
}


def say(code: str, place: Place, *, found: object = "", expected: object = "") -> Finding:
    """Return the finding ``years_upload.<code>``."""
    words, filled = ALL[code], {"found": found, "expected": expected}
    return Finding(
        f"years_upload.{code}",
        Bilingual(words.ko.format(**filled), words.en.format(**filled)),
        Bilingual(words.cure_ko, words.cure_en),
        place,
        words.severity,
    )
