"""What indicators and figures of an evaluation are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Named:
    """Names from the scheme, else from the definitions of reported figures, else the id itself."""

    found: Evaluation
    names: Mapping[str, Bilingual]
    units: Mapping[str, Bilingual]

    def column(self, column: int) -> Bilingual:
        """Return the name of an indicator by its column in the plan."""
        return self.indicator(self.found.plan.indicator_ids[column])

    def indicator(self, key: str) -> Bilingual:
        """Return the name of an indicator."""
        spec = self.found.scheme.indicators.get(key)
        if spec is not None and spec.name:
            return spec.name.bilingual
        return self.names.get(key, Bilingual(key, key))
