"""Parts that every piece of a scheme shares: strict models, numbers as people write them, texts in two languages."""

import math
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from teukgu.values import Bilingual

SPLIT = "\x1f"


def wrong(ko: str, en: str) -> ValueError:
    """Return an error that carries its text in both languages; the reader of scheme files takes it apart."""
    return ValueError(f"{en}{SPLIT}{ko}")


class Part(BaseModel):
    """A frozen piece of a scheme; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _number(value: Any) -> Any:
    """Accept 1/3, 25% and 1,000 beside plain numbers; refuse what is not finite."""
    if isinstance(value, str):
        value = number_from_text(value)
    if isinstance(value, bool):
        raise wrong("참·거짓이 아니라 수를 써야 합니다", "a number is wanted here, not true or false")
    if isinstance(value, int | float) and not math.isfinite(value):
        raise wrong("유한한 수를 써야 합니다", "the number must be finite")
    return value


def number_from_text(text: str) -> float:
    """Read a number as people write it: 1,000, 25%, 1/3.

    Raises:
        ValueError: when it is none.
    """
    plain = text.strip().replace(",", "").replace("_", "")
    try:
        if plain.endswith("%"):
            return float(plain[:-1]) / 100
        if "/" in plain:
            above, below = plain.split("/", 1)
            return float(above) / float(below)
        return float(plain)
    except (ValueError, ZeroDivisionError):
        raise wrong(f"수를 써야 합니다: {text!r}", f"a number is wanted here, not {text!r}") from None


Number = Annotated[float, BeforeValidator(_number)]
Portion = Annotated[float, BeforeValidator(_number), Field(ge=0, le=1)]
Positive = Annotated[float, BeforeValidator(_number), Field(gt=0)]


def _bilingual(value: Any) -> Any:
    """One plain text stands for both languages."""
    if isinstance(value, str | int | float):
        return {"ko": str(value), "en": str(value)}
    return value


class Text(Part):
    """A text in Korean and English."""

    ko: str
    en: str

    @property
    def bilingual(self) -> Bilingual:
        """Return the shared value type."""
        return Bilingual(self.ko, self.en)


BothTexts = Annotated[Text, BeforeValidator(_bilingual)]
