"""The draft beside another scheme: a page, and the same as HWPX, PDF and XLSX."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.letter import Letter
from teukgu.documents.scheme_papers import Line, compared, comparison_letter
from teukgu.documents.scheme_papers.workbook import table_workbook
from teukgu.evaluation.scheme import Scheme
from teukgu.loading.scheme_file import read_scheme, shipped_schemes
from teukgu.portal import clock
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.queries.scheme_draft import earlier_schemes
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.views.round_case.cards import KINDS
from teukgu.portal.web.views.scheme_draft.asked import AskedDraft, draft_or_404
from teukgu.values import Language, Refused

WRITERS = {"hwpx": write_hwpx, "pdf": write_pdf}


@dataclass(frozen=True, slots=True)
class Other:
    """A scheme that the draft may be compared with; ``now``: the one that this round has stated."""

    key: str
    name: str
    now: bool = False


@signed_in
@never_cache
@require_safe
def compare(request: HttpRequest, number: str) -> HttpResponse:
    """Show what differs from last year's scheme, or from the one that was chosen."""
    asked = draft_or_404(request, number)
    if asked.draft is None:
        raise Http404
    listed = others(asked)
    chosen = _chosen(request, listed)
    lines = _lines(asked, chosen)
    context = asked.context(
        _("신구대비표"),
        others=listed,
        chosen=chosen,
        readable=lines is not None,
        sections=sections_of(lines or ()),
        kinds=tuple(KINDS),
    )
    return render(request, "scheme_draft/compare.html", context)


@signed_in
@never_cache
@require_safe
def compare_file(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Send the comparison table as a file, in the language of the page."""
    asked = draft_or_404(request, number)
    chosen = _chosen(request, others(asked)) if asked.draft is not None else None
    lines = _lines(asked, chosen)
    if kind not in KINDS or lines is None or chosen is None or asked.draft is None:
        raise Http404
    title = f"{asked.round.title} {_('평가계획 신구대비표')}"
    after = _("초안 %(number)s번") % {"number": asked.draft.number}
    name = f"{number}-scheme-comparison"
    if kind == "xlsx":
        rows = [(said(one.section), said(one.item), said(one.before), said(one.after), one.key) for one in lines]
        head = (_("구분"), _("항목"), chosen.name, after, _("파일의 자리"))
        return send(table_workbook(title, head, rows), name, kind)
    letter = comparison_letter(lines, title=title, before=chosen.name, after=after, issuer="", language=language())
    return paper(letter, name, kind)


def sections_of(lines: Sequence[Line]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the lines by section, in words."""
    return [
        (
            said(section),
            [(said(one.item), said(one.before), said(one.after)) for one in lines if one.section == section],
        )
        for section in dict.fromkeys(one.section for one in lines)
    ]


def paper(letter: Letter, name: str, kind: str) -> HttpResponse:
    """Send a letter as HWPX or PDF.

    Raises:
        Http404: for another kind.
    """
    if kind not in WRITERS:
        raise Http404
    return send(WRITERS[kind](letter), name, kind)


def send(content: bytes, name: str, kind: str) -> HttpResponse:
    """Send a file that is nobody else's to read."""
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def language() -> Language:
    """Return the language of the page."""
    return "en" if get_language() == "en" else "ko"


def differences(request: HttpRequest, asked: AskedDraft) -> tuple[Line, ...]:
    """Return what differs from the scheme that was chosen, else from last year's; nothing where none can be read."""
    earlier = [one for one in others(asked) if one.key.startswith("round:") and not one.now]
    return _lines(asked, _chosen(request, earlier)) or ()


def others(asked: AskedDraft) -> list[Other]:
    """Return what the draft may be compared with, last year's round first."""
    one = asked.round
    earlier = earlier_schemes(one.case, one.standing.year, now=clock.now(), today=one.today)
    found = [Other(f"round:{row.pk}", _("%(year)s년 평가계획") % {"year": year}) for year, row in earlier]
    if one.standing.scheme is not None:
        found.append(Other(f"round:{one.standing.scheme.pk}", _("지금 작성되어 있는 평가계획"), now=True))
    return [*found, *(Other(f"shipped:{name}", name) for name in shipped_schemes())]


def lines_between(asked: AskedDraft, chosen: Other, scheme: Scheme) -> tuple[Line, ...] | None:
    """Return what differs from another scheme to ``scheme``; None where the other cannot be read."""
    other = _scheme(asked, chosen)
    return None if other is None else compared(other, scheme)


def _chosen(request: HttpRequest, listed: list[Other]) -> Other | None:
    asked = request.GET.get("against", "")
    return next((one for one in listed if one.key == asked), listed[0] if listed else None)


def _lines(asked: AskedDraft, chosen: Other | None) -> tuple[Line, ...] | None:
    """Return what differs; None where the draft or the other cannot be read."""
    if chosen is None or asked.check is None or asked.check.scheme is None:
        return None
    return lines_between(asked, chosen, asked.check.scheme)


def _scheme(asked: AskedDraft, chosen: Other) -> Scheme | None:
    kind, _colon, key = chosen.key.partition(":")
    if kind == "shipped":
        return read_scheme(key)
    one = asked.round
    rows = [row for _year, row in earlier_schemes(one.case, one.standing.year, now=clock.now(), today=one.today)]
    rows += [one.standing.scheme] if one.standing.scheme else []
    row = next((row for row in rows if str(row.pk) == key), None)
    try:
        return None if row is None else kept_scheme(row)
    except Refused:
        return None
