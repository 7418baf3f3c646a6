"""Yearly reports: the desk, the form, its versions, requests to explain."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.reports import desk, overview, section, version, workbook

urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", desk.show, name="reports"),
    path("reports/open/", desk.open_all, name="reports_open"),
    path("cases/<str:number>/report/", overview.show, name="report"),
    path("cases/<str:number>/report/sections/<slug:key>/", section.write, name="report_section"),
    path("cases/<str:number>/report/requests/", overview.explain_request, name="report_explain"),
    path("cases/<str:number>/report/workbook.xlsx", workbook.download, name="report_workbook"),
    path("cases/<str:number>/report/uploads/", workbook.hand_in, name="report_hand_in"),
    path("cases/<str:number>/report/uploads/<uuid:upload>/", workbook.show, name="report_upload"),
    path("cases/<str:number>/report/uploads/<uuid:upload>/marked.xlsx", workbook.marked, name="report_marked"),
    path("cases/<str:number>/report/versions/", version.keep, name="report_new_version"),
    path("cases/<str:number>/report/versions/<int:version>/", version.show, name="report_version"),
]
