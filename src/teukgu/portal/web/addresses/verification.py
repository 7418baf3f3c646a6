"""Verification of reports on site, and the auditors' order."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.verification import audit, desk, lists, own, sample

urlpatterns: list[URLPattern | URLResolver] = [
    path("verification/", lists.listing, name="verifications"),
    path("verification/samples/<slug:programme>/<int:year>/", sample.show, name="sample"),
    path("verification/samples/<slug:programme>/<int:year>/act/", sample.act, name="sample_act"),
    path("verification/samples/<slug:programme>/<int:year>/sample.json", sample.download, name="sample_file"),
    path("verification/<str:number>/", desk.verify, name="verification"),
    path("verification/<str:number>/act/", desk.act, name="verification_act"),
    path("verification/<str:number>/choose/", lists.choose, name="verification_choose"),
    path("cases/<str:number>/report/verification/", own.show, name="report_verification"),
    path("cases/<str:number>/report/verification/dispute/", own.dispute, name="report_dispute"),
    path("audit-order/", audit.show, name="audit_order"),
]
