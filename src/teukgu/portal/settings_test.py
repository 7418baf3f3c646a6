"""Settings of the tests: SQLite by default, PostgreSQL when TEUKGU_TEST_DATABASE_URL names one."""

from teukgu.portal.settings import *  # noqa: F403
