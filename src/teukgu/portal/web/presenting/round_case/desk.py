"""What the page of a round shows: every step with what stands, what is missing, and the form of the next."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from teukgu.portal.services.round_case.card_pack import CARDS
from teukgu.portal.services.round_case.deciding import tier_names
from teukgu.portal.services.round_case.telling import last_day, unreachable, untold
from teukgu.portal.store.models import Case, RoundChore, RoundComputation, RoundFreeze
from teukgu.portal.store.queries.round_case.later_corrections import later_corrections
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.portal.web.presenting.cases.clocks import shown_clock
from teukgu.portal.web.presenting.cases.names import state_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.clocks import clocks
from teukgu.procedures.round.checks import STAGES
from teukgu.procedures.round.checks_scheme import BEYOND, MATTERS
from teukgu.procedures.round.standing import told_last
from teukgu.procedures.round.tracks import OPEN_OBJECTIONS
from teukgu.procedures.state import Situation


@dataclass(frozen=True, slots=True)
class Doing:
    """An act that has a form of its own on the case's pages."""

    name: str
    address: str


def desk_context(case: Case, situation: Situation, standing: RoundStanding, today: date) -> dict[str, Any]:
    """Return everything on the page of the round."""
    state, ranks = situation.state, official_ranks(case.programme_id, before=standing.year)
    waiting = untold(standing)
    return {
        "stage": state.stage,
        "stage_name": _state_name(situation, "main"),
        "clocks": [shown_clock(one, today, {}) for one in clocks(situation) if not one.key and one.is_running],
        "scheme_state": _state_name(situation, "scheme"),
        "scheme_fixed": state.at("scheme") == "fixed",
        "schemes": list(case.round_schemes.order_by("-pk")),
        "scheme": standing.scheme,
        "matters": _matters(situation, state.last("state_scheme")),
        "beyond": BEYOND,
        "population": standing.population,
        "populations": list(case.round_populations.order_by("-pk")),
        "freeze": standing.freeze,
        "corrected_later": later_corrections(standing.freeze) if standing.freeze else (),
        "freezes": [(one, _freeze_files(one)) for one in case.round_freezes.order_by("-pk")],
        "ranks": len(ranks),
        "told_ahead": sorted({one.rank.year for one in ranks if not one.public}),
        "stages": _stages(case, situation),
        "chores": [_chore(one) for one in case.round_chores.exclude(kind=CARDS).order_by("-pk")[:5]],
        "waits": case.round_chores.filter(state="waiting").exclude(kind=CARDS).exists(),
        "adopted": standing.adopted,
        "computations": _computations(case, standing),
        "untold": len(waiting),
        "unreachable": unreachable(standing, waiting).items(),
        "told": sum(told_last(state, zone) is not None for zone in state.keys("draft")),
        "until": last_day(situation, today, disposition=False),
        "objections": _objections(case, situation, standing),
        "sheet": _sheet(standing),
        "judged": _judged(standing.adopted),
        "published": _published(situation),
        "tiers": [(number, said(name)) for number, name in _tiers(standing.adopted)],
        "doings": {name: _doing(case, situation, name) for name in FORMS},
    }


FORMS = (
    "extend_evaluation",
    "record_scheme_deliberation",
    "record_advance_notice",
    "record_scheme_notice",
    "record_expert_body",
    "fix_scheme",
    "begin_evaluation",
    "reopen_round",
)


def _doing(case: Case, situation: Situation, act: str, **more: str) -> Doing | None:
    """Return the form of an act, None where the table does not allow it now."""
    spec = situation.state.procedure.act(act)
    if spec is None:
        return None
    track = situation.state.procedure.track(spec.track)
    now = situation.state.at(spec.track, more.get("key", "") if track.keyed else "")
    if now not in dict(spec.moves) or (spec.stages and situation.state.stage not in spec.stages):
        return None
    query = urlencode({"party": "minister", **more})
    return Doing(said(spec.name), f"{reverse('case_act', args=[case.number, act])}?{query}")


