"""Panels of a round, as the ministry runs them and auditors read them."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.round_panels import acts, desk, files, people, scoring

PANEL = "cases/<str:number>/round/panels/<int:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/round/panels/", desk.listing, name="round_panels"),
    path("cases/<str:number>/round/panels/make/", acts.make, name="round_panel_make"),
    path(PANEL, desk.show, name="round_panel"),
    path(f"{PANEL}criteria/", desk.criteria, name="round_panel_criteria"),
    path(f"{PANEL}reviewers/", people.reviewers, name="round_panel_reviewers"),
    path(f"{PANEL}reviewers/list.csv", files.list_form, name="round_panel_list_form"),
    path(f"{PANEL}reviewers/<int:reviewer>/", people.reviewer, name="round_panel_reviewer"),
    path(f"{PANEL}conflicts/", people.conflicts, name="round_panel_conflicts"),
    path(f"{PANEL}pairs/", scoring.pairs, name="round_panel_pairs"),
    path(f"{PANEL}pairs.csv", files.pairs, name="round_panel_pairs_file"),
    path(f"{PANEL}progress/", scoring.progress, name="round_panel_progress"),
    path(f"{PANEL}results/", scoring.results, name="round_panel_results"),
    path(f"{PANEL}scores.csv", files.scores, name="round_panel_scores"),
    path(f"{PANEL}do/<slug:what>/", acts.act, name="round_panel_act"),
]
