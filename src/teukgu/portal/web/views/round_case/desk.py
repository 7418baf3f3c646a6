"""The page of a round, and what its buttons do."""

from collections.abc import Callable
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import may_see_event, may_see_panels, opens_rounds
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.services.round_case.freezing import GIVEN, MOST_BYTES, freeze_inputs
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.publishing import publish, ranks_text, seal
from teukgu.portal.services.round_case.raters import KEY
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import ZoneNow
from teukgu.portal.store.queries.round_case.ranks import told_only_years
from teukgu.portal.web.guard import needs, signed_in
from teukgu.portal.web.presenting.round_case.desk import desk_context
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show where the round stands; whoever sees some zones of it only, their zones."""
    asked = round_or_404(request, number, whole=False)
    context = {"asked": asked, "case": asked.case, "trail": asked.trail(), "title": asked.title}
    if not asked.whole:
        keys = [key for key in asked.standing.state.keys("draft") if may_see_event(asked.viewer, asked.facts, "", key)]
        zones = ZoneNow.objects.filter(pk__in=keys).order_by("name_ko")
        return render(request, "round_case/own.html", {**context, "zones": zones})
    context |= desk_context(asked.case, asked.situation, asked.standing, asked.today)
    context |= {"key_file": KEY, "sees_panels": may_see_panels(asked.viewer, asked.facts)}
    sealed = asked.standing.adopted if asked.situation.state.stage == "sealed" else None
    context["told_years"] = told_only_years(sealed.freeze) if sealed else ()
    context |= {"once": uuid4().hex, "ranks_text": ranks_text(asked.standing)}
    return render(request, "round_case/desk.html", context)


@csrf_protect
@needs(opens_rounds)
@require_POST
def act(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Do what a button of the page says, and come back to it."""
    asked = round_or_404(request, number)
    button = BUTTONS.get(what)
    if button is None or not asked.runs:
        raise Http404
    done, words, place = button
    tried(request, lambda: done(request, asked), str(words()))
    response = redirect("round_desk", number=number)
    response["Location"] += f"#{place}"
    return response


def _stamp(request: HttpRequest) -> dict[str, object]:
    return {
        "once": request.POST.get("once", "")[:60] or uuid4().hex,
        "now": clock.now(),
        "today": clock.today(),
    }


def _seen(request: HttpRequest) -> dict[str, object]:
    return {**_stamp(request), "seen_version": whole(request.POST.get("seen_version", ""))}


def _upload(request: HttpRequest, name: str, most: int) -> bytes:
    given = request.FILES.get(name)
    return given.read(most + 1) if given is not None else b""


def _scheme(request: HttpRequest, asked: AskedRound) -> object:
    return state_scheme(
        asked.viewer,
        asked.case.number,
        _upload(request, "file", MOST_BYTES),
        expert_body_used=request.POST.get("expert_body_used") == "yes",
        **_seen(request),  # type: ignore[arg-type]
    )


def _population(request: HttpRequest, asked: AskedRound) -> object:
    grounds = request.POST.get("grounds", "")
    return set_population(asked.viewer, asked.case.number, grounds=grounds, **_seen(request))  # type: ignore[arg-type]


def _freeze(request: HttpRequest, asked: AskedRound) -> object:
    return freeze_inputs(
        asked.viewer,
        asked.case.number,
        given={name: _upload(request, name.removesuffix(".csv"), MOST_BYTES) for name in GIVEN},
        without=request.POST.getlist("without"),
        grounds=request.POST.get("grounds", ""),
        reason=request.POST.get("reason", ""),
        **_seen(request),  # type: ignore[arg-type]
    )


def _compute(request: HttpRequest, asked: AskedRound) -> object:
    return ask_for_computation(asked.viewer, asked.case.number, **_stamp(request))  # type: ignore[arg-type]


def _adopt(request: HttpRequest, asked: AskedRound) -> object:
    return adopt_results(
        asked.viewer,
        asked.case.number,
        whole(request.POST.get("computation", "")),
        grounds=request.POST.get("grounds", ""),
        **_seen(request),  # type: ignore[arg-type]
    )


def _tell(request: HttpRequest, asked: AskedRound) -> object:
    return ask_to_tell(
        asked.viewer,
        asked.case.number,
        until=day_in(request.POST.get("until", "")),
        disposition=request.POST.get("disposition") == "yes",
        **_stamp(request),  # type: ignore[arg-type]
    )


def _depart(request: HttpRequest, asked: AskedRound) -> object:
    return depart(
        asked.viewer,
        asked.case.number,
        zone=request.POST.get("zone", ""),
        tier=whole(request.POST.get("tier", "")),
        reason=request.POST.get("reason", ""),
        **_stamp(request),  # type: ignore[arg-type]
    )


def _seal(request: HttpRequest, asked: AskedRound) -> object:
    return seal(asked.viewer, asked.case.number, **_seen(request))  # type: ignore[arg-type]


def _publish(request: HttpRequest, asked: AskedRound) -> object:
    return publish(
        asked.viewer,
        asked.case.number,
        notice_number=request.POST.get("notice_number", ""),
        main_results=request.POST.get("main_results", ""),
        told_ranks=request.POST.get("told_ranks") == "yes",
        **_seen(request),  # type: ignore[arg-type]
    )


BUTTONS: dict[str, tuple[Callable[[HttpRequest, AskedRound], object], Callable[[], str], str]] = {
    "scheme": (_scheme, lambda: _("평가계획을 작성한 것으로 적었습니다."), "scheme"),
    "population": (_population, lambda: _("평가 대상을 오늘의 목록으로 정했습니다."), "population"),
    "freeze": (_freeze, lambda: _("평가 자료를 고정했습니다."), "freeze"),
    "compute": (_compute, lambda: _("계산을 시작합니다. 끝나면 이 화면에 나타납니다."), "results"),
    "adopt": (_adopt, lambda: _("계산 결과를 평가안으로 적었습니다."), "results"),
    "tell": (_tell, lambda: _("특구마다 평가안을 알립니다. 알린 수는 이 화면에 나타납니다."), "draft"),
    "depart": (_depart, lambda: _("결정표에 적었습니다."), "decision"),
    "seal": (_seal, lambda: _("결과를 봉인했습니다."), "publication"),
    "publish": (_publish, lambda: _("결과를 공개했습니다."), "publication"),
}
"""What each button does, what is said then, and which part of the page it belongs to."""
