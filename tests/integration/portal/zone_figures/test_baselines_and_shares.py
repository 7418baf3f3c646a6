"""Baselines with their source, shares that add up to one: entered, refused at once, used where they belong."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import sign_in
from tests.portal_case_tools import moment

from teukgu.portal.services.zone_figures.shares import agree_shares
from teukgu.portal.store.models import AttributionShare, Baseline
from teukgu.portal.store.queries.data_requests.sources import sources_for
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.zone_figures.holdings import shares_of_zone
from teukgu.portal.store.queries.zone_figures.zones import members_of
from teukgu.reporting.attribution import in_year
from teukgu.reporting.figure import Cell
from teukgu.reporting.table_definition import Column, Rows, Source, TableDefinition
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))
TOLD = {"as_of": "2020-05-04", "source": "지정 신청서 12쪽"}


@pytest.fixture
def town(client, world):
    sign_in(client, world.account(tools.OFFICER))
    return client


def baselines(client, zone, values, *, definitions=2027, **more):
    newest = {row.indicator: row.pk for row in Baseline.objects.order_by("pk")}
    typed = {f"value-{key}": value for key, value in values.items()}
    follows = {f"follows-{key}": newest.get(key, 0) for key in values}
    sent = {"definitions": definitions} | TOLD | typed | follows | more
    return client.post(reverse("zone_baselines", args=[zone.pk]), sent)


def messages_of(answer):
    return [str(one) for one in answer.context["messages"]]


def test_a_baseline_under_the_present_definition_stands_beside_the_report(town, world, zone):
    assert baselines(town, zone, {"jobs": "31명"}).status_code == 302
    row = Baseline.objects.get()
    assert (row.value, row.version, row.as_of, row.source) == (31, 3, date(2020, 5, 4), "지정 신청서 12쪽")
    report = tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=2026, now=moment(tools.OPENED), today=tools.OPENED
    )
    assert form_of(report).baseline == {JOBS: 31}


def test_a_baseline_under_the_definition_of_then_is_kept_and_not_compared(town, world, zone):
    baselines(town, zone, {"jobs": "31"}, definitions=2020)
    assert Baseline.objects.get().version == 2
    report = tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=2026, now=moment(tools.OPENED), today=tools.OPENED
    )
    assert form_of(report).baseline == {}
    page = town.get(reverse("zone_figures", args=[zone.pk])).content.decode()
    assert "정의가 바뀌어 지금 값과 견줄 수 없음" in page


def test_another_baseline_takes_its_place_and_the_one_before_stays(town, zone):
    baselines(town, zone, {"jobs": "31"})
    baselines(town, zone, {"jobs": "31"})
    assert Baseline.objects.count() == 1
    baselines(town, zone, {"jobs": "33"}, approved_on="2026-02-10", approved_by="군수", document="특구과-3")
    assert [row.value for row in Baseline.objects.order_by("pk")] == [31, 33]


def test_what_is_wrong_with_baselines_is_said_at_once(town, zone):
    answer = baselines(town, zone, {"jobs": "31"}, as_of="2030-01-01", source="", approved_by="군수")
    assert answer.status_code == 422
    assert len(messages_of(answer)) == 3
    assert baselines(town, zone, {"jobs": "31"}, definitions=2024).status_code == 404
    assert baselines(town, zone, {"jobs": "약 31"}).status_code == 422
    assert not Baseline.objects.exists()


def test_a_day_of_reference_before_anything_that_can_be_meant(town, zone):
    answer = baselines(town, zone, {"jobs": "31"}, as_of="0001-01-01")
    assert answer.status_code == 422
    assert "2000. 1. 1.부터 2027. 1. 11.까지" in messages_of(answer)[0]
    assert not Baseline.objects.exists()


def test_two_who_open_the_baselines_at_once(town, zone):
    baselines(town, zone, {"jobs": "31"})
    late = town.post(
        reverse("zone_baselines", args=[zone.pk]),
        {"definitions": 2027, "value-jobs": "35", "follows-jobs": "0"} | TOLD,
    )
    assert late.status_code == 422
    assert "다른 사람이" in messages_of(late)[-1]


@pytest.fixture
def joint(world):
    return tools.make_zone(world, "example-joint", towns=("town-neulnuri", "town-deulbina"), name="함께 특구")


def shares(client, joint, first, second, **more):
    one, two = members_of(joint.pk)
    sent = {"first_year": 2026, "document": "협약 제3조", f"share-{one}": first, f"share-{two}": second, "seen": 0}
    return client.post(reverse("zone_shares", args=[joint.pk]), sent | more)


def test_shares_that_add_up_are_kept_exactly_and_divide_the_tables(town, joint):
    assert shares(town, joint, "1/3", "2/3").status_code == 302
    one, two = members_of(joint.pk)
    agreed = in_year(shares_of_zone(joint.pk), 2026)
    assert agreed.shares == {one: Fraction(1, 3), two: Fraction(2, 3)}
    assert in_year(shares_of_zone(joint.pk), 2025) is None
    columns = (Column(Source.INDICATOR, "jobs"),)
    definition = TableDefinition(rows=Rows.PROVINCE, columns=columns, years=(2026,))
    assert sources_for("demonstration", definition, tools.OPENED).shares[joint.pk][0].shares == agreed.shares


def test_shares_of_one_indicator_and_of_all(town, joint):
    shares(town, joint, "50%", "50%")
    seen = AttributionShare.objects.filter(zone=joint.pk).order_by("pk").last().pk
    shares(town, joint, "100%", "0%", indicator="jobs", seen=seen)
    one, _two = members_of(joint.pk)
    assert in_year(shares_of_zone(joint.pk), 2026, "jobs").shares[one] == 1
    assert in_year(shares_of_zone(joint.pk), 2026, "sales").shares[one] == Fraction(1, 2)


def test_what_is_wrong_with_shares_is_said_at_once_and_stays_in_the_form(town, joint):
    answer = shares(town, joint, "반", "", document="", first_year=2000, indicator="living_population")
    assert answer.status_code == 422
    assert len(messages_of(answer)) == 4
    answer = shares(town, joint, "50%", "40%")
    assert "90%" in messages_of(answer)[0]
    assert 'value="40%"' in answer.content.decode()
    answer = shares(town, joint, "100%", "")
    assert len(messages_of(answer)) == 1
    assert not AttributionShare.objects.filter(zone=joint.pk).exists()


def test_a_double_click_and_two_at_once(town, world, joint):
    shares(town, joint, "50%", "50%")
    shares(town, joint, "50%", "50%")
    assert AttributionShare.objects.filter(zone=joint.pk).count() == 2
    late = shares(town, joint, "30%", "70%")
    assert late.status_code == 422
    assert AttributionShare.objects.filter(zone=joint.pk).count() == 2
    typed = dict(zip(members_of(joint.pk), ("30%", "70%"), strict=True))
    seen = AttributionShare.objects.filter(zone=joint.pk).order_by("pk").last().pk
    assert agree_shares(
        world.viewer("town-deulbina.officer"),
        joint.pk,
        first_year=2026,
        typed=typed,
        document="협약 제4조",
        seen=seen,
        now=moment(tools.OPENED),
        today=tools.OPENED,
    )


def test_a_zone_of_one_town_has_nothing_to_divide(town, world, zone):
    assert town.get(reverse("zone_shares", args=[zone.pk])).status_code == 404
    with pytest.raises(Refused) as refused:
        agree_shares(
            world.viewer(tools.OFFICER),
            zone.pk,
            first_year=2026,
            typed={},
            document="x",
            now=moment(tools.OPENED),
            today=tools.OPENED,
        )
    assert refused.value.findings[0].code == "zone_figures.not_joint"
