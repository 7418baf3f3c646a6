"""Addresses: Korean at ``/``, English at ``/en/``; the API and what machines read have no language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from teukgu.portal.api.routes import api
from teukgu.portal.web.views import machines

handler400 = "teukgu.portal.web.views.errors.bad_request"
handler403 = "teukgu.portal.web.views.errors.forbidden"
handler404 = "teukgu.portal.web.views.errors.not_found"
handler500 = "teukgu.portal.web.views.errors.server_error"

urlpatterns = [
    path("api/", api.urls),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    *i18n_patterns(path("", include("teukgu.portal.web.urls")), prefix_default_language=False),
]
