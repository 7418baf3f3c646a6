"""Addresses of the portal with those of an OpenID Connect provider, which only an installation that names one has."""

from allauth.socialaccount.providers.openid_connect import urls
from django.urls import include, path

from teukgu.portal import urls as portal

urlpatterns = [path("accounts/", include(urls.urlpatterns)), *portal.urlpatterns]
