"""Refusals about attachments and links of a report, in words."""

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"report.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def too_many_files(most: int) -> Finding:
    """Say that a text has as many files as it may."""
    return _finding(
        "too_many_files",
        (f"글 하나에는 파일을 {most}개까지 붙입니다.", f"A text has at most {most} files."),
        ("하나로 묶거나 필요 없는 파일을 빼십시오.", "Put some together, or take out what is not needed."),
        "files",
    )


def too_large_together(megabytes: int) -> Finding:
    """Say that the files of the report are too large together."""
    return _finding(
        "files_too_large",
        (
            f"보고서에 붙인 파일을 모두 더하면 {megabytes}MB를 넘습니다.",
            f"All files of the report together would be larger than {megabytes} MB.",
        ),
        ("사진의 크기를 줄이거나 필요 없는 파일을 빼십시오.", "Make pictures smaller, or take out what is not needed."),
        "files",
    )


def no_file_given() -> Finding:
    """Say that no file came with the form."""
    return _finding(
        "no_file_given",
        ("붙일 파일을 고르지 않았습니다.", "No file was chosen."),
        ("파일을 고르고 다시 누르십시오.", "Choose a file and press again."),
        "files",
    )


def no_such_attachment() -> Finding:
    """Say that the report has no such file."""
    return _finding(
        "no_such_attachment",
        ("보고서에 그런 붙임이 없습니다.", "The report has no such file."),
        ("화면을 새로 여십시오.", "Open the page again."),
    )
