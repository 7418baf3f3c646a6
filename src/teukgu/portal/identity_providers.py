"""Identity providers (OpenID Connect, SAML) that the environment names; GPKI and the mobile card come this way."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

OIDC = ("TEUKGU_OIDC_SERVER", "TEUKGU_OIDC_CLIENT_ID", "TEUKGU_OIDC_SECRET")
SAML = ("TEUKGU_SAML_ENTITY_ID", "TEUKGU_SAML_SSO_URL", "TEUKGU_SAML_CERTIFICATE")
PROVIDER_ID = "oidc"
OIDC_APP = "allauth.socialaccount.providers.openid_connect"
SAML_APP = "allauth.socialaccount.providers.saml"


def provider_apps(environment: Mapping[str, str]) -> list[str]:
    """Return the Django applications of the providers that are named."""
    return [app for app, names in ((OIDC_APP, OIDC), (SAML_APP, SAML)) if is_named(environment, names)]


def provider_settings(environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return allauth's settings of the providers that are named."""
    found: dict[str, dict[str, Any]] = {}
    if is_named(environment, OIDC):
        found["openid_connect"] = {"OAUTH_PKCE_ENABLED": True, "APPS": [_oidc(environment)]}
    if is_named(environment, SAML):
        found["saml"] = {"APPS": [_saml(environment)]}
    return found


def provider_origins(environment: Mapping[str, str]) -> list[str]:
    """Return the sites that a sign-in form may lead on to: browsers check where a form ends, too."""
    named = [environment[SAML[1]]] if is_named(environment, SAML) else []
    named += [environment[OIDC[0]]] if is_named(environment, OIDC) else []
    named += environment.get("TEUKGU_PROVIDER_ORIGINS", "").split() if named else []
    parts = [urlsplit(address.strip()) for address in named]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts if part.scheme and part.netloc})


def voter_provider(providers: Mapping[str, Any]) -> str:
    """Return the name of the OpenID Connect provider that voters may sign in with; empty when there is none."""
    apps = (providers.get("openid_connect") or {}).get("APPS") or ()
    return next((str(one.get("name") or PROVIDER_ID) for one in apps if one.get("provider_id") == PROVIDER_ID), "")


def is_named(environment: Mapping[str, str], names: tuple[str, ...]) -> bool:
    """Whether every one of ``names`` is set.

    Raises:
        ImproperlyConfigured: when some are set and others not.
    """
    missing = [name for name in names if not environment.get(name, "").strip()]
    if missing and len(missing) < len(names):
        msg = f"{', '.join(missing)} missing: set all of {', '.join(names)}, or none"
        raise ImproperlyConfigured(msg)
    return not missing


def _oidc(environment: Mapping[str, str]) -> dict[str, Any]:
    server, client, secret = (environment[name].strip() for name in OIDC)
    name = environment.get("TEUKGU_OIDC_NAME", "") or "OpenID Connect"
    return {
        "provider_id": PROVIDER_ID,
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server, "uid_field": environment.get("TEUKGU_OIDC_SUBJECT", "") or "sub"},
    }


def _saml(environment: Mapping[str, str]) -> dict[str, Any]:
    entity, address, certificate = (environment[name].strip() for name in SAML)
    name = environment.get("TEUKGU_SAML_NAME", "") or "SAML"
    subject = environment.get("TEUKGU_SAML_SUBJECT", "") or "urn:oasis:names:tc:SAML:attribute:subject-id"
    mail = environment.get("TEUKGU_SAML_EMAIL", "") or "urn:oid:0.9.2342.19200300.100.1.3"
    return {
        "provider_id": entity,
        "name": name,
        "client_id": "saml",
        "settings": {
            "attribute_mapping": {"uid": subject, "email": mail},
            "idp": {"entity_id": entity, "sso_url": address, "x509cert": certificate},
            "advanced": {"reject_idp_initiated_sso": True, "want_assertion_signed": True},
        },
    }
