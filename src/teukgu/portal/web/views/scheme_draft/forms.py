"""The forms of the draft: weights, indicators, tiers. Each changes the keys whose fields were changed."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal.access import opens_rounds
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.forms import (
    Given,
    Patch,
    add_component,
    add_indicator,
    add_part,
    edit_indicator,
    edit_tiers,
    edit_weights,
    raw_of,
    remove_part,
)
from teukgu.portal.services.scheme_draft.forms.indicator import LINES, WORDS
from teukgu.portal.services.scheme_draft.forms.tiers import FIELDS, GradeRow, TierRow
from teukgu.portal.services.scheme_draft.saving import change_draft
from teukgu.portal.web.guard import needs, signed_in
from teukgu.portal.web.presenting.scheme_draft import forms as shown
from teukgu.portal.web.views.designation.asked import tell_refused, tried
from teukgu.portal.web.views.scheme_draft.asked import AskedDraft, draft_or_404, number_in, stamp
from teukgu.portal.web.views.scheme_draft.home import told
from teukgu.values import Refused


@signed_in
@never_cache
@require_safe
def weights(request: HttpRequest, number: str) -> HttpResponse:
    """Show components and weights by type of zones."""
    asked = draft_or_404(request, number)
    data = _raw(asked)
    extra = request.GET.get("type", "")
    more = None if data is None else {
        "tables": shown.weight_tables(data, extra),
        "extra": extra,
        "components": shown.component_choices(data),
        "indicators": shown.indicator_rows(data),
    }  # fmt: skip
    return _form(request, asked, "weights", _("구성요소와 배점"), more)


@signed_in
@never_cache
@require_safe
def indicator_list(request: HttpRequest, number: str) -> HttpResponse:
    """Show the indicators of the file, and the form of a new one."""
    asked = draft_or_404(request, number)
    data = _raw(asked)
    more = None if data is None else {
        "rows": shown.indicator_rows(data),
        "definitions": shown.definition_choices(asked.round.standing.year),
        "components": shown.component_choices(data),
        "choices": shown.matter_choices(asked.round.situation, []),
    }  # fmt: skip
    return _form(request, asked, "indicators", _("지표"), more)


@signed_in
@never_cache
@require_safe
def indicator(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Show one indicator."""
    asked = draft_or_404(request, number)
    data = _raw(asked)
    if data is None or not isinstance(data.get("indicators"), dict) or key not in data["indicators"]:
        raise Http404
    return _form(request, asked, "indicator", key, _fields(asked, data, key))


def _fields(asked: AskedDraft, data: dict[str, Any], key: str) -> dict[str, Any]:
    return {"indicator": shown.indicator_fields(data, key, asked.round.situation)}


@signed_in
@never_cache
@require_safe
def tiers(request: HttpRequest, number: str) -> HttpResponse:
    """Show tiers, awards, what is shown and how doubt is drawn."""
    asked = draft_or_404(request, number)
    data = _raw(asked)
    return _form(request, asked, "tiers", _("등급, 포상, 공개"), None if data is None else shown.tier_fields(data))


