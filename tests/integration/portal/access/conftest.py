from typing import Any

import pytest
from tests import access_tools as tools


@pytest.fixture
def programme(db: None) -> Any:
    from teukgu.portal.store.models import Programme

    return Programme.objects.get_or_create(pk=tools.PROGRAMME)[0]
