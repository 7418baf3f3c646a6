"""How often somebody wants to hear of new work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal.services.mail.digest import choose_rhythm, rhythm_of
from teukgu.portal.store.models import MailRhythm
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rhythm(request: HttpRequest) -> HttpResponse:
    """Show and keep the choice."""
    account = int(viewer_of(request).account)
    if request.method == "POST":
        chosen = request.POST.get("rhythm", "")
        if tried(request, lambda: choose_rhythm(account, chosen), _("알림을 받는 방법을 바꾸었습니다.")):
            return redirect("mail_rhythm")
    names = {
        MailRhythm.EACH.value: _("생길 때마다 한 통씩"),
        MailRhythm.DAILY.value: _("하루에 한 번 모아서 (아침)"),
        MailRhythm.WEEKLY.value: _("한 주에 한 번 모아서 (월요일 아침)"),
    }
    context = {
        "choices": [(value, name, value == rhythm_of(account)) for value, name in names.items()],
        "trail": trail((_("내 계정"), "my_account"), _("메일 알림")),
    }
    return render(request, "work/notices.html", context, status=422 if request.method == "POST" else 200)
