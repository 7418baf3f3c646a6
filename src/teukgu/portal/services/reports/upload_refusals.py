"""What can be wrong with a workbook that was handed in, beside what stands in it; in words."""

from collections.abc import Iterable

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"upload.{code}", Bilingual(*message), Bilingual(*cure))


def no_stamp() -> Finding:
    """Say that the file does not tell its zone."""
    return _finding(
        "no_zone_in_file",
        (
            "어느 특구, 어느 해의 보고서인지 파일에서 알 수 없습니다.",
            "The file does not say for which zone and year it was made.",
        ),
        (
            "포털에서 내려받은 양식(.xlsx)에 옮겨 적어 올리거나, 그 보고서의 화면에서 직접 올리십시오.",
            "Copy it into the workbook (.xlsx) from the portal, or upload it on the page of its report.",
        ),
    )


def other_programme(found: str) -> Finding:
    """Say that the file belongs to another programme."""
    return _finding(
        "other_programme",
        (
            f"다른 프로그램의 파일입니다({found[:40]}). 시연용 파일은 실제 보고서로 받지 않습니다.",
            f"A file of another programme ({found[:40]}); files of the demonstration are not taken as real reports.",
        ),
        ("이 포털의 보고서 화면에서 양식을 내려받아 쓰십시오.", "Use the workbook from the report's page here."),
    )


def out_of_reach(zone: str, year: str) -> Finding:
    """Say that there is no such report for this office; absent and not theirs are alike."""
    return _finding(
        "no_such_report",
        (
            f"올릴 수 있는 보고서가 아닙니다: 특구 {zone[:40]}, {year[:8]}년.",
            f"Not a report that you may upload for: zone {zone[:40]}, year {year[:8]}.",
        ),
        (
            "맡은 지역의 특구인지, 그 해의 보고서가 열려 있는지 확인하십시오.",
            "See whether the zone is one of yours and its report of that year is open.",
        ),
    )


def other_year(year: str, there: Iterable[int]) -> Finding:
    """Say that the file is of a year whose report is not open."""
    years = ", ".join(map(str, sorted(there)))
    return _finding(
        "other_year",
        (
            f"{year[:8]}년 파일입니다. 이 특구에 열려 있는 보고서는 {years}년 것입니다.",
            f"A file of {year[:8]}; the reports open for this zone are of {years}.",
        ),
        ("그 해의 양식을 내려받아 옮겨 적으십시오.", "Copy the values into the workbook of that year."),
    )


def twice(other: str) -> Finding:
    """Say that another file handed in at the same time was for the same report."""
    return _finding(
        "twice_in_batch",
        (
            f"같은 특구, 같은 해의 파일을 한꺼번에 두 번 올렸습니다. 먼저 점검한 ‘{other[:80]}’만 넣었습니다.",
            f"Two files for the same zone and year came together; only '{other[:80]}', read first, was taken.",
        ),
        (
            "이 파일이 맞는 것이면 이 파일만 다시 올리십시오.",
            "If this is the right one, upload it again on its own.",
        ),
    )


def not_open_to_others() -> Finding:
    """Say that the report is at a stage at which only the municipality hands in."""
    return _finding(
        "not_open_to_others",
        (
            "지금은 지방자치단체만 이 보고서를 고칠 수 있습니다. 작성하거나 보완하는 동안에만 대신 올릴 수 있습니다.",
            "Only the municipality may change this report now; others hand in while it is written or mended.",
        ),
        ("그 지방자치단체에 알려 직접 고치게 하십시오.", "Tell the municipality to change it themselves."),
    )


def reader_ended() -> Finding:
    """Say that reading the file failed again and again."""
    return _finding(
        "reader_ended",
        (
            "이 파일을 세 번 읽으려 했으나 읽는 프로그램이 끝까지 읽지 못했습니다. 아무것도 넣지 않았습니다.",
            "Three tries to read this file did not come to an end; nothing of it was taken.",
        ),
        (
            "포털에서 양식을 다시 내려받아 옮겨 적어 올리십시오. 다시 이러면 접수번호를 알려 주십시오.",
            "Copy the values into a new workbook from the portal; if it happens again, tell us the receipt number.",
        ),
    )


def no_files() -> Finding:
    """Say that nothing came."""
    return _finding(
        "no_files",
        ("올린 파일이 없습니다.", "No file came."),
        ("엑셀 파일(.xlsx)이나 그것을 묶은 .zip을 고르십시오.", "Choose workbooks (.xlsx) or one .zip of them."),
    )


def too_many(most: int) -> Finding:
    """Say that too many files came at once."""
    return _finding(
        "too_many_files",
        (f"한 번에 {most}개까지 올릴 수 있습니다.", f"At most {most} files at once."),
        ("나누어 올리십시오.", "Upload them in parts."),
    )


def too_much(most: int) -> Finding:
    """Say that the files together are too large."""
    size = most // 1_000_000
    return _finding(
        "too_much_at_once",
        (f"한 번에 모두 {size}MB까지 올릴 수 있습니다.", f"At most {size} MB at once, all files together."),
        ("나누어 올리십시오.", "Upload them in parts."),
    )


def bad_file(name: str, limit: int) -> Finding:
    """Say that one of many files was empty or too large and was not kept."""
    most = limit // 1_000_000
    message = Bilingual(
        f"비었거나 {most}MB보다 커서 받지 않았습니다.", f"Empty or larger than {most} MB; it was not taken."
    )
    cure = Bilingual("파일을 확인하고 다시 올리십시오.", "Check the file and upload it again.")
    return Finding("upload.not_kept", message, cure, Place(file=name))


def not_many() -> Finding:
    """Say that the viewer hands in for nobody."""
    return _finding(
        "not_yours",
        ("여러 보고서를 올릴 수 있는 자리가 아닙니다.", "You hold no post that uploads reports."),
        ("맡은 기관의 담당자에게 문의하십시오.", "Ask the officer of your organisation."),
    )
