"""The dated facts that a gazette notice of designation adds to the registry of zones."""

from collections.abc import Iterator

from teukgu.procedures.effect import Effect
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual

MAP_NOTE = Bilingual(
    "지형도면을 함께 고시하지 않았습니다. 효력이 지형도면 고시로 생기는지는 확인되지 않았습니다.",
    "The topographic map was not notified with it; whether the designation takes effect with it was not verified.",
)


def gazette_facts(situation: Situation, event: Event) -> Iterator[Effect]:
    """Name, place, area, period, committee and status, from the day of the gazette on."""
    day, data = event.happened_on, event.data
    resolution = situation.state.last("record_resolution")
    committee = "" if resolution is None else str(resolution.data.get("meeting", ""))
    yield Effect("name", data["zone_name"], day)
    if data.get("zone_name_en"):
        yield Effect("name_en", data["zone_name_en"], day)
    if situation.facts.get("municipalities"):
        yield Effect("municipalities", [str(one) for one in situation.facts["municipalities"]], day)
    yield Effect("status", "designated", day, note=None if data.get("map_with_notice") else MAP_NOTE)
    yield Effect("period", {"start": data["period_start"], "end": data["period_end"]}, day)
    yield Effect("designation", {"day": day.isoformat(), "committee": committee}, day)
    yield Effect("area", {"m2": int(data["area_m2"]), "parts": []}, day)
    for kind, key in (("sector", "sector"), ("type", "zone_type")):
        if data.get(key):
            yield Effect(kind, data[key], day)
