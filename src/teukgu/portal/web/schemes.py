"""What the parts and tiers of a shipped scheme are called, read once in each process."""

from collections.abc import Mapping
from functools import cache

from teukgu.evaluation.scheme import Scheme
from teukgu.loading.scheme_file import read_scheme
from teukgu.portal.store.queries.round_results import RoundSummary
from teukgu.values import Bilingual, Refused


@cache
def node_names(scheme: str) -> Mapping[str, Bilingual]:
    """Return the names of the indicators and components of a shipped scheme; nothing for another one."""
    try:
        found = read_scheme(scheme)
    except Refused:
        return {}
    return names_in(found)


def names_in(found: Scheme) -> dict[str, Bilingual]:
    """Return the names that a scheme gives its indicators and components."""
    names = {key: indicator.name for key, indicator in found.indicators.items() if indicator.name}
    waiting = [found.tree]
    while waiting:
        node = waiting.pop()
        waiting += node.parts
        if node.id and node.name:
            names[node.id] = node.name
    return {key: _bilingual(name) for key, name in names.items()}


def tiers_of(round_: RoundSummary) -> Mapping[int, Bilingual]:
    """Return the tiers of a round as the scheme it was sealed with names them; else those of the shipped scheme."""
    kept = round_.facts.get("tier_names", {})
    return {int(tier): Bilingual(*names) for tier, names in kept.items()} or tier_names(round_.scheme)


@cache
def tier_names(scheme: str) -> Mapping[int, Bilingual]:
    """Return the tiers of a shipped scheme, 1 the best."""
    try:
        found = read_scheme(scheme)
    except Refused:
        return {}
    names = found.tiers.names if found.tiers else ()
    return {number: _bilingual(name) for number, name in enumerate(names, start=1)}


def _bilingual(name: object) -> Bilingual:
    return Bilingual(str(getattr(name, "ko", name)), str(getattr(name, "en", name)))
