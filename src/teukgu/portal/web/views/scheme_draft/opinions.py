"""Comments of the regional offices, opinions of the public, and the ministry's answers."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.scheme_papers import opinions_letter
from teukgu.documents.scheme_papers.letters import OPINIONS
from teukgu.documents.scheme_papers.workbook import table_workbook
from teukgu.portal.access_scheme import may_read_scheme, office_commenting
from teukgu.portal.services.scheme_draft.opinions import (
    LONGEST_TEXT,
    answer_opinion,
    comment_on_draft,
    enter_opinion,
    show_draft,
)
from teukgu.portal.store.queries.scheme_draft import opinions_of_offices, opinions_on, shown_last
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.scheme_draft.home import matter_rows
from teukgu.portal.web.presenting.scheme_draft.opinions import answer_choices, opinion_cells, opinion_rows
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.scheme_draft.asked import AskedDraft, draft_or_404, number_in, round_of_office, stamp
from teukgu.portal.web.views.scheme_draft.compare import language, lines_between, others, paper, sections_of, send


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show opinions and answers to the ministry and auditors; to an office the save that was shown, and its own."""
    asked = _asked(request, number)
    if not may_read_scheme(asked.round.viewer, asked.round.facts):
        return _of_office(request, asked)
    shown = shown_last(asked.round.case)
    context = asked.context(
        _("의견과 답변"),
        shown=shown,
        opinions=opinion_rows(opinions_on(asked.round.case)),
        choices=answer_choices(),
        kinds=("hwpx", "pdf", "xlsx"),
        most=LONGEST_TEXT,
        answers=asked.round.runs,
    )
    return render(request, "scheme_draft/opinions.html", context)


@csrf_protect
@signed_in
@require_POST
def act(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Show the draft, comment, enter an opinion or answer one."""
    asked = _asked(request, number)
    button = BUTTONS.get(what)
    if button is None or (what != "comment" and not asked.round.runs):
        raise Http404
    do, words = button
    tried(request, do(request, asked), str(words()))
    return redirect("scheme_draft_opinions", number=number)


@signed_in
@never_cache
@require_safe
def table(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Send opinions and answers as a file."""
    asked = draft_or_404(request, number)
    rows = [opinion_cells(one) for one in opinion_rows(opinions_on(asked.round.case))]
    title = f"{asked.round.title} {_('평가계획 의견과 답변')}"
    name = f"{number}-scheme-opinions"
    if kind == "xlsx":
        return send(table_workbook(title, OPINIONS[language()], rows), name, kind)
    return paper(opinions_letter(rows, title=title, issuer="", language=language()), name, kind)


@signed_in
@require_safe
def shown_file(request: HttpRequest, number: str) -> HttpResponse:
    """Send the save that was shown to the offices, as the file that it is."""
    asked = _asked(request, number)
    row = shown_last(asked.round.case)
    if row is None:
        raise Http404
    response = HttpResponse(bytes(row.draft.content), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{number}-scheme-draft-{row.draft.number}.yaml"'
    response["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, number: str) -> AskedDraft:
    """Return the draft for whoever reads it, or that was shown to the viewer's office.

    Raises:
        Http404: for everybody else.
    """
    try:
        return draft_or_404(request, number)
    except Http404:
        office = round_of_office(request, number)
        if office is None:
            raise
        return office


def _of_office(request: HttpRequest, asked: AskedDraft) -> HttpResponse:
    one = asked.round
    shown = shown_last(one.case)
    if shown is None or asked.check is None:
        raise Http404
    scheme, name = asked.check.scheme, _("평가계획 초안에 대한 의견")
    last = next((other for other in others(asked) if other.key.startswith("round:") and not other.now), None)
    lines = lines_between(asked, last, scheme) if last is not None and scheme is not None else None
    office = office_commenting(one.viewer, one.case.programme_id)
    context: dict[str, Any] = {
        "title": one.title,
        "page": name,
        "case": one.case,
        "shown": shown,
        "matters": matter_rows(asked.check, one.situation),
        "against": last.name if last is not None and lines is not None else "",
        "sections": sections_of(lines or ()),
        "opinions": opinion_rows(opinions_of_offices(one.case, one.viewer)),
        "comments": office is not None and one.today <= shown.until,
        "most": LONGEST_TEXT,
        "once": uuid4().hex,
        "trail": trail((_("내 업무"), "work"), (_("운영평가"), "round_cases"), name),
    }
    return render(request, "scheme_draft/office.html", context)


def _show(request: HttpRequest, asked: AskedDraft) -> Callable[[], object]:
    return partial(
        show_draft,
        asked.round.viewer,
        asked.round.case.number,
        save=number_in(request.POST.get("follows", "")),
        until=day_in(request.POST.get("until", "")),
        note=request.POST.get("note", ""),
        **stamp(request),
    )


def _comment(request: HttpRequest, asked: AskedDraft) -> Callable[[], object]:
    return partial(
        comment_on_draft,
        asked.round.viewer,
        asked.round.case.number,
        about=request.POST.get("about", ""),
        text=request.POST.get("text", ""),
        save=number_in(request.POST.get("save", "")),
        **stamp(request),
    )


def _enter(request: HttpRequest, asked: AskedDraft) -> Callable[[], object]:
    return partial(
        enter_opinion,
        asked.round.viewer,
        asked.round.case.number,
        who=request.POST.get("who", ""),
        about=request.POST.get("about", ""),
        text=request.POST.get("text", ""),
        received_on=day_in(request.POST.get("received_on", "")),
        **stamp(request),
    )


def _answer(request: HttpRequest, asked: AskedDraft) -> Callable[[], object]:
    return partial(
        answer_opinion,
        asked.round.viewer,
        asked.round.case.number,
        whole(request.POST.get("opinion", "")),
        answer=request.POST.get("answer", ""),
        grounds=request.POST.get("grounds", ""),
        **stamp(request),
    )


BUTTONS: dict[str, tuple[Callable[[HttpRequest, AskedDraft], Callable[[], object]], Callable[[], str]]] = {
    "show": (_show, lambda: _("지방청에 초안을 보였습니다.")),
    "comment": (_comment, lambda: _("의견을 냈습니다.")),
    "enter": (_enter, lambda: _("의견을 적었습니다.")),
    "answer": (_answer, lambda: _("답변을 적었습니다.")),
}
