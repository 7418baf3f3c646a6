"""Counters of the law, from official past ranks only: years in the lowest share, run of years in the best share."""

from collections.abc import Sequence
from dataclasses import dataclass

from teukgu.evaluation.inputs import EvaluationInput, PastRank
from teukgu.evaluation.settings import Settings
from teukgu.evaluation.tiers import cap_number
from teukgu.values import ZoneId


@dataclass(frozen=True, slots=True)
class Counter:
    """One zone's counters.

    ``low_years``: years in the lowest share (not necessarily consecutive); ``top_run``: years in the best share in a
    row, ending with the last ranked year; ``unknown_years``: years between the first and the last with official ranks
    in which this zone has none (neither low nor high: unknown; zones are evaluated every year, so a year nobody is
    ranked in is unknown too); ``top_run_open``: an unknown year, not a worse rank, ends the run.
    """

    low_years: tuple[int, ...]
    top_run: int
    top_run_open: bool
    unknown_years: tuple[int, ...]

    def low_count(self, without: int | None = None) -> int:
        """Number of years in the lowest share, one year perhaps left out."""
        return sum(year != without for year in self.low_years)


def counters(data: EvaluationInput, settings: Settings, last: int) -> dict[ZoneId, Counter]:
    """Count for every zone, from the year the law counts from up to ``last``."""
    ranked = [one.year for one in data.past_ranks if settings.low_rank_from <= one.year <= last]
    years = range(min(ranked), max(ranked) + 1) if ranked else range(0)
    by_zone: dict[ZoneId, dict[int, PastRank]] = {unit.id: {} for unit in data.units}
    for one in data.past_ranks:
        if one.year in years:
            by_zone[one.zone][one.year] = one
    return {zone: _counter(ranks, years, settings) for zone, ranks in by_zone.items()}


def _counter(ranks: dict[int, PastRank], years: Sequence[int], settings: Settings) -> Counter:
    low = tuple(year for year in years if year in ranks and in_lowest(ranks[year], settings))
    run, open_end = 0, bool(years)
    for year in reversed(years):
        if year not in ranks:
            break
        if not in_best(ranks[year], settings):
            open_end = False
            break
        run += 1
    return Counter(low, run, open_end, tuple(year for year in years if year not in ranks))


def in_lowest(one: PastRank, settings: Settings) -> bool:
    """Whether a rank lies in the lowest share of its year and population, the share rounded as the settings say."""
    share = settings.lowest_share(one.year)
    return one.rank > one.population - cap_number(share, one.population, settings.low_rank_rounding)


def in_best(one: PastRank, settings: Settings) -> bool:
    """Whether a rank lies in the best share of its population."""
    return one.rank <= cap_number(settings.top_rank_share, one.population, settings.low_rank_rounding)
