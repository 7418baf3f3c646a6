"""Plan editor, proposals, opinions, consultation desk, planner."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.designation import council, planner

urlpatterns: list[URLPattern | URLResolver] = [
    path("planner/", planner.public, name="planner"),
    path("planner/sessions/", council.sessions, name="council_sessions"),
    path("planner/sessions/<int:session>/withdraw/", council.withdraw, name="council_session_withdraw"),
    path("cases/<str:number>/planner/", planner.of_case, name="case_planner"),
]
