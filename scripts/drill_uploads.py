"""230 workbooks handed in within one minute, by page and by API, to the real server with one worker.

``python scripts/drill_uploads.py FOLDER SEED UPLOADS`` prints one line and ends with 1 when one was refused, lost,
doubled or not answered in time. Every figure is measured from the moment at which a request was begun.
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drill_visitor import BOUNDARY, Visitor
from drill_world import ZONES_EACH, Desk, filled_draft, make_desks

TEUKGU = [sys.executable, "-c", "from teukgu.cli.main import run; run()"]
WITHIN = 60.0
LONGEST_ANSWER = 600.0
LONGEST_START = 120.0
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Sent:
    """One upload: how it was sent, when, how long it took to be taken, its id."""

    desk: Desk
    report: Any
    content: bytes
    draft: Any
    by_page: bool
    begun: float = 0.0
    taken: float = 0.0
    upload: str = ""
    wrong: str = ""


def prepare(folder: Path) -> None:
    os.environ |= {"TEUKGU_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "teukgu.portal.settings"}
    os.environ["TEUKGU_DEMONSTRATION_YEAR"] = "no"  # nobody else's uploads may stand in the queue
    os.environ.pop("TEUKGU_DATABASE_URL", None)
    subprocess.run([*TEUKGU, "serve", "--prepare-only"], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()


def workbooks(count: int) -> list[Sent]:
    """Make a filled-in workbook for each of so many reports."""
    from dataclasses import replace

    from teukgu.documents.report_workbook.writer import write_workbook
    from teukgu.portal import clock
    from teukgu.portal.report_rules import indicators, report_contents
    from teukgu.portal.store.queries.reports.forms import form_of

    found = []
    desks = make_desks(-(-count // ZONES_EACH), clock.now(), clock.today())
    for number, desk in enumerate(desks):
        for report in desk.reports:
            draft = filled_draft(report, number)
            form = replace(form_of(report), entered=draft)
            content = write_workbook(form, report_contents(), indicators())
            found.append(Sent(desk, report, content, draft, by_page=len(found) % 2 == 0))
    return found[:count]


def start(folder: Path) -> tuple[str, list[subprocess.Popen[bytes]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (folder / "log").open("w")
    commands = (("serve", "--no-worker", "--port", str(port)), ("worker",))
    started = [subprocess.Popen([*TEUKGU, *one], stdout=log, stderr=log, start_new_session=True) for one in commands]
    site, limit = f"http://127.0.0.1:{port}", time.monotonic() + LONGEST_START
    while True:
        try:
            urllib.request.urlopen(f"{site}/health", timeout=5).close()
            return site, started
        except OSError:
            assert time.monotonic() < limit, "the server does not start"
            time.sleep(0.2)


def visitor_of(site: str, one: Sent) -> Visitor:
    """Return a browser in which the officer is signed in and has the report's page open."""
    from http.cookiejar import Cookie

    visitor = Visitor(site)
    host = "127.0.0.1"
    visitor.jar.set_cookie(
        Cookie(
            0,
            "sessionid",
            one.desk.session,
            None,
            False,
            host,
            True,
            False,
            "/",
            True,
            False,
            None,
            False,
            None,
            None,
            {},
        )
    )
    visitor.page(f"/cases/{one.report.case.number}/report/")
    return visitor


