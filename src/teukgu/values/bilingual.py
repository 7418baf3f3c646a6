"""A text in Korean and in English; Korean comes first."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["ko", "en"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in Korean (``ko``) and English (``en``)."""

    ko: str
    en: str

    def text(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.ko if language == "ko" else self.en

    def format(self, **values: object) -> "Bilingual":
        """Fill both texts by ``str.format`` with the same ``values``."""
        return Bilingual(self.ko.format(**values), self.en.format(**values))
