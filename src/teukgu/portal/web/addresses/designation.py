"""Plan editor, proposals, opinions, consultation desk, planner."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.designation import (
    announced,
    consultations,
    council,
    gazette,
    opinions,
    plan,
    planner,
    taking_part,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("planner/", planner.public, name="planner"),
    path("planner/sessions/", council.sessions, name="council_sessions"),
    path("planner/sessions/<int:session>/withdraw/", council.withdraw, name="council_session_withdraw"),
    path("cases/<str:number>/planner/", planner.of_case, name="case_planner"),
    path("plans/", announced.listing, name="announced_plans"),
    path("plans/<str:number>/", announced.show, name="announced_plan"),
    path("plans/<str:number>/files/<uuid:file>/", announced.file, name="announced_file"),
    path("plans/<str:number>/thanks/", announced.thanks, name="announced_thanks"),
    path("plans/<str:number>/operator/", taking_part.apply, name="operator_apply"),
    path("proposals/new/", taking_part.propose, name="proposal_new"),
    path("cases/<str:number>/opinions/", opinions.listing, name="case_opinions"),
    path("cases/<str:number>/opinions/list.xlsx", opinions.export, name="case_opinions_export"),
    path("cases/<str:number>/opinions/<str:key>/", opinions.act_on, name="case_opinion"),
    path("cases/<str:number>/gazette/", gazette.write, name="gazette"),
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
