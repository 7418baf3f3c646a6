"""Which rank kernels do the work: NumPy always can, numba (extra ``fast``) is taken for large work when it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty import ranking
from teukgu.evaluation.uncertainty.ranking import Floats, RankBlock, Ranks

Engine = Literal["auto", "numpy", "numba"]
LARGE_WORK = 20_000_000  # ranks; below it, loading numba costs more than it saves


@dataclass(frozen=True, slots=True)
class Kernels:
    """The two inner loops: rank a block of keys, and count ranks unit by unit."""

    name: str
    fill_ranks: Callable[[Floats, RankBlock, int], bool]
    add_counts: Callable[[Ranks, int, NDArray[np.int32]], None]


def kernels(engine: Engine, work: int) -> Kernels:
    """Return the kernels for ``work`` ranks in all; results are the same whichever is taken.

    Raises:
        ModuleNotFoundError: when numba is asked for by name and is not installed.
    """
    large = engine == "auto" and work >= LARGE_WORK and find_spec("numba") is not None
    if engine == "numba" or large:
        fast = import_module("teukgu.evaluation.uncertainty.fast")
        return Kernels("numba", fast.fill_ranks, fast.add_counts)
    return Kernels("numpy", ranking.fill_ranks, ranking.add_counts)
