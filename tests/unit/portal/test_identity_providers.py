"""Identity providers are off unless the environment names them wholly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from teukgu.portal.identity_providers import (
    OIDC,
    OIDC_APP,
    SAML,
    SAML_APP,
    provider_apps,
    provider_origins,
    provider_settings,
)

OIDC_SET = {
    "TEUKGU_OIDC_SERVER": "https://id.example",
    "TEUKGU_OIDC_CLIENT_ID": "teukgu",
    "TEUKGU_OIDC_SECRET": "s",
    "TEUKGU_OIDC_NAME": "행정전자서명",
}
SAML_SET = {
    "TEUKGU_SAML_ENTITY_ID": "https://id.example/saml",
    "TEUKGU_SAML_SSO_URL": "https://id.example/sso",
    "TEUKGU_SAML_CERTIFICATE": "MIIB",
}


def test_nothing_named_is_nothing_on() -> None:
    assert provider_apps({}) == []
    assert provider_settings({}) == {}


def test_each_is_on_when_named() -> None:
    assert provider_apps(OIDC_SET | SAML_SET) == [OIDC_APP, SAML_APP]
    (oidc,) = provider_settings(OIDC_SET)["openid_connect"]["APPS"]
    assert (oidc["name"], oidc["settings"]["server_url"]) == ("행정전자서명", "https://id.example")
    (saml,) = provider_settings(SAML_SET)["saml"]["APPS"]
    assert saml["settings"]["idp"]["sso_url"] == "https://id.example/sso"
    assert saml["settings"]["advanced"]["reject_idp_initiated_sso"]


@pytest.mark.parametrize(("names", "given"), [(OIDC, OIDC_SET), (SAML, SAML_SET)])
def test_half_a_configuration_is_refused_by_name(names: tuple[str, ...], given: dict[str, str]) -> None:
    for name in names:
        with pytest.raises(ImproperlyConfigured, match=name):
            provider_apps({key: value for key, value in given.items() if key != name})


def test_forms_may_lead_to_the_providers_named_and_nowhere_else() -> None:
    more = {"TEUKGU_PROVIDER_ORIGINS": "https://login.example/path nonsense"}
    assert provider_origins({}) == []
    assert provider_origins(more) == []
    assert provider_origins(OIDC_SET | more) == ["https://id.example", "https://login.example"]
