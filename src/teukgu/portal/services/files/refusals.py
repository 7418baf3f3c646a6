"""What is said about a file that is not taken."""

from collections.abc import Iterable

from teukgu.values import Bilingual, Finding, Place


def no_name() -> Finding:
    """The file has no usable name."""
    return _finding(
        "no_name", "파일 이름이 없습니다.", "The file has no name.", "이름을 붙여 올려 주십시오.", "Give it a name."
    )


def long_name(name: str, limit: int) -> Finding:
    """The name is too long."""
    return _finding(
        "long_name",
        f"파일 이름이 {limit}자를 넘습니다: {name[:40]}…",
        f"The file name is longer than {limit} characters: {name[:40]}…",
        "이름을 줄여 주십시오.",
        "Shorten it.",
    )


def empty(name: str) -> Finding:
    """The file has no content."""
    return _finding(
        "empty",
        f"빈 파일입니다: {name}",
        f"The file is empty: {name}",
        "내용이 있는지 확인하십시오.",
        "Check the file.",
    )


def too_large(name: str, limit: int) -> Finding:
    """The file is larger than is taken."""
    return _finding(
        "too_large",
        f"{megabytes(limit)}를 넘는 파일입니다: {name}",
        f"The file is larger than {megabytes(limit)}: {name}",
        "나누거나 줄여서 올려 주십시오.",
        "Split it or make it smaller.",
    )


def unknown_kind(name: str, known: Iterable[str]) -> Finding:
    """The ending of the name is not among those taken."""
    return _finding(
        "unknown_kind",
        f"받지 않는 종류의 파일입니다: {name}",
        f"This kind of file is not taken: {name}",
        f"다음 종류로 바꾸어 주십시오: {', '.join(known)}",
        f"Convert it to one of: {', '.join(known)}",
    )


def other_content(name: str) -> Finding:
    """The content is of another kind than the name says."""
    return _finding(
        "other_content",
        f"내용이 확장자와 다릅니다: {name}",
        f"The content is not what the name says: {name}",
        "원래 프로그램에서 다시 저장하여 올려 주십시오.",
        "Save it again in its own program.",
    )


def bad_package(name: str) -> Finding:
    """The package is damaged, encrypted, nested or leads out of itself."""
    return _finding(
        "bad_package",
        f"손상되었거나 암호가 걸린 파일입니다: {name}",
        f"The file is damaged, encrypted or packed in an unusual way: {name}",
        "암호를 풀고 다시 저장하여 올려 주십시오.",
        "Take the password off and save it again.",
    )


def macros(name: str) -> Finding:
    """The file holds macros or scripts."""
    return _finding(
        "macros",
        f"매크로나 스크립트가 든 파일입니다: {name}",
        f"The file holds macros or scripts: {name}",
        "매크로 없는 형식으로 저장하여 올려 주십시오.",
        "Save it without macros.",
    )


def unpacks_too_large(name: str, limit: int) -> Finding:
    """Unpacked, the file is larger than is taken."""
    return _finding(
        "unpacks_too_large",
        f"풀면 {megabytes(limit)}를 넘는 파일입니다: {name}",
        f"Unpacked, the file is larger than {megabytes(limit)}: {name}",
        "나누어 올려 주십시오.",
        "Split it.",
    )


def infected(name: str, what: str) -> Finding:
    """The scanner found something."""
    return _finding(
        "infected",
        f"악성코드 검사에서 걸렸습니다: {name} ({what})",
        f"The virus scanner found something in {name} ({what}).",
        "보안 담당자에게 알리고 다른 파일을 올려 주십시오.",
        "Tell your security officer; send another file.",
    )


def not_scanned(name: str) -> Finding:
    """The scanner did not answer, and nothing is kept unscanned where one is set."""
    return _finding(
        "not_scanned",
        f"악성코드 검사기가 답하지 않아 받지 못했습니다: {name}",
        f"The virus scanner does not answer, so the file was not taken: {name}",
        "잠시 뒤에 다시 올려 주십시오.",
        "Try again in a moment.",
    )


def megabytes(size: int) -> str:
    """Return a size in whole megabytes."""
    return f"{size // 1_000_000}MB"


def _finding(code: str, korean: str, english: str, cure: str, english_cure: str) -> Finding:
    return Finding(f"file.{code}", Bilingual(korean, english), Bilingual(cure, english_cure), Place(key="files"))
