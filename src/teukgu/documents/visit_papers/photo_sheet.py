"""The photo sheet (사진대지) of a visit, drawn by Typst; a photo that cannot be drawn is said, not left out."""

import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from teukgu.documents import typesetting
from teukgu.documents.official.wording import day_text
from teukgu.documents.visit_papers.record import PhotoShown, VisitRecord
from teukgu.values import nfc

LOST = "(그림을 열 수 없는 파일입니다. 원래 파일은 기록에 있습니다.)"
MAIN = "photo_sheet.typ"


def write_photo_sheet(record: VisitRecord, photos: Sequence[PhotoShown]) -> bytes:
    """Return the photo sheet as PDF."""
    try:
        return _compiled(record, photos, frozenset(range(len(photos))))
    except typst.TypstError:
        drawn = frozenset(place for place, photo in enumerate(photos) if _can_be_drawn(record, photo))
        return _compiled(record, photos, drawn)


def _can_be_drawn(record: VisitRecord, photo: PhotoShown) -> bool:
    try:
        _compiled(record, [photo], frozenset({0}))
    except typst.TypstError:
        return False
    return True


def _compiled(record: VisitRecord, photos: Sequence[PhotoShown], drawn: frozenset[int]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        template = (files("teukgu.documents.visit_papers") / MAIN).read_bytes()
        (root / MAIN).write_bytes(template)
        names = [_put(root, place, photo) if place in drawn else "" for place, photo in enumerate(photos)]
        made: bytes = typesetting.drawn(str(root / MAIN), "sheet", _sheet(record, photos, names), root=str(root))
    return made


def _put(root: Path, place: int, photo: PhotoShown) -> str:
    name = f"photo-{place}{photo.ending}"
    (root / name).write_bytes(photo.content)
    return name


def _sheet(record: VisitRecord, photos: Sequence[PhotoShown], names: Sequence[str]) -> dict[str, Any]:
    return {
        "title": "사진대지",
        "summary": nfc(f"{record.zone} {record.purpose} 사진"),
        "office": nfc(record.office),
        "head": [
            ["특구", nfc(f"{record.zone} ({record.municipality})")],
            ["일시", f"{day_text(record.visited_on, weekday=True)}{record.time_text}"],
            ["장소", nfc(record.place)],
            ["찍은 사람", nfc(f"{record.office} {record.visitor_post} {record.visitor}")],
        ],
        "photos": [
            {"number": place, "caption": nfc(photo.caption), "file": name, "lost": LOST}
            for place, (photo, name) in enumerate(zip(photos, names, strict=True), 1)
        ],
    }
