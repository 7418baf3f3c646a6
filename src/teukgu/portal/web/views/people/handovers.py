"""Handing posts over, and the record that stays (업무인계·인수서)."""

import uuid
from datetime import datetime
from typing import cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer, is_staff, may_hand_over, may_read_handover
from teukgu.portal.services.access_log import note_access, note_read
from teukgu.portal.services.people.hand_over import hand_over
from teukgu.portal.services.people.handover_paper import handover_paper
from teukgu.portal.services.people.invite import Invited, invite_into
from teukgu.portal.services.people.refusals import no_account
from teukgu.portal.store.models import AccessAction, Account, Handover, Holding, HoldingKind
from teukgu.portal.store.queries.people.handover import in_hand
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import needs, signed_in
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.people.asked import told
from teukgu.portal.web.views.people.forms import HandOverForm
from teukgu.portal.web.views.people.invitations import show_invited
from teukgu.values import Refused

KINDS = {"pdf": "application/pdf", "hwpx": "application/hwp+zip"}


@needs(is_staff)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, account: int) -> HttpResponse:
    """Hand over what ``account`` holds, as far as the viewer may; show what the record will say by itself."""
    viewer, today = viewer_of(request), clock.today()
    holdings = _holdings(viewer, account)
    first = {"first_day": today, "posts": [one.post_id for one in holdings], "once": uuid.uuid4().hex}
    form = HandOverForm(request.POST or None, holdings=holdings, initial=first)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, viewer, holdings[0], form)
        except Refused as refused:
            problems = told(refused)
    hands = [(one.post, in_hand(one.post, account, today)) for one in holdings]
    context = {"giver": holdings[0].account, "form": form, "problems": problems, "hands": hands}
    return render(request, "people/hand_over.html", context, status=422 if request.method == "POST" else 200)


def _holdings(viewer: Viewer, account: int) -> list[Holding]:
    rows = Holding.objects.filter(holds_on(clock.today()), account=account, kind=HoldingKind.REGULAR)
    found = [one for one in rows.select_related("post__organisation", "account").order_by("pk") if _may(viewer, one)]
    if not found:
        raise Http404
    return found


def _may(viewer: Viewer, holding: Holding) -> bool:
    organisation = holding.post.organisation
    return may_hand_over(viewer, holding.post_id, organisation.pk, organisation.programme_id)


@transaction.atomic
def _done(request: HttpRequest, viewer: Viewer, holding: Holding, form: HandOverForm) -> HttpResponse:
    said, now, today = form.cleaned_data, clock.now(), clock.today()
    taker = _taker(viewer, holding, said["taker"], said["taker_name"], now)
    made = hand_over(
        viewer,
        [int(post) for post in said["posts"]],
        giver=holding.account,
        taker=taker.account,
        first_day=said["first_day"],
        notes=form.handover_notes(),
        once=said["once"][:40],
        address=client_address(request),
        now=now,
        today=today,
    )
    if taker.token:
        return show_invited(request, holding.post.organisation, taker)
    if str(holding.account_id) == viewer.account and said["first_day"] <= today:
        return redirect("home")
    messages.success(request, _("인계했습니다. 기록은 언제든지 다시 볼 수 있습니다."))
    return redirect("handover", made[0].pk)


def _taker(viewer: Viewer, holding: Holding, email: str, name: str, now: datetime) -> Invited:
    """Return who takes over; somebody without an account is invited when the viewer may and gave the name."""
    account = Account.objects.filter(email=email.strip().lower(), erased_at=None).first()
    if account is not None:
        return Invited(account, "")
    if not name.strip():
        raise Refused([no_account(email)])
    return invite_into(viewer, holding.post.organisation, email=email, name=name, now=now)


@signed_in
@require_safe
def show(request: HttpRequest, record: uuid.UUID) -> HttpResponse:
    """Show the record, ready to print."""
    viewer = viewer_of(request)
    found = handover_or_404(viewer, record)
    where, now = client_address(request), clock.now()
    note_read(viewer, what="handover", subject=f"handover {found.pk}", address=where, now=now)
    name = _("업무인계·인수서")
    return render(request, "people/handover.html", {"handover": found, "record": found.data, "trail": trail(name)})


@signed_in
@require_POST
def download(request: HttpRequest, record: uuid.UUID) -> HttpResponse:
    """Hand out the record as a file; the reason is noted."""
    viewer = viewer_of(request)
    found = handover_or_404(viewer, record)
    kind, reason = request.POST.get("kind", "pdf"), request.POST.get("reason", "").strip()
    if kind not in KINDS or not reason:
        messages.error(request, _("내려받는 사유를 적어 주세요."))
        return redirect("handover", found.pk)
    content = handover_paper(found, kind)
    subject, where = f"handover {found.pk}", client_address(request)
    action, now = AccessAction.DOWNLOAD, clock.now()
    note_access(viewer, action, what="handover", subject=subject, reason=reason, address=where, now=now)
    name = f"handover-{found.day.isoformat()}.{kind}"
    return HttpResponse(
        content, content_type=KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def handover_or_404(viewer: Viewer, record: uuid.UUID) -> Handover:
    """Return the record when the viewer may read it.

    Raises:
        Http404: when there is none for them.
    """
    rows = Handover.objects.select_related("post__organisation", "giver", "taker")
    found = rows.filter(pk=record).first()
    if found is None:
        raise Http404
    people = frozenset({str(found.giver_id), str(cast(int, found.taker_id))})
    organisation = found.post.organisation
    if not may_read_handover(viewer, people, found.post_id, organisation.pk, organisation.programme_id):
        raise Http404
    return found
