"""Words for what can be wrong with statistics that are loaded. None of them ever holds a key or an address with one."""

from collections.abc import Iterable

from teukgu.values import Bilingual, Finding, Place, Severity


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"statistics.{code}", Bilingual(*message), Bilingual(*cure), place)


def _few(texts: Iterable[str], most: int = 12) -> str:
    listed = list(texts)
    return ", ".join(listed[:most]) + (f" … ({len(listed)})" if len(listed) > most else "")


def unreadable(name: str, reason: str) -> Finding:
    """The file cannot be read."""
    return _finding(
        "unreadable",
        Place(name),
        (f"파일을 읽을 수 없습니다: {reason}", f"The file cannot be read: {reason}."),
        ("경로와 권한을 확인하세요.", "Check path and permissions."),
    )


def not_a_table(name: str) -> Finding:
    """Neither CSV nor XLSX."""
    return _finding(
        "not_a_table",
        Place(name),
        (
            "CSV(UTF-8, CP949)나 XLSX로 읽을 수 없습니다.",
            "This is neither CSV (UTF-8 or CP949) nor XLSX that can be read.",
        ),
        ("KOSIS에서 다시 내려받거나 엑셀에서 .xlsx로 저장하세요.", "Download it again, or save it as .xlsx."),
    )


def too_big(name: str, most: str) -> Finding:
    """More than a table of municipalities ever has."""
    return _finding(
        "too_big",
        Place(name),
        (f"너무 큽니다(한도 {most}).", f"It is too big (limit {most})."),
        ("필요한 항목과 연도만 골라 다시 내려받으세요.", "Download it with the items and years you need."),
    )


def no_sheet(name: str, sheet: str, sheets: Iterable[str]) -> Finding:
    """The workbook lacks the sheet that the mapping names."""
    listed = _few(sheets)
    return _finding(
        "sheet_missing",
        Place(name),
        (f"'{sheet}' 시트가 없습니다. 있는 시트: {listed}", f"There is no sheet '{sheet}'. There are: {listed}."),
        ("매핑의 sheet를 고치세요.", "Correct `sheet` in the mapping."),
    )


def no_heading(name: str, wanted: Iterable[str], present: Iterable[str]) -> Finding:
    """No row holds the headings that the mapping names."""
    asked, there = _few(wanted), _few(present)
    return _finding(
        "heading_missing",
        Place(name),
        (
            f"제목 줄에서 찾지 못한 열: {asked}. 파일의 제목: {there}",
            f"Columns not found in the headings: {asked}. The file has: {there}.",
        ),
        (
            "매핑의 열 이름을 파일의 제목과 같게 하세요.",
            "Make the names in the mapping the same as the file's headings.",
        ),
    )


def no_years(name: str, item: str) -> Finding:
    """A wide table without a column of a year."""
    of_ko = f" ('{item}' 항목)" if item else ""
    of_en = f" of the item '{item}'" if item else ""
    return _finding(
        "no_years",
        Place(name),
        (f"연도 열이 없습니다{of_ko}.", f"There is no column of a year{of_en}."),
        ("매핑의 layout, header_rows, item을 확인하세요.", "Check `layout`, `header_rows` and `item`."),
    )


def no_figures(name: str) -> Finding:
    """Nothing was left once rows were chosen."""
    return _finding(
        "no_figures",
        Place(name),
        ("실을 수치가 하나도 없습니다.", "There is not one figure to load."),
        ("매핑의 only, month와 연도 범위를 확인하세요.", "Check `only`, `month` and the years asked for."),
    )


def unknown_region(place: Place, text: str, rows: int) -> Finding:
    """A name or code that no region has or had."""
    return _finding(
        "region_unknown",
        place,
        (f"모르는 지역 '{text}' ({rows}줄)", f"Unknown region '{text}' ({rows} rows)."),
        (
            "이름을 고치거나, 매핑의 regions에 어느 지역인지 적거나, 시군구가 아니면 leave_out에 넣으세요.",
            "Correct it, say which region it is under `regions` of the mapping, or `leave_out` what is none.",
        ),
    )


def several_regions(place: Place, text: str, labels: str, rows: int) -> Finding:
    """A name that several regions have."""
    return _finding(
        "region_ambiguous",
        place,
        (f"'{text}'은(는) 여러 곳입니다: {labels} ({rows}줄)", f"'{text}' may be: {labels} ({rows} rows)."),
        ("시도를 함께 적은 열을 매핑의 region에 넣으세요.", "Name the province's column under `region` as well."),
    )


def bad_year(place: Place, text: str) -> Finding:
    """Not a year."""
    return _finding(
        "year",
        place,
        (f"연도로 읽을 수 없습니다: '{text[:30]}'", f"This is no year: '{text[:30]}'."),
        ("2024, 2024년, 202412처럼 적혀 있어야 합니다.", "Years are written 2024, 2024년 or 202412."),
    )


def month_of_what(place: Place, text: str) -> Finding:
    """A month, and the mapping does not say which month stands for the year."""
    return _finding(
        "month",
        place,
        (f"달이 있는 시점 '{text[:30]}'", f"A period with a month: '{text[:30]}'."),
        (
            "매핑의 month에 그해를 대표할 달(예: 12)을 적으세요.",
            "Say under `month` which month stands for the year (12).",
        ),
    )


def bad_value(place: Place, text: str) -> Finding:
    """Neither a number nor a sign of the statistics."""
    return _finding(
        "value",
        place,
        (f"수치가 아닙니다: '{text[:30]}'", f"This is no figure: '{text[:30]}'."),
        (
            "수나 통계표의 기호(-, …, X)여야 합니다. 원본 파일을 확인하세요.",
            "A number or a sign of the tables (-, …, X).",
        ),
    )


def other_unit(place: Place, found: str, wanted: str, rows: int) -> Finding:
    """The unit of the table is not the one the definition was written for."""
    return _finding(
        "unit",
        place,
        (
            f"단위가 '{found}'입니다. 정의는 '{wanted}' ({rows}줄)",
            f"The unit is '{found}', not '{wanted}' ({rows} rows).",
        ),
        (
            "정의의 unit과 scale을 고치거나 알맞은 항목을 고르세요.",
            "Correct `unit` and `scale`, or choose the right item.",
        ),
    )


def two_values(place: Place, region: str, year: int, one: object, other: object) -> Finding:
    """Two different figures for one region and year."""
    return _finding(
        "two_values",
        place,
        (f"{region} {year}년의 값이 둘입니다: {one}, {other}", f"{region} {year} has two values: {one}, {other}."),
        (
            "항목이나 분류를 하나로 고르세요(매핑의 only).",
            "Choose one item or class with `only` in the mapping.",
        ),
    )


def more_like_these(place: Place, count: int) -> Finding:
    """Further findings of the same kind, counted."""
    return Finding(
        "statistics.more",
        Bilingual(f"같은 문제가 {count}개 더 있습니다.", f"{count} more of the same."),
        Bilingual("위의 것을 고치면 함께 없어질 수 있습니다.", "They may go with the ones above."),
        place,
        Severity.NOTE,
    )
