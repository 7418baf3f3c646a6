"""Operators' sheets: the county's own pages inside a report, and the page behind a personal link."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.operator_sheets import behind_link, board, listing, one, outgoing, sums

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/report/operators/", board.show, name="operators"),
    path("cases/<str:number>/report/operators/begin/", board.begin, name="operators_begin"),
    path("cases/<str:number>/report/operators/close/", board.close, name="operators_close"),
    path("cases/<str:number>/report/operators/add/", listing.add, name="operators_add"),
    path("cases/<str:number>/report/operators/carry/", listing.carry, name="operators_carry"),
    path("cases/<str:number>/report/operators/links/", outgoing.links, name="operator_links"),
    path("cases/<str:number>/report/operators/papers.pdf", outgoing.papers, name="operator_papers"),
    path("cases/<str:number>/report/operators/calls/", outgoing.calls, name="operator_calls"),
    path("cases/<str:number>/report/operators/calls.xlsx", outgoing.calls_file, name="operator_calls_file"),
    path("cases/<str:number>/report/operators/sums/", sums.show, name="operator_sums"),
    path("cases/<str:number>/report/operators/<int:sheet>/", one.show, name="operator"),
    path("cases/<str:number>/report/operators/<int:sheet>/answer/", one.answer, name="operator_answer"),
    path("cases/<str:number>/report/operators/<int:sheet>/act/", one.act, name="operator_act"),
    path("survey/<str:secret>/", behind_link.write, name="operator_link"),
]
