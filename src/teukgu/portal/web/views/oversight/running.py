"""How mail and worker stand, for whoever runs the installation; no names, no addresses."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import may_run_installation
from teukgu.portal.services.mail.given_up import try_again
from teukgu.portal.store.queries.mails import chores, last_beat, mail_state
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.trail import trail


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(may_run_installation)
def show(request: HttpRequest) -> HttpResponse:
    """Show what waits, what was given up and how the worker's chores went; try what was given up once more."""
    if request.method == "POST":
        count = try_again(viewer_of(request), now=clock.now())
        messages.success(request, _("%(count)d통을 다시 보냅니다.") % {"count": count})
        return redirect("running")
    names = {
        "mail": _("메일 보내기"),
        "reminders": _("기한 알림"),
        "digests": _("모아 보내기"),
        "sessions": _("끝난 로그인 정리"),
        "rounds": _("평가를 계산하고 특구에 알리기"),
        "leavers": _("자리를 떠난 사람의 로그인 끝내기"),
        "remarks": _("오래된 의견 지우기"),
        "erasure": _("개인정보 파기"),
        "files": _("쓰지 않는 파일 정리"),
    }
    context = {
        "state": mail_state(clock.now()),
        "has_server": bool(settings.EMAIL_HOST),
        "chores": [(names.get(one.name, one.name), one) for one in chores()],
        "beat": last_beat(),
        "trail": trail(_("운영 상태")),
    }
    return render(request, "oversight/running.html", context)
