"""Mail to many: written, looked at with the list of who gets it, sent or dropped."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import Viewer, announces_to, may_announce
from teukgu.portal.services.mail.announcing import TOLD, drop, held_by, let_go, write_announcement
from teukgu.portal.services.mail.recipients import recipients_of
from teukgu.portal.store.models import OutgoingMail
from teukgu.portal.store.queries.mails import announcements_of, receivers
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.people.names import kind_name
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.values import Bilingual, Refused

KEPT = 50


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(may_announce)
def listing(request: HttpRequest) -> HttpResponse:
    """Show what was written to many, with the form for a new one."""
    viewer, given = viewer_of(request), request.POST
    if request.method == "POST":
        mail = _written(request)
        if mail is not None:
            return redirect("announcement", pk=mail.pk)
    context = {
        "mails": announcements_of(viewer)[:KEPT],
        "programmes": announces_to(viewer),
        "kinds": [(kind.value, kind_name(kind), kind.value in given.getlist("kinds")) for kind in TOLD],
        "given": given,
        "once": given.get("once") or uuid4().hex,
        "section": "announcements",
        "trail": trail((_("내 업무"), "work"), _("여러 기관에 메일")),
    }
    return render(request, "work/announcements.html", context, status=422 if request.method == "POST" else 200)


def _written(request: HttpRequest) -> OutgoingMail | None:
    viewer, given = viewer_of(request), request.POST
    programmes = announces_to(viewer)
    return tried(
        request,
        lambda: write_announcement(
            viewer,
            given.get("programme", programmes[0]),
            given.getlist("kinds"),
            subject=Bilingual(given.get("subject_ko", ""), given.get("subject_en", "")),
            body=Bilingual(given.get("body_ko", ""), given.get("body_en", "")),
            once=given.get("once", "")[:64] or uuid4().hex,
            now=clock.now(),
        ),
        "",
    )


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(may_announce)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a held message and who would get it at this moment; send it or throw it away."""
    viewer = viewer_of(request)
    try:
        if request.method == "POST":
            messages.success(request, _ended(viewer, pk, dropped=request.POST.get("do") == "drop"))
            return redirect("announcements")
        with transaction.atomic():
            mail = held_by(viewer, pk)
    except Refused:
        raise Http404 from None
    return render(request, "work/announcement.html", _shown(mail))


def _ended(viewer: Viewer, pk: int, *, dropped: bool) -> str:
    """Throw the message away or let it go; return what to say."""
    if dropped:
        drop(viewer, pk)
        return _("메일을 버렸습니다.")
    let_go(viewer, pk, now=clock.now())
    return _("메일을 보냅니다. 몇 분 안에 나갑니다.")


def _shown(mail: OutgoingMail) -> dict[str, Any]:
    day = clock.today()
    people = recipients_of(mail, day)
    found = receivers(people, [(programme, kind) for programme, kind in mail.parties], day)
    return {
        "mail": mail,
        "people": len(people),
        "receivers": [(kind_name(one.kind), one.en if english() else one.ko, one.people) for one in found],
        "section": "announcements",
        "trail": trail((_("내 업무"), "work"), (_("여러 기관에 메일"), "announcements"), _("보내기 전에")),
    }
