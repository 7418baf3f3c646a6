"""What is said about links by which a report is approved."""

from collections.abc import Iterator, Sequence

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"report.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def over() -> Finding:
    """Say that a link opens nothing: wrong, used, taken back and too old answer alike."""
    return _finding(
        "link_over",
        (
            "열 수 없는 링크입니다. 이미 썼거나, 기한이 지났거나, 주소가 다릅니다.",
            "This link opens nothing (any more).",
        ),
        ("담당자에게 새 링크를 요청하십시오.", "Ask the officer for a new one."),
    )


def too_many_tries(minutes: int) -> Finding:
    """Say that too many wrong links were tried."""
    return _finding(
        "link_tries",
        ("열 수 없는 링크를 너무 여러 번 열었습니다.", "Too many links that open nothing were tried."),
        (f"{minutes}분 뒤에 다시 여십시오.", f"Try again in {minutes} minutes."),
    )


def unfit(name: str, position: str, level: str, levels: Sequence[str], longest: int) -> Iterator[Finding]:
    """Yield what is wrong with the one who decides as the form names them."""
    for key, text, ko, en in (("name", name, "이름", "name"), ("position", position, "직위", "position")):
        if not text or len(text) > longest:
            yield _finding(
                f"link_{key}",
                (
                    f"결재권자의 {ko}을 {longest}자 안으로 적어 주십시오."
                    if key == "name"
                    else f"결재권자의 {ko}를 {longest}자 안으로 적어 주십시오.",
                    f"The {en} of who decides is missing or too long.",
                ),
                ("예: 홍길동, 늘누리군수", "For example: Hong Gildong, head of the county"),
                key,
            )
    if level not in levels:
        yield _finding(
            "link_level",
            ("결재 구분을 골라 주십시오.", "Choose who decides."),
            ("단체장 결재, 전결, 대결 가운데 하나입니다.", "The head, a delegate or a deputy."),
            "level",
        )


def filed_already() -> Finding:
    """Say that a filed report is not approved by link."""
    return _finding(
        "link_filed",
        ("이미 제출한 보고서는 링크로 결재하지 않습니다.", "A report that was filed is not approved by link."),
        (
            "정정은 전자결재를 받아 '보고서 정정'에 그 번호를 적으십시오.",
            "Have a correction approved and write its number in 'Correct the report'.",
        ),
    )


def no_version() -> Finding:
    """Say that there is nothing to approve yet."""
    return _finding(
        "link_no_version",
        ("결재를 받을 판이 없습니다.", "There is no version to approve."),
        ("먼저 지금 보고서를 판으로 남기십시오.", "Keep the report as a version first."),
    )


def officer_left() -> Finding:
    """Say that whoever made the link no longer acts for the municipality."""
    return _finding(
        "link_officer_left",
        (
            "이 링크를 만든 담당자가 지금은 이 보고서를 맡고 있지 않습니다.",
            "Whoever made this link no longer does this work.",
        ),
        ("새 담당자에게 링크를 다시 요청하십시오.", "Ask the officer who took over for a new one."),
    )


def no_remark() -> Finding:
    """Say that whoever sends a report back says why."""
    return _finding(
        "link_remark",
        ("돌려보내는 까닭이 비어 있거나 너무 깁니다.", "Why it is sent back is missing or too long."),
        ("무엇을 고쳐야 하는지 적어 주십시오.", "Write what is to be mended."),
        "remark",
    )
