"""Sign-in, sessions, invitations, registration."""

from django.urls import URLPattern, URLResolver, include, path

from teukgu.portal.web.views.people import keys, sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", sign_in.my_account, name="my_account"),
    path("accounts/keys/", keys.show, name="api_keys"),
    path("accounts/keys/new/", keys.make, name="api_key_new"),
    path("accounts/keys/<int:pk>/revoke/", keys.revoke, name="api_key_revoke"),
    path("accounts/signed-in/", sign_in.arrived, name="signed_in"),
    path("accounts/session/extend/", sign_in.extend, name="extend_session"),
    path("accounts/login/", sign_in.SignIn.as_view(), name="account_login"),
    path("accounts/", include("allauth.urls")),
]
