"""The page of the draft, the file as text, and what their buttons do."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import opens_rounds
from teukgu.portal.services.round_case.held import HeldRound
from teukgu.portal.services.round_case.scheme import MOST_BYTES
from teukgu.portal.services.scheme_draft.saving import Saved, save_draft, take_up_again
from teukgu.portal.services.scheme_draft.starting import sources, start_draft
from teukgu.portal.services.scheme_draft.stating import state_draft
from teukgu.portal.store.queries.scheme_draft import draft_saves
from teukgu.portal.web.guard import child_or_404, needs, signed_in
from teukgu.portal.web.presenting.scheme_draft.home import history, matter_rows, remaining, save_words, sum_rows
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.scheme_draft.asked import AskedDraft, draft_or_404, number_in, stamp


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show where the draft stands, what is wrong with it and what is still to be done."""
    asked = draft_or_404(request, number)
    found, situation = asked.check, asked.round.situation
    stated = asked.round.standing.scheme
    context = asked.context(
        "",
        matters=matter_rows(found, situation) if found else [],
        sums=sum_rows(found.scheme) if found and found.scheme else [],
        remaining=remaining(situation),
        history=history(asked.round.case, situation),
        saves=[(one, save_words(one)) for one in draft_saves(asked.round.case)],
        sources=sources(_held(asked)) if asked.writes else [],
        stated=stated,
        is_stated=stated is not None and asked.draft is not None and stated.sha256 == asked.draft.sha256,
        fixed=situation.state.at("scheme") == "fixed",
        mega=MOST_BYTES // 1_000_000,
    )
    return render(request, "scheme_draft/home.html", context)


@signed_in
@never_cache
@require_safe
def text(request: HttpRequest, number: str) -> HttpResponse:
    """Show the file as text, to be edited whole."""
    asked = draft_or_404(request, number)
    if asked.draft is None:
        raise Http404
    content = bytes(asked.draft.content).decode("utf-8-sig")
    return render(request, "scheme_draft/text.html", asked.context(_("파일 그대로 고치기"), content=content))


@signed_in
@require_safe
def save_file(request: HttpRequest, number: str, save: int) -> HttpResponse:
    """Send a save as the file that it is."""
    asked = draft_or_404(request, number)
    row = child_or_404(asked.round.case.scheme_drafts.all(), number=save)
    response = HttpResponse(bytes(row.content), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{number}-scheme-draft-{row.number}.yaml"'
    response["Cache-Control"] = "private, no-store"
    return response


@csrf_protect
@needs(opens_rounds)
@require_POST
def act(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Do what a button says, and come back to the page it stood on."""
    asked = draft_or_404(request, number)
    button = BUTTONS.get(what)
    if button is None or not asked.round.runs:
        raise Http404
    return button(request, asked)


def told(request: HttpRequest, saved: Saved | None) -> Saved | None:
    """Say what became of a save: kept, nothing to keep, set aside, comments lost."""
    if saved is None:
        return None
    if saved.unchanged:
        messages.info(request, _("바뀐 것이 없어 저장하지 않았습니다."))
    elif saved.row.set_aside:
        said = _("그사이 다른 저장이 있어 이 글은 %(number)s번으로 따로 남겼습니다. 저장 목록에서 견주어 쓰십시오.")
        messages.warning(request, said % {"number": saved.row.number})
    else:
        messages.success(request, _("저장했습니다(%(number)s번).") % {"number": saved.row.number})
    if saved.row.comments_lost and not saved.unchanged:
        messages.warning(request, _("파일의 주석(#) 가운데 없어진 것이 있습니다. 앞의 저장에는 남아 있습니다."))
    return saved


def _start(request: HttpRequest, asked: AskedDraft) -> HttpResponse:
    given = request.FILES.get("file")
    start = partial(
        start_draft,
        asked.round.viewer,
        asked.round.case.number,
        request.POST.get("source", ""),
        upload=given.read(MOST_BYTES + 1) if given is not None else b"",
        name=str(given.name) if given is not None else "",
        follows=number_in(request.POST.get("follows", "")),
        **stamp(request),
    )
    told(request, tried(request, start, ""))
    return redirect("scheme_draft", number=asked.round.case.number)


def _save(request: HttpRequest, asked: AskedDraft) -> HttpResponse:
    number, content = asked.round.case.number, request.POST.get("content", "").encode()
    follows = number_in(request.POST.get("follows", ""))
    save = partial(save_draft, asked.round.viewer, number, content, follows=follows, **stamp(request))
    if told(request, tried(request, save, "")) is None:  # what was typed is not lost with the refusal
        typed = {"content": content.decode(), "follows": follows}
        return render(request, "scheme_draft/text.html", asked.context(_("파일 그대로 고치기"), **typed), status=422)
    return redirect("scheme_draft_text", number=number)


def _again(request: HttpRequest, asked: AskedDraft) -> HttpResponse:
    earlier, follows = (number_in(request.POST.get(name, "")) for name in ("save", "follows"))
    number = asked.round.case.number
    again = partial(take_up_again, asked.round.viewer, number, earlier, follows=follows, **stamp(request))
    told(request, tried(request, again, ""))
    return redirect("scheme_draft", number=number)


def _state(request: HttpRequest, asked: AskedDraft) -> HttpResponse:
    state = partial(
        state_draft,
        asked.round.viewer,
        asked.round.case.number,
        save=number_in(request.POST.get("follows", "")),
        expert_body_used=request.POST.get("expert_body_used") == "yes",
        seen_version=whole(request.POST.get("seen_version", "")),
        **stamp(request),
    )
    tried(request, state, _("초안을 평가계획으로 작성한 것으로 적었습니다. 이제 예고와 고시를 기록하십시오."))
    return redirect("scheme_draft", number=asked.round.case.number)


BUTTONS: dict[str, Callable[[HttpRequest, AskedDraft], HttpResponse]] = {
    "start": _start,
    "save": _save,
    "again": _again,
    "state": _state,
}


def _held(asked: AskedDraft) -> HeldRound:
    one = asked.round
    return HeldRound(one.viewer, one.case, one.situation, one.standing, clock.now(), one.today)
