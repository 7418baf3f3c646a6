"""Settings of sign-in: passwords, second factor, lockout, sessions, identity providers (docs/reference/sign_in.md)."""

import os
from datetime import timedelta

from teukgu.portal import environment
from teukgu.portal.identity_providers import provider_apps, provider_origins, provider_settings

_PRODUCTION = environment.is_yes(os.environ, "TEUKGU_PRODUCTION")

AUTH_USER_MODEL = "store.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_RULES = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": f"{_RULES}MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_RULES}CommonPasswordValidator"},
    {"NAME": f"{_RULES}NumericPasswordValidator"},
]

# accounts
ACCOUNT_ADAPTER = "teukgu.portal.web.sign_in.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "teukgu.portal.web.sign_in.forms.ResidentForm"
ACCOUNT_USER_DISPLAY = "teukgu.portal.web.sign_in.adapters.shown_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
# whoever finds a screen left open changes neither the address, nor the password, nor ties a provider to the account
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[특구 Teukgu] "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# django-axes locks an account out for one address; these catch whoever tries from many, and guesses of codes
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,20/30m/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "signed_in"

# second factor
MFA_ADAPTER = "teukgu.portal.web.sign_in.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# a passkey alone is two factors only when the device asked for a PIN or a finger
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Teukgu"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "teukgu.portal.web.sign_in.forms.FactorForm",
    "reauthenticate": "teukgu.portal.web.sign_in.forms.FactorAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
# passkeys are bound to https, but for a computer that talks to itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PRODUCTION

# identity providers of the government or the organisation: off unless named in the environment
SOCIALACCOUNT_ADAPTER = "teukgu.portal.web.sign_in.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = provider_settings(os.environ)
PROVIDER_APPS = provider_apps(os.environ)
PROVIDER_ORIGINS = provider_origins(os.environ)
PROVIDER_IS_TWO_FACTORS = environment.is_yes(os.environ, "TEUKGU_PROVIDER_TWO_FACTORS")

# lockout: five wrong passwords for one account from one address, then a quarter of an hour
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "teukgu.portal.web.sign_in.lockout.account_tried"
AXES_CLIENT_IP_CALLABLE = "teukgu.portal.web.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "teukgu.portal.web.sign_in.lockout.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# sessions: what is idle ends, whatever the browser says; a day at work is the longest
IDLE_SECONDS = 60 * environment.whole(os.environ, "TEUKGU_IDLE_MINUTES", 30)
IDLE_WARNING_SECONDS = 180
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
USERSESSIONS_TRACK_ACTIVITY = False
# a message kept in a cookie would come to somebody without a session, and pages of strangers are kept for everybody
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# keys of programs: how many somebody may have, and how many calls a minute each
API_KEYS_EACH = 10
API_CALLS_A_MINUTE = environment.whole(os.environ, "TEUKGU_API_CALLS_A_MINUTE", 300)