def body_of(fields: dict[str, str], content: bytes) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="workbook"; filename="report.xlsx"\r\n'
    parts.append(f"{head}Content-Type: {SHEET}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def hand_in(site: str, one: Sent, visitor: Visitor | None, at: float) -> None:
    time.sleep(max(0.0, at - time.monotonic()))
    one.begun, began = time.time(), time.monotonic()
    try:
        one.upload = _by_page(site, one, visitor) if visitor else _by_api(site, one)
    except (OSError, AssertionError, ValueError) as problem:
        one.wrong = f"{type(problem).__name__}: {problem}"
    one.taken = time.monotonic() - began


def _by_page(site: str, one: Sent, visitor: Visitor) -> str:
    path = f"/cases/{one.report.case.number}/report/uploads/"
    token = next(cookie.value for cookie in visitor.jar if cookie.name == "csrftoken")
    body = body_of({"once": uuid.uuid4().hex, "csrfmiddlewaretoken": token or ""}, one.content)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Referer": site + path}
    try:
        with visitor.opener.open(urllib.request.Request(site + path, body, headers), timeout=60) as answer:
            raise AssertionError(f"answered {answer.status}")
    except urllib.error.HTTPError as answer:
        where = answer.headers.get("Location", "")
    found = re.fullmatch(r"/reports/uploads/([0-9a-f-]{36})/", where)
    assert found, f"led to {where!r}"
    return found[1]


def _by_api(site: str, one: Sent) -> str:
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Authorization": f"Bearer {one.desk.key}",
    }
    address = f"{site}/api/reports/{one.report.case.number}/uploads"
    request = urllib.request.Request(address, body_of({"once": uuid.uuid4().hex}, one.content), headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        told = json.load(answer)
    assert told["receipt"], "no receipt"
    return str(told["id"])


def send_all(site: str, sent: list[Sent], chance: random.Random) -> None:
    """Begin every upload at a random moment of one minute, each in a thread of its own."""
    visitors = [visitor_of(site, one) if one.by_page else None for one in sent]
    begin = time.monotonic() + 2
    moments = [begin + chance.uniform(0, WITHIN) for _ in sent]
    threads = [
        threading.Thread(target=hand_in, args=(site, one, visitor, at))
        for one, visitor, at in zip(sent, visitors, moments, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def wait(count: int) -> None:
    from django.db import close_old_connections

    from teukgu.portal.store.models import WorkbookUpload

    limit = time.monotonic() + LONGEST_ANSWER
    while time.monotonic() < limit:
        close_old_connections()
        if WorkbookUpload.objects.filter(state="answered").count() >= count:
            return
        time.sleep(1)


def problems(sent: list[Sent]) -> list[str]:
    """Return everything that is not as it must be."""
    from teukgu.portal.services.files.shelf import path_of
    from teukgu.portal.store.models import ReportSave, WorkbookUpload
    from teukgu.portal.store.queries.reports.drafts import report_draft

    found = [f"not taken: {one.report.zone_id} {one.wrong}" for one in sent if one.wrong]
    rows = {str(row.pk): row for row in WorkbookUpload.objects.all()}
    if len(rows) != len(sent):
        found.append(f"{len(sent)} sent, {len(rows)} kept")
    for one in sent:
        row = rows.get(one.upload)
        if row is None or not row.is_answered:
            found.append(f"{one.report.zone_id}: {'lost' if row is None else 'not answered'}")
            continue
        errors = [finding["code"] for finding in row.answer["findings"] if finding["severity"] == "error"]
        values = {cell: figure.value for cell, figure in report_draft(one.report.pk).figures.items()}
        if errors or values != {cell: figure.value for cell, figure in one.draft.figures.items()}:
            found.append(f"{one.report.zone_id}: answered {errors[:3]}, {len(values)} values in the draft")
        if path_of(row.file_id).read_bytes() != one.content:
            found.append(f"{one.report.zone_id}: other bytes are kept")
        if row.tries != 1 or ReportSave.objects.filter(report=one.report).exclude(number=1).exists():
            found.append(f"{one.report.zone_id}: read or saved twice")
    return found


def spread(values: list[float]) -> str:
    ordered = sorted(values)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95)]
    return f"p50 {at[0]:.2f} s, p95 {at[1]:.2f} s, longest {ordered[-1]:.2f} s"


def told(sent: list[Sent]) -> str:
    from teukgu.portal.store.models import WorkbookUpload

    rows = {str(row.pk): row for row in WorkbookUpload.objects.all()}
    answered = [rows[one.upload].answered_at.timestamp() - one.begun for one in sent]
    cells = sum(rows[one.upload].answer["taken"] for one in sent)
    by_page = sum(one.by_page for one in sent)
    first, last = min(one.begun for one in sent), max(one.begun for one in sent)
    return (
        f"{len(sent)} uploads begun within {last - first:.0f} s ({by_page} by page, {len(sent) - by_page} by API; "
        f"{cells:,} cells) on {os.cpu_count()} cores; taken with a receipt: {spread([one.taken for one in sent])}; "
        f"answered after they were begun: {spread(answered)}; none lost, none doubled"
    )


def main() -> int:
    folder, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    prepare(folder)
    sent = workbooks(count)
    site, processes = start(folder)
    try:
        send_all(site, sent, random.Random(seed))
        wait(count)
    finally:
        for process in processes:
            process.terminate()
            process.wait(timeout=60)
    found = problems(sent)
    print(f"FAIL: {len(found)} problems: {'; '.join(found[:10])}" if found else f"ok: {told(sent)}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
