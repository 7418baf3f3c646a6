"""kill -9 of server and worker at random (seeded) points while acts are recorded over HTTP and mail is sent.

``python scripts/drill_acts.py FOLDER SEED POINTS`` prints one line and ends with 1 when anything was lost. Between two
kills the drill lets the waits run out that a dead worker's claims last (minutes), as time would.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

import drill_books
from drill_mailbox import Mailbox, open_mailbox
from drill_office import OFFICER, RESIDENT, Office
from drill_visitor import Visitor

TEUKGU = [sys.executable, "-c", "from teukgu.cli.main import run; run()"]
CLIENTS = 3
LONGEST_START = 120.0
LONGEST_SENDING = 180.0
TARGETS = ("server", "one server process", "worker")
SHARES = (1, 2, 3)


class Installation:
    """Server and worker as two services, as systemd would run them."""

    def __init__(self, folder: Path, mailbox: Mailbox) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.site, self.mailbox = f"http://127.0.0.1:{self.port}", mailbox
        self.log = (folder / "log").open("w")
        self.killed_workers: set[int] = set()
        self.start_server()
        self.start_worker()

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*TEUKGU, *arguments], stdout=self.log, stderr=self.log, start_new_session=True)

    def start_server(self) -> None:
        """Start the server once nothing is left of the killed one."""
        limit = time.monotonic() + LONGEST_START
        while not is_free(self.port):
            assert time.monotonic() < limit, "processes of a killed server stay behind"
            time.sleep(0.1)
        self.server = self._start("serve", "--no-worker", "--port", str(self.port))
        while not self.is_up():
            assert self.server.poll() is None, "the server ended while it was starting"
            assert time.monotonic() < limit, "the server does not start"
            time.sleep(0.2)

    def start_worker(self) -> None:
        drill_books.let_waits_run_out()
        self.mailbox.worker += 1
        self.worker = self._start("worker")

    def is_up(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.site}/accounts/login/", timeout=5).close()
        except OSError:
            return False
        return self.server.poll() is None

    def children(self) -> list[int]:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = stat.read_text().rpartition(")")
            except OSError:
                continue
            if int(rest.split()[1]) == self.server.pid:
                found.append(int(name.split()[0]))
        return found

    def strike(self, target: str, chance: random.Random) -> None:
        """kill -9, then start again what does not come back by itself."""
        if target == "worker":
            self.killed_workers.add(self.mailbox.worker)
            self.worker.kill()
            self.worker.wait()
            self.start_worker()
        elif target == "server":
            self.server.kill()
            self.server.wait()
            self.start_server()
        else:
            os.kill(chance.choice(self.children() or [self.server.pid]), signal.SIGKILL)

    def keep_up(self) -> None:
        """Start the server again when it has ended, as a service manager does: twice in seconds is too much for it."""
        if self.server.poll() is not None:
            self.start_server()

    def stop(self) -> None:
        for process in (self.worker, self.server):
            process.terminate()
            process.wait(timeout=30)
        self.log.close()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def strikes(installation: Installation, office: Office, chance: random.Random, points: int) -> Counter[str]:
    """Strike so many times, each time at a random moment after something new was acknowledged."""
    counts: Counter[str] = Counter()
    while sum(counts.values()) < points:
        before, limit = len(office.acknowledged), time.monotonic() + LONGEST_START
        while len(office.acknowledged) == before:
            assert time.monotonic() < limit, f"nothing is acknowledged any more: {office.wrong[-3:]}"
            installation.keep_up()
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.6))
        target = chance.choices(TARGETS, SHARES)[0]
        installation.strike(target, chance)
        counts[target] += 1
    return counts


def send_the_rest(installation: Installation) -> bool:
    """Let the worker finish in peace; return whether everything left."""
    installation.keep_up()
    installation.mailbox.calm = True
    limit = time.monotonic() + LONGEST_SENDING
    while not drill_books.is_all_sent() and time.monotonic() < limit:
        installation.worker.terminate()
        installation.worker.wait(timeout=60)
        installation.start_worker()
        time.sleep(6)
    return drill_books.is_all_sent()


def prepare(folder: Path, port: int) -> None:
    """Set up an installation in ``folder`` whose mail goes to the drill's own server."""
    # the demonstration's year would send mail of its own
    os.environ |= {
        "TEUKGU_DEMONSTRATION_YEAR": "no",
        "TEUKGU_VAR": str(folder),
        "TEUKGU_MAIL_HOST": "127.0.0.1",
        "TEUKGU_MAIL_PORT": str(port),
    }
    os.environ["DJANGO_SETTINGS_MODULE"] = "teukgu.portal.settings"
    subprocess.run([*TEUKGU, "serve", "--prepare-only"], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()


def drill(folder: Path, seed: int, points: int) -> tuple[str, list[str]]:
    """Run the drill; return what it did and what went wrong."""
    mailbox, controller = open_mailbox(seed)
    prepare(folder, controller.port)
    from teukgu.portal.store.models import Organisation

    installation = Installation(folder, mailbox)
    town = Organisation.objects.get(programme="demonstration", key="town-neulnuri").pk
    signed_in = [Visitor(installation.site).sign_in(address) for address in (RESIDENT, OFFICER)]
    office = Office(*signed_in, str(town), seed)
    clients = [threading.Thread(target=office.work, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    try:
        try:
            counts = strikes(installation, office, random.Random(seed), points)
        finally:
            office.stopping.set()
            for client in clients:
                client.join()
        unsent = [] if send_the_rest(installation) else ["mail is still waiting"]
        found = unsent + drill_books.problems(office, mailbox, installation.killed_workers)
    finally:
        installation.stop()
        controller.stop()
    return told(office, mailbox, counts), found


def told(office: Office, mailbox: Mailbox, counts: Counter[str]) -> str:
    """Return what happened in one line."""
    times = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    again = sum(len(one) - 1 for one in mailbox.taken.values())
    return (
        f"{sum(counts.values())} x kill -9 ({times}), {len(office.acknowledged)} acts acknowledged, all there; "
        f"{office.interrupted} requests cut off; {len(mailbox.taken)} mails, none lost, {again} came again with "
        f"their Message-ID ({sum(mailbox.unanswered.values())} answers of the mail server were lost)"
    )


def main() -> int:
    folder, seed, points = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    line, found = drill(folder, seed, points)
    print(f"FAIL: {len(found)} problems: {'; '.join(found[:10])}" if found else f"ok: {line}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
