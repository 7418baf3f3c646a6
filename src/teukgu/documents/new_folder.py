"""Writes a few files into a folder that is new or empty."""

from collections.abc import Mapping
from pathlib import Path

from teukgu.evaluation.problems import problem
from teukgu.values import Place, Refused


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` by name.

    Raises:
        Refused: when the folder is a file, holds anything, or cannot be written.
    """
    place = Place(str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = ("비어 있지 않은 곳입니다.", "This is a file, or a folder that holds files.")
        raise Refused([problem("folder_not_empty", place, message, ("새 폴더 이름을 쓰세요.", "Name a new folder."))])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = (f"여기에 쓸 수 없습니다({reason}).", f"Nothing can be written here ({reason}).")
        cure = ("쓸 수 있는 다른 폴더를 쓰세요.", "Name a folder you may write to.")
        raise Refused([problem("folder_not_writable", place, message, cure)]) from None
