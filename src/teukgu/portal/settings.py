"""Settings of the portal, from the environment where an installation differs (docs/reference/portal.md)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from teukgu.portal import environment
from teukgu.portal.running_settings import *  # noqa: F403
from teukgu.portal.sign_in_settings import *  # noqa: F403
from teukgu.portal.sign_in_settings import PROVIDER_APPS, PROVIDER_ORIGINS

PORTAL = Path(__file__).parent
VAR = Path(os.environ.get("TEUKGU_VAR", "var")).resolve()
PRODUCTION = environment.is_yes(os.environ, "TEUKGU_PRODUCTION")
if PRODUCTION:
    environment.refuse_unfit(os.environ)
DEBUG = environment.is_yes(os.environ, "TEUKGU_DEBUG")
SECRET_KEY = environment.secret_key(os.environ, production=PRODUCTION)
# former keys, for a while: sessions, links and secrets of devices made with them still open
SECRET_KEY_FALLBACKS = os.environ.get("TEUKGU_FORMER_SECRET_KEYS", "").split()
ALLOWED_HOSTS = os.environ.get("TEUKGU_HOSTS", "127.0.0.1 localhost [::1]").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("TEUKGU_ORIGINS", "").split()

# what this installation shows of itself
DEMONSTRATION = not PRODUCTION
OFFICIAL_SITE = environment.is_yes(os.environ, "TEUKGU_OFFICIAL_SITE")
# bands from public statistics are on in a demonstration; in production somebody must want them
PUBLIC_STATISTICS = environment.is_yes(os.environ, "TEUKGU_PUBLIC_STATISTICS", default=DEMONSTRATION)
# a demonstration acts out a year of reports beside the pages; `teukgu demo` does it in any case
DEMONSTRATION_YEAR = environment.is_yes(os.environ, "TEUKGU_DEMONSTRATION_YEAR", default=DEMONSTRATION)
# what visitors write is erased after so many days (the privacy page says one year)
REMARK_DAYS = 365
# templates of official papers that replace those of the product, file by file
PAPERS = os.environ.get("TEUKGU_PAPERS", "")
CONTACT_NAME = os.environ.get("TEUKGU_CONTACT_NAME", "")
CONTACT_PHONE = os.environ.get("TEUKGU_CONTACT_PHONE", "")
CONTACT_EMAIL = os.environ.get("TEUKGU_CONTACT_EMAIL", "")

ROOT_URLCONF = "teukgu.portal.urls"
WSGI_APPLICATION = "teukgu.portal.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "teukgu.portal.store",
    "teukgu.portal.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "axes",
    *PROVIDER_APPS,
]
MIDDLEWARE = [
    "teukgu.portal.logs.log_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "teukgu.portal.web.middleware.headers",
    "teukgu.portal.web.middleware.language_by_address",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "teukgu.portal.web.middleware.no_null_characters",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "teukgu.portal.refusals.answers_to_programs",
    "teukgu.portal.web.sign_in.idle.end_idle_sessions",
    "teukgu.portal.web.sign_in.factor.second_factor_of_staff",
    "teukgu.portal.web.middleware.private_answers",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "teukgu.portal.web.context.portal",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "teukgu.portal.web.templatetags.korean",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": environment.database(os.environ.get("TEUKGU_DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# nothing may count on a cache that every process has for itself: limits, and one-time codes once used, are rows
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "teukgu_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
LOCALE_PATHS = [PORTAL / "locale"]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *PROVIDER_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "teukgu.portal.web.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
# a reverse proxy that ends TLS must say so in this header, and drop it from what strangers send
BEHIND_PROXY = environment.is_yes(os.environ, "TEUKGU_BEHIND_PROXY")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# the weights of a scheme are one form: fifty parts for six types of zones, and more
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# the ministry uploads the reports of every zone at once; how many are taken is the service's word
DATA_UPLOAD_MAX_NUMBER_FILES = 400

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "teukgu.portal.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # a line for each answer where it is wanted: in production, where a service manager keeps the log
        "teukgu.requests": {"level": "INFO" if PRODUCTION else "WARNING"},
    },
}
