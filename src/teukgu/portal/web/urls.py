"""Addresses of the pages."""

from django.urls import include, path

from teukgu.portal.web.views import directory, downloads, example, glossary, home, plain, remark, rounds, rules, zone

AREAS = (
    "accounts",
    "people",
    "work",
    "cases",
    "designation",
    "reports",
    "zone_figures",
    "operator_sheets",
    "data_requests",
    "office_desk",
    "verification",
    "committee",
    "lab",
    "round_case",
    "round_panels",
    "scheme_draft",
    "my_panels",
    "public_stage",
    "files",
    "oversight",
)

urlpatterns = [
    path("", home.show, name="home"),
    path("zones/", directory.show, name="directory"),
    path("zones/<slug:address>/", zone.show, name="zone"),
    path("zones/<slug:address>/remark/", remark.write, name="remark"),
    path("zones/<slug:address>/remark/thanks/", remark.thanks, name="remark_thanks"),
    path("rounds/", rounds.listing, name="rounds"),
    path("rounds/<slug:key>/", rounds.show, name="round"),
    path("rounds/<slug:key>/files/<str:name>", downloads.round_file, name="round_file"),
    path("rules/", rules.show, name="rules"),
    path("glossary/", glossary.show, name="glossary"),
    path("data/", plain.data, name="data"),
    path("accessibility/", plain.accessibility, name="accessibility"),
    path("privacy/", plain.privacy, name="privacy"),
    path("contact/", plain.contact, name="contact"),
    path("example/", example.show, name="example"),
    path("example/zones/<slug:address>/", example.zone, name="example_zone"),
    path("example/rounds/<slug:key>/", example.round_results, name="example_round"),
    path("example/rounds/<slug:key>/files/<str:name>", downloads.example_file, name="example_file"),
    *(path("", include(f"teukgu.portal.web.addresses.{area}")) for area in AREAS),
]
