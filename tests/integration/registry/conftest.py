"""The shipped registry in the test database, loaded once for a module and rolled back after it."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.services.statistics_load import load_statistics
from teukgu.values import Bilingual

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PROGRAMME = DEFAULT_PROGRAMME


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """Load the real programme; what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        keep_programme(PROGRAMME, Bilingual("지역특화발전특구", "Zones"), demonstration=False)
        done = load_registry(PROGRAMME, programme_folder() / "registry", now=NOW, today=TODAY)
        load_statistics(PROGRAMME, programme_folder(), now=NOW)
        yield done
        transaction.set_rollback(True)


@pytest.fixture
def loaded(shipped, db):
    """The shipped registry, for a test that may change it: its changes are undone."""
    return shipped
