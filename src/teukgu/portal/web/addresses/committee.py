"""Bodies, members, meetings, minutes."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.committee import bodies, meetings

urlpatterns: list[URLPattern | URLResolver] = [
    path("committee/", bodies.listing, name="bodies"),
    path("committee/<slug:body>/", bodies.show, name="body"),
    path("committee/<slug:body>/conflicts/", bodies.conflicts, name="body_conflicts"),
    path("committee/<slug:body>/call/", meetings.call, name="call_meeting"),
    path("committee/<slug:body>/acts/<slug:act>/", bodies.act, name="body_act"),
    path("meetings/", meetings.mine, name="my_meetings"),
    path("meetings/<int:meeting>/", meetings.show, name="meeting"),
    path("meetings/<int:meeting>/acts/<slug:act>/", meetings.act, name="meeting_act"),
]
