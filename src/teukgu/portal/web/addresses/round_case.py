"""Rounds of evaluation as cases: their desk, their zones, what is kept of them."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.round_case import card_packs, cards, committee, desk, lists, zones

urlpatterns: list[URLPattern | URLResolver] = [
    path("round-cases/", lists.listing, name="round_cases"),
    path("round-cases/new/", lists.new, name="round_new"),
    path("round-cases/ranks/", lists.ranks, name="round_ranks"),
    path("round-cases/ranks/import/", lists.ranks_in, name="round_ranks_in"),
    path("cases/<str:number>/round/", desk.show, name="round_desk"),
    path("cases/<str:number>/round/do/<slug:what>/", desk.act, name="round_act"),
    path("cases/<str:number>/round/population/<int:pk>/", zones.population, name="round_population"),
    path("cases/<str:number>/round/results/<int:pk>/", zones.results, name="round_results"),
    path("cases/<str:number>/round/cards/", card_packs.show, name="round_cards"),
    path("cases/<str:number>/round/cards/ask/", card_packs.ask, name="round_cards_ask"),
    path("cases/<str:number>/round/cards/<int:pk>.zip", card_packs.download, name="round_cards_zip"),
    path("cases/<str:number>/round/committee/", committee.show, name="round_committee"),
    path("cases/<str:number>/round/committee.<slug:kind>", committee.file, name="round_committee_file"),
    path("cases/<str:number>/round/zones/<str:zone>/", zones.zone, name="round_zone"),
    path("cases/<str:number>/round/zones/<str:zone>/card/", cards.card, name="round_card"),
    path("cases/<str:number>/round/zones/<str:zone>/card.<slug:kind>", cards.card_file, name="round_card_file"),
    path("cases/<str:number>/round/schemes/<int:pk>/", zones.scheme_file, name="round_scheme_file"),
    path("cases/<str:number>/round/freezes/<int:pk>/<str:name>/", zones.freeze_file, name="round_freeze_file"),
    path("cases/<str:number>/round/results/<int:pk>/<str:name>/", zones.result_file, name="round_result_file"),
]
