"""One section of a report's form: shown, saved by its button, or row by row by itself."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.reports.drafts import SaveResult, save_entries
from teukgu.portal.store.models import ReportSave
from teukgu.portal.store.queries.reports.asked import asked_cells
from teukgu.portal.store.queries.reports.attachments import attached_now
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import FIGURE, current_saves, draft_of
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.korean import settled
from teukgu.portal.web.presenting.reports.boxes import (
    confidence_choices,
    entries_from,
    figure_boxes,
    status_choices,
    words_boxes,
)
from teukgu.portal.web.presenting.reports.overview import saved_text
from teukgu.portal.web.presenting.reports.sections import Section, sections_of
from teukgu.portal.web.presenting.reports.staging import staging_of
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences
from teukgu.portal.web.views.reports.asked import Reader, reader_of, report_trail
from teukgu.reporting.draft import cell_of
from teukgu.reporting.form import Form
from teukgu.values import Finding, Refused, Severity


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Show a section, or save what was typed into it; JSON for the page's own saving."""
    reader = reader_of(request, number)
    form = form_of(reader.report)
    asked = sections_of(form)
    stays = any(one.slug == key for one in asked)
    is_sent = request.method == "POST"
    # what somebody typed while the zone left a stage is saved too, and shown as kept
    sections = asked if stays and not is_sent else sections_of(replace(form, rows=form.rows + form.others))
    section = next((one for one in sections if one.slug == key), None)
    if section is None:
        raise Http404
    if not stays and not is_sent:
        messages.info(request, _("‘%(name)s’은(는) 이 특구의 단계에 묻지 않는 편입니다.") % {"name": section.name})
        return redirect("report", number=number)
    typed: QueryDict | None = None
    if is_sent:
        if request.headers.get("X-Autosave"):
            return _autosave(request, reader, section)
        if _save_all(request, reader, section) or not stays:
            return redirect("report_section", number=number, key=key) if stays else redirect("report", number=number)
        typed, sections = request.POST, asked
        section = next(one for one in asked if one.slug == key)
    return render(
        request,
        "reports/section.html",
        _context(reader, section, sections, typed),
        status=200 if typed is None else 422,
    )


def _context(
    reader: Reader, section: Section, sections: tuple[Section, ...], typed: QueryDict | None
) -> dict[str, Any]:
    saves = current_saves(reader.report.pk)
    form = form_of(reader.report, draft_of({key: row.content for key, row in saves.items()}))
    attached = attached_now(reader.report.pk) if section.part else []
    place = [one.slug for one in sections].index(section.slug)
    return {
        "reader": reader,
        "case": reader.case,
        "key": section.slug,
        "name": section.name,
        "year": reader.report.year,
        "rows": figure_boxes(section, form, saves, _remarks(reader, form), typed),
        "texts": words_boxes(section, form, saves, attached, typed),
        "staging": staging_of(reader.report, saves) if any(row.version.stages for row in section.rows) else None,
        "attached": {item.id for item in (section.part.items if section.part else ())} & {one.item for one in attached},
        "attach_kinds": ", ".join(sorted(one.removeprefix(".") for one in KINDS)),
        "statuses": status_choices(),
        "confidences": confidence_choices(),
        "before": sections[place - 1] if place else None,
        "after": sections[place + 1] if place + 1 < len(sections) else None,
        "section": "work",
        "trail": report_trail(reader, section.name),
    }


def _remarks(reader: Reader, form: Form) -> list[Any]:
    if not reader.asks:
        return []
    found = checked(reader.report, form.entered, clock.today())
    return [*found.errors, *found.requests]


def _save(
    request: HttpRequest, reader: Reader, section: Section, only: str = ""
) -> tuple[list[SaveResult], list[Finding]]:
    """Save what can be read; return what became of it, and what numbers were read as where that was not plain."""
    findings: list[Finding] = []
    entries = entries_from(request.POST, section, findings, only)
    wrong = [one for one in findings if one.severity is Severity.ERROR]
    if wrong and only:
        raise Refused(wrong)
    results = (
        save_entries(reader.viewer, reader.case.number, entries, now=clock.now(), today=clock.today())
        if entries
        else []
    )
    if wrong:  # what can be read is kept, what cannot is said
        raise Refused(wrong)
    return results, findings


