"""Access log, monthly review, erasure, state of the installation."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.oversight import access_log, erasure, personal, running

urlpatterns: list[URLPattern | URLResolver] = [
    path("oversight/access-log/", access_log.months, name="access_log"),
    path("oversight/access-log/<int:year>-<int:number>/", access_log.month, name="access_log_month"),
    path("oversight/erasure/", erasure.due, name="erasure"),
    path("oversight/running/", running.show, name="running"),
    path("personal/<uuid:detail>/", personal.unmask, name="personal"),
]
