"""Answers: previewed after the disclosure check, made, signed off by another person, sent, downloaded."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_data import answers_data_requests
from teukgu.portal.services.data_requests import Answered, files_of, give_verdict, make_answer, preview, send
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.store.models import DataAnswer
from teukgu.portal.store.queries.data_requests.desk import (
    RequestStanding,
    answer_standing,
    answers_of,
    requests_of,
    tables_of,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.data_requests import shown
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.designation.asked import day_in, sentences
from teukgu.reporting.table import from_data
from teukgu.values import Refused

FILES = ("hwpx", "xlsx", "pdf")


@csrf_protect
@needs(answers_data_requests)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview_one(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table of a day after the disclosure check; keep it as an answer when asked to."""
    viewer, today = viewer_of(request), clock.today()
    found = child_or_404(requests_of(viewer), number=number)
    asked = request.POST if request.method == "POST" else request.GET
    table = child_or_404(tables_of(viewer), pk=asked.get("table", ""))
    as_of, title = day_in(asked.get("as_of", "")), asked.get("title", "") or table.name
    made: Answered | None = None
    problems: list[str] = []
    try:
        if request.method == "POST":
            kept = make_answer(viewer, number, table=table.pk, as_of=as_of, title=title, now=clock.now(), today=today)
            messages.success(request, _("답변을 만들었습니다. 다른 사람의 확인을 기다립니다."))
            return redirect("data_answer", number, kept.number)
        made = preview(viewer, table.pk, as_of, today=today)
    except Refused as refused:
        problems = sentences(refused.findings)
    context = {
        "found": found,
        "table": table,
        "as_of": as_of,
        "title": title,
        "problems": problems,
        "trail": _trail(number, _("답변 만들기")),
    } | (_made(made) if made else {})
    return render(request, "data_requests/preview.html", context, status=422 if problems else 200)


def _trail(number: str, last: str) -> tuple[Step, ...]:
    here = Step(number, reverse("data_request", args=[number]))
    return (*trail((_("자료 요구"), "data_requests")), here, Step(last))


def _made(made: Answered) -> dict[str, object]:
    return {
        "shown": shown.shown_table(made.table),
        "withheld": shown.withheld_rows(made.withheld),
        "before": made.before,
        "changes": shown.shown_changes(from_data(made.before.content), made.table) if made.before else None,
    }


def _answer(request: HttpRequest, number: str, place: int) -> DataAnswer:
    return child_or_404(answers_of(viewer_of(request)), request__number=number, number=place)


@needs(answers_data_requests)
@never_cache
@require_safe
def show(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Show an answer: its table, what is withheld, what changed since last time, and what comes next."""
    answer = _answer(request, number, place)
    standing, table = answer_standing(answer), from_data(answer.content)
    before = answer.follows
    context = {
        "answer": answer,
        "standing": shown.standing_name(standing),
        "badge": shown.BADGES[standing],
        "shown": shown.shown_table(table),
        "before": before,
        "changes": shown.shown_changes(from_data(before.content), table) if before else None,
        "is_own": str(answer.account_id) == viewer_of(request).account,
        "waits": standing is RequestStanding.WAITING,
        "may_send": standing is RequestStanding.SIGNED,
        "is_sent": standing is RequestStanding.SENT,
        "files": FILES,
        "today": clock.today(),
        "trail": _trail(number, answer.title),
    }
    return render(request, "data_requests/answer.html", context)


@csrf_protect
@needs(answers_data_requests)
@require_POST
def verdict(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Sign an answer off, or return it."""
    _answer(request, number, place)
    act = request.POST.get("act", "")
    if act not in {"sign", "return"}:
        raise Http404
    try:
        give_verdict(
            viewer_of(request),
            number,
            place,
            is_signed=act == "sign",
            reason=request.POST.get("reason", ""),
            now=clock.now(),
        )
    except Refused as refused:
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
    else:
        messages.success(request, _("기록했습니다."))
    return redirect("data_answer", number, place)


@csrf_protect
@needs(answers_data_requests)
@require_POST
def send_one(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Record that the answer went out."""
    _answer(request, number, place)
    try:
        send(
            viewer_of(request),
            number,
            place,
            document_number=request.POST.get("document_number", ""),
            sent_on=day_in(request.POST.get("sent_on", "")),
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
    else:
        messages.success(request, _("보낸 것으로 기록하고 보낸 그대로 보관했습니다."))
    return redirect("data_answer", number, place)


@needs(answers_data_requests)
@require_safe
def download(request: HttpRequest, number: str, place: int, kind: str) -> HttpResponse:
    """Return a file of an answer: as it was sent, as it may go out once signed off, or a draft."""
    answer = _answer(request, number, place)
    if kind not in FILES:
        raise Http404
    standing = answer_standing(answer)
    is_final = standing in {RequestStanding.SIGNED, RequestStanding.SENT}
    is_sent = standing is RequestStanding.SENT
    content = _kept(answer, kind) if is_sent else files_of(answer, draft=not is_final)[kind]
    response = HttpResponse(content, content_type=KINDS[f".{kind}"].content_type)
    response["Content-Disposition"] = content_disposition_header(True, _name(answer, kind, is_final=is_final))
    return response


def _kept(answer: DataAnswer, kind: str) -> bytes:
    sha256: str = getattr(answer.sent, f"{kind}_id")
    return path_of(sha256).read_bytes()


def _name(answer: DataAnswer, kind: str, *, is_final: bool) -> str:
    day: date = answer.as_of
    safe = "".join(one for one in answer.title if one.isalnum() or one in " ·-()")[:60].strip() or "answer"
    return f"{answer.request.number} {safe} {day.isoformat()}{'' if is_final else ' ' + _('초안')}.{kind}"
