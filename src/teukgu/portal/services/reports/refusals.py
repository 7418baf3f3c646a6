"""Refusals about reports, in words."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"report.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def closed() -> Finding:
    """Say that nothing more may be written."""
    return _finding(
        "closed",
        ("이 보고서는 더 고칠 수 없습니다.", "This report can no longer be edited."),
        ("확정된 뒤의 정정은 소관 부처에 문의하십시오.", "Ask the ministry about a correction after it was settled."),
    )


def not_asked(key: str) -> Finding:
    """Say that there is no such cell in the report."""
    return _finding(
        "not_asked",
        (f"이 보고서에서 묻지 않는 칸입니다: {key[:80]}.", f"The report does not ask for this: {key[:80]}."),
        ("화면을 새로 여십시오.", "Open the page again."),
        key,
    )


def value_and_status(key: str) -> Finding:
    """Say that value and status contradict each other."""
    return _finding(
        "value_and_status",
        (
            "값과 상태가 맞지 않습니다: 값이 있으면 '값 있음', 없으면 '미제출'이나 '해당 없음'이어야 합니다.",
            "Value and status contradict each other: a value is 'given', none is 'missing' or 'not applicable'.",
        ),
        ("값을 지우거나 상태를 바꾸십시오.", "Remove the value or change the status."),
        key,
    )


def busy(key: str) -> Finding:
    """Say that several people save the same cell at the same moment."""
    return _finding(
        "busy",
        ("여러 사람이 한꺼번에 저장하고 있습니다.", "Several people are saving at once."),
        ("잠시 뒤에 다시 저장하십시오.", "Save again in a moment."),
        key,
    )


def empty_report() -> Finding:
    """Say that there is nothing in the report yet."""
    return _finding(
        "empty",
        ("보고서에 아직 적은 것이 없습니다.", "Nothing is written in the report yet."),
        ("먼저 값을 적으십시오.", "Enter something first."),
    )


def no_request(key: str) -> Finding:
    """Say that there is no such request to explain."""
    return _finding(
        "no_request",
        (
            "설명할 요청이 없습니다. 값이 바뀌어 요청이 사라졌을 수 있습니다.",
            "There is no such request; the figure may have changed.",
        ),
        ("화면을 새로 여십시오.", "Open the page again."),
        key,
    )


def may_not_open() -> Finding:
    """Say that only the ministry opens the reports of all zones."""
    return _finding(
        "may_not_open",
        (
            "모든 특구의 보고서는 소관 부처가 엽니다.",
            "The ministry opens the reports of all zones.",
        ),
        ("맡은 특구의 화면에서 그 특구의 보고서를 여십시오.", "Open that of your zone from its page."),
    )


def no_zone(zone: str) -> Finding:
    """Say that there is no such zone among those of the viewer."""
    return _finding(
        "no_zone",
        (f"맡은 특구 가운데 그런 특구가 없습니다: {zone[:40]}.", f"You have no such zone: {zone[:40]}."),
        ("특구를 확인하십시오.", "Check the zone."),
        zone,
    )


def nobody_files(zone: str) -> Finding:
    """Say that no municipality of the zone is known here."""
    return _finding(
        "nobody_files",
        (
            f"{zone}의 보고서를 낼 지방자치단체가 등록되어 있지 않습니다.",
            f"No municipality is registered that files for {zone}.",
        ),
        ("먼저 그 지방자치단체를 기관으로 등록하십시오.", "Register the municipality first."),
    )


def no_indicators(year: int) -> Finding:
    """Say that nothing is asked for that year."""
    return _finding(
        "no_indicators",
        (f"{year}년에 물을 지표가 없습니다.", f"No indicators are asked for {year}."),
        ("성과 연도를 확인하십시오.", "Check the performance year."),
        "year",
    )


def bad_size(limit: int) -> Finding:
    """Say that a file is empty or too large."""
    most = limit // 1_000_000
    return _finding(
        "bad_size",
        (f"파일이 비었거나 {most}MB보다 큽니다.", f"The file is empty or larger than {most} MB."),
        ("이 화면에서 내려받은 양식에 적은 파일을 올리십시오.", "Upload the workbook downloaded from this page."),
    )
