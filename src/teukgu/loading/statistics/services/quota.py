"""How often a service was asked on a day: one byte a question, so that two runs at once count right."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from teukgu.loading.statistics.series import Service


@dataclass(frozen=True, slots=True)
class Quota:
    """Counts questions in ``folder``; ``per_day`` 0 sets no limit."""

    folder: Path
    service: Service
    per_day: int

    def spent(self, today: date) -> int:
        """Return how many questions were asked on ``today``."""
        path = self._path(today)
        return path.stat().st_size if path.exists() else 0

    def take(self, today: date) -> bool:
        """Count one question; False, and nothing counted, when the day's are all asked."""
        if self.per_day and self.spent(today) >= self.per_day:
            return False
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path(today), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, b".")
        finally:
            os.close(handle)
        return True

    def _path(self, today: date) -> Path:
        return self.folder / f"{self.service.value}-{today.isoformat()}.count"
