"""The tree of components: who is aggregated with which weight, and how."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from teukgu.evaluation.scheme.base import BothTexts, Number, Part, Portion, wrong

Weight = Number | dict[str, Number]
Method = Literal[
    "arithmetic", "geometric", "harmonic", "power", "median", "minimum", "maximum", "mazziotta_pareto", "formula"
]


class Aggregate(Part):
    """How a node's parts become its score; ``nonpositive``: what zero or negative parts do outside arithmetic.

    ``penalty``, ``sd``: of ``mazziotta_pareto``, whether unbalanced parts lower or raise the mean, and which S counts.
    """

    method: Method = "arithmetic"
    power: Number = 1.0
    nonpositive: Literal["refuse", "zero", "floor"] = "refuse"
    floor: Number | None = None
    penalty: Literal["subtract", "add"] = "subtract"
    sd: Literal["population", "sample"] = "population"
    formula: str = ""
    min_share: Portion = 0.0
    multiply: Number = 1.0


def _by_method(value: Any) -> Any:
    return {"method": value} if isinstance(value, str) else value


class Node(Part):
    """A leaf (``indicator``) or a component (``id`` and ``parts``); ``weight`` is one number or one by type."""

    id: str = ""
    name: BothTexts | None = None
    indicator: str = ""
    weight: Weight | None = None
    weights: Literal["sum", "relative"] = "sum"
    aggregate: Annotated[Aggregate, BeforeValidator(_by_method)] | None = None
    parts: tuple["Node", ...] = Field(default=())

    @model_validator(mode="before")
    @classmethod
    def _plain_leaf(cls, value: Any) -> Any:
        return {"indicator": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _leaf_or_component(self) -> "Node":
        if bool(self.indicator) == bool(self.parts):
            raise wrong(
                "부분에는 indicator나 parts 가운데 하나만 있어야 합니다",
                "a part has either an indicator or parts of its own",
            )
        if self.parts and not self.id:
            raise wrong("parts가 있는 구성요소에는 id가 있어야 합니다", "a component with parts needs an id")
        return self

    @property
    def key(self) -> str:
        """Name of this node in results: its id, or its indicator."""
        return self.id or self.indicator