def _save_all(request: HttpRequest, reader: Reader, section: Section) -> bool:
    """Save every row of the form; True when all are kept as the draft."""
    try:
        results, notes = _save(request, reader, section)
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
        return False
    for note in notes:
        messages.info(request, said(note.message))
    aside = [one for one in results if one.set_aside]
    for one in aside:
        messages.error(request, _conflict(name_of_key(section, one.key)))
    if not aside:
        messages.success(request, _("저장했습니다."))
    if any(_is_beyond(reader, one) for one in results):
        messages.info(request, _beyond())
    return True


def _is_beyond(reader: Reader, result: SaveResult) -> bool:
    """Whether something was saved that the report does not ask any more, because the zone left a stage."""
    return result.key.startswith(FIGURE) and cell_of(result.key.removeprefix(FIGURE)) not in asked_cells(reader.report)


def _beyond() -> str:
    return _("그사이 특구의 단계가 바뀌어 묻지 않게 된 칸이 있습니다. 그 값은 보관만 하고 보고하지 않습니다.")


def name_of_key(section: Section, key: str) -> str:
    """Return the name of a row or text of the section."""
    for row in section.rows:
        if key.endswith(f":{row.cell}"):
            return said(row.part.name) if row.part else said(row.version.name)
    items = section.part.items if section.part else ()
    return next((said(one.name) for one in items if key.endswith(f":{one.id}")), key)


def _conflict(name: str) -> str:
    return _(
        "‘%(name)s’은(는) 그사이 다른 사람이 고쳤습니다. 쓰신 것은 따로 보관했고(‘전체 보기’ 아래), "
        "이 화면에는 지금의 값이 있습니다."
    ) % {"name": name}


def _meanwhile(name: str, row: ReportSave | None, year: int) -> str:
    """Say who saved what meanwhile, to somebody whose own words still stand in the field."""
    if row is None:
        return _conflict(name)
    shown = saved_text(row, year)
    given = {"name": name, "who": row.account.name if row.account else "–", "shown": shown}
    if shown:
        return (
            _("‘%(name)s’은(는) 그사이 %(who)s 님이 %(shown)s(으)로 고쳤습니다. 쓰신 것은 따로 보관했습니다.") % given
        )
    return _("‘%(name)s’은(는) 그사이 %(who)s 님이 고쳤습니다. 쓰신 것은 따로 보관했습니다.") % given


def _autosave(request: HttpRequest, reader: Reader, section: Section) -> JsonResponse:
    item = request.POST.get("item", "")
    try:
        results, notes = _save(request, reader, section, item)
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        return JsonResponse({"saved": False, "message": " ".join(sentences(refused.findings))}, status=422)
    if not results:
        raise Http404
    result = results[0]
    if result.set_aside:
        return JsonResponse(_conflict_data(reader, section, result), status=409)
    told = [_("자동 저장했습니다."), *(said(one.message) for one in notes), *_read_as(reader, result, notes)]
    if _is_beyond(reader, result):
        told.append(_beyond())
    answer = {"saved": True, "number": result.number, "message": " ".join(settled(one) for one in told)}
    return JsonResponse(answer | {"rows": _rows_now(reader, section)})


def _conflict_data(reader: Reader, section: Section, result: SaveResult) -> dict[str, Any]:
    """Return what the page needs to tell of a conflict, and to save its own text over what it then knows."""
    message = settled(_meanwhile(name_of_key(section, result.key), result.current, reader.report.year))
    number = result.current.number if result.current else 0
    return {"saved": False, "conflict": True, "number": number, "message": message}


def _read_as(reader: Reader, result: SaveResult, notes: list[Finding]) -> list[str]:
    """Say which value was kept where it is not plainly what was typed."""
    if not notes or result.current is None:
        return []
    return [_("저장한 값: %(value)s.") % {"value": saved_text(result.current, reader.report.year)}]


def _rows_now(reader: Reader, section: Section) -> dict[str, Any]:
    """Return what the checks say to each row now: a saved figure may settle or raise requests elsewhere."""
    saves = current_saves(reader.report.pk)
    form = form_of(reader.report, draft_of({key: row.content for key, row in saves.items()}))
    boxes = figure_boxes(section, form, saves, _remarks(reader, form))
    return {one.key: list(one.remarks) for one in boxes}
