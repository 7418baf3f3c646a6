"""The auditors' order: for auditors only, made anew, kept nowhere, told to nobody."""

from pathlib import Path

import pytest
from django.apps import apps
from tests.people_tools import NOW
from tests.report_tools import make_zone

import teukgu
from teukgu.portal.store.models import Observation, Region

pytestmark = pytest.mark.django_db
AUDITOR = "audit.auditor"


@pytest.fixture
def figures(world):
    for zone, last in (("example-plain", None), ("example-sevens", 7)):
        make_zone(world, zone, name=f"{zone} 특구")
        for place in range(60):
            value = 1234 + 977 * place * place
            Observation.objects.create(
                programme_id=world.programme,
                zone_id=zone,
                year=1960 + place,
                indicator="jobs",
                value=value if last is None else value // 10 * 10 + last,
                status="given",
                provenance="reported",
                confidence="counted",
                version=1,
                recorded_at=NOW,
            )
    return world


def province(world):
    return world.organisation("town-neulnuri").region.province_id


def counted():
    return {model.__name__: model.objects.count() for model in apps.get_app_config("store").get_models()}


def test_an_auditor_sees_an_order_with_what_it_cannot_say(figures, client_of):
    client = client_of(AUDITOR)
    assert client.get("/audit-order/").status_code == 200
    before = counted()
    page = client.get(f"/audit-order/?province={province(figures)}").content.decode()
    assert counted() == before  # nothing is kept, nobody is told
    assert page.index("example-sevens 특구") < page.index("example-plain 특구")
    assert "잘못의 증거가 아닙니다" in page
    assert "7이 100%" in page
    assert client.get("/audit-order/?province=nowhere").status_code == 404
    empty = Region.objects.create(
        pk="EX-EMPTY", programme_id=figures.programme, kind="province", name_ko="빈도", name_en="Bin-do"
    )
    assert "특구가 없습니다" in client.get(f"/audit-order/?province={empty.pk}").content.decode()
    assert client.get(f"/en/audit-order/?province={province(figures)}").status_code == 200


@pytest.mark.parametrize(
    "who", ["office-east.officer", "town-neulnuri.officer", "ministry-policy.officer", "province-garam.officer"]
)
def test_nobody_else_finds_it(figures, client_of, who):
    assert client_of(who).get(f"/audit-order/?province={province(figures)}").status_code == 404


def test_only_that_one_page_reads_it():
    """No check, message, list or file is made of digits."""
    root = Path(teukgu.__file__).parent
    readers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "audit_order import" in path.read_text(encoding="utf-8") and "reporting/audit_order" not in path.as_posix()
    }
    assert readers == {"portal/web/views/verification/audit.py"}
