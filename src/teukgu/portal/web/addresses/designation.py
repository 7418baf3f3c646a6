"""Plan editor, proposals, opinions, consultation desk, planner."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.designation import consultations, council, plan, planner

urlpatterns: list[URLPattern | URLResolver] = [
    path("planner/", planner.public, name="planner"),
    path("planner/sessions/", council.sessions, name="council_sessions"),
    path("planner/sessions/<int:session>/withdraw/", council.withdraw, name="council_session_withdraw"),
    path("cases/<str:number>/planner/", planner.of_case, name="case_planner"),
    path("consultations/", consultations.desk, name="consultations"),
    path("cases/<str:number>/consultations/", consultations.of_case, name="case_consultations"),
    path("cases/<str:number>/plan/", plan.overview, name="plan"),
    path("cases/<str:number>/plan/options/", plan.options, name="plan_options"),
    path("cases/<str:number>/plan/versions/", plan.new_version, name="plan_new_version"),
    path("cases/<str:number>/plan/versions/<int:version>/", plan.version, name="plan_version"),
    path("cases/<str:number>/plan/compare/", plan.side_by_side, name="plan_compare"),
    path("cases/<str:number>/plan/sections/<slug:key>/", plan.section, name="plan_section"),
    path("cases/<str:number>/plan/items/<slug:key>/comments/", plan.comment, name="plan_comment"),
    path("cases/<str:number>/plan/items/<slug:key>/comments/<int:comment>/", plan.turn, name="plan_comment_turn"),
]
