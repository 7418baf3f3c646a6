"""The draft of a round's scheme: its page, the file as text, forms, comparison, opinions, papers."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.scheme_draft import compare, home

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/round/scheme/", home.show, name="scheme_draft"),
    path("cases/<str:number>/round/scheme/text/", home.text, name="scheme_draft_text"),
    path("cases/<str:number>/round/scheme/do/<slug:what>/", home.act, name="scheme_draft_act"),
    path("cases/<str:number>/round/scheme/saves/<int:save>/", home.save_file, name="scheme_draft_save"),
    path("cases/<str:number>/round/scheme/compare/", compare.compare, name="scheme_draft_compare"),
    path("cases/<str:number>/round/scheme/compare.<slug:kind>", compare.compare_file, name="scheme_draft_compare_file"),
]
