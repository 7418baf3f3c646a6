"""What is said when a paper cannot be given."""

from teukgu.values import Bilingual, Finding, Place


def absent() -> Finding:
    """Say that there is no such paper; hidden and absent answer alike."""
    return Finding(
        "paper.absent",
        Bilingual("그런 문서가 없습니다.", "There is no such paper."),
        Bilingual("주소를 확인하세요.", "Check the address."),
    )


def no_paper() -> Finding:
    """Say that the act sends no document."""
    return Finding(
        "paper.none",
        Bilingual("이 행위에는 공문이 없습니다.", "This act sends no official document."),
        Bilingual("공문이 있는 행위에서 여세요.", "Open it from an act that sends one."),
    )


def no_reason() -> Finding:
    """Say that a download of personal data needs a reason."""
    return Finding(
        "paper.no_reason",
        Bilingual("내려받는 사유가 비어 있습니다.", "The reason for the download is empty."),
        Bilingual("개인정보가 든 문서를 내려받는 까닭을 적으세요.", "Say why you download a paper with personal data."),
        Place(key="reason"),
    )
