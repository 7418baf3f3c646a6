"""Sends the links of reviewers who have no account yet, and shows them once."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.services.panels.inviting import InvitedReviewer
from teukgu.portal.services.people.invite import DAYS
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.round_panels.asked import AskedPanel

Invited = Sequence[InvitedReviewer]


def show_invited(request: HttpRequest, asked: AskedPanel, found: Invited) -> HttpResponse | None:
    """Send the links; show those that could not be sent, once. None when nobody needs a link."""
    known = sum(not one.token for one in found)
    if known:
        told = ngettext("계정이 있는 %(number)d명에게 알립니다.", "계정이 있는 %(number)d명에게 알립니다.", known)
        messages.success(request, told % {"number": known})
    new = [one for one in found if one.token]
    if not new:
        return None
    links = [(one, request.build_absolute_uri(reverse("invitation", args=[one.token]))) for one in new]
    sent = _send(asked, links)
    context = asked.context(Step(_("초대한 위원")), links=links, sent=sent, days=DAYS)
    return render(request, "round_panels/invited.html", context)


def _send(asked: AskedPanel, links: Sequence[tuple[InvitedReviewer, str]]) -> bool:
    """Send all links over one connection; they are kept nowhere, so what fails is handed over by the ministry."""
    subject = _("[특구] %(panel)s 위원 초대") % {"panel": asked.name}
    body = _(
        "%(round)s %(panel)s의 위원으로 모십니다.\n\n아래 주소를 열어 비밀번호를 정하고 로그인하면 "
        "‘나의 평가’에서 수락하거나 거절할 수 있습니다. "
        "%(days)d일 안에 한 번만 열립니다.\n\n%(link)s\n\n모르는 일이면 이 메일을 지워 주십시오."
    )
    told = {"round": asked.round.title, "panel": asked.name, "days": DAYS}
    mails = [
        EmailMessage(subject, body % {**told, "link": link}, None, [one.reviewer.person.email]) for one, link in links
    ]
    try:
        return get_connection().send_messages(mails) == len(mails)
    except OSError:
        return False
