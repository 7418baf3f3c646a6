"""Sign-in, sessions, invitations, registration."""

from django.urls import URLPattern, URLResolver, include, path

from teukgu.portal.web.views.people import sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", sign_in.my_account, name="my_account"),
    path("accounts/signed-in/", sign_in.arrived, name="signed_in"),
    path("accounts/session/extend/", sign_in.extend, name="extend_session"),
    path("accounts/login/", sign_in.SignIn.as_view(), name="account_login"),
    path("accounts/", include("allauth.urls")),
]
