"""Desks of the regional offices: zones, visits, coaching, reviews of plans, verification of reports."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.office_desk import (
    coaching,
    desk,
    mid_year,
    outcomes,
    review,
    visit_new,
    visits,
    warning,
    zone,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("offices/", desk.offices, name="offices"),
    path("offices/<slug:key>/", desk.show, name="office_desk"),
    path("offices/<slug:key>/zones/<str:zone>/", zone.show, name="office_zone"),
    path("offices/<slug:key>/zones/<str:zone>/act/", zone.act, name="office_zone_act"),
    path("offices/<slug:key>/zones/<str:zone>/warning/", warning.show, name="early_warning"),
    path("offices/<slug:key>/zones/<str:zone>/warning/make/", warning.make, name="early_warning_make"),
    path("mid-year/", mid_year.own, name="mid_year_own"),
    path("mid-year/<str:zone>/", mid_year.write, name="mid_year"),
    path("offices/<slug:key>/visits/new/", visit_new.write, name="visit_new"),
    path("offices/<slug:key>/visit-worker.js", visit_new.worker, name="visit_worker"),
    path("offices/<slug:key>/plans/<str:number>/", review.write, name="plan_review"),
    path("visits/", outcomes.listing, name="visit_outcomes"),
    path("visits/findings/<int:pk>/", outcomes.answer, name="visit_outcome"),
    path("visits/<int:pk>/", visits.show, name="visit"),
    path("visits/<int:pk>/act/", visits.act, name="visit_act"),
    path("visits/<int:pk>/papers/<slug:name>.pdf", visits.paper, name="visit_paper"),
    path("visits/<int:pk>/photos/<int:photo>/", visits.photo, name="visit_photo"),
    path("visits/<int:pk>/signed/<int:photo>/", visits.scan, name="visit_scan"),
    path("coaching/", coaching.listing, name="coaching"),
    path("coaching/interests/", coaching.declare, name="coaching_declare"),
    path("coaching/<int:pk>/", coaching.show, name="coaching_one"),
    path("coaching/<int:pk>/act/", coaching.act, name="coaching_act"),
]
