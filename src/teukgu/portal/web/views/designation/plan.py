"""The plan of a case: overview with its checklist, sections to write, versions, comparison, comments."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Sight, Viewer, may_act, sight_of
from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.designation.plan_comments import turn_comment, write_comment
from teukgu.portal.services.designation.plan_drafts import EDITED_STAGES, SaveResult, save_item
from teukgu.portal.services.designation.plan_versions import make_version
from teukgu.portal.store.models import Case, PlanVersion
from teukgu.portal.store.queries.plan_facts import OPTIONS, has_council, missing_in
from teukgu.portal.store.queries.plans import (
    comment_threads,
    current_saves,
    draft_content,
    plan_version,
    plan_versions,
    set_aside_saves,
)
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.presenting.designation.plan_compare import compare
from teukgu.portal.web.presenting.designation.plan_form import content_from, is_asked, options_from
from teukgu.portal.web.presenting.designation.plan_page import (
    agencies_of,
    catalogue,
    checklist,
    item_boxes,
    section_of,
)
from teukgu.portal.web.presenting.designation.plan_text import paragraphs, source_names
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences, tried
from teukgu.procedures.party import Party
from teukgu.procedures.plan_contents import NeededBy, PlanItem
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a plan: the case, whether they may edit, whether they may comment."""

    viewer: Viewer
    case: Case
    edits: bool
    comments: bool


def reader_of(request: HttpRequest, number: str) -> Reader:
    """Return who reads the plan of this case; those who see only a part of the case find no draft."""
    case = case_or_404(request, number)
    viewer, facts = viewer_of(request), case_facts(case)
    if case.procedure != "designation" or sight_of(viewer, facts) < Sight.WHOLE:
        raise Http404
    edits = may_act(viewer, facts, Party.APPLICANT.value) and facts.stage in EDITED_STAGES
    return Reader(viewer, case, edits, any(post.acts for post in viewer.posts))


@signed_in
@never_cache
@require_safe
def overview(request: HttpRequest, number: str) -> HttpResponse:
    """Show what is required, what is there, the versions and what was set aside."""
    reader = reader_of(request, number)
    case, today = reader.case, clock.today()
    content, council = draft_content(case.pk), has_council(case)
    context = {
        "reader": reader,
        "case": case,
        "sections": checklist(content, comment_threads(case.pk), today, has_council=council),
        "missing": [said(one.message) for one in missing_in(content, today, NeededBy.ADOPT, has_council=council)],
        "options": content.get(OPTIONS) or {},
        "versions": plan_versions(case.pk),
        "aside": [(row, _item_name(row.key), _text(row.key, row.content)) for row in set_aside_saves(case.pk)],
        "section": "work",
        "trail": trail(_("계획")),
    }
    return render(request, "designation/plan.html", context)


def _item_name(key: str) -> str:
    item = plan_contents().item(key)
    return said(item.name) if item else key


def _text(key: str, content: Any) -> str:
    item = plan_contents().item(key)
    return "\n".join(paragraphs(item, content)) if item else str(content)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Show a section, or save what was written in it; JSON for the page's own saving."""
    reader = reader_of(request, number)
    found = section_of(key)
    if found is None:
        raise Http404
    if request.method == "POST":
        if request.headers.get("X-Autosave"):
            return _autosave(request, reader)
        if _save_all(request, reader, key):
            return redirect("plan_section", number=number, key=key)
    today = clock.today()
    boxes = item_boxes(
        found,
        current_saves(reader.case.pk),
        comment_threads(reader.case.pk),
        today,
        has_council=has_council(reader.case),
    )
    context = {
        "reader": reader,
        "case": reader.case,
        "key": key,
        "name": said(found.name),
        "boxes": boxes,
        "around": _around(key),
        "catalogue": catalogue(reader.case.programme_id, today) if key == "exemptions" else (),
        "agencies": agencies_of(reader.case.programme_id) if key == "exemptions" else (),
        "sources": source_names().items(),
        "section": "work",
        "trail": trail(_("계획"), said(found.name)),
    }
    return render(request, "designation/plan_section.html", context, status=422 if request.method == "POST" else 200)


def _around(key: str) -> dict[str, Any]:
    """Return the sections before and after this one."""
    ids = [one.id for one in plan_contents().sections]
    at = ids.index(key)
    return {"before": ids[at - 1] if at else None, "after": ids[at + 1] if at + 1 < len(ids) else None}


