"""Do the indicators of a programme fit together: years, comparability, bounds, parts, and what needs what."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from teukgu.loading import indicator_findings as words
from teukgu.loading.indicator_fields import Layers, ReadVersion
from teukgu.reporting.definition import Comparability, IndicatorVersion
from teukgu.values import Aggregation, Finding, IndicatorId

ByIndicator = Mapping[IndicatorId, Sequence[ReadVersion]]
UNADDABLE = frozenset({Aggregation.RATIO, Aggregation.INDEX})
FOREVER = 9999


def check_indicators(read: Sequence[ReadVersion], broken: Collection[str] = ()) -> list[Finding]:
    """Return everything that does not fit among versions that could be read.

    Of the ``broken`` indicators not every version could be: nothing is said about what rests on those.
    """
    by_indicator: dict[IndicatorId, list[ReadVersion]] = {}
    for one in read:
        by_indicator.setdefault(one.version.id, []).append(one)
    return [
        *(found for one in read for found in _version(one.version, one.layers)),
        *(found for several in by_indicator.values() for found in _years(several)),
        *(found for one in read for found in _needs(one, by_indicator, broken)),
        *(found for one in read for found in _ratio(one, by_indicator, broken)),
        *_rings(by_indicator),
    ]


def _version(version: IndicatorVersion, layers: Layers) -> Iterator[Finding]:
    last = version.last_year
    if last is not None and last < version.first_year:
        yield words.ends_before_start(layers.place("last_year"), version.first_year, last)
    if (version.comparability is Comparability.FIRST) != (version.version == 1):
        yield words.wrong_comparability(layers.place("comparability"), version.version)
    elif version.version > 1 and not version.comparability_note.ko:
        yield words.no_comparability_note(layers.place("comparability"))
    if version.lowest is not None and version.highest is not None and version.lowest > version.highest:
        yield words.bounds_crossed(layers.place("highest"), version.lowest, version.highest)
    for number, one in enumerate(version.disaggregations):
        if one.whole and version.aggregation in UNADDABLE:
            yield words.whole_of_ratio(layers.place("disaggregations", number), one.id)


def _years(several: Sequence[ReadVersion]) -> Iterator[Finding]:
    for before, after in pairwise(several):
        last = before.version.last_year
        if last is None or last >= after.version.first_year:
            yield words.years_overlap(after.layers.place("first_year"), after.version.first_year)


def _needs(one: ReadVersion, by_indicator: ByIndicator, broken: Collection[str]) -> Iterator[Finding]:
    """Say where an outcome is asked without its activity: the figure could never pass."""
    for number, need in enumerate(one.version.needs):
        others = [other.version for other in by_indicator.get(need, ())]
        if need not in broken and not _asked_with(one.version, others):
            yield words.need_not_asked(one.layers.place("needs", number), need, one.version.id)


def _ratio(one: ReadVersion, by_indicator: ByIndicator, broken: Collection[str]) -> Iterator[Finding]:
    """Say where a ratio cannot be computed from what is asked."""
    ratio, place = one.version.ratio, one.layers.place("ratio")
    if (ratio is None) == (one.version.aggregation is Aggregation.RATIO):
        yield words.ratio_and_parts(one.layers.place("aggregation"))
    for key, cell in (("of", ratio.of), ("over", ratio.over)) if ratio else ():
        others = [other.version for other in by_indicator.get(cell.indicator, ())]
        if cell.indicator in broken or not others:
            continue
        if not _asked_with(one.version, others):
            yield words.need_not_asked(one.layers.place("ratio", key), cell.indicator, one.version.id)
        if cell.part and cell.part not in _parts(others[-1]):
            yield words.unknown(place, "ratio", cell.part, _parts(others[-1]))


def _parts(version: IndicatorVersion) -> tuple[str, ...]:
    return tuple(f"{one.id}.{part.id}" for one in version.disaggregations for part in one.parts)


def _asked_with(version: IndicatorVersion, others: Sequence[IndicatorVersion]) -> bool:
    """Whether every zone asked for ``version`` in any of its years is asked for one of ``others``."""
    year = version.first_year
    while year <= (version.last_year or FOREVER):
        other = next((one for one in others if one.holds_in(year)), None)
        if other is None or not (_covers(other.types, version.types) and _covers(other.stages, version.stages)):
            return False
        year = (other.last_year or FOREVER) + 1
    return True


def _covers(wider: Sequence[str], narrower: Sequence[str]) -> bool:
    return not wider or (bool(narrower) and set(narrower) <= set(wider))


def _rings(by_indicator: ByIndicator) -> Iterator[Finding]:
    needs = {name: [need for one in several for need in one.version.needs] for name, several in by_indicator.items()}
    settled: set[IndicatorId] = set()
    for name in needs:
        ring = _ring([name], needs, settled)
        if ring:
            yield words.needs_itself(by_indicator[ring[0]][0].layers.place("needs"), ring)


def _ring(
    chain: list[IndicatorId], needs: Mapping[IndicatorId, Sequence[IndicatorId]], settled: set[IndicatorId]
) -> list[IndicatorId]:
    """Return the first ring met on the way from the end of ``chain``; every indicator is walked once."""
    name = chain[-1]
    if name in chain[:-1]:
        settled.update(chain)
        return chain[chain.index(name) :]
    if name in settled:
        return []
    for need in needs.get(name, ()):
        ring = _ring([*chain, need], needs, settled)
        if ring:
            return ring
    settled.add(name)
    return []
