"""Too even: ballots from one source that come like clockwork, gaps more alike than chance leaves them.

Greenwood's statistic, the sum of squared gaps on a scale on which all ballots come evenly, has for n points by chance
the mean 2 / (n + 2) and the variance 4 n / ((n + 2)^2 (n + 3) (n + 4)) (P. A. P. Moran, JRSS B 9, 1947).
"""

from collections.abc import Iterator

import numpy as np
from scipy.stats import norm

from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, Cast, Floats, ids_of
from teukgu.values import Bilingual

CHECK = "clockwork"
FEWEST = 20


def evenness(given: Cast, chance: float) -> Iterator[Alarm]:
    """Yield sources whose ballots are spaced too evenly by the clock, the least likely first."""
    groups = [np.flatnonzero(given.source == number) for number in range(len(given.sources))]
    wanted = [(name, rows) for name, rows in zip(given.sources, groups, strict=True) if len(rows) >= FEWEST]
    found = []
    for name, rows in wanted:
        statistic, mean, sd = greenwood(given.seconds[rows])
        tail = float(norm.cdf((statistic - mean) / sd)) * len(wanted)
        if tail < chance:
            found.append((tail, name, ids_of(given, rows), statistic / mean))
    for tail, name, behind, ratio in sorted(found):
        size = len(behind)
        words = Bilingual(
            f"한 접속지({name})의 표 {size}장이 시계처럼 고르게 들어왔습니다(간격의 흩어짐 {ratio:.0%}).",
            f"{size} ballots from one source ({name}) came like clockwork (gaps scatter {ratio:.0%} of chance).",
        )
        yield Alarm(CHECK, name, size, round(ratio, 4), tail, words, behind)


def greenwood(times: Floats) -> tuple[float, float, float]:
    """Return the sum of squared gaps between the first and the last time, and its mean and sd by chance."""
    span = float(times[-1] - times[0])
    gaps = np.diff(times) / span if span > 0 else np.full(len(times) - 1, 1.0 / (len(times) - 1))
    n = len(gaps) - 1
    mean = 2 / (n + 2)
    return float(gaps @ gaps), mean, float(np.sqrt(4 * n / ((n + 2) ** 2 * (n + 3) * (n + 4))))
