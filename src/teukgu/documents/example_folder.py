"""Writes an invented programme as a folder that ``teukgu evaluate`` reads."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from teukgu.examples import EXAMPLE_SOURCE, ExampleProgramme
from teukgu.examples.names import MARK
from teukgu.values import Bilingual, Finding, Place, Refused

README_KO, README_EN = "README.ko.md", "README.en.md"
SCHEMES = "schemes"


def write_example(programme: ExampleProgramme, folder: Path, schemes: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write tables, both READMEs and ``schemes`` (file name to bytes) into ``folder``; return the files.

    The same programme gives the same bytes. An earlier example in the folder is replaced.

    Raises:
        Refused: when the folder holds something else, or cannot be written.
    """
    _refuse_foreign(folder)
    texts = {f"{name}.csv": _csv(header, rows) for name, (header, rows) in programme.tables().items()}
    files = {name: text.encode("utf-8-sig") for name, text in texts.items()}
    readme = programme.readme(schemes=bool(schemes))
    files |= {README_KO: readme.ko.encode(), README_EN: readme.en.encode()}
    files |= {f"{SCHEMES}/{name}": content for name, content in schemes.items()}
    try:
        return tuple(_write(folder / name, content) for name, content in files.items())
    except OSError as error:
        raise Refused([_cannot_write(folder, error.strerror or str(error))]) from None


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _refuse_foreign(folder: Path) -> None:
    """Refuse to mix an example with anything but an earlier example."""
    if folder.exists() and not folder.is_dir():
        raise Refused([_no_folder(folder)])
    if folder.is_dir() and any(folder.iterdir()) and not _is_example(folder):
        raise Refused([_not_empty(folder)])


def _is_example(folder: Path) -> bool:
    """Return whether nothing but an example lies here; a row without the mark may be somebody's own zone."""
    readme, zones = folder / README_KO, folder / "zones.csv"
    if not (readme.is_file() and readme.read_bytes().startswith(f"# {EXAMPLE_SOURCE}".encode())):
        return False
    rows = zones.read_bytes().splitlines()[1:] if zones.is_file() else []
    return all(MARK.encode() in row for row in rows)


def _no_folder(folder: Path) -> Finding:
    return Finding(
        "example.no_folder",
        Bilingual("폴더가 아니라 파일입니다.", "This is a file, not a folder."),
        Bilingual("--out에 새 폴더 이름을 쓰십시오.", "Name a new folder in --out."),
        Place(str(folder)),
    )


def _not_empty(folder: Path) -> Finding:
    return Finding(
        "example.not_empty",
        Bilingual("폴더에 다른 파일이 있습니다.", "The folder holds other files."),
        Bilingual(
            "예시는 실제 자료와 섞지 않습니다. 빈 폴더를 쓰십시오.",
            "Examples never mix with other data: name an empty folder.",
        ),
        Place(str(folder)),
    )


def _cannot_write(folder: Path, reason: str) -> Finding:
    return Finding(
        "example.cannot_write",
        Bilingual(f"여기에 쓸 수 없습니다({reason}).", f"Nothing can be written here ({reason})."),
        Bilingual("쓸 수 있는 폴더를 --out에 쓰십시오.", "Name a folder that you may write in --out."),
        Place(str(folder)),
    )
