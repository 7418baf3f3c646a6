"""Results of zones in words: tier and how sure, what made the score, what was written to the zone and by it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.services.round_case.deciding import tier_names
from teukgu.portal.store.models import Case, RoundZoneResult
from teukgu.portal.store.queries.round_case.standing import departures_of
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.schemes import node_names
from teukgu.procedures.answer import answer
from teukgu.procedures.check_words import read_day
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.procedures.state import Situation

LETTERS = (
    "tell_draft",
    "file_objection",
    "withdraw_objection",
    "extend_objection_reply",
    "answer_objection",
    "ask_second_look",
    "answer_second_look",
)
OWN_ACTS = ("file_objection", "ask_second_look", "withdraw_objection")
SURE = 0.8


def result_line(one: RoundZoneResult) -> dict[str, Any]:
    """Return a result for the table and the zone's page."""
    names = {number: said(name) for number, name in tier_names(one.computation).items()}
    chances = [
        {"name": names.get(number, str(number)), "percent": round(100 * chance)}
        for number, chance in enumerate(one.tier_probabilities, start=1)
    ]
    departure = departures_of(one.computation).get(one.zone_id)
    return {
        "zone": one.zone_id,
        "name": one.name,
        "score": one.score,
        "rank": one.rank,
        "of": one.computation.results.count() if one.rank is not None else None,
        "low": one.rank_low,
        "high": one.rank_high,
        "tier": names.get(one.tier or 0, one.tier_name),
        "chances": chances,
        "on_line": one.on_line,
        "sure": _sure(one),
        "gap": one.next_tier_gap,
        "departure": departure,
        "decided_tier": names.get(departure.tier, "") if departure is not None else "",
    }


def _sure(one: RoundZoneResult) -> str:
    """Say how sure the tier is in two words."""
    if not one.tier_probabilities:
        return ""
    if one.on_line:
        return _("경계에 있음")
    return _("확실") if max(one.tier_probabilities) >= SURE else _("판단 어려움")


def contributions(one: RoundZoneResult) -> list[dict[str, Any]]:
    """Return the rows that the score is made of, the greatest pull first."""
    names = node_names(one.computation.scheme.scheme)
    rows = [
        {
            "name": said(names[part["node"]]) if part["node"] in names else _named(part),
            "points": part["points"],
            "more": {key: value for key, value in part["more"].items() if value not in {"", None}},
        }
        for part in one.contributions
    ]
    return sorted(rows, key=lambda row: -abs(row["points"] or 0.0))


def _named(part: dict[str, Any]) -> str:
    return str(part["more"].get("name") or part["node"])


def told_context(case: Case, situation: Situation, zone: str, *, whole: bool) -> dict[str, Any]:
    """Return the letters of the thread of a zone, the last day to object, and the acts that are open to the zone."""
    state = situation.state
    told = state.last("tell_draft", key=zone)
    until = None if told is None else read_day(told.data.get("until"))
    letters = [
        {
            "name": said(spec.name),
            "on": event.happened_on,
            "grounds": event.data.get("grounds") or "",
            "answer": _answer(event, situation),
            "until": event.data.get("until"),
        }
        for event in state.events
        if event.key == zone and event.act in LETTERS and (spec := state.procedure.act(event.act)) is not None
    ]
    moved = [line for event in state.all("recompute_results") for line in _moves(event, zone)]
    return {
        "until": until,
        "over": until is not None and situation.today > situation.calendar.working_day_from(until),
        "letters": letters,
        "moved": moved,
        "doings": [one for act in OWN_ACTS if (one := _doing(case, situation, act, zone)) is not None],
        "whole": whole,
    }


def _answer(event: Event, situation: Situation) -> str:
    spec = situation.state.procedure.act(event.act)
    fields = () if spec is None else spec.fields
    options = next((field.options for field in fields if field.key == "answer"), ())
    return next((said(one.name) for one in options if one.value == event.data.get("answer")), "")


def _moves(event: Event, zone: str) -> list[str]:
    """Return what a recomputation changed for this zone, and nothing about the others."""
    lines = str(event.data.get("moves") or "").splitlines()
    return [line for line in lines if f"({zone})" in line]


def _doing(case: Case, situation: Situation, act: str, zone: str) -> dict[str, str] | None:
    spec = situation.state.procedure.act(act)
    if spec is None or situation.state.stage not in spec.stages:
        return None
    if situation.state.at(spec.track, zone) not in dict(spec.moves):
        return None
    draft = Event(act, situation.today, situation.now, Party.APPLICANT, key=zone)
    codes = {one.code for one in answer(situation, draft).findings}
    if codes & {"round.objected_already", "round.draft_not_told"}:
        return None
    query = urlencode({"party": Party.APPLICANT.value, "key": zone})
    return {"name": said(spec.name), "address": f"{reverse('case_act', args=[case.number, act])}?{query}"}
