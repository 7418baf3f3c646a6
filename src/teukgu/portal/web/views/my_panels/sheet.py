"""The scoring page of a zone: shown, saved by its buttons or field by field by itself, handed in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal.services.panels.scoring import OpinionGiven, Saved, ScoreGiven, hand_in, handed_in_under, save_sheet
from teukgu.portal.services.panels.sheet_rules import write_findings
from teukgu.portal.store.models import PanelCriterion, PanelOpinion, PanelScore
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, criteria_of
from teukgu.portal.store.queries.panels.reviewers import ACCEPTED
from teukgu.portal.store.queries.panels.scores import is_open
from teukgu.portal.store.queries.panels.sheets import sheet_of
from teukgu.portal.store.queries.panels.talks import talk_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.my_panels.home import next_zone
from teukgu.portal.web.presenting.my_panels.sheet import (
    criterion_names,
    opinion_box,
    plan_points,
    report_parts,
    score_boxes,
)
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.my_panels.acts import stamp
from teukgu.portal.web.views.my_panels.asked import AskedReviewer, kind_or_404, reviewer_or_404
from teukgu.portal.web.views.my_panels.papers import papers_of
from teukgu.values import Refused

OPINION = "opinion"


@csrf_protect
@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, reviewer: int, kind: str, zone: str) -> HttpResponse:
    """Show the sheet of a zone beside its papers; save it, hand it in; JSON for the page's own saving."""
    asked, counts = reviewer_or_404(request, reviewer), kind_or_404(kind)
    if asked.me.reviewer.state != ACCEPTED or zone not in asked.me.zones(counts):
        raise Http404
    typed: QueryDict | None = None
    if request.method == "POST":
        if request.headers.get("X-Autosave"):
            return _autosave(request, asked, zone, counts)
        done = _save(request, asked, zone, counts)
        if done == "handed-in":
            return redirect("my_panel", reviewer)
        if done:
            return redirect("my_panel_sheet", reviewer, kind, zone)
        typed = request.POST
    context = _context(asked, zone, counts, typed)
    return render(request, "my_panels/sheet.html", context, status=422 if typed is not None else 200)


def _context(asked: AskedReviewer, zone: str, kind: str, typed: QueryDict | None) -> dict[str, Any]:
    me, names, criteria = asked.me, asked.names(), criteria_of(asked.panel)
    sheet, papers = sheet_of(me.row, zone, kind), papers_of(asked, zone)
    mine = asked.mine
    stops = write_findings(me, sheet) if mine.open else []
    talk = talk_of(me.row, zone) if kind == SCORING and zone in me.open_zones(kind) else None
    return asked.context(
        Step(names.get(zone, zone)),
        zone=zone,
        zone_name=names.get(zone, zone),
        kind="practice" if kind == CALIBRATION else "zones",
        practice=kind == CALIBRATION,
        sheet=sheet,
        boxes=score_boxes(sheet, criteria, typed),
        opinion=opinion_box(sheet, typed),
        least=me.held.rules.justification,
        why=typed.get("why", "") if typed is not None else "",
        stops=[] if sheet.is_handed_in else sentences(tuple(stops)),
        writes=mine.open and not stops,
        papers=papers,
        parts=report_parts(papers) if papers else [],
        plan=plan_points(papers) if papers else [],
        talk=talk,
        talking=talk is not None and is_open(talk.discussion),
        next=next_zone(me, names, zone),
    )


def _given(
    posted: QueryDict, criteria: list[PanelCriterion], only: str
) -> tuple[list[ScoreGiven], OpinionGiven | None]:
    """Read the form; ``only``: one field, as the page saves itself."""
    scores = [
        ScoreGiven(
            one.key, _number(posted.get(f"score-{one.key}", "")), max(0, whole(posted.get(f"follows-{one.key}", "")))
        )
        for one in criteria
        if f"score-{one.key}" in posted and only in {"", one.key}
    ]
    opinion = None
    if "text" in posted and only in {"", OPINION}:
        follows = max(0, whole(posted.get("follows-opinion", "")))
        opinion = OpinionGiven(posted.get("text", ""), posted.get("confidence", ""), follows)
    return scores, opinion


def _number(text: str) -> float | None:
    """Read a score; what is no number becomes one that no range allows."""
    written = text.replace(",", "").strip()
    try:
        return float(written) if written else None
    except ValueError:
        return float("nan")


def _keep(request: HttpRequest, asked: AskedReviewer, zone: str, kind: str, only: str = "") -> tuple[Saved, ...]:
    scores, opinion = _given(request.POST, criteria_of(asked.panel), only)
    if not scores and opinion is None:
        return ()
    key = {name: value for name, value in stamp(request).items() if name != "once"}
    why = request.POST.get("why", "")
    return save_sheet(asked.viewer, asked.pk, zone, scores, opinion, kind=kind, why=why, **key)


def _save(request: HttpRequest, asked: AskedReviewer, zone: str, kind: str) -> str:
    """Save the whole form and, if its button says so, hand it in; empty when something stands in the way.

    Nothing is handed in that another window has changed meanwhile: the reviewer looks first.
    """
    handing, key = request.POST.get("do") == "hand-in", stamp(request)
    try:
        saved = _keep(request, asked, zone, kind)
    except Refused as refused:
        if handing and handed_in_under(asked.viewer, key["once"]):
            return "handed-in"
        _tell(request, refused)
        return ""
    aside = [one for one in saved if one.set_aside]
    for one in aside:
        messages.error(request, _conflict(asked, one))
    if aside:
        return "saved"
    if not handing:
        messages.success(request, _("저장했습니다."))
        return "saved"
    try:
        hand_in(asked.viewer, asked.pk, zone, kind=kind, why=request.POST.get("why", ""), **key)
    except Refused as refused:
        _tell(request, refused)
        return ""
    messages.success(request, _("‘%(zone)s’의 채점을 제출했습니다.") % {"zone": asked.names().get(zone, zone)})
    return "handed-in"


def _tell(request: HttpRequest, refused: Refused) -> None:
    for sentence in sentences(refused.findings):
        messages.error(request, sentence)


def _conflict(asked: AskedReviewer, one: Saved) -> str:
    """Say what another window saved meanwhile."""
    names = criterion_names(criteria_of(asked.panel)) | {OPINION: _("채점 이유")}
    stands = ""
    if isinstance(one.current, PanelScore):
        stands = _("지움") if one.current.score is None else f"{one.current.score:g}"
    elif isinstance(one.current, PanelOpinion):
        stands = one.current.text[:60]
    told = {"name": names.get(one.key, one.key), "stands": stands or "-"}
    return (
        _("‘%(name)s’은(는) 다른 창에서 먼저 고쳤습니다(지금: %(stands)s). 이 창에서 쓴 것은 따로 보관했습니다.") % told
    )


def _autosave(request: HttpRequest, asked: AskedReviewer, zone: str, kind: str) -> JsonResponse:
    try:
        saved = _keep(request, asked, zone, kind, request.POST.get("item", "-"))
    except Refused as refused:
        return JsonResponse({"saved": False, "message": " ".join(sentences(refused.findings))}, status=422)
    if not saved:
        raise Http404
    one = saved[0]
    if one.set_aside:
        number = one.current.number if one.current else 0
        told = {"saved": False, "conflict": True, "number": number, "message": _conflict(asked, one)}
        return JsonResponse(told, status=409)
    return JsonResponse({"saved": True, "number": one.number, "message": _("자동 저장했습니다.")})
