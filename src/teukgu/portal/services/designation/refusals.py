"""Refusals about plans, opinions and consultations, in words."""

from teukgu.values import Bilingual, Finding, Place, Refused

GONE = Finding(
    "case.not_found",
    Bilingual("그런 사건이 없습니다.", "There is no such case."),
    Bilingual("사건 번호를 확인하십시오.", "Check the number of the case."),
)


def not_yours() -> Refused:
    """Say that the act belongs to somebody else."""
    message = Bilingual("이 사건에서 맡은 일이 아닙니다.", "This is not yours to do in this case.")
    cure = Bilingual("담당 기관에 요청하십시오.", "Ask the organisation in charge.")
    return Refused([Finding("case.not_yours", message, cure)])


def finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "", cell: str = "") -> Finding:
    """Return a finding about a field."""
    return Finding(code, Bilingual(*message), Bilingual(*cure), Place(key=key, cell=cell))


def empty(key: str, name: Bilingual) -> Finding:
    """Say that a field must be filled."""
    return finding(
        "field.empty",
        (f"'{name.ko}'이(가) 비어 있습니다.", f"'{name.en}' is empty."),
        ("적어 주십시오.", "Fill it in."),
        key,
    )


def too_long(key: str, name: Bilingual, limit: int) -> Finding:
    """Say that a text is too long."""
    return finding(
        "field.too_long",
        (f"'{name.ko}'이(가) {limit:,}자를 넘었습니다.", f"'{name.en}' is longer than {limit:,} characters."),
        ("줄이거나 파일로 붙이십시오.", "Shorten it, or attach a file."),
        key,
    )