@csrf_protect
@needs(opens_rounds)
@require_POST
def change(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Write what a form changes into the draft, and come back to the form."""
    asked = draft_or_404(request, number)
    form = FORMS.get(what)
    if form is None or not asked.round.runs:
        raise Http404
    collect, back = form
    follows = number_in(request.POST.get("follows", ""))
    seen = asked.round.case.scheme_drafts.filter(number=follows).first()
    if seen is None:
        raise Http404
    patch = None
    try:
        patch = Patch(raw_of(bytes(seen.content)))
        collect(request, asked, patch)
    except Refused as refused:
        tell_refused(request, refused)
        return _as_typed(request, asked, patch) if what == "indicator" and patch else redirect(back, number=number)
    save = partial(change_draft, asked.round.viewer, number, patch.changes, follows=follows, **stamp(request))
    if patch.changes:
        told(request, tried(request, save, ""))
    else:
        messages.info(request, _("바뀐 것이 없어 저장하지 않았습니다."))
    return _back(request, back, number)


def _as_typed(request: HttpRequest, asked: AskedDraft, patch: Patch) -> HttpResponse:
    """Show the form of an indicator again as it was sent: what was typed beside a faulty line is not lost."""
    key, indicators = request.POST.get("key", ""), patch.data.get("indicators")
    if not isinstance(indicators, dict) or key not in indicators:
        raise Http404
    fields = shown.typed_over(shown.indicator_fields(patch.data, key, asked.round.situation), _given(request))
    return _form(
        request, asked, "indicator", key, {"indicator": fields, "follows": request.POST["follows"]}, status=422
    )


def _back(request: HttpRequest, back: str, number: str) -> HttpResponse:
    response = redirect(back, number=number)
    if request.POST.get("type"):
        response["Location"] += f"?{urlencode({'type': request.POST['type']})}"
    return response


def _raw(asked: AskedDraft) -> dict[str, Any] | None:
    """Return the file as a mapping, None where a form cannot show it.

    Raises:
        Http404: before the draft was started.
    """
    if asked.draft is None:
        raise Http404
    try:
        return raw_of(bytes(asked.draft.content))
    except Refused:
        return None


def _form(
    request: HttpRequest, asked: AskedDraft, name: str, title: str, more: dict[str, Any] | None, *, status: int = 200
) -> HttpResponse:
    context = asked.context(title, readable=more is not None, **(more or {}))
    return render(request, f"scheme_draft/{name}.html", context, status=status)


def _text(request: HttpRequest, name: str) -> str:
    """Return a field whole: a text cut off here would change a key that nobody changed."""
    return request.POST.get(name, "")


def _pair(request: HttpRequest, name: str) -> tuple[str, str]:
    return _text(request, f"{name}_ko"), _text(request, f"{name}_en")


def _weights(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    typed = {}
    for field, text in request.POST.items():
        if field.startswith("w|") and field.count("|") == 2:
            _w, address, kind = field.split("|")
            typed[address, kind] = str(text)
    edit_weights(patch, typed, shown.kinds_in(patch.data, request.POST.get("type", ""))[:-1])


def _remove(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    remove_part(patch, _text(request, "part"))


def _part(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    add_part(patch, _text(request, "component"), _text(request, "indicator"), _text(request, "weight"))


def _component(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    add_component(
        patch,
        _text(request, "component"),
        key=_text(request, "key"),
        name=_pair(request, "name"),
        indicator=_text(request, "indicator"),
        weight=_text(request, "weight"),
    )


def _new(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    chosen = _text(request, "definition")
    definition = next((one for one in indicators().in_year(asked.round.standing.year) if one.id == chosen), None)
    if definition is None:
        raise Refused([refusals.no_source()])
    add_indicator(
        patch,
        definition,
        key=_text(request, "key"),
        component=_text(request, "component"),
        weight=_text(request, "weight"),
        matters=request.POST.getlist("matters"),
    )


def _indicator(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    edit_indicator(patch, request.POST.get("key", ""), _given(request))


def _given(request: HttpRequest) -> Given:
    words = {word: request.POST[word] for word in (*WORDS, *LINES) if word in request.POST}
    return Given(_pair(request, "name"), _pair(request, "unit"), words, request.POST.getlist("matters"))


def _tiers(request: HttpRequest, asked: AskedDraft, patch: Patch) -> None:
    def rows(prefix: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
        lists = [request.POST.getlist(f"{prefix}_{column}") for column in columns]
        return [tuple(text.strip() for text in row) for row in zip(*lists, strict=False)][:30]

    edit_tiers(
        patch,
        name=_pair(request, "name"),
        tiers=[TierRow(*row) for row in rows("tier", ("ko", "en", "share", "threshold", "cap"))],
        grades=[GradeRow(*row) for row in rows("grade", ("ko", "en", "count", "amount"))],
        fields={name: _text(request, name) for name in FIELDS if name in request.POST},
    )


FORMS: dict[str, tuple[Callable[[HttpRequest, AskedDraft, Patch], None], str]] = {
    "weights": (_weights, "scheme_draft_weights"),
    "remove": (_remove, "scheme_draft_weights"),
    "part": (_part, "scheme_draft_weights"),
    "component": (_component, "scheme_draft_weights"),
    "new": (_new, "scheme_draft_indicators"),
    "indicator": (_indicator, "scheme_draft_indicators"),
    "tiers": (_tiers, "scheme_draft_tiers"),
}