def _state_name(situation: Situation, track: str, key: str = "") -> str:
    return state_name(situation.state.procedure.track(track), situation.state.at(track, key))


def _matters(situation: Situation, stated: Any) -> list[tuple[str, str, bool]]:
    chosen = set() if stated is None else set(stated.data.get("matters") or ())
    if not situation.rules.has(MATTERS):
        return []
    options = situation.rules.parameter(MATTERS).options
    return [(code, said(options[code]), code in chosen) for code in situation.rules.codes(MATTERS)]


def _stages(case: Case, situation: Situation) -> list[dict[str, Any]]:
    rules = situation.rules
    options = rules.parameter(STAGES).options if rules.has(STAGES) else {}
    listed = tuple(rules.codes(STAGES)) if options else ()
    acts = ("hold_stage", "close_stage", "skip_stage")
    return [
        {
            "name": said(options[code]) if code in options else code,
            "state": _state_name(situation, "stage", code),
            "doings": [one for act in acts if (one := _doing(case, situation, act, key=code)) is not None],
        }
        for code in dict.fromkeys((*listed, *situation.state.keys("stage")))
    ]


def _chore(one: RoundChore) -> dict[str, Any]:
    language = "en" if english() else "ko"
    return {
        "kind": one.kind,
        "state": one.state,
        "asked_at": one.asked_at,
        "findings": [line.get(language, "") for line in one.findings],
    }


def _computations(case: Case, standing: RoundStanding) -> list[dict[str, Any]]:
    adopted = standing.adopted
    rows = case.round_computations.select_related("freeze", "scheme", "account").order_by("-pk")[:20]
    return [
        {"row": row, "adopted": adopted is not None and row.pk == adopted.pk, "number": row.results.count()}
        for row in rows
    ]


def _objections(case: Case, situation: Situation, standing: RoundStanding) -> list[dict[str, Any]]:
    state, row = situation.state, standing.adopted
    names = dict(row.results.values_list("zone", "name")) if row is not None else {}
    acts = {"filed": ("answer_objection", "extend_objection_reply"), "second_look": ("answer_second_look",)}
    due = {one.key: one.due for one in clocks(situation) if one.spec.id == "objection_reply" and one.is_running}
    return [
        {
            "zone": zone,
            "name": names.get(zone, zone),
            "state": _state_name(situation, "objection", zone),
            "open": state.at("objection", zone) in OPEN_OBJECTIONS,
            "due": due.get(zone),
            "doings": [
                one
                for act in acts.get(state.at("objection", zone), ())
                if (one := _doing(case, situation, act, key=zone)) is not None
            ],
        }
        for zone in state.keys("objection")
    ]


def _sheet(standing: RoundStanding) -> list[dict[str, Any]]:
    row = standing.adopted
    if row is None:
        return []
    names, zones = dict(_tiers(row)), dict(row.results.values_list("zone", "name"))
    return [
        {
            "zone": zone,
            "name": zones.get(zone, zone),
            "computed": said(names[one.computed]),
            "tier": said(names[one.tier]),
            "reason": one.reason,
        }
        for zone, one in sorted(standing.sheet.items())
    ]


def _tiers(row: RoundComputation | None) -> list[tuple[int, Any]]:
    return [] if row is None else list(tier_names(row).items())


def _judged(row: RoundComputation | None) -> list[tuple[str, str, str]]:
    if row is None:
        return []
    return list(row.results.exclude(tier=None).order_by("name", "zone").values_list("zone", "name", "tier_name"))


def _freeze_files(row: RoundFreeze) -> list[str]:
    return list(row.files.order_by("name").values_list("name", flat=True))


def _published(situation: Situation) -> list[dict[str, str]]:
    """Return the public pages of the round, the newest first."""
    return [
        {"address": str(one.data.get("address", "")), "name": str(one.data.get("notice_number", ""))}
        for one in reversed(situation.state.all("publish_results"))
    ]
