"""The draft of a round's scheme: its page, the file as text, forms, comparison, opinions, papers."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.scheme_draft import compare, forms, home, opinions, papers

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/round/scheme/", home.show, name="scheme_draft"),
    path("cases/<str:number>/round/scheme/text/", home.text, name="scheme_draft_text"),
    path("cases/<str:number>/round/scheme/do/<slug:what>/", home.act, name="scheme_draft_act"),
    path("cases/<str:number>/round/scheme/saves/<int:save>/", home.save_file, name="scheme_draft_save"),
    path("cases/<str:number>/round/scheme/weights/", forms.weights, name="scheme_draft_weights"),
    path("cases/<str:number>/round/scheme/indicators/", forms.indicator_list, name="scheme_draft_indicators"),
    path("cases/<str:number>/round/scheme/indicators/<str:key>/", forms.indicator, name="scheme_draft_indicator"),
    path("cases/<str:number>/round/scheme/tiers/", forms.tiers, name="scheme_draft_tiers"),
    path("cases/<str:number>/round/scheme/change/<slug:what>/", forms.change, name="scheme_draft_change"),
    path("cases/<str:number>/round/scheme/compare/", compare.compare, name="scheme_draft_compare"),
    path("cases/<str:number>/round/scheme/compare.<slug:kind>", compare.compare_file, name="scheme_draft_compare_file"),
    path("cases/<str:number>/round/scheme/notices/<slug:which>.<slug:kind>", papers.notice, name="scheme_draft_notice"),
    path("cases/<str:number>/round/scheme/opinions/", opinions.show, name="scheme_draft_opinions"),
    path("cases/<str:number>/round/scheme/opinions.<slug:kind>", opinions.table, name="scheme_draft_opinions_file"),
    path("cases/<str:number>/round/scheme/opinions/do/<slug:what>/", opinions.act, name="scheme_draft_opinion_act"),
    path("cases/<str:number>/round/scheme/shown/", opinions.shown_file, name="scheme_draft_shown"),
]
