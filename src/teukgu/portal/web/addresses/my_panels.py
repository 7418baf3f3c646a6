"""A reviewer's own pages: the invitation, interests, zones to score, discussions, how severe they were."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.my_panels import acts, home, papers, sheet

MINE = "my/panels/<int:reviewer>/"
ZONE = f"{MINE}<slug:kind>/<str:zone>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/panels/", home.listing, name="my_panels"),
    path(MINE, home.show, name="my_panel"),
    path(f"{MINE}interests/", home.interests, name="my_panel_interests"),
    path(f"{MINE}severity/", home.severity, name="my_panel_severity"),
    path(f"{MINE}do/<slug:what>/", acts.act, name="my_panel_act"),
    path(f"{MINE}talk/<str:zone>/", home.talk, name="my_panel_talk"),
    path(ZONE, sheet.write, name="my_panel_sheet"),
    path(f"{ZONE}report.<slug:ending>", papers.report, name="my_panel_report"),
    path(f"{ZONE}files/<int:attachment>/", papers.attachment, name="my_panel_file"),
]
