"""Which zones are in the round, each with the reason it is in or out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from teukgu.surroundings.places import Place
from teukgu.surroundings.rules import Rules
from teukgu.values import Bilingual, RegionId

IN_ROUND = Bilingual(
    "시군구를 알고, {by}까지 지정되었으며, {not_ended} 전에 끝났다는 기록이 없음",
    "municipality known, designated by {by}, not known to have ended before {not_ended}",
)
NO_MUNICIPALITY = Bilingual("어느 시군구인지 확인되지 않음", "its municipality is not known")
TOO_LATE = Bilingual(
    "{day} 지정({by} 뒤): 비교하는 기간에 견주기에는 늦음",
    "designated on {day}, after {by}: too late for the years compared",
)
ENDED = Bilingual("{day}에 끝남({not_ended} 전)", "ended on {day}, before {not_ended}")


@dataclass(frozen=True, slots=True)
class Standing:
    """A zone, whether it is in the round, and why."""

    place: Place
    in_round: bool
    reason: Bilingual


def standings(places: Iterable[Place], municipalities: Collection[RegionId], rules: Rules) -> tuple[Standing, ...]:
    """Return every zone with its standing; ``municipalities`` are those that have statistics."""
    return tuple(standing(place, municipalities, rules) for place in places)


def standing(place: Place, municipalities: Collection[RegionId], rules: Rules) -> Standing:
    """Tell whether a zone is in the round; the first reason against it counts."""
    if not place.municipalities or any(region not in municipalities for region in place.municipalities):
        return Standing(place, False, NO_MUNICIPALITY)
    if place.designated > rules.designated_by:
        return Standing(place, False, TOO_LATE.format(day=place.designated, by=rules.designated_by))
    if place.ended is not None and place.ended < rules.not_ended_before:
        return Standing(place, False, ENDED.format(day=place.ended, not_ended=rules.not_ended_before))
    return Standing(place, True, IN_ROUND.format(by=rules.designated_by, not_ended=rules.not_ended_before))
