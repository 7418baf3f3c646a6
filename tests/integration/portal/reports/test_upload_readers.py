"""Several readers at once, in threads with connections of their own; the thread of the worker."""

import time
from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import OperationalError
from tests import report_tools as tools
from tests.integration.portal.cases.test_at_once import real_world, refusals_come_back  # noqa: F401
from tests.portal_case_tools import moment

from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.jobs import beside
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


def read_until_answered(readers: int) -> list[Thread]:
    """Let so many threads of the worker read until everything is answered."""
    stopping = Event()
    threads = [jobs.start_reading(stopping) for _ in range(readers)]
    limit = time.monotonic() + 240
    while not all_answered() and time.monotonic() < limit:
        time.sleep(0.1)
    stopping.set()
    for one in threads:
        one.join(60)
    return threads


def each_was_taken_once(report) -> bool:
    uploads = list(ReportSave.objects.filter(report=report).values_list("upload", flat=True))
    return len(uploads) == len(set(uploads)) == FILES


def test_several_readers_answer_each_file_once(waiting, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.05)
    read_until_answered(3)
    assert all_answered()
    assert set(WorkbookUpload.objects.values_list("tries", flat=True)) == {1}
    assert each_was_taken_once(waiting)


def test_a_reader_that_meets_a_locked_database_comes_back_to_the_file(waiting, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.05)
    real, met = reading._finish, []

    def locked_at_first(upload, found):
        if upload.pk not in met:
            met.append(upload.pk)
            raise OperationalError
        real(upload, found)

    monkeypatch.setattr(reading, "_finish", locked_at_first)
    read_until_answered(2)
    assert len(met) == FILES
    assert all_answered()
    assert set(WorkbookUpload.objects.values_list("tries", flat=True)) == {1}
    assert each_was_taken_once(waiting)


def test_the_thread_of_the_worker_reads_until_it_is_stopped(waiting, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.05)
    (thread,) = read_until_answered(1)
    assert all_answered()
    assert not thread.is_alive()
