"""Which definitions a scheme scores, and whether what it scores is an outcome or mere activity.

The scheme is known here by plain ids only (`Scored`): schemes and reports do not know each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion, Level
from teukgu.reporting.names import name_of
from teukgu.rulebook.parameter import NOWHERE
from teukgu.values import Bilingual, Finding, IndicatorId, Place

ASCENDING = (Level.INPUT, Level.OUTPUT, Level.OUTCOME)


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator of a scheme: its id there and the ids of the figures that it measures.

    What a figure is divided by is not named: sales for each won of budget measures sales.
    """

    id: str
    figures: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Bound:
    """An indicator of a scheme with the definitions behind it; ``unknown`` are figures that no report asks for."""

    scored: Scored
    definitions: tuple[IndicatorVersion, ...]
    unknown: tuple[str, ...]

    @property
    def level(self) -> Level | None:
        """The lowest level among its definitions; None when nothing of it is reported (panels, public statistics)."""
        return min((one.level for one in self.definitions), key=ASCENDING.index, default=None)


def bind(catalogue: Catalogue, scored: Iterable[Scored], year: int) -> tuple[Bound, ...]:
    """Return each indicator of a scheme with the definitions that hold in the performance year."""
    bound = []
    for one in scored:
        found = {name: catalogue.version(IndicatorId(name), year) for name in dict.fromkeys(one.figures)}
        definitions = tuple(version for version in found.values() if version is not None)
        bound.append(Bound(one, definitions, tuple(name for name, version in found.items() if version is None)))
    return tuple(bound)


def only_outcomes(catalogue: Catalogue, scored: Iterable[Scored], year: int) -> tuple[Finding, ...]:
    """Return a finding for each indicator of a scheme that would score activity or money instead of an outcome.

    What no report asks for is not judged here.
    """
    below = (one for one in bind(catalogue, scored, year) if one.level not in {None, Level.OUTCOME})
    return tuple(_mere_activity(catalogue, one, year) for one in below)


def _mere_activity(catalogue: Catalogue, bound: Bound, year: int) -> Finding:
    low = [one for one in bound.definitions if one.level is not Level.OUTCOME]
    level = name_of(low[0].level)
    names = Bilingual(", ".join(one.name.ko for one in low), ", ".join(one.name.en for one in low))
    return Finding(
        "scheme.mere_activity",
        Bilingual(
            f"'{bound.scored.id}'은(는) 성과가 아니라 {level.ko}을 잽니다: {names.ko}.",
            f"'{bound.scored.id}' scores {level.en}, not an outcome: {names.en}.",
        ),
        _instead(catalogue, low, year),
        bound.scored.place,
    )


def _instead(catalogue: Catalogue, low: list[IndicatorVersion], year: int) -> Bilingual:
    """Name outcomes that rest on the activity, else those of the same group."""
    ids, groups = {one.id for one in low}, {one.group for one in low}
    outcomes = [one for one in catalogue.in_year(year) if one.level is Level.OUTCOME]
    near = [one for one in outcomes if ids & set(one.needs)] or [one for one in outcomes if one.group in groups]
    shown = (near or outcomes)[:3]
    ko, en = (
        ", ".join(f"{one.name.ko}({one.id})" for one in shown),
        ", ".join(f"{one.name.en} ({one.id})" for one in shown),
    )
    return Bilingual(
        f"성과 지표를 쓰세요: {ko or '-'}. 활동도 평가하려면 설계에서 성과만 보기를 끄세요.",
        f"Score an outcome: {en or '-'}. To score activity too, do not ask for outcomes only.",
    )
