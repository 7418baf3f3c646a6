"""Organisations, posts, invitations, handover, the first page of a newcomer."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.people import handovers, invitations, organisations, welcome

urlpatterns: list[URLPattern | URLResolver] = [
    path("work/welcome/", welcome.show, name="welcome"),
    path("people/", organisations.listing, name="people"),
    path("people/hand-over/<int:account>/", handovers.write, name="hand_over"),
    path("people/handovers/<uuid:record>/", handovers.show, name="handover"),
    path("people/handovers/<uuid:record>/download/", handovers.download, name="handover_download"),
    path("people/<slug:programme>/<slug:key>/", organisations.show, name="organisation"),
    path("people/<slug:programme>/<slug:key>/posts/", organisations.new_post, name="new_post"),
    path("people/<slug:programme>/<slug:key>/posts/<int:post>/end/", organisations.close_post, name="end_post"),
    path("people/<slug:programme>/<slug:key>/posts/<int:post>/invite/", invitations.write, name="invite"),
    path("people/<slug:programme>/<slug:key>/holdings/<int:holding>/end/", invitations.end, name="end_holding"),
    path("people/<slug:programme>/<slug:key>/holdings/<int:holding>/again/", invitations.again, name="invite_again"),
    path("accounts/invitation/<str:token>/", invitations.accept, name="invitation"),
]
