"""What can be wrong with a YAML file as such, in words."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(code, Bilingual(*message), Bilingual(*cure), place)


def unreadable(place: Place, reason: str) -> Finding:
    """The file cannot be opened."""
    return _finding(
        "yaml.unreadable",
        place,
        (f"파일을 열 수 없습니다({reason}).", f"The file cannot be opened ({reason})."),
        ("경로와 읽기 권한을 확인하세요.", "Check the path and that you may read it."),
    )


def too_large(place: Place, size: int, largest: int) -> Finding:
    """A file far beyond what is written by hand."""
    megabytes, most = size / 1_000_000, largest // 1_000_000
    return _finding(
        "yaml.too_large",
        place,
        (f"파일이 너무 큽니다({megabytes:.1f} MB).", f"The file is too large ({megabytes:.1f} MB)."),
        (
            f"{most} MB를 넘을 수 없습니다. 다른 파일을 잘못 두지 않았는지 확인하고 나누어 쓰세요.",
            f"At most {most} MB may be read. Check that it is the right file, and split it.",
        ),
    )


def bad_encoding(place: Place, byte: int) -> Finding:
    """The file is not UTF-8."""
    return _finding(
        "yaml.encoding",
        place,
        (f"UTF-8이 아닌 글자가 있습니다({byte}번째 바이트).", f"The file is not UTF-8 (at byte {byte})."),
        ("편집기에서 인코딩을 UTF-8로 바꾸어 저장하세요.", "Save it again as UTF-8 in your editor."),
    )


_IN_KOREAN = (
    ("tab character", "탭 글자로 들여 썼습니다"),
    ("mapping values are not allowed", "이 자리에는 '키: 값'이 올 수 없습니다"),
    ("block sequence entries", "이 자리에는 '-' 항목이 올 수 없습니다"),
    ("expected ':'", "키 뒤에 콜론(:)이 없습니다"),
    ("expected key", "들여쓰기가 앞줄과 맞지 않습니다"),
    ("'-' indicator", "목록의 들여쓰기나 '-'가 맞지 않습니다"),
    ("',' or", "괄호 안에 쉼표나 닫는 괄호가 없습니다"),
    ("end of stream", "닫는 따옴표나 괄호 없이 파일이 끝났습니다"),
    ("escape", "따옴표 안에 쓸 수 없는 역빗금(\\)이 있습니다"),
    ("control characters", "눈에 보이지 않는 제어 문자가 있습니다"),
    ("alias", "별칭(*이름)이 잘못되었습니다"),
    ("anchor", "이름표(&이름)가 잘못되었습니다"),
    ("tag", "느낌표(!)로 시작하는 글은 따옴표로 감싸야 합니다"),
)
"""What the parser says, by a part of its words."""


def _said_in_korean(problem: str) -> str:
    said = (korean for part, korean in _IN_KOREAN if part in problem)
    return next(said, "이 자리에 올 수 없는 글자입니다")


def bad_syntax(place: Place, problem: str) -> Finding:
    """The text is not YAML."""
    return _finding(
        "yaml.syntax",
        place,
        (f"YAML 문법에 맞지 않습니다: {_said_in_korean(problem)}.", f"This is not valid YAML: {problem}."),
        (
            "들여쓰기(탭 대신 빈칸)와 콜론 뒤의 빈칸을 확인하고, 콜론이 든 글은 따옴표로 감싸세요.",
            "Check the indent (spaces, no tabs) and the space after each colon; quote text that holds a colon.",
        ),
    )


def second_document(place: Place) -> Finding:
    """More than one document in the file."""
    return _finding(
        "yaml.second_document",
        place,
        ("한 파일에 문서가 둘 이상 있습니다.", "The file holds more than one document."),
        ("'---' 줄을 지우고 파일을 나누세요.", "Remove the line '---' and use one file for each."),
    )


def key_twice(place: Place, key: str, first_line: int) -> Finding:
    """The same key stands twice in a mapping."""
    return _finding(
        "yaml.key_twice",
        place,
        (
            f"'{key}' 키가 두 번 나옵니다(처음은 {first_line}행).",
            f"The key '{key}' is given twice (first in line {first_line}).",
        ),
        ("둘 가운데 하나만 남기세요.", "Keep one of the two."),
    )


def key_not_text(place: Place) -> Finding:
    """A mapping key is a list or a mapping."""
    return _finding(
        "yaml.key_not_text",
        place,
        ("키가 글이 아닙니다.", "A key is not plain text."),
        ("키를 한 낱말로 쓰세요.", "Write the key as one word."),
    )


def alias_used(place: Place) -> Finding:
    """An alias repeats a list or mapping."""
    return _finding(
        "yaml.alias",
        place,
        ("별칭(*이름)으로 다른 곳을 되풀이했습니다.", "An alias (*name) repeats another part of the file."),
        ("값을 그 자리에 그대로 쓰세요.", "Write the value out in its place."),
    )


def no_such_day(place: Place, text: str) -> Finding:
    """A date that is not in the calendar."""
    return _finding(
        "yaml.no_such_day",
        place,
        (f"달력에 없는 날짜입니다: {text}.", f"There is no such day: {text}."),
        ("YYYY-MM-DD로 있는 날짜를 쓰세요. 예: 2025-02-28.", "Write a real day as YYYY-MM-DD, for example 2025-02-28."),
    )


def bad_number(place: Place, text: str) -> Finding:
    """A number that is too large to be one."""
    return _finding(
        "yaml.bad_number",
        place,
        (f"숫자로 쓸 수 없는 값입니다: {text[:40]}.", f"This cannot be used as a number: {text[:40]}."),
        ("자릿수를 확인하거나 따옴표로 감싸 글로 쓰세요.", "Check its size, or quote it to make it text."),
    )


def too_deep(place: Place, deepest: int) -> Finding:
    """Lists or mappings stand inside each other too often."""
    return _finding(
        "yaml.too_deep",
        place,
        (f"목록이 {deepest}단계보다 깊게 겹쳐 있습니다.", f"Lists are nested more than {deepest} levels deep."),
        ("괄호와 들여쓰기를 확인하세요.", "Check brackets and indents."),
    )
