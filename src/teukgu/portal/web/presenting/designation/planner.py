"""The planner's page: every step with its days, a picture, warnings, the price of a supplement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.plan_rules import calendar, elections
from teukgu.portal.rules import programme
from teukgu.portal.store.queries.planning import applicants
from teukgu.portal.web.presenting.designation.path_picture import path_picture
from teukgu.portal.web.presenting.designation.planner_form import PlannerForm
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.planner import (
    Applicant,
    Path,
    PathQuestion,
    Supplement,
    SupplementCost,
    latest_start,
    plan_path,
    supplement_cost,
)
from teukgu.values import Bilingual, Refused

SOMEWHERE = Bilingual("신청 시·군·구", "the municipality that applies")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A row of the table."""

    name: str
    who: str
    earliest: str
    latest: str
    law: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class PlannerPage:
    """What the page shows; ``refused`` instead of all else when nothing could be counted."""

    lines: tuple[StepLine, ...] = ()
    picture: SafeString | None = None
    warnings: tuple[tuple[str, str], ...] = ()
    cost: tuple[str, ...] = ()
    backwards: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def planner_page(form: PlannerForm, working: Sequence[date] = (), meetings: Sequence[date] = ()) -> PlannerPage:
    """Return the page for what was asked; ``working`` and ``meetings`` are the known meeting days."""
    question = _question(form, working, meetings)
    try:
        return _counted(question, form)
    except Refused as refused:
        return PlannerPage(refused=tuple(f"{said(one.message)} {said(one.cure)}" for one in refused.findings))


def _question(form: PlannerForm, working: Sequence[date], meetings: Sequence[date]) -> PathQuestion:
    return PathQuestion(
        start=form.start,
        applicants=applicants(form.regions, form.start) or (Applicant(SOMEWHERE),),
        working_committee=tuple(working),
        committee=tuple(sorted({*form.meetings, *meetings})),
        elections=elections(),
        exemptions=form.flags["exemptions"],
        operators=form.flags["operators"],
        land_use=form.flags["land_use"],
        sea=form.flags["sea"],
    )


def _counted(question: PathQuestion, form: PlannerForm) -> PlannerPage:
    rules = programme().rulebook.on(question.start)
    path = plan_path(question, rules, calendar())
    cost = supplement_cost(question, Supplement(1, form.supplement), rules, calendar())
    return PlannerPage(
        lines=_lines(path),
        picture=path_picture(path),
        warnings=tuple((said(one.message), said(one.cure)) for one in path.warnings),
        cost=_cost(cost),
        backwards=_backwards(question, form),
    )


def who_names() -> dict[str, str]:
    """Return what the parties of the path are called."""
    return {
        "municipality": _("시·군·구"),
        "council": _("지방의회"),
        "province": _("시·도"),
        "agency": _("관계기관"),
        "ministry": _("중소벤처기업부"),
    }


def _lines(path: Path) -> tuple[StepLine, ...]:
    names = who_names()
    return tuple(
        StepLine(
            name=said(step.name),
            who=names[step.who],
            earliest=day_text(step.earliest, weekday=True),
            latest="" if step.latest == step.earliest else day_text(step.latest, weekday=True),
            law=tuple((said(one.title), one.address) for one in step.references[:1]),
            note=said(step.note) if step.note else "",
        )
        for step in path.steps
    )


def _cost(cost: SupplementCost) -> tuple[str, ...]:
    days = {"days": cost.supplement.takes_days}
    due, late = cost.latest["decision_due"], cost.latest["gazette"]
    early = cost.earliest["gazette"]
    return (
        _("신청 다음 날 요구받아 %(days)d일 만에 낸 보완 한 번을 셌습니다.") % days,
        _("결정 기한이 %(due)d일 뒤로 갑니다.") % {"due": due},
        _("고시는 이르면 %(early)d일, 늦으면 %(late)d일 늦어집니다.") % {"early": early, "late": late},
    )


def _backwards(question: PathQuestion, form: PlannerForm) -> tuple[str, ...]:
    if form.wanted is None:
        return ()
    rules = programme().rulebook.on(question.start)
    return tuple(
        _start_sentence(latest_start(question, "gazette", form.wanted, rules, calendar(), sure=sure), sure)
        for sure in (True, False)
    )


def _start_sentence(start: date | None, sure: bool) -> str:
    if sure:
        if start is None:
            return _("모두가 기한을 다 쓰면 그날까지 고시되지 않습니다.")
        return _("모두가 기한을 다 써도 되려면 늦어도 %(day)s에 계획을 확정해야 합니다.") % {"day": day_text(start)}
    if start is None:
        return _("모두가 곧바로 답해도 그날까지 고시되지 않습니다.")
    return _("모두가 곧바로 답하면 %(day)s에 확정해도 됩니다.") % {"day": day_text(start)}
