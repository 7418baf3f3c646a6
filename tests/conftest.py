"""Shared fixtures: the folder of reference data (skipped when unset) and where Chromium is."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("teukgu", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("teukgu")


@pytest.fixture(scope="session", autouse=True)
def emptying_past_only_added() -> None:
    """Tests with real transactions empty their database; tables that are only added to let them, then refuse again."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from teukgu.portal.store.append_only import install_all, remove_all

    empty = BaseDatabaseOperations.execute_sql_flush

    def emptied(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        remove_all(operations.connection)
        empty(operations, statements)
        install_all(operations.connection)

    BaseDatabaseOperations.execute_sql_flush = emptied


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of reference data that is not in the repository."""
    folder = os.environ.get("TEUKGU_REFERENCE_DATA")
    if not folder:
        pytest.skip("TEUKGU_REFERENCE_DATA names no folder")
    return Path(folder)
