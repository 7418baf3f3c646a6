"""Looks at an uploaded report before anything opens it: what it is, whether it is safe, and if not, what to do.

::

    look(content)       # "xlsx" or "csv"; anything else is refused with its own cure
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teukgu.loading.upload_kinds import decoded, kind_of
from teukgu.loading.workbook_guard import DAMAGED, Unsafe, unsafe_workbook
from teukgu.values import Bilingual, Finding, Refused

__all__ = ["LIMITS", "WORDS", "Limits", "broken", "decoded", "look", "refusals_of"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read; a filled-in workbook has about 60 kB and 30 parts."""

    bytes: int = 10_000_000
    unpacked: int = 30_000_000
    parts: int = 500
    ratio: int = 200
    """Times a part of more than ``ratio_from`` bytes may grow; sheets of real reports grow about tenfold."""
    ratio_from: int = 2_000_000
    cells: int = 500_000


LIMITS = Limits()

_SAVE = (
    "엑셀이나 한셀에서 열어 '다른 이름으로 저장 > Excel 통합 문서(*.xlsx)'로 저장한 뒤 올려 주십시오.",
    "Open it in a spreadsheet program, save it as Excel workbook (*.xlsx) and upload that.",
)
_COPY = (
    "포털에서 내려받은 엑셀 양식(.xlsx)에 값을 옮겨 적어 올려 주십시오. 이 파일은 증빙으로 붙일 수 있습니다.",
    "Copy the values into the workbook (.xlsx) from the portal. This file can be attached as proof.",
)
_AGAIN = (
    "포털에서 양식을 다시 내려받아 값을 옮겨 적어 올려 주십시오.",
    "Download the workbook again, copy your values into it and upload that.",
)
WORDS: Mapping[str, tuple[str, str, tuple[str, str]]] = {
    "empty": (
        "빈 파일입니다.",
        "The file is empty.",
        ("저장이 끝났는지 확인하고 다시 올려 주십시오.", "See that it was saved, and upload it again."),
    ),
    "too_large": (
        "파일이 {found}로, {expected}보다 큽니다.",
        "The file has {found}, more than {expected}.",
        (
            "그림이나 다른 시트를 지우고 양식만 올려 주십시오. 증빙은 따로 붙입니다.",
            "Remove pictures and other sheets; attach proof separately.",
        ),
    ),
    "encrypted": (
        "암호가 걸린 파일입니다.",
        "The file is protected by a password.",
        (
            "엑셀의 '파일 > 정보 > 통합 문서 보호 > 암호 설정'에서 암호를 지우고 저장한 뒤 올려 주십시오.",
            "Remove the password (File > Info > Protect Workbook), save and upload again.",
        ),
    ),
    "drm": (
        "문서보안(DRM)이 걸린 파일입니다.",
        "The file is locked by document security (DRM).",
        (
            "문서보안을 해제(반출 승인)한 파일을 올려 주십시오. 해제는 기관의 보안 담당에게 요청합니다.",
            "Upload a copy released from document security; your security officer can release it.",
        ),
    ),
    "macros": (
        "매크로가 든 파일(.xlsm)입니다.",
        "The file holds macros (.xlsm).",
        (
            "'다른 이름으로 저장 > Excel 통합 문서(*.xlsx)'로 저장하면 매크로가 빠집니다. 그 파일을 올려 주십시오.",
            "Save it as Excel workbook (*.xlsx), which drops the macros, and upload that.",
        ),
    ),
    "xls": (
        "옛 엑셀 파일(.xls)입니다. 이름만 .xlsx로 바꾼 것일 수 있습니다.",
        "An old Excel file (.xls), perhaps renamed.",
        _SAVE,
    ),
    "xlsb": ("엑셀 바이너리 통합 문서(.xlsb)입니다.", "An Excel binary workbook (.xlsb).", _SAVE),
    "ods": ("OpenDocument 파일(.ods)입니다.", "An OpenDocument file (.ods).", _SAVE),
    "web_page": ("이름만 엑셀인 웹 문서입니다.", "A web page that is only called a workbook.", _SAVE),
    "hwp": ("한글 문서(.hwp)입니다.", "A Hangul document (.hwp).", _COPY),
    "hwpx": ("한글 문서(.hwpx)입니다.", "A Hangul document (.hwpx).", _COPY),
    "pdf": ("PDF 파일입니다.", "A PDF file.", _COPY),
    "picture": ("그림 파일입니다.", "A picture.", _COPY),
    "document": (
        "엑셀이 아닌 문서(워드, 파워포인트)입니다.",
        "A document that is no workbook (Word, PowerPoint).",
        _COPY,
    ),
    "text": ("표가 아닌 글 파일입니다.", "A text file without columns.", _COPY),
    "zip": (
        "압축 파일입니다.",
        "An archive.",
        (
            "압축을 풀고 안에 든 .xlsx 파일을 하나씩 올려 주십시오.",
            "Unpack it and upload the .xlsx files in it one by one.",
        ),
    ),
    "archive": (
        "압축 파일입니다.",
        "An archive.",
        (
            "압축을 풀고 안에 든 .xlsx 파일을 하나씩 올려 주십시오.",
            "Unpack it and upload the .xlsx files in it one by one.",
        ),
    ),
    "unknown": ("엑셀 파일(.xlsx)이 아닙니다.", "It is no Excel workbook (.xlsx).", _AGAIN),
    "broken": (
        "파일이 손상되어 열 수 없습니다({found}).",
        "The file is damaged and cannot be opened ({found}).",
        (
            "엑셀에서 열어 다시 저장한 뒤 올려 주십시오. 열리지 않으면 원래 파일을 다시 받으십시오.",
            "Open and save it in a spreadsheet program; if that fails, get the original again.",
        ),
    ),
    "too_many_parts": (
        "파일 안의 조각이 {found}개로 너무 많습니다(최대 {expected}개).",
        "The package has {found} parts, more than {expected}.",
        _AGAIN,
    ),
    "unpacks_too_large": (
        "풀면 너무 커지는 파일입니다({found}, 최대 {expected}).",
        "It unpacks to too much ({found}, at most {expected}).",
        _AGAIN,
    ),
    "too_wide": (
        "데이터에서 아주 먼 칸까지 쓰여 있어 너무 넓은 시트가 있습니다.",
        "A sheet reaches too far from its data.",
        (
            "빈 행과 열을 지우거나 양식을 다시 내려받아 옮겨 적어 주십시오.",
            "Delete the empty rows and columns, or copy your values into a new workbook.",
        ),
    ),
    "external_links": (
        "다른 파일에 연결된 통합 문서입니다({found}).",
        "The workbook is linked to other files ({found}).",
        (
            "엑셀의 '데이터 > 연결 편집 > 연결 끊기'를 하고 저장한 뒤 올려 주십시오.",
            "Break the links (Data > Edit Links > Break Link), save and upload again.",
        ),
    ),
    "document_type": (
        "엑셀이 쓰지 않는 선언(DOCTYPE)이 든 파일입니다({found}).",
        "It holds a declaration (DOCTYPE) that no spreadsheet program writes ({found}).",
        _AGAIN,
    ),
    "too_long": (
        "정해진 시간이나 메모리 안에 읽지 못했습니다.",
        "It could not be read within its time and memory.",
        _AGAIN,
    ),
}
"""Message in Korean and English and the cure of every refusal of a whole file, by code."""

