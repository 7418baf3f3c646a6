"""The API described for people, from its own OpenAPI document; no script, nothing loaded from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal.api.description import operations
from teukgu.portal.api.routes import api
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import PROGRAMME


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and answers."""
    rows = list(operations(api.get_openapi_schema(), get_language() or "ko"))
    context = {"operations": rows, "section": "api", "trail": ({"name": _("API")},)}
    return render(request, "web/pages/api_docs.html", context)
