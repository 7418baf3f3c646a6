"""The policy lab of each round, and the scenarios that were kept."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.lab import rounds, scenarios

urlpatterns: list[URLPattern | URLResolver] = [
    path("rounds/<slug:key>/lab/", rounds.show, name="round_lab"),
    path("rounds/<slug:key>/lab/scheme.yaml", rounds.scheme_file, name="round_lab_scheme"),
    path("rounds/<slug:key>/lab/keep/", scenarios.keep, name="round_lab_keep"),
    path("example/rounds/<slug:key>/lab/", rounds.show_example, name="example_lab"),
    path("example/rounds/<slug:key>/lab/scheme.yaml", rounds.example_scheme_file, name="example_lab_scheme"),
    path("example/rounds/<slug:key>/lab/keep/", scenarios.keep_example, name="example_lab_keep"),
    path("cases/<str:number>/round/results/<int:pk>/lab/", rounds.show_draft, name="draft_lab"),
    path(
        "cases/<str:number>/round/results/<int:pk>/lab/scheme.yaml", rounds.draft_scheme_file, name="draft_lab_scheme"
    ),
    path("cases/<str:number>/round/results/<int:pk>/lab/keep/", scenarios.keep_draft, name="draft_lab_keep"),
    path("lab/", scenarios.listing, name="lab_scenarios"),
    path("lab/compare/", scenarios.compare_two, name="lab_compare"),
]
