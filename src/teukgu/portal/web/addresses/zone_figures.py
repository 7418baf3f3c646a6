"""Figures of a zone over the years: the board, past years, targets, baselines, shares, stages."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.zone_figures import (
    baselines,
    board,
    past,
    past_files,
    shares,
    stages,
    targets,
    targets_sheet,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/<str:zone>/", board.show, name="zone_figures"),
    path("figures/<str:zone>/figures.<slug:kind>", board.download, name="zone_figures_file"),
    path("figures/<str:zone>/past/", past.show, name="zone_past"),
    path("figures/<str:zone>/past/sheet.xlsx", past.sheet, name="zone_past_sheet"),
    path("figures/<str:zone>/past/uploads/", past.hand_in, name="zone_past_hand_in"),
    path("figures/<str:zone>/uploads/<uuid:upload>/", past.answer, name="zone_upload"),
    path("figures/<str:zone>/uploads/<uuid:upload>/marked.xlsx", past.marked, name="zone_upload_marked"),
    path("figures/<str:zone>/past/files/", past_files.attach, name="zone_past_attach"),
    path("figures/<str:zone>/past/files/<int:file>/", past_files.download, name="zone_past_file"),
    path("figures/<str:zone>/past/files/<int:file>/withdraw/", past_files.withdraw, name="zone_past_withdraw"),
    path("figures/<str:zone>/targets/", targets.write, name="zone_targets"),
    path("figures/<str:zone>/targets/approve/", targets.approve, name="zone_targets_approve"),
    path("figures/<str:zone>/targets/sheet.xlsx", targets_sheet.download, name="zone_targets_sheet"),
    path("figures/<str:zone>/targets/uploads/", targets_sheet.hand_in, name="zone_targets_hand_in"),
    path("figures/<str:zone>/baselines/", baselines.write, name="zone_baselines"),
    path("figures/<str:zone>/shares/", shares.write, name="zone_shares"),
    path("figures/<str:zone>/stages/", stages.write, name="zone_stages"),
]
