"""How fast every public page is under 16 connections, beside a bare template view on the same server.

    python -m bench.pages [--seconds 3] [--connections 16]

Starts the portal as ``teukgu serve`` does (2 workers, 4 threads each) on a free loopback port with data of its own,
asks for each page again and again, and prints the median and the 95th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench.machine import describe, verdict

PAGES = (
    "/privacy/",
    "/",
    "/zones/",
    "/zones/?q=ㅅㅊ",
    "/zones/?province=P12&sector=education",
    "/zones/kz2004-01/",
    "/zones/kz2004-01/remark/",
    "/rounds/",
    "/rounds/public-statistics/",
    "/rules/",
    "/glossary/",
    "/data/",
    "/accessibility/",
    "/contact/",
    "/developers/",
    "/example/",
    "/en/",
    "/en/zones/kz2004-01/",
    "/en/rounds/public-statistics/",
    "/api/zones",
    "/api/zones/kz2004-01",
    "/api/rules",
    "/api/rounds/public-statistics",
)
BARE = "/privacy/"
"""A template with no query: what the server and the layout cost by themselves."""
LIMIT = 250.0
CONNECTIONS, SECONDS = 16, 3.0


def main() -> int:
    """Measure with what was asked for on the command line."""
    options = arguments()
    print(describe())
    run(options.connections, options.seconds)
    return 0


def run(connections: int = CONNECTIONS, seconds: float = SECONDS) -> None:
    """Print one line for each page, the limit beside it."""
    with portal() as port:
        warm_up(port)
        rows = [(page, *measured(port, page, connections, seconds)) for page in PAGES]
    bare = next(p95 for page, _median, p95, _count in rows if page == BARE)
    print(f"{connections} connections; x bare: 95th percentile against that of {BARE}, a template with no query")
    print(f"{'page':44}{'median ms':>10}{'p95 ms':>9}{'x bare':>8}{'pages/s':>9}")
    for page, median, p95, count in rows:
        mark = verdict(p95, LIMIT, most=True)
        print(f"{page:44}{median:10.1f}{p95:9.1f}{p95 / bare:8.1f}{count / seconds:9.0f}  {mark}")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    return parser.parse_args()


@contextmanager
def portal() -> Iterator[int]:
    """Run the portal with data of its own; yield its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="teukgu-bench-") as folder:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
        command = [sys.executable, "-c", "from teukgu.cli.main import run; run()", "serve", "--port", str(port)]
        with (Path(folder) / "log").open("w") as log:
            server = subprocess.Popen(command, env={**kept, "TEUKGU_VAR": folder}, stdout=log, stderr=log)
            try:
                wait_for(port, server)
                yield port
            finally:
                server.terminate()
                server.wait(timeout=30)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the portal answers; end when it has stopped."""
    for _ in range(600):
        if server.poll() is not None:
            sys.exit("the server stopped")
        try:
            get(http.client.HTTPConnection("127.0.0.1", port, timeout=5), BARE)
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server did not answer")


def warm_up(port: int) -> None:
    """Ask for each page a few times, so that both workers have read and drawn what they keep."""
    for page in PAGES * 6:
        get(http.client.HTTPConnection("127.0.0.1", port, timeout=30), page)


def get(connection: http.client.HTTPConnection, page: str) -> None:
    """Ask for a page and read all of it; end when it is not there."""
    connection.request("GET", quote(page, safe="/?=&"), headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit(f"{page}: {answer.status}")


def measured(port: int, page: str, connections: int, seconds: float) -> tuple[float, float, int]:
    """Return median and 95th percentile in milliseconds, and how many pages were served."""
    taken: list[float] = []
    end = time.perf_counter() + seconds

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        mine = []
        while time.perf_counter() < end:
            started = time.perf_counter()
            get(connection, page)
            mine.append((time.perf_counter() - started) * 1000)
        taken.extend(mine)

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], len(taken)


if __name__ == "__main__":
    sys.exit(main())
