"""The rule manual on a day of the reader's choice."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.kept import kept_page
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.rules import programme
from teukgu.portal.web.presenting.rules import RulesView, rules_view
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.rulebook.manual import manual_on

EARLIEST = date(2004, 1, 1)
LATEST = date(2099, 12, 31)


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest) -> HttpResponse:
    """Every rule that holds on the day, with basis and how firm it is; 400 when the day or scenario is none."""
    day, problem = _day(request.GET.get("on", ""))
    scenario = request.GET.get("scenario", "")
    if scenario and scenario not in programme().rulebook.scenarios:
        scenario, problem = "", problem or _("그런 가정은 없습니다. 지금 알려진 대로 보여 드립니다.")
    language = get_language() or "ko"
    view: RulesView = once(
        day.isoformat(), ("rules", language, scenario, day.isoformat()), lambda: _view(day, scenario)
    )
    context = {
        "page": view,
        "problem": problem,
        "scenarios": _scenarios(scenario),
        "section": "rules",
        "trail": trail(_("규정집")),
    }
    return render(request, "web/pages/rules.html", context, status=400 if problem else 200)


def _view(day: date, scenario: str) -> RulesView:
    return rules_view(manual_on(programme(), day, scenario=scenario or None))


def _day(text: str) -> tuple[date, str]:
    today = clock.today()
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today, _("날짜를 2026-11-22처럼 적어 주세요. 오늘의 규칙을 보여 드립니다.")
    if not EARLIEST <= day <= LATEST:
        return today, _("2004년부터 2099년까지의 날짜를 골라 주세요. 오늘의 규칙을 보여 드립니다.")
    return day, ""


def _scenarios(chosen: str) -> list[dict[str, object]]:
    return [
        {"id": one.id, "name": said(one.name), "chosen": one.id == chosen}
        for one in programme().rulebook.scenarios.values()
    ]