def _follows(request: HttpRequest, item: str) -> int:
    text = request.POST.get(f"follows-{item}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _save(request: HttpRequest, reader: Reader, item: PlanItem) -> SaveResult:
    return save_item(
        reader.viewer,
        reader.case.number,
        item.id,
        content_from(request.POST, item),
        follows=_follows(request, item.id),
        now=clock.now(),
        today=clock.today(),
    )


def _save_all(request: HttpRequest, reader: Reader, key: str) -> bool:
    """Save every item of the form; True when all are kept as the draft."""
    items = [item for item in plan_contents().items if item.section == key and is_asked(request.POST, item)]
    whole, aside = True, []
    for item in items:
        try:
            if _save(request, reader, item).set_aside:
                aside.append(said(item.name))
        except Refused as refused:
            whole = False
            for sentence in sentences(refused.findings):
                messages.error(request, sentence)
    for name in aside:
        messages.error(request, _conflict(name))
    if whole and not aside:
        messages.success(request, _("저장했습니다."))
    return whole


def _conflict(name: str) -> str:
    return _("‘%(name)s’은(는) 그사이 다른 사람이 고쳤습니다. 쓰신 글은 따로 보관했고, 아래는 지금의 글입니다.") % {
        "name": name
    }


def _autosave(request: HttpRequest, reader: Reader) -> JsonResponse:
    item = plan_contents().item(request.POST.get("item", ""))
    if item is None:
        raise Http404
    try:
        result = _save(request, reader, item)
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        return JsonResponse({"saved": False, "message": " ".join(sentences(refused.findings))}, status=422)
    if result.set_aside:
        return JsonResponse({"saved": False, "conflict": True, "message": _conflict(said(item.name))}, status=409)
    return JsonResponse({"saved": True, "number": result.number, "message": _("자동 저장했습니다.")})


@signed_in
@require_POST
def options(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the yes-or-no questions about the plan."""
    reader = reader_of(request, number)
    current = current_saves(reader.case.pk).get(OPTIONS)
    seen = current.number if current else 0
    chosen = options_from(request.POST)
    tried(
        request,
        lambda: save_item(reader.viewer, number, OPTIONS, chosen, follows=seen, now=clock.now(), today=clock.today()),
        _("저장했습니다."),
    )
    return redirect("plan", number=number)


@signed_in
@require_POST
def new_version(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the draft as a named version."""
    reader = reader_of(request, number)
    name = request.POST.get("name", "")
    tried(
        request,
        lambda: make_version(reader.viewer, number, name=name, now=clock.now(), today=clock.today()),
        _("판을 남겼습니다."),
    )
    return redirect("plan", number=number)


@signed_in
@require_safe
def version(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """Show a named version with its hash."""
    reader = reader_of(request, number)
    found = plan_version(reader.case.pk, version)
    if found is None:
        raise Http404
    context = {
        "case": reader.case,
        "version": found,
        "items": read_items(found),
        "section": "work",
        "trail": trail(_("계획"), found.name),
    }
    return render(request, "designation/plan_version.html", context)


def read_items(found: PlanVersion) -> list[tuple[str, list[str]]]:
    """Return the items of a version with their paragraphs."""
    rows = [(item, found.content.get(item.id)) for item in plan_contents().items]
    return [(said(item.name), paragraphs(item, content)) for item, content in rows if content]


@signed_in
@require_safe
def side_by_side(request: HttpRequest, number: str) -> HttpResponse:
    """Show two versions, or a version and the draft, side by side."""
    reader = reader_of(request, number)
    versions = plan_versions(reader.case.pk)
    old, new = (request.GET.get(side, "") for side in ("old", "new"))
    before, after = (_content(reader.case, side) for side in (old, new))
    changes = list(compare(plan_contents(), before, after))
    context = {
        "case": reader.case,
        "versions": versions,
        "old": old,
        "new": new,
        "changes": changes,
        "differ": any(one.is_changed for one in changes),
        "all": "all" in request.GET,
        "section": "work",
        "trail": trail(_("계획"), _("판 비교")),
    }
    return render(request, "designation/plan_compare.html", context)


def _content(case: Case, asked: str) -> dict[str, Any]:
    if not asked or asked == "draft":
        return draft_content(case.pk)
    found = plan_version(case.pk, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    if found is None:
        raise Http404
    return dict(found.content)


@signed_in
@require_POST
def comment(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Keep a comment on a paragraph."""
    reader = reader_of(request, number)
    item = plan_contents().item(key)
    if item is None:
        raise Http404
    quoted, text = request.POST.get("quoted", ""), request.POST.get("text", "")
    tried(
        request,
        lambda: write_comment(
            reader.viewer, number, key=key, quoted=quoted, text=text, now=clock.now(), today=clock.today()
        ),
        _("의견을 남겼습니다."),
    )
    return redirect("plan_section", number=number, key=item.section)


@signed_in
@require_POST
def turn(request: HttpRequest, number: str, key: str, comment: int) -> HttpResponse:
    """Answer, close or open a comment again."""
    reader = reader_of(request, number)
    item = plan_contents().item(key)
    if item is None:
        raise Http404
    state, text = request.POST.get("state", ""), request.POST.get("text", "")
    tried(
        request,
        lambda: turn_comment(
            reader.viewer, number, comment, state=state, text=text, now=clock.now(), today=clock.today()
        ),
        _("기록했습니다."),
    )
    return redirect("plan_section", number=number, key=item.section)
