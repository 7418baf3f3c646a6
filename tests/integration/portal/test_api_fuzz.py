"""Whatever fits the API's own description is answered as described; what does not fit is refused as described."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import report_tools
from tests.people_tools import TODAY, make_world

from teukgu.portal import clock
from teukgu.portal.api.routes import api
from teukgu.portal.services.people.api_tokens import make_key
from teukgu.portal.wsgi import application

pytestmark = pytest.mark.filterwarnings("ignore")

OPEN = ("zones", "filters", "zone", "dump_csv", "dump_json", "rules", "rule", "rounds", "round")
SIGNED_IN = (
    *("reports", "report", "report_form", "report_workbook", "save_entries", "explain_request", "keep_version"),
    *("hand_in_workbook", "hand_in_many", "batches", "batch", "upload", "receipt", "marked"),
    *("zone_stages", "set_zone_stages"),
)
OPERATIONS = (*OPEN, *SIGNED_IN)
EXAMPLES = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
PLAIN = {"host": "testserver", "accept-encoding": "identity"}
NAMES = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
CHECKS = [getattr(schemathesis.checks, name) for name in NAMES]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the connection of the test's transaction over requests, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_operation_is_left_out() -> None:
    schema = api.get_openapi_schema()
    assert {row["operationId"] for methods in schema["paths"].values() for row in methods.values()} == set(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_api_keeps_its_word(portal: None, one_connection: None, name: str) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application, headers=PLAIN)
    operation = schema.find_operation_by_id(name)

    @EXAMPLES
    @given(case=operation.as_strategy())
    def keeps_its_word(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=PLAIN)

    keeps_its_word()


@pytest.mark.parametrize("name", SIGNED_IN)
def test_api_keeps_its_word_to_an_officer(db: None, one_connection: None, settings, tmp_path, name: str) -> None:
    settings.VAR, settings.API_CALLS_A_MINUTE = tmp_path, 10_000
    world = make_world()
    case = report_tools.opened(world, on=TODAY, year=2025).case
    key = make_key(world.viewer(report_tools.OFFICER), name="시험", scope="write", days=30, once="a", now=clock.now())
    headers = PLAIN | {"authorization": f"Bearer {key.secret}"}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application, headers=PLAIN)
    operation = schema.find_operation_by_id(name)

    @EXAMPLES
    @given(case_=operation.as_strategy(), own=st.booleans())
    def keeps_its_word(case_: schemathesis.Case, own: bool) -> None:
        if own and "number" in case_.path_parameters:
            case_.path_parameters["number"] = case.number
        if own and "zone" in case_.path_parameters:
            case_.path_parameters["zone"] = case.zone_id
        case_.call_and_validate(checks=CHECKS, headers=headers)

    keeps_its_word()


@EXAMPLES
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def strange_queries_are_refused_or_answered(client: Client, query: dict[str, str]) -> None:
    assert client.get("/api/zones", query).status_code in {200, 404, 422}


def test_strange_queries(portal: None, client: Client) -> None:
    strange_queries_are_refused_or_answered(client)
