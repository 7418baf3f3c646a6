"""Inviting somebody to a post, and opening the invitation."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.services.people.accept_invitation import accept_invitation, invitation_of
from teukgu.portal.services.people.end_holding import end_holding
from teukgu.portal.services.people.invite import DAYS, Invited, invite, new_link
from teukgu.portal.store.models import Holding, Organisation
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import needs
from teukgu.portal.web.views.people.asked import managed_or_404, post_or_404, told
from teukgu.portal.web.views.people.forms import EndForm, InviteForm
from teukgu.values import Refused


@needs(is_staff)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, programme: str, key: str, post: int) -> HttpResponse:
    """Give a post to somebody by mail address; whoever has no account gets a link."""
    asked = managed_or_404(request, programme, key)
    found = post_or_404(asked, post)
    form = InviteForm(request.POST or None, initial={"first_day": clock.today()})
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invited = invite(
                asked.viewer,
                found.pk,
                email=said["email"],
                name=said["name"],
                term=form.term(),
                address=client_address(request),
                now=clock.now(),
                today=clock.today(),
            )
            return show_invited(request, asked.organisation, invited)
        except Refused as refused:
            problems = told(refused)
    title = _("%(post)s 자리에 사람 정하기") % {"post": found.name_ko}
    context = {"organisation": asked.organisation, "form": form, "problems": problems, "title": title}
    return render(request, "people/form.html", context, status=422 if request.method == "POST" else 200)


def show_invited(request: HttpRequest, organisation: Organisation, invited: Invited) -> HttpResponse:
    """Send the link and show it, once; or say that the post was given."""
    if not invited.token:
        messages.success(request, _("이미 계정이 있는 사람이라 바로 맡겼습니다."))
        return redirect("organisation", organisation.programme_id, organisation.key)
    link = request.build_absolute_uri(reverse("invitation", args=[invited.token]))
    sent = _send(invited.account.email, link, organisation.name_ko)
    context = {"organisation": organisation, "account": invited.account, "link": link, "sent": sent, "days": DAYS}
    return render(request, "people/invited.html", context)


def _send(email: str, link: str, organisation: str) -> bool:
    """Send the link; it is kept nowhere, so a mail that fails is handed over by the manager."""
    subject = _("[특구] %(organisation)s 업무 계정 초대") % {"organisation": organisation}
    body = _(
        "%(organisation)s의 업무 계정에 초대되었습니다.\n\n아래 주소를 열어 비밀번호를 정하세요. "
        "%(days)d일 안에 한 번만 열립니다.\n\n%(link)s\n\n모르는 일이면 이 메일을 지우고 소속 기관에 알려 주세요."
    ) % {"organisation": organisation, "days": DAYS, "link": link}
    try:
        return bool(send_mail(subject, body, None, [email]))
    except OSError:
        return False


@needs(is_staff)
@never_cache
@require_POST
def again(request: HttpRequest, programme: str, key: str, holding: int) -> HttpResponse:
    """Make a new link for somebody who has not opened theirs; the older one opens nothing any more."""
    asked = managed_or_404(request, programme, key)
    rows = Holding.objects.filter(post__organisation=asked.organisation, account__is_active=False)
    waiting = rows.filter(account__erased_at=None, account__last_login=None).select_related("account")
    found = waiting.filter(pk=holding).first()
    if found is None:
        raise Http404
    return show_invited(
        request, asked.organisation, Invited(found.account, new_link(found.account, asked.viewer, clock.now()))
    )


@needs(is_staff)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, programme: str, key: str, holding: int) -> HttpResponse:
    """End what somebody holds."""
    asked = managed_or_404(request, programme, key)
    found = Holding.objects.filter(pk=holding, post__organisation=asked.organisation).select_related("account").first()
    if found is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        day, where = form.cleaned_data["last_day"], client_address(request)
        try:
            end_holding(asked.viewer, found.pk, last_day=day, address=where, now=clock.now(), today=clock.today())
            messages.success(request, _("끝나는 날을 적었습니다."))
            return redirect("organisation", programme, key)
        except Refused as refused:
            problems = told(refused)
    title = _("%(name)s 님이 맡은 것을 끝내기") % {"name": found.account.name}
    context = {"organisation": asked.organisation, "form": form, "problems": problems, "title": title}
    return render(request, "people/form.html", context, status=422 if request.method == "POST" else 200)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever was invited choose a password; then they sign in like everybody."""
    try:
        invitation = invitation_of(token, now=clock.now())
    except Refused as refused:
        return render(request, "people/invitation_over.html", {"problems": told(refused)}, status=404)
    problems: list[str] = []
    if request.method == "POST":
        given, repeated = request.POST.get("password", ""), request.POST.get("again", "")
        try:
            accept_invitation(token, password=given, again=repeated, now=clock.now())
            logout(request)
            messages.success(request, _("비밀번호를 정했습니다. 이제 로그인하세요."))
            return redirect("account_login")
        except Refused as refused:
            problems = told(refused)
    context = {"account": invitation.account, "problems": problems}
    return render(request, "people/invitation.html", context, status=422 if problems else 200)
