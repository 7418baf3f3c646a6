"""A whole scheme."""

import datetime
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PrivateAttr, ValidationInfo, field_validator

from teukgu.evaluation.scheme.base import BothTexts, Part, wrong
from teukgu.evaluation.scheme.indicators import Indicator
from teukgu.evaluation.scheme.tiers import Adjustment, Awards, Restructuring, ScoreRules, Tiers
from teukgu.evaluation.scheme.tree import Node
from teukgu.evaluation.scheme.uncertainty import BenefitOfTheDoubt, Uncertainty
from teukgu.values import Place


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


class Scheme(Part):
    """How a round is scored: indicators, tree, and what becomes of the score."""

    id: str
    name: BothTexts
    note: str = ""
    source: str = ""
    year: int | None = None
    date: datetime.date | None = None
    indicators: dict[str, Indicator]
    tree: Node
    scores: Literal["everything", "outcomes"] = "everything"
    bonus: Annotated[tuple[Adjustment, ...], BeforeValidator(_as_list)] = ()
    penalty: Annotated[tuple[Adjustment, ...], BeforeValidator(_as_list)] = ()
    score: ScoreRules = ScoreRules()
    tiers: Tiers | None = None
    presentation: Literal["ranks", "bands"] = "ranks"
    awards: Awards | None = None
    restructuring: Restructuring = Restructuring()
    uncertainty: Uncertainty = Uncertainty()
    benefit_of_the_doubt: BenefitOfTheDoubt | None = None
    uses: tuple[str, ...] = ()
    _where: Callable[..., Place] | None = PrivateAttr(default=None)
    _file: bytes = PrivateAttr(default=b"")
    _text: str = PrivateAttr(default="")

    @field_validator("presentation")
    @classmethod
    def _bands_are_tiers(cls, value: str, info: ValidationInfo) -> str:
        if value == "bands" and info.data.get("tiers", ...) is None:
            raise wrong("bands로 보이려면 tiers가 있어야 합니다", "bands need tiers")
        return value

    def place(self, *path: str | int) -> Place:
        """Return file, line and key of ``path`` in the scheme file, or the key alone for a scheme made in memory."""
        return self._where(*path) if self._where else Place(key=".".join(str(part) for part in path))

    def placed(self, where: Callable[..., Place], text: str = "") -> "Scheme":
        """Remember where keys stand and the file's text; the reader of scheme files calls this."""
        self._where, self._text = where, text
        return self

    @property
    def text(self) -> str:
        """The scheme file as read; empty for a scheme made in memory."""
        return self._text

    def leaves(self) -> tuple[Node, ...]:
        """Leaves of the tree, left to right."""
        return tuple(_leaves(self.tree))


def _leaves(node: Node) -> list[Node]:
    return [node] if node.indicator else [leaf for part in node.parts for leaf in _leaves(part)]
