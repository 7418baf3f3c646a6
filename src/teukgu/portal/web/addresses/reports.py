"""Yearly reports: the desk, the form, its versions, requests to explain."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.reports import (
    approval,
    approval_page,
    attachments,
    board,
    desk,
    handed_in,
    many,
    overview,
    papers,
    section,
    version,
    workbook,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", desk.show, name="reports"),
    path("reports/open/", desk.open_all, name="reports_open"),
    path("reports/uploads/", many.desk, name="uploads"),
    path("reports/uploads/batches/<uuid:batch>/", many.show, name="upload_batch"),
    path("reports/uploads/batches/<uuid:batch>/list.<str:ending>", many.listing, name="upload_list"),
    path("reports/uploads/<uuid:upload>/", handed_in.show, name="upload"),
    path("reports/uploads/<uuid:upload>/receipt.<str:ending>", handed_in.receipt, name="upload_receipt"),
    path("reports/uploads/<uuid:upload>/marked.xlsx", handed_in.marked, name="upload_marked"),
    path("reports/board/", board.show, name="report_board"),
    path("reports/board.xlsx", board.download, name="report_board_file"),
    path("cases/<str:number>/report/", overview.show, name="report"),
    path("cases/<str:number>/report/sections/<slug:key>/", section.write, name="report_section"),
    path("cases/<str:number>/report/requests/", overview.explain_request, name="report_explain"),
    path("cases/<str:number>/report/workbook.xlsx", workbook.download, name="report_workbook"),
    path("cases/<str:number>/report/uploads/", workbook.hand_in, name="report_hand_in"),
    path("cases/<str:number>/report/versions/", version.keep, name="report_new_version"),
    path("cases/<str:number>/report/versions/<int:version>/", version.show, name="report_version"),
    path("cases/<str:number>/report/versions/<int:version>/report.<slug:ending>", papers.download, name="report_paper"),
    path("cases/<str:number>/report/attachments/", attachments.add, name="report_attach"),
    path("cases/<str:number>/report/attachments/<int:attachment>/", attachments.download, name="report_attachment"),
    path("cases/<str:number>/report/attachments/<int:attachment>/out/", attachments.take_out, name="report_take_out"),
    path("cases/<str:number>/report/approval/", approval.show, name="report_approval"),
    path("cases/<str:number>/report/approval/close/", approval.close, name="report_approval_close"),
    path("cases/<str:number>/report/receipts/<int:seq>/", papers.receipt, name="report_receipt"),
    path("cases/<str:number>/report/receipts/<int:seq>/receipt.pdf", papers.receipt_file, name="report_receipt_file"),
    path("approve/<str:token>/", approval_page.show, name="approval_link"),
    path("approve/<str:token>/report.<slug:ending>", approval_page.paper, name="approval_link_paper"),
    path("approve/<str:token>/files/<int:attachment>/", approval_page.attachment, name="approval_link_file"),
]
