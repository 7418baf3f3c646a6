"""Settings of the portal, from the environment where an installation differs."""

import os
from pathlib import Path

VAR = Path(os.environ.get("TEUKGU_VAR", "var")).resolve()
PRODUCTION = os.environ.get("TEUKGU_PRODUCTION", "") == "yes"
DEBUG = False
SECRET_KEY = os.environ.get("TEUKGU_SECRET_KEY", "" if PRODUCTION else "demonstration-only")  # noqa: S105
ALLOWED_HOSTS = os.environ.get("TEUKGU_HOSTS", "127.0.0.1 localhost [::1]").split()
ROOT_URLCONF = "teukgu.portal.urls"
INSTALLED_APPS = ["teukgu.portal.store", "teukgu.portal.web"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "teukgu.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "ko"
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
