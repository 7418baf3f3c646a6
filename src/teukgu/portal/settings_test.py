"""Settings of the tests: SQLite by default, PostgreSQL when TEUKGU_TEST_DATABASE_URL names one."""

import os
import tempfile
from pathlib import Path

from teukgu.portal import environment
from teukgu.portal.settings import *  # noqa: F403

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
VAR = Path(tempfile.gettempdir()) / "teukgu-tests"
DATABASES = {"default": environment.database(os.environ.get("TEUKGU_TEST_DATABASE_URL", ""), VAR)}
# tests read the static files where they lie, without collecting and hashing them first
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["tests.quick_hasher.QuickArgon2PasswordHasher"]
