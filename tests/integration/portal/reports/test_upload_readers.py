"""Several readers at once, in threads with connections of their own; the thread of the worker."""

import time
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from django.db import connections
from tests import report_tools as tools
from tests.integration.portal.cases.test_at_once import real_world, refusals_come_back  # noqa: F401
from tests.portal_case_tools import moment

from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.jobs import reading as jobs
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports import reading
from teukgu.portal.services.reports.uploads import hand_in_workbook
from teukgu.portal.store.models import ReportSave, WorkbookUpload
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure
from teukgu.values import IndicatorId

JOBS = Cell(IndicatorId("jobs"))
NOW = moment(tools.OPENED)
FILES = 6


@pytest.fixture
def waiting(real_world, monkeypatch, settings, tmp_path):  # noqa: F811
    """So many uploads of one report."""
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(reading, "AGAIN", timedelta(seconds=-1))
    report = tools.opened(real_world)
    form = form_of(report)
    for number in range(FILES):
        draft = ReportDraft({JOBS: Figure(JOBS, 50 + number)}, {})
        hand_in_workbook(
            real_world.viewer(tools.OFFICER),
            report.case.number,
            name="보고서.xlsx",
            content=write_workbook(
                replace(form, entered=draft),
                report_contents(),
                indicators(),
            ),
            once=str(number),
            now=NOW + timedelta(seconds=number),
            today=tools.OPENED,
        )
    return report


def all_answered() -> bool:
    return WorkbookUpload.objects.filter(state="answered").count() == FILES


def test_several_readers_answer_each_file_once(waiting):
    together = Barrier(3)

    def work():
        together.wait()
        while jobs._one():
            pass
        connections.close_all()

    threads = [Thread(target=work) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert all_answered()
    assert set(WorkbookUpload.objects.values_list("tries", flat=True)) == {1}
    uploads = list(ReportSave.objects.filter(report=waiting).values_list("upload", flat=True))
    assert len(uploads) == len(set(uploads)) == FILES


def test_the_thread_of_the_worker_reads_until_it_is_stopped(waiting, monkeypatch):
    monkeypatch.setattr(jobs, "PAUSE", 0.05)
    stopping = Event()
    thread = jobs.start_reading(stopping)
    limit = time.monotonic() + 120
    while not all_answered() and time.monotonic() < limit:
        time.sleep(0.1)
    stopping.set()
    thread.join(30)
    assert all_answered()
    assert not thread.is_alive()
