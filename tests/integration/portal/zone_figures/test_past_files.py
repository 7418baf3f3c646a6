"""Old reports as files: kept as they came, read by readers of the zone, withdrawn with a reason."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import sign_in

from teukgu.portal.keeping import keeping_on
from teukgu.portal.services.erasure.files import find
from teukgu.portal.store.models import AccessLogEntry, FileUse, PastFile

pytestmark = pytest.mark.django_db
HWP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"HWP Document File" + b"\0" * 600


def attach(client, zone, *, year=2021, name="2021년 운영성과보고서.hwp", content=HWP, **more):
    sent = {"year": year, "file": SimpleUploadedFile(name, content), "note": "군 자료실"} | more
    return client.post(reverse("zone_past_attach", args=[zone.pk]), sent, follow=True)


@pytest.fixture
def town(client, world):
    sign_in(client, world.account(tools.OFFICER))
    return client


def test_an_old_report_is_kept_and_given_back_as_it_came(town, zone):
    page = attach(town, zone).content.decode()
    assert "2021년 운영성과보고서.hwp" in page
    row = PastFile.objects.get()
    assert (row.year, row.note) == (2021, "군 자료실")
    given = town.get(reverse("zone_past_file", args=[zone.pk, row.pk]))
    assert b"".join(given.streaming_content) == HWP
    assert "attachment" in given["Content-Disposition"]
    assert given["Content-Security-Policy"].startswith("sandbox")


def test_the_same_file_twice_is_kept_once(town, zone):
    attach(town, zone)
    attach(town, zone)
    assert PastFile.objects.count() == FileUse.objects.count() == 1
    attach(town, zone, year=2022)
    assert PastFile.objects.count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"year": 2019},
        {"year": 2028},
        {"year": "x"},
        {"name": "보고서.exe"},
        {"content": b"no hwp at all"},
        {"note": "가" * 201},
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(town, zone, sent):
    answer = attach(town, zone, **sent)
    assert [str(one) for one in answer.context["messages"]]
    assert not PastFile.objects.exists()


def test_a_form_without_a_file_is_told(town, zone):
    answer = town.post(reverse("zone_past_attach", args=[zone.pk]), {"year": 2021}, follow=True)
    assert [str(one) for one in answer.context["messages"]] == ["보관할 파일을 고르십시오."]


def test_a_file_attached_by_mistake_is_withdrawn_with_a_reason(town, zone):
    attach(town, zone)
    row = PastFile.objects.get()
    address = reverse("zone_past_withdraw", args=[zone.pk, row.pk])
    town.post(address, {"why": " "})
    row.refresh_from_db()
    assert row.withdrawn_at is None
    town.post(address, {"why": "다른 특구의 보고서"})
    row.refresh_from_db()
    assert (row.why, row.withdrawn_by.email) == ("다른 특구의 보고서", row.use.added_by.email)
    assert town.get(reverse("zone_past_file", args=[zone.pk, row.pk])).status_code == 404


def test_personal_data_is_given_for_a_reason_that_is_noted_and_is_not_erased_as_unused(town, world, zone):
    attach(town, zone, personal="1")
    row = PastFile.objects.get()
    address = reverse("zone_past_file", args=[zone.pk, row.pk])
    assert "왜 내려받아야" in town.get(address).content.decode()
    assert town.post(address, {"reason": ""}).status_code == 422
    assert b"".join(town.post(address, {"reason": "지난 값을 옮기려고"}).streaming_content) == HWP
    entry = AccessLogEntry.objects.get(subject=str(row.use_id))
    assert entry.reason == "지난 값을 옮기려고"
    long_after = date(2060, 1, 1)
    assert list(find(keeping_on(tools.OPENED), long_after)) == []
    town.post(reverse("zone_past_withdraw", args=[zone.pk, row.pk]), {"why": "가리지 않은 파일"})
    assert [one.record for one in find(keeping_on(tools.OPENED), long_after)] == [str(row.use_id)]


def test_a_file_belongs_to_its_zone_and_others_find_none(client, world, zone):
    sign_in(client, world.account(tools.OFFICER))
    attach(client, zone)
    row = PastFile.objects.get()
    other = tools.make_zone(world, "example-report-2")
    assert client.get(reverse("zone_past_file", args=[other.pk, row.pk])).status_code == 404
    for who in ("town-gaon.officer", "province-garam.officer", "resident"):
        sign_in(client, world.account(who))
        assert client.get(reverse("zone_past_file", args=[zone.pk, row.pk])).status_code == 404
    sign_in(client, world.account("office-east.officer"))
    assert client.get(reverse("zone_past_file", args=[zone.pk, row.pk])).status_code == 200
