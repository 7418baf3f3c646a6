"""The data-request desk."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.data_requests import answers, desk, requests, tables

urlpatterns: list[URLPattern | URLResolver] = [
    path("data-requests/", desk.show, name="data_requests"),
    path("data-requests/new/", requests.register_one, name="data_request_new"),
    path("data-requests/tables/", tables.listing, name="data_tables"),
    path("data-requests/tables/new/", tables.compose, name="data_table_new"),
    path("data-requests/<str:number>/", requests.show, name="data_request"),
    path("data-requests/<str:number>/step/", requests.step, name="data_request_step"),
    path("data-requests/<str:number>/answer/", answers.preview_one, name="data_answer_new"),
    path("data-requests/<str:number>/answers/<int:place>/", answers.show, name="data_answer"),
    path("data-requests/<str:number>/answers/<int:place>/verdict/", answers.verdict, name="data_answer_verdict"),
    path("data-requests/<str:number>/answers/<int:place>/send/", answers.send_one, name="data_answer_send"),
    path("data-requests/<str:number>/answers/<int:place>/<slug:kind>", answers.download, name="data_answer_file"),
]