_PART_OF_LINK = re.compile(r"xl/externalLinks/[^/]+\.xml")
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DOCTYPE = tuple("<!DOCTYPE".encode(one) for one in ("utf-16-le", "utf-16-be"))


def look(content: bytes, limits: Limits = LIMITS) -> str:
    """Return ``xlsx`` or ``csv``.

    Raises:
        Refused: with every reason not to open the file.
    """
    findings = refusals_of(content, limits)
    if findings:
        raise Refused(findings)
    return kind_of(content)


def refusals_of(content: bytes, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """Return why a file is not opened; nothing for a workbook or a CSV file that can be read."""
    if len(content) > limits.bytes:
        return (refusal("too_large", f"{_megabytes(len(content))}", _megabytes(limits.bytes)),)
    kind = kind_of(content)
    if kind == "csv":
        return ()
    if kind != "xlsx":
        return (refusal(kind, "ZIP"),)
    try:
        return _unsafe_package(content, limits)
    except (*DAMAGED, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        return (broken(type(error).__name__),)


def refusal(code: str, found: object = "", expected: object = "") -> Finding:
    """Return the finding ``upload.<code>``."""
    ko, en, cure = WORDS[code]
    filled = {"found": found, "expected": expected}
    return Finding(f"upload.{code}", Bilingual(ko.format(**filled), en.format(**filled)), Bilingual(*cure))


def broken(why: str) -> Finding:
    """Return the finding of a damaged file."""
    return refusal("broken", why[:60])


def _unsafe_package(content: bytes, limits: Limits) -> tuple[Finding, ...]:
    """Sizes first, from the package's list alone; nothing is unpacked when they are wrong."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sizes = tuple(_sizes(packed, limits))
        if sizes:
            return sizes
        inside = tuple(_inside(packed))
    unsafe = unsafe_workbook(content, most_bytes=limits.unpacked, most_cells=limits.cells)
    if unsafe is Unsafe.TOO_WIDE:
        return (*inside, refusal("too_wide"))
    return (*inside, broken("XML")) if unsafe is Unsafe.BROKEN else inside


def _sizes(packed: zipfile.ZipFile, limits: Limits) -> Iterator[Finding]:
    parts = packed.infolist()
    if len(parts) > limits.parts:
        yield refusal("too_many_parts", len(parts), limits.parts)
    if any(part.flag_bits & 0x1 for part in parts):
        yield refusal("encrypted")
    total = sum(part.file_size for part in parts)
    grown = [one for one in parts if one.file_size > limits.ratio_from]
    if total > limits.unpacked or any(one.file_size > limits.ratio * max(1, one.compress_size) for one in grown):
        yield refusal("unpacks_too_large", _megabytes(total), _megabytes(limits.unpacked))


def _inside(packed: zipfile.ZipFile) -> Iterator[Finding]:
    names = packed.namelist()
    links = [name for name in names if _PART_OF_LINK.fullmatch(name)]
    if links:
        yield refusal("external_links", len(links))
    declared = [name for name in names if name.endswith((".xml", ".rels")) and _declares(packed.read(name))]
    if declared:
        yield refusal("document_type", ", ".join(declared[:3]))


def _declares(part: bytes) -> bool:
    return bool(_DOCTYPE.search(part)) or any(mark in part for mark in _WIDE_DOCTYPE)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
