"""The gazette notice of a case: its fields filled in from the plan, the operators and the resolution."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import may_act
from teukgu.portal.services.cases.act import act
from teukgu.portal.store.queries.gazette_fields import gazette_fields
from teukgu.portal.store.queries.labels import labels_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES

PUBLISH = "publish_gazette"
STAGE = "decided"


@dataclass(frozen=True, slots=True)
class GazetteField:
    """A field of the notice with what the case knows for it."""

    key: str
    name: str
    kind: str
    required: bool
    value: Any


def _spec() -> Act:
    found = PROCEDURES["designation"].act(PUBLISH)
    if found is None:  # pragma: no cover - the table has it
        raise Http404
    return found


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, number: str) -> HttpResponse:
    """Show the notice as it would be published, or record that it was."""
    case = case_or_404(request, number)
    viewer, facts = viewer_of(request), case_facts(case)
    if not may_act(viewer, facts, Party.MINISTER.value) or case.procedure != "designation":
        raise Http404
    spec, typed = _spec(), request.POST
    fields = [one for one in spec.fields if one.kind is not FieldKind.FILES]
    if request.method == "POST":
        data = {one.key: value for one in fields if (value := _value(one, typed.get(one.key, ""))) not in {None, ""}}
        seen = typed.get("seen", "")
        event = tried(
            request,
            lambda: act(
                viewer,
                number,
                act=PUBLISH,
                party=Party.MINISTER,
                happened_on=day_in(typed.get("happened_on", "")) or clock.today(),
                data=data,
                seen_version=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1,
                once=typed.get("once", "")[:64] or uuid4().hex,
                now=clock.now(),
                today=clock.today(),
            ),
            _("관보 고시를 기록했습니다. 특구 목록에 반영되었습니다."),
        )
        if event is not None:
            return redirect("case", number=number)
    known, labels = gazette_fields(case), labels_of(viewer, case.programme_id)
    context = {
        "case": case,
        "fields": [_field(one, typed.get(one.key) if typed else known.get(one.key)) for one in fields],
        "missing": [said(one.name) for one in fields if one.required and not known.get(one.key)],
        "ready": facts.stage == STAGE,
        "sectors": [(key, said(labels.of("sector", key).name)) for key in labels.keys("sector")],
        "happened_on": typed.get("happened_on") or clock.today().isoformat(),
        "once": typed.get("once") or uuid4().hex,
        "section": "work",
        "trail": trail(_("관보 고시")),
    }
    return render(request, "designation/gazette.html", context, status=422 if request.method == "POST" else 200)


def _field(one: FieldSpec, value: Any) -> GazetteField:
    return GazetteField(one.key, said(one.name), one.kind.value, one.required, "" if value is None else value)


def _value(one: FieldSpec, text: str) -> Any:
    """Return a typed value as an event keeps it."""
    if one.kind is FieldKind.YES_NO:
        return True if text else None
    if one.kind is FieldKind.NUMBER:
        plain = text.replace(",", "").strip()
        return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 16 else None
    return text.strip()
