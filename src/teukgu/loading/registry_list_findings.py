"""What can be wrong with an official list, in words."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"registry_list.{code}", Bilingual(*message), Bilingual(*cure), place)


def unreadable(file: str, reason: str) -> Finding:
    """The file cannot be opened."""
    return _finding(
        "unreadable",
        Place(file),
        (f"파일을 열 수 없습니다({reason}).", f"The file cannot be opened ({reason})."),
        ("경로와 읽기 권한을 확인하세요.", "Check the path and that you may read it."),
    )


def too_big(file: str, megabytes: int) -> Finding:
    """The file is too big to be a list of zones."""
    return _finding(
        "too_big",
        Place(file),
        (f"파일이 {megabytes}MB보다 큽니다.", f"The file is larger than {megabytes} MB."),
        ("특구 목록만 남기고 그림과 다른 시트를 지우세요.", "Keep the list only; remove pictures and other sheets."),
    )


def unknown_format(file: str) -> Finding:
    """Neither CSV nor XLSX."""
    return _finding(
        "format",
        Place(file),
        ("CSV(UTF-8, CP949)나 XLSX 파일이 아닙니다.", "This is neither CSV (UTF-8, CP949) nor XLSX."),
        ("엑셀에서 '다른 이름으로 저장'으로 XLSX나 CSV로 저장하세요.", "Save it as XLSX or CSV."),
    )


def not_a_table(file: str, reason: str) -> Finding:
    """The file is broken."""
    return _finding(
        "not_a_table",
        Place(file),
        (f"표로 읽을 수 없습니다({reason}).", f"It cannot be read as a table ({reason})."),
        ("암호를 풀고 다시 저장하세요.", "Remove any password and save it again."),
    )


def no_headings(file: str) -> Finding:
    """No row of headings."""
    return _finding(
        "no_headings",
        Place(file),
        ("제목 줄을 찾지 못했습니다('특구명' 열이 없음).", "No headings were found (no column '특구명' or 'name')."),
        ("'teukgu registry template 파일.xlsx'로 만든 양식의 제목을 쓰세요.", "Use the headings of the template."),
    )


def no_column(file: str, line: int, heading: str) -> Finding:
    """A required column is missing."""
    return _finding(
        "no_column",
        Place(file, line, key=heading),
        (f"'{heading}' 열이 없습니다.", f"The column '{heading}' is missing."),
        (f"제목 줄에 '{heading}' 열을 넣으세요.", f"Add '{heading}' to the headings."),
    )


def no_rows(file: str) -> Finding:
    """Headings without rows."""
    return _finding(
        "no_rows",
        Place(file),
        ("제목 줄 아래에 특구가 없습니다.", "There is no zone below the headings."),
        ("특구를 한 줄에 하나씩 적으세요.", "Write one zone a row."),
    )


def too_many_rows(file: str, most: int) -> Finding:
    """More rows than zones can be."""
    return _finding(
        "too_many_rows",
        Place(file),
        (f"표가 너무 큽니다(최대 {most:,}줄).", f"The sheet is too large (at most {most:,} rows)."),
        ("특구 목록만 남기고 멀리 떨어진 칸을 지우세요.", "Keep the list only and clear cells far away from it."),
    )


def empty(place: Place, heading: str) -> Finding:
    """A required cell is empty."""
    return _finding(
        "empty",
        place,
        (f"'{heading}' 칸이 비어 있습니다.", f"'{heading}' is empty."),
        ("값을 적거나 줄을 지우세요.", "Fill it in or remove the row."),
    )


def broken(place: Place, text: str) -> Finding:
    """A spreadsheet error."""
    return _finding(
        "broken",
        place,
        (f"엑셀 오류 값입니다: {text}.", f"This is a spreadsheet error: {text}."),
        ("수식을 고치거나 값으로 붙여 넣으세요.", "Mend the formula or paste the value."),
    )


def no_day(place: Place, text: str) -> Finding:
    """Not a day."""
    return _finding(
        "no_day",
        place,
        (f"날짜가 아닙니다: {text[:30]}.", f"This is not a day: {text[:30]}."),
        ("2004-12-30처럼 있는 날짜를 적으세요.", "Write a real day like 2004-12-30."),
    )


def no_area(place: Place, text: str) -> Finding:
    """Not an area."""
    return _finding(
        "no_area",
        place,
        (f"면적이 아닙니다: {text[:30]}.", f"This is not an area: {text[:30]}."),
        ("제곱미터로 0보다 큰 수만 적으세요. 예: 120942", "Write square metres as a number above 0, e.g. 120942."),
    )


def no_status(place: Place, text: str) -> Finding:
    """An unknown status."""
    return _finding(
        "no_status",
        place,
        (f"알 수 없는 상태입니다: {text[:30]}.", f"Unknown status: {text[:30]}."),
        ("'운영'이나 '해제'를 적으세요.", "Write 운영 (operating) or 해제 (cancelled)."),
    )


def ends_before(place: Place) -> Finding:
    """An end before the start."""
    return _finding(
        "ends_before",
        place,
        ("끝나는 날이 시작하는 날보다 빠릅니다.", "The end is not after the start."),
        ("두 날짜를 확인하세요.", "Check both days."),
    )


def ended_and_operating(place: Place) -> Finding:
    """Cancelled on a day and operating."""
    return _finding(
        "ended_and_operating",
        place,
        ("해제일이 있는데 상태가 '운영'입니다.", "There is a day of cancellation, but the status is operating."),
        ("상태를 '해제'로 바꾸거나 해제일을 지우세요.", "Change the status to 해제 or clear the day."),
    )


def cancelled_without_day(place: Place) -> Finding:
    """Cancelled, day not given."""
    return _finding(
        "cancelled_without_day",
        place,
        ("해제된 특구에 해제일이 없습니다.", "A cancelled zone has no day of cancellation."),
        ("해제일을 적으세요.", "Give the day in '해제일'."),
    )


def twice(place: Place, first: str) -> Finding:
    """The same zone twice."""
    return _finding(
        "twice",
        place,
        (f"같은 특구가 두 번 나옵니다(처음은 {first}).", f"The same zone is given twice (first in {first})."),
        ("한 줄만 남기세요.", "Keep one row."),
    )


def no_region(place: Place, text: str) -> Finding:
    """An unknown municipality."""
    return _finding(
        "no_region",
        place,
        (f"모르는 지자체입니다: {text[:40]}.", f"Unknown municipality: {text[:40]}."),
        (
            "'전북특별자치도 순창군'처럼 시·도와 함께 적으세요.",
            "Put its province first: '전북특별자치도 순창군'.",
        ),
    )


def several_regions(place: Place, text: str, candidates: str) -> Finding:
    """A municipality's name that several have."""
    return _finding(
        "several_regions",
        place,
        (f"'{text}'은(는) 여러 곳입니다: {candidates}.", f"'{text}' is the name of several: {candidates}."),
        ("시·도를 앞에 붙이세요.", "Put the province before it."),
    )


def no_sector(place: Place, text: str, allowed: str) -> Finding:
    """An unknown sector."""
    return _finding(
        "no_sector",
        place,
        (f"모르는 분야입니다: {text[:30]}.", f"Unknown sector: {text[:30]}."),
        (f"다음 가운데 하나를 적으세요: {allowed}.", f"Use one of: {allowed}."),
    )


def no_zone(place: Place, text: str) -> Finding:
    """An id that no zone has."""
    return _finding(
        "no_zone",
        place,
        (f"등록부에 없는 특구 id입니다: {text[:40]}.", f"No zone has the id {text[:40]}."),
        ("id를 고치거나 칸을 비우세요.", "Correct the id or clear the cell."),
    )
