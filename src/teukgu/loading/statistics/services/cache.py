"""Answers kept as files, each with when it came; a damaged one is as good as none."""

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cache:
    """Keeps answers in ``folder`` and gives back those younger than ``hours``."""

    folder: Path
    hours: int

    def get(self, question: str, now: datetime) -> bytes | None:
        """Return the answer to ``question``, which holds no key, if it is young enough and whole."""
        head, body = self._paths(question)
        try:
            known = json.loads(head.read_text(encoding="utf-8"))
            content = body.read_bytes()
            age = now - datetime.fromisoformat(known["fetched_at"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = known.get("question") == question and known.get("sha256") == hashlib.sha256(content).hexdigest()
        return content if whole and timedelta(0) <= age < timedelta(hours=self.hours) else None

    def put(self, question: str, content: bytes, now: datetime) -> None:
        """Keep an answer; when the disk refuses, it is asked for again next time."""
        head, body = self._paths(question)
        known = {
            "question": question,
            "fetched_at": now.isoformat(),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(body, content)
            _write(head, json.dumps(known, ensure_ascii=False).encode())

    def forget(self, question: str) -> None:
        """Keep the answer to ``question`` no longer."""
        for path in self._paths(question):
            path.unlink(missing_ok=True)

    def _paths(self, question: str) -> tuple[Path, Path]:
        name = hashlib.sha256(question.encode()).hexdigest()[:32]
        return self.folder / f"{name}.json", self.folder / f"{name}.answer"


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
