"""A real server with real data on a free port, and Chromium; skipped with one reason when there is none."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session", autouse=True)
def database_beside_playwright() -> None:
    """Playwright keeps an event loop in this thread; tests with a server of their own use the database from it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal keeps its database and files (``TEUKGU_BROWSER_VAR`` beside ``TEUKGU_BROWSER_SITE``)."""
    if os.environ.get("TEUKGU_BROWSER_VAR"):
        return Path(os.environ["TEUKGU_BROWSER_VAR"])
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the portal as ``teukgu serve`` runs it, with its own database.

    The demonstration's year is not played in it: what a test finds would hang on how far the year has come.
    ``TEUKGU_BROWSER_SITE`` names one that runs already, for whoever writes these tests.
    """
    if os.environ.get("TEUKGU_BROWSER_SITE"):
        yield os.environ["TEUKGU_BROWSER_SITE"]
        return
    if CHROMIUM is None:
        pytest.skip("no Chromium found (make setup-system installs it)")
    folder = site_folder
    port = free_port()
    log = (folder / "log").open("w")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
    command = [sys.executable, "-c", "from teukgu.cli.main import run; run()", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        env={**environment, "TEUKGU_VAR": str(folder), "TEUKGU_DEMONSTRATION_YEAR": "no"},
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server, folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"the server stopped:\n{log.read_text()}")
        try:
            urllib.request.urlopen(f"{address}/privacy/", timeout=2).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"the server did not answer:\n{log.read_text()}")


# closed after each module: other modules may run a Playwright of their own
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium found (make setup-system installs it)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
