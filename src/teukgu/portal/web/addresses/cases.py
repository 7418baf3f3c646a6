"""A case and its acts."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.cases import act, document_numbers, new, page

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/new/", new.write, name="case_new"),
    path("cases/<str:number>/", page.show, name="case"),
    path("cases/<str:number>/acts/<slug:name>/", act.write, name="case_act"),
    path("cases/<str:number>/documents/<int:seq>/", document_numbers.write, name="document_numbers"),
]
