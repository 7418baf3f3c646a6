"""Which kinds of file are taken, and how each shows in its first bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its content type, and the types that reading its content may give."""

    content_type: str
    looks_like: frozenset[str]
    is_zip: bool = False


def _kind(content_type: str, *more: str, is_zip: bool = False) -> Kind:
    return Kind(content_type, frozenset({content_type, *more}), is_zip)


OLE = ("application/x-ole-storage", "application/CDFV2", "application/msword", "application/x-hwp")
OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    ".pdf": _kind("application/pdf"),
    ".hwpx": _kind("application/hwp+zip", "application/zip", is_zip=True),
    # older reports exist in no other form: taken as an attachment, never made by us
    ".hwp": _kind("application/x-hwp", *OLE),
    ".xlsx": _kind(f"{OFFICE}.spreadsheetml.sheet", "application/zip", is_zip=True),
    ".docx": _kind(f"{OFFICE}.wordprocessingml.document", "application/zip", is_zip=True),
    ".pptx": _kind(f"{OFFICE}.presentationml.presentation", "application/zip", is_zip=True),
    ".zip": _kind("application/zip", is_zip=True),
    ".jpg": _kind("image/jpeg"),
    ".jpeg": _kind("image/jpeg"),
    ".png": _kind("image/png"),
    ".txt": _kind("text/plain"),
    ".csv": _kind("text/csv", "text/plain"),
}
TEXT = frozenset({".txt", ".csv"})
"""Kinds without a mark of their own: they are read as text instead."""
