"""Do the raters overlap enough to compare them? Parts of the panel that share no zone cannot be told apart."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from teukgu.evaluation.panels.ratings import Ratings
from teukgu.evaluation.problems import problem, some
from teukgu.values import Finding, Place


@dataclass(frozen=True, slots=True)
class Part:
    """Zones and raters that are linked with each other, and with nobody else."""

    zones: tuple[str, ...]
    raters: tuple[str, ...]


def parts(pairs: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """Return the parts of a design given as (zone, rater) pairs, the largest first."""
    unique = sorted(set(pairs))
    zones, raters = sorted({zone for zone, _ in unique}), sorted({rater for _, rater in unique})
    row = {name: number for number, name in enumerate(zones)}
    column = {name: number for number, name in enumerate(raters)}
    labels = _labels(
        np.array([row[zone] for zone, _ in unique], dtype=np.intp),
        np.array([column[rater] for _, rater in unique], dtype=np.intp),
        len(zones),
        len(raters),
    )
    found = [
        Part(
            tuple(name for name in zones if labels[row[name]] == label),
            tuple(name for name in raters if labels[len(zones) + column[name]] == label),
        )
        for label in range(int(labels.max(initial=-1)) + 1)
    ]
    return tuple(sorted(found, key=lambda part: (-len(part.zones), part.zones)))


def parts_of(given: Ratings) -> tuple[Part, ...]:
    """Return the parts of the ratings."""
    pairs = zip(given.zone, given.rater, strict=True)
    return parts((given.zones[zone], given.raters[rater]) for zone, rater in pairs)


def _labels(zone: NDArray[np.intp], rater: NDArray[np.intp], zones: int, raters: int) -> NDArray[np.int32]:
    size = zones + raters
    if not size:
        return np.zeros(0, dtype=np.int32)
    graph = coo_array((np.ones(len(zone)), (zone, zones + rater)), shape=(size, size))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int32)


def not_connected(found: tuple[Part, ...], place: Place) -> Finding:
    """Say which parts of a panel are not linked, and how to link them."""
    shown = [f"({some(part.raters, 4)}: {some(part.zones, 4)})" for part in found[:4]]
    more_ko, more_en = ("", "") if len(found) <= 4 else (f" 밖 {len(found) - 4}묶음", f" and {len(found) - 4} more")
    listed = " / ".join(shown)
    return problem(
        "panel_not_connected",
        place,
        (
            f"위원들이 서로 이어지지 않는 {len(found)}묶음으로 나뉘어 엄격함을 견줄 수 없습니다: {listed}{more_ko}.",
            f"Raters fall into {len(found)} parts that share no zone: severity has no measure: {listed}{more_en}.",
        ),
        (
            "두 묶음의 위원이 같은 특구를 하나씩 더 채점하게 하거나 조정하지 않은 점수(raw)를 쓰세요.",
            "Let a rater of one part score a zone of the other as well, or use the scores as given (raw).",
        ),
    )
