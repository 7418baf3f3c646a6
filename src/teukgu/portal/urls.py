"""Addresses: Korean at ``/``, English at ``/en/``; the API and what machines read have no language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from teukgu.portal.api.docs_page import show as api_docs
from teukgu.portal.api.routes import api
from teukgu.portal.health import health
from teukgu.portal.web.views import machines

handler400 = "teukgu.portal.refusals.bad_request"
handler403 = "teukgu.portal.refusals.forbidden"
handler404 = "teukgu.portal.refusals.not_found"
handler500 = "teukgu.portal.refusals.server_error"

urlpatterns = [
    path("api/", api.urls),
    path("health", health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    *i18n_patterns(
        path("developers/", api_docs, name="api_docs"),
        path("", include("teukgu.portal.web.urls")),
        prefix_default_language=False,
    ),
]
