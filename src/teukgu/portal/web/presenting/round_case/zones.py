"""Results of zones in words: tier and how sure, what made the score, what was written to the zone and by it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from teukgu.evaluation.moves import Standing, moves
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.round_case.deciding import tier_names
from teukgu.portal.services.round_case.round_rules import WIDE, kept_scheme
from teukgu.portal.store.models import Case, RoundComputation, RoundDeparture, RoundZoneResult
from teukgu.portal.store.queries.round_case.standing import RoundStanding, computed_by
from teukgu.portal.sureness import Ladder, ladder
from teukgu.portal.web.presenting.cases.names import state_name
from teukgu.portal.web.presenting.sureness import sureness_word
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.schemes import names_in
from teukgu.procedures.answer import answer
from teukgu.procedures.check_words import read_day
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.procedures.round.standing import COMPUTED, told_last
from teukgu.procedures.state import CaseState, Situation
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import ZoneId

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


def result_lines(row: RoundComputation, standing: RoundStanding, rules: RulesOnDay) -> list[dict[str, Any]]:
    """Return the results of a computation for a table, by rank."""
    found = _reading(row, standing, rules)
    return [_line(one, found) for one in row.results.order_by("rank", "name", "zone")]


def result_line(one: RoundZoneResult, standing: RoundStanding, rules: RulesOnDay) -> dict[str, Any]:
    """Return a result for the zone's page."""
    return _line(one, _reading(one.computation, standing, rules))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every line of a computation needs: names of its tiers, the decision sheet, rank and tier of each ranked.

    ``ranked``: how many zones have a rank (a scheme without tiers ranks too).
    """

    tiers: dict[int, str]
    sheet: dict[str, RoundDeparture]
    ladder: Ladder
    ranked: int


def _reading(row: RoundComputation, standing: RoundStanding, rules: RulesOnDay) -> _Reading:
    adopted = standing.adopted
    sheet = standing.sheet if adopted is not None and adopted.pk == row.pk else {}
    tiers = {number: said(name) for number, name in tier_names(row).items()}
    pairs = list(row.results.values_list("rank", "tier"))
    ranked = sum(rank is not None for rank, _tier in pairs)
    return _Reading(tiers, sheet, ladder(pairs, rules.whole(WIDE)), ranked)


def _line(one: RoundZoneResult, found: _Reading) -> dict[str, Any]:
    chances = [
        {"name": found.tiers.get(number, str(number)), "percent": round(100 * chance)}
        for number, chance in enumerate(one.tier_probabilities, start=1)
    ]
    departure = found.sheet.get(one.zone_id)
    return {
        "zone": one.zone_id,
        "name": one.name,
        "score": one.score,
        "rank": one.rank,
        "of": found.ranked if one.rank is not None else None,
        "low": one.rank_low,
        "high": one.rank_high,
        "tier": found.tiers.get(one.tier or 0, one.tier_name),
        "chances": chances,
        "on_line": one.on_line,
        "sure": _sure(one, found),
        "gap": one.next_tier_gap,
        "departure": departure,
        "decided_tier": found.tiers.get(departure.tier, "") if departure is not None else "",
    }


def _sure(one: RoundZoneResult, found: _Reading) -> str:
    """Say how sure the tier is in two words, as the zone's card does."""
    if not one.tier_probabilities:
        return ""
    return sureness_word(found.ladder.sureness(one.rank_low, one.rank_high, on_line=one.on_line))


def contributions(one: RoundZoneResult) -> list[dict[str, Any]]:
    """Return the rows that the score is made of, the greatest pull first; which zone is the middle one is not told."""
    names = names_of(one.computation)
    rows = [
        {
            "name": names.get(_part(part), _part(part)),
            "points": part["points"],
            "value": _number(part, "value"),
            "normalised": _number(part, "normalised"),
            "weight": _number(part, "weight"),
        }
        for part in one.contributions
    ]
    return sorted(rows, key=lambda row: -abs(row["points"] or 0.0))


def names_of(row: RoundComputation) -> dict[str, str]:
    """Return what the parts of a score are called: in the scheme, else in the definitions of that year."""
    names = {str(found.id): said(found.name) for found in indicators().in_year(row.freeze.population.year)}
    return names | {key: said(name) for key, name in names_in(kept_scheme(row.scheme)).items()}


def _part(part: dict[str, Any]) -> str:
    return str(part["more"].get("part") or part["node"])


def _number(part: dict[str, Any], key: str) -> float | None:
    try:
        return float(part["more"].get(key, ""))
    except ValueError:
        return None


def told_context(case: Case, situation: Situation, zone: str, *, whole: bool) -> dict[str, Any]:
    """Return the letters of the thread of a zone, the last day to object, and the acts that are open to the zone."""
    state = situation.state
    told = told_last(state, zone)
    until = None if told is None else read_day(told.data.get("until"))
    objection = state.at("objection", zone)
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
    return {
        "until": until,
        "over": until is not None and situation.today > situation.calendar.working_day_from(until),
        "letters": letters,
        "moved": _moves(case, state, zone) if whole or told is not None else [],
        "objection": "" if objection == "none" else state_name(state.procedure.track("objection"), objection),
        "doings": [one for act in OWN_ACTS if (one := _doing(case, situation, act, zone)) is not None],
        "whole": whole,
    }


def _answer(event: Event, situation: Situation) -> str:
    spec = situation.state.procedure.act(event.act)
    fields = () if spec is None else spec.fields
    options = next((field.options for field in fields if field.key == "answer"), ())
    return next((said(one.name) for one in options if one.value == event.data.get("answer")), "")


def _moves(case: Case, state: CaseState, zone: str) -> list[str]:
    """Return how each recomputation moved the zone, from the kept results: the record says it in Korean only."""
    lines, before = [], None
    for event in state.all(*COMPUTED):
        after = computed_by(case, event)
        if event.act == "recompute_results":
            lines += [said(one.words) for one in moves(_standings(before, zone), _standings(after, zone))]
        before = after
    return lines


def _standings(row: RoundComputation | None, zone: str) -> list[Standing]:
    if row is None:
        return []
    tiers = {number: said(name) for number, name in tier_names(row).items()}
    return [
        Standing(ZoneId(one.zone_id), one.name, one.score, one.rank, one.tier, tiers.get(one.tier or 0, one.tier_name))
        for one in row.results.filter(zone=zone)
    ]


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
    return {"act": act, "name": said(spec.name), "address": f"{reverse('case_act', args=[case.number, act])}?{query}"}
