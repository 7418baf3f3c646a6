"""What the page of a panel shows: each step with how far it has got."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.services.panels.conflicts import PanelConflicts
from teukgu.portal.services.panels.making import panel_components
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Panel, PanelScore
from teukgu.portal.store.queries.panels.pairs import SCORING, assignment_of, criteria_of, judged_pairs
from teukgu.portal.store.queries.panels.reviewers import ReviewerNow
from teukgu.portal.store.queries.panels.scores import (
    closing_of,
    confirmation_of,
    discussions_of,
    handed_in_of,
    is_open,
    scores_of,
)
from teukgu.portal.store.queries.public_stage.standing import judged_zones
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.portal.web.presenting.korean import day_text, english
from teukgu.portal.web.presenting.round_panels.words import uses


@dataclass(frozen=True, slots=True)
class PanelStep:
    """A step of a panel: its name, how far it is, its page, and whether it is done."""

    name: str
    state: str
    address: str
    done: bool


def components(standing: RoundStanding) -> list[dict[str, Any]]:
    """Return the components for which the scheme takes panel scores, with the panel that was made."""
    row = standing.scheme
    wanted = panel_components(kept_scheme(row)) if row else {}
    made = {one.component: one for one in standing.case.panels.order_by("pk")}
    zones = judged_zones(standing.population)
    return [
        {
            "key": key,
            "criteria": [words.en if english() else words.ko for words in wanted.get(key, {}).values()],
            "panel": made.get(key),
            "name": _name(made[key]) if key in made else key,
            "state": _state(made[key], zones) if key in made else "",
        }
        for key in dict.fromkeys((*wanted, *made))
    ]


def _name(panel: Panel) -> str:
    return panel.name_en if english() else panel.name_ko


def _state(panel: Panel, zones: Collection[str]) -> str:
    closing = closing_of(panel)
    if closing is not None:
        return _("마감하고 확정함") if confirmation_of(closing) else _("마감함, 쓸 점수를 정하기 전")
    pairs, handed = judged_pairs(panel, zones), handed_in_of(panel)
    if not pairs:
        return _("준비 중")
    return _("채점 중: 제출 %(handed)d / %(pairs)d") % {"handed": len(pairs & handed), "pairs": len(pairs)}


def scoring_began(panel: Panel) -> bool:
    """Whether somebody scored in earnest: the criteria are fixed from then on."""
    return PanelScore.objects.filter(reviewer__panel=panel, kind=SCORING).exists()


def steps(
    panel: Panel, reviewers: list[ReviewerNow], conflicts: PanelConflicts, zones: Collection[str]
) -> list[PanelStep]:
    """Return the steps in their order; of the ``zones`` that the round judges."""

    def at(name: str) -> str:
        return reverse(name, args=[panel.case.number, panel.pk])

    criteria, began = criteria_of(panel), scoring_began(panel)
    states = Counter(one.state for one in reviewers)
    assignment, pairs = assignment_of(panel), judged_pairs(panel, zones)
    handed = pairs & handed_in_of(panel)
    closing = closing_of(panel)
    broken = len(conflicts.among(pairs - scores_of(panel).keys()))
    told = ngettext("기준 %(number)d개", "기준 %(number)d개", len(criteria)) % {"number": len(criteria)}
    return [
        PanelStep(
            _("심사기준"),
            f"{told} · {_('채점이 시작되어 고정됨')}" if began else told,
            at("round_panel_criteria"),
            bool(criteria),
        ),
        PanelStep(
            _("평가위원"),
            _("초대 %(all)d, 수락 %(accepted)d, 거절 %(declined)d, 그만둠 %(left)d")
            % {"all": len(reviewers), **{one: states[one] for one in ("accepted", "declined", "left")}},
            at("round_panel_reviewers"),
            states["accepted"] > 0 and not states["invited"],
        ),
        PanelStep(
            _("이해관계"),
            _("배제되는 위원과 특구 %(pairs)d쌍") % {"pairs": conflicts.counts.pairs},
            at("round_panel_conflicts"),
            bool(reviewers),
        ),
        PanelStep(
            _("배정"),
            _("특구 %(zones)d곳에 %(pairs)d건, %(number)d번째 배정")
            % {"zones": len({zone for zone, _pk in pairs}), "pairs": len(pairs), "number": assignment.number}
            + (f" · {_('바꾸어야 할 배정 %(number)d건') % {'number': broken}}" if broken else "")
            if assignment
            else _("아직 하지 않음(평가 대상 %(zones)d곳)") % {"zones": len(zones)},
            at("round_panel_pairs"),
            assignment is not None and not broken,
        ),
        PanelStep(_("채점과 토의"), _progress(panel, len(handed), len(pairs), zones), at("round_panel_progress"),
                  bool(pairs) and handed == pairs),
        PanelStep(_("마감과 확정"), _closing(panel), at("round_panel_results"), confirmation_of(closing) is not None),
    ]  # fmt: skip


def _progress(panel: Panel, handed: int, pairs: int, zones: Collection[str]) -> str:
    talking = sum(is_open(one) and one.zone_id in zones for one in discussions_of(panel))
    told = _("제출 %(handed)d / %(pairs)d") % {"handed": handed, "pairs": pairs}
    return f"{told} · {_('토의 %(number)d곳') % {'number': talking}}" if talking else told


def _closing(panel: Panel) -> str:
    closing = closing_of(panel)
    if closing is None:
        return _("마감 전")
    decision = confirmation_of(closing)
    if decision is None:
        return _("마감함, 쓸 점수를 정하기 전")
    return _("%(use)s(%(day)s)") % {"use": dict(uses())[decision.use], "day": day_text(decision.decided_on)}
