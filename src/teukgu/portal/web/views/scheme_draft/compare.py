"""The draft beside another scheme: a page, and the same as HWPX, PDF and XLSX."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_xlsx import write_xlsx
from teukgu.documents.official.letter import Letter
from teukgu.documents.scheme_papers import Line, compared, comparison_letter
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

WRITERS = {"hwpx": write_hwpx, "pdf": write_pdf, "xlsx": write_xlsx}


@dataclass(frozen=True, slots=True)
class Other:
    """A scheme that the draft may be compared with."""

    key: str
    name: str


@signed_in
@never_cache
@require_safe
def compare(request: HttpRequest, number: str) -> HttpResponse:
    """Show what differs from last year's scheme, or from the one that was chosen."""
    asked = draft_or_404(request, number)
    if asked.draft is None:
        raise Http404
    others = _others(asked)
    chosen = _chosen(request, others)
    lines = _lines(asked, chosen)
    sections = [
        (said(section), [one for one in lines or () if one.section == section])
        for section in dict.fromkeys(one.section for one in lines or ())
    ]
    context = asked.context(
        _("신구대비표"),
        others=others,
        chosen=chosen,
        readable=lines is not None,
        sections=[
            (name, [(said(one.item), said(one.before), said(one.after)) for one in rows]) for name, rows in sections
        ],
        kinds=tuple(WRITERS),
    )
    return render(request, "scheme_draft/compare.html", context)


@signed_in
@never_cache
@require_safe
def compare_file(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Send the comparison table as a file, in the language of the page."""
    asked = draft_or_404(request, number)
    chosen = _chosen(request, _others(asked)) if asked.draft is not None else None
    lines = _lines(asked, chosen)
    if kind not in WRITERS or lines is None or chosen is None or asked.draft is None:
        raise Http404
    letter = comparison_letter(
        lines,
        title=f"{asked.round.title} {_('평가계획 신구대비표')}",
        before=chosen.name,
        after=_("초안 %(number)s번") % {"number": asked.draft.number},
        issuer="",
        language=language(),
    )
    return paper(letter, f"{number}-scheme-comparison", kind)


def paper(letter: Letter, name: str, kind: str) -> HttpResponse:
    """Send a letter as a file."""
    response = HttpResponse(WRITERS[kind](letter), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def language() -> Language:
    """Return the language of the page."""
    return "en" if get_language() == "en" else "ko"


def _others(asked: AskedDraft) -> list[Other]:
    """Return what the draft may be compared with, last year's round first."""
    one = asked.round
    earlier = earlier_schemes(one.case, one.standing.year, now=clock.now(), today=one.today)
    found = [Other(f"round:{row.pk}", _("%(year)s년 평가계획") % {"year": year}) for year, row in earlier]
    if one.standing.scheme is not None:
        found.append(Other(f"round:{one.standing.scheme.pk}", _("지금 작성되어 있는 평가계획")))
    return [*found, *(Other(f"shipped:{name}", name) for name in shipped_schemes())]


def _chosen(request: HttpRequest, others: list[Other]) -> Other | None:
    asked = request.GET.get("against", "")
    return next((one for one in others if one.key == asked), others[0] if others else None)


def _lines(asked: AskedDraft, chosen: Other | None) -> tuple[Line, ...] | None:
    """Return what differs; None where the draft or the other cannot be read."""
    if chosen is None or asked.check is None or asked.check.scheme is None:
        return None
    other = _scheme(asked, chosen)
    return None if other is None else compared(other, asked.check.scheme)


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
