"""Pages that say something about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.web.presenting.data import data_view
from teukgu.portal.web.trail import trail


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done for everybody to be able to use the site, and what was not."""
    return render(request, "web/pages/accessibility.html", {"trail": trail(_("접근성 안내"))})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which personal data are kept, why, how long."""
    return render(request, "web/pages/privacy.html", {"trail": trail(_("개인정보 처리방침"))})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ask what."""
    return render(request, "web/pages/contact.html", {"trail": trail(_("문의와 도움말"))})


@require_safe
@kept_page(PROGRAMME)
def data(request: HttpRequest) -> HttpResponse:
    """Sources, gaps, licences, whole files."""
    about = queries.about_data(ANONYMOUS, PROGRAMME)
    view = data_view(about, queries.labels_of(ANONYMOUS, PROGRAMME))
    context = {"page": view, "section": "data", "trail": trail(_("자료 출처와 내려받기"))}
    return render(request, "web/pages/data.html", context)
