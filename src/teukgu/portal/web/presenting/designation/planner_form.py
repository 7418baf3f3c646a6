"""Reads what the planner is asked from the address, and says what could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from teukgu.rulebook.deadlines import parse_day
from teukgu.values import Refused

MOST_REGIONS = 5
MOST_MEETINGS = 12
MOST_SUPPLEMENT = 400
FLAGS = ("exemptions", "operators", "land_use", "sea")
SWITCHED_ON = {"exemptions": True, "operators": True, "land_use": False, "sea": False}


@dataclass(slots=True)
class PlannerForm:
    """What was asked; ``problems`` are sentences for the reader."""

    start: date
    regions: tuple[str, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=lambda: dict(SWITCHED_ON))
    meetings: tuple[date, ...] = ()
    supplement: int = 14
    wanted: date | None = None
    problems: list[str] = field(default_factory=list)


def read_form(asked: QueryDict, known: Sequence[str], today: date) -> PlannerForm:
    """Return the question in ``asked``; without any, the start is today."""
    form = PlannerForm(start=today)
    form.start = _day(asked.get("start", ""), form) or today
    form.wanted = _day(asked.get("wanted", ""), form)
    form.regions = _regions(asked, known, form)
    if asked.get("asked"):
        form.flags = {flag: flag in asked for flag in FLAGS}
    form.meetings = _meetings(asked.get("meetings", ""), form)
    form.supplement = _days(asked.get("supplement", ""), form)
    return form


def _day(text: str, form: PlannerForm) -> date | None:
    if not text.strip():
        return None
    try:
        return parse_day(text)
    except Refused:
        form.problems.append(_("날짜가 아닙니다: %(text)s") % {"text": text[:20]})
        return None


def _regions(asked: QueryDict, known: Sequence[str], form: PlannerForm) -> tuple[str, ...]:
    wanted = [region for region in dict.fromkeys(asked.getlist("region")) if region]
    if any(region not in known for region in wanted):
        form.problems.append(_("모르는 시·군·구를 뺐습니다."))
    if len(wanted) > MOST_REGIONS:
        form.problems.append(_("함께 신청하는 곳은 %(most)d곳까지 셉니다.") % {"most": MOST_REGIONS})
    return tuple(region for region in wanted if region in known)[:MOST_REGIONS]


def _meetings(text: str, form: PlannerForm) -> tuple[date, ...]:
    words = [word for word in text.replace(",", " ").split() if word]
    days = [_day(word, form) for word in words[:MOST_MEETINGS]]
    return tuple(sorted({day for day in days if day is not None}))


def _days(text: str, form: PlannerForm) -> int:
    if not text.strip():
        return 14
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_SUPPLEMENT:
        return int(text)
    form.problems.append(_("보완 날수는 1부터 %(most)d까지입니다.") % {"most": MOST_SUPPLEMENT})
    return 14
