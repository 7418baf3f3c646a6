"""All report cards of a round in one file: asked for, made by the worker with progress, downloaded."""

from typing import Any
from uuid import uuid4

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import opens_rounds
from teukgu.portal.services.round_case.card_pack import CARDS, KEPT, ask_for_cards, pack_path
from teukgu.portal.store.models import RoundChore
from teukgu.portal.web.guard import child_or_404, needs, signed_in
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404
from teukgu.values import Language

SHOWN = 10


@csrf_protect
@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the packs of cards that were asked for, and how far each is."""
    asked = round_or_404(request, number)
    packs = [_line(asked, one) for one in _packs(asked).order_by("-pk")[:SHOWN]]
    context: dict[str, Any] = {
        "title": asked.title,
        "case": asked.case,
        "runs": asked.runs,
        "ready": asked.standing.adopted is not None,
        "packs": packs,
        "waits": any(one["state"] == "waiting" for one in packs),
        "days": KEPT.days,
        "once": uuid4().hex,
        "trail": asked.trail(Step(_("결과표 모두"))),
    }
    return render(request, "round_case/cards.html", context)


@csrf_protect
@needs(opens_rounds)
@require_POST
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Let the worker make all cards in the chosen language."""
    asked = round_or_404(request, number)
    if not asked.runs:
        raise Http404
    language: Language = "en" if request.POST.get("language") == "en" else "ko"
    once = request.POST.get("once", "")[:60] or uuid4().hex
    tried(
        request,
        lambda: ask_for_cards(asked.viewer, number, language=language, once=once, now=clock.now(), today=clock.today()),
        _("결과표를 만들기 시작합니다. 몇 곳을 만들었는지 이 화면에 나타납니다."),
    )
    return redirect("round_cards", number=number)


@signed_in
@never_cache
@require_safe
def download(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """Send a pack."""
    asked = round_or_404(request, number)
    chore = child_or_404(_packs(asked).filter(state="done"), pk=pk)
    path = pack_path(chore)
    if not path.exists():
        raise Http404
    name = f"{number}-cards-{chore.data.get('language', 'ko')}.zip"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


def _packs(asked: AskedRound) -> Any:
    return asked.case.round_chores.filter(kind=CARDS)


def _line(asked: AskedRound, one: RoundChore) -> dict[str, Any]:
    return {
        "row": one,
        "state": one.state,
        "language": _("영어") if one.data.get("language") == "en" else _("한국어"),
        "made": one.data.get("made", 0),
        "of": one.data.get("of", 0),
        "there": one.state == "done" and pack_path(one).exists(),
        "older": one.data.get("version") not in (None, asked.case.version),
        "findings": [line.get("en" if get_language() == "en" else "ko", "") for line in one.findings],
    }
