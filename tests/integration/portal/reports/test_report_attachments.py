"""Files that go with the texts of a report: who adds and reads them, versions, limits, the package of the filing."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.papers import package_of_event
from teukgu.portal.services.reports import attachments as service
from teukgu.portal.services.reports.attachments import take_out_of_report
from teukgu.portal.store.models import FileUse, ReportAttachment
from teukgu.portal.store.queries.reports.attachments import attached_now, attachments_of
from teukgu.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    return make_world(tools.OPENED)


def codes(refused):
    return {one.code for one in refused.value.findings}


def take_out(world, report, row, who=tools.OFFICER):
    take_out_of_report(world.viewer(who), report.case.number, row.pk, now=moment(tools.OPENED), today=tools.OPENED)


def test_a_version_names_its_files_and_keeps_them(world):
    report = tools.opened(world)
    first = tools.attach(world, report)
    kept = tools.version(world, report)
    named = kept.content["attachments"]
    assert [(one["item"], one["name"], one["sha256"]) for one in named] == [
        ("residents_opinion", "간담회 회의록.pdf", sha256(tools.PDF).hexdigest())
    ]
    take_out(world, report, first)
    take_out(world, report, first)
    assert attached_now(report.pk) == []
    assert [one.row for one in attachments_of(kept)] == [first.pk]


def test_a_file_more_makes_another_version_and_the_same_file_twice_does_not(world):
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"jobs": 5}))
    plain = tools.version(world, report)
    tools.attach(world, report)
    with_file = tools.version(world, report)
    assert with_file.sha256 != plain.sha256
    tools.attach(world, report)
    assert ReportAttachment.objects.count() == 1
    assert FileUse.objects.count() == 1
    assert tools.version(world, report).pk == with_file.pk


@pytest.mark.parametrize("who", ["town-gaon.officer", "office-east.officer", tools.MINISTRY, "town-neulnuri.head"])
def test_nobody_else_adds_or_takes_out(world, who):
    report = tools.opened(world)
    row = tools.attach(world, report)
    with pytest.raises(Refused):
        tools.attach(world, report, "x.pdf", who=who)
    with pytest.raises(Refused):
        take_out(world, report, row, who)
    assert len(attached_now(report.pk)) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("virus.exe", b"MZ", "file.unknown_kind"),
        ("사진.jpg", b"%PDF-1.7", "file.other_content"),
        ("빈.pdf", b"", "file.empty"),
    ],
)
def test_what_is_no_proper_file_is_refused(world, name, content, code):
    report = tools.opened(world)
    with pytest.raises(Refused) as refused:
        tools.attach(world, report, name, content=content)
    assert code in codes(refused)
    assert not ReportAttachment.objects.exists()


def test_a_text_that_is_not_there_has_no_files(world):
    report = tools.opened(world)
    with pytest.raises(Refused) as refused:
        tools.attach(world, report, item="nothing")
    assert codes(refused) == {"report.not_asked"}


def test_limits_are_the_rulebooks(world, monkeypatch):
    report = tools.opened(world)
    for place in range(10):
        tools.attach(world, report, f"{place}.pdf")
    with pytest.raises(Refused) as refused:
        tools.attach(world, report, "11.pdf")
    assert codes(refused) == {"report.too_many_files"}
    monkeypatch.setattr(service, "MEGABYTE", 1)
    with pytest.raises(Refused) as refused:
        tools.attach(world, report, "12.pdf", item="economy")
    assert codes(refused) == {"report.files_too_large"}
    assert len(attached_now(report.pk)) == 10


def test_a_settled_report_takes_none(world):
    report = tools.opened(world)
    life = tools.filed(world, report)
    life(tools.MINISTRY, "register_report", "minister", receipt_number="접수-1")
    life(tools.MINISTRY, "settle_report", "minister")
    with pytest.raises(Refused) as refused:
        tools.attach(world, report)
    assert codes(refused) == {"report.closed"}


def test_the_package_of_the_filing_holds_the_report_and_its_files(world):
    report = tools.opened(world)
    tools.attach(world, report)
    tools.attach(world, report, "옛 보고.hwp", item="economy", content=bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)
    life = tools.filed(world, report)
    event = life.events[-1]
    names = sorted(FileUse.objects.filter(event=event).values_list("name", flat=True))
    assert names[:3] == ["운영성과보고서.hwpx", "운영성과보고서.pdf", "운영성과보고서.xlsx"]
    assert {name.partition("_")[2].partition("_")[2] for name in names[3:]} == {"간담회 회의록.pdf", "옛 보고.hwp"}
    package = zipfile.ZipFile(io.BytesIO(package_of_event(world.viewer(tools.OFFICER), event.pk)))
    inside = [name for name in package.namelist() if name.startswith("붙임/")]
    assert [name.partition("_")[2] for name in inside][:3] == names[:3]
    assert any(name.endswith("간담회 회의록.pdf") for name in inside)
    manifest = json.loads(package.read("manifest.json"))
    assert [name.endswith("옛 보고.hwp") for name in manifest["left_out_hwp"]] == [True]
    letter = next(package.read(name).decode() for name in package.namelist() if name.endswith(".txt"))
    assert "운영성과보고서.pdf" in letter


def test_pages_add_show_give_and_take_out(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    address = reverse("report_attach", args=[report.case.number])
    sent = {
        "item": "residents_opinion",
        "files": [
            SimpleUploadedFile("간담회.pdf", tools.PDF, "application/pdf"),
            SimpleUploadedFile("나쁜 것.exe", b"MZ", "application/x-msdownload"),
        ],
    }
    page = client.post(address, sent, follow=True).content.decode()
    assert "간담회.pdf" in page
    assert "받지 않는 종류" in page
    row = ReportAttachment.objects.get()
    given = client.get(reverse("report_attachment", args=[report.case.number, row.pk]))
    assert b"".join(given.streaming_content) == tools.PDF
    assert "attachment" in given["Content-Disposition"]
    assert client.post(address, {"item": "economy"}, follow=True).status_code == 200
    client.post(reverse("report_take_out", args=[report.case.number, row.pk]))
    assert attached_now(report.pk) == []


@pytest.mark.parametrize(
    ("who", "status"),
    [("office-east.officer", 200), (tools.MINISTRY, 200), ("town-gaon.officer", 404), ("resident", 404)],
)
def test_whoever_reads_the_report_reads_its_files(client, world, who, status):
    report = tools.opened(world)
    row = tools.attach(world, report)
    sign_in(client, world.account(who))
    answer = client.get(reverse("report_attachment", args=[report.case.number, row.pk]))
    assert answer.status_code == status
    assert client.get(reverse("report_attachment", args=[report.case.number, row.pk + 9])).status_code == 404
    if answer.streaming:
        b"".join(answer.streaming_content)
