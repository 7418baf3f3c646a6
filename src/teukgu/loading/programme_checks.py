"""Checks across the files of a programme: what names something else must name something that exists."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from teukgu.loading import programme_findings as words
from teukgu.rulebook.exemption import Exemption
from teukgu.rulebook.findings import near_names
from teukgu.rulebook.parameter import Parameter
from teukgu.rulebook.programme import LawChange
from teukgu.rulebook.scenario import Scenario
from teukgu.values import Bilingual, Finding, Place


def check_links(
    parameters: Iterable[Parameter],
    scenarios: Iterable[Scenario],
    exemptions: Iterable[Exemption],
    changes: Iterable[LawChange],
    *,
    topics: Mapping[str, Bilingual],
    unsound: Collection[str],
) -> Iterator[Finding]:
    """Yield a finding for every name that points nowhere; ``unsound`` parameters exist, their own findings stand."""
    known = list(parameters)
    names = {str(name) for parameter in known for name in (parameter.id, *parameter.aliases)} | set(unsound)
    for parameter in known:
        yield from _missing(parameter.place, "topics", [parameter.topic], topics)
        if parameter.counting is not None:
            linked = [name for name in (parameter.counting.counts_from, parameter.counting.extension) if name]
            yield from _missing(parameter.counting.place, "counting", linked, names)
    laid = list(scenarios)
    for scenario in laid:
        named = [scenario.extends] if scenario.extends else []
        yield from _missing(scenario.place, "extends", named, {other.id for other in laid if other is not scenario})
        yield from _ring(scenario, {other.id: other for other in laid})
    yield from _same_exemption(found := list(exemptions))
    for exemption in found:
        linked_rules = [name for version in exemption.versions for name in version.parameters]
        yield from _missing(exemption.place, "parameters", linked_rules, names)
    for change in changes:
        yield from _missing(change.place, "parameters", change.parameters, names)


def _ring(scenario: Scenario, by_id: Mapping[str, Scenario]) -> Iterator[Finding]:
    """Yield a finding when following ``extends`` from a scenario leads back to it."""
    chain, following = [scenario.id], by_id.get(scenario.extends)
    while following is not None and following.id not in chain:
        chain.append(following.id)
        following = by_id.get(following.extends)
    if following is scenario and len(chain) > 1:
        yield words.extends_itself(scenario.place, [*chain, scenario.id])


def _same_exemption(exemptions: Iterable[Exemption]) -> Iterator[Finding]:
    """Yield a finding for every exemption whose id an earlier one has."""
    first: dict[str, Exemption] = {}
    for exemption in exemptions:
        if first.setdefault(exemption.id, exemption) is not exemption:
            yield words.name_taken(exemption.place, exemption.id, first[exemption.id].place)


def check_laws(changes: Iterable[LawChange], laws: Mapping[str, Bilingual]) -> Iterator[Finding]:
    """Yield a finding for every change of a law that the programme does not name."""
    for change in changes:
        yield from _missing(change.place, "law", [change.law], laws)


def check_order(order: Iterable[str], place: Place, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for every rule that ``order`` names and nobody defines."""
    return _missing(place, "order", order, known)


def _missing(place: Place, key: str, named: Iterable[str], known: Collection[str]) -> Iterator[Finding]:
    for name in named:
        if name not in known:
            yield words.no_such_reference_to(place, key, name, near_names(name, known))
