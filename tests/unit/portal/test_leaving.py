"""Processes of a server leave with it, when it is killed, and when it was killed before they had begun."""

import os
import subprocess
import sys
import time
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src"
CHILD = "import os, time; from teukgu.portal.leaving import leave_with; leave_with({server}); time.sleep({seconds})"
SERVER = """
import subprocess, sys, os, time
code = {child!r}.format(server=repr(str(os.getpid())), seconds=30)
child = subprocess.Popen([sys.executable, "-c", code])
print(child.pid, flush=True)
time.sleep(30)
"""


def ends_within(pid: int, seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if not Path(f"/proc/{pid}").exists() or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return True
        time.sleep(0.05)
    return False


def test_they_leave_with_a_killed_server() -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER.format(child=CHILD)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )
    assert server.stdout is not None
    child = int(server.stdout.readline())
    assert not ends_within(child, 1.5)
    server.kill()
    server.wait()
    assert ends_within(child, 10)


def test_they_leave_when_it_was_killed_before() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    code = CHILD.format(server=repr(str(gone.pid)), seconds=30)
    late = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(SOURCE)}, timeout=10, check=False
    )
    assert late.returncode == 1


def test_other_processes_stay() -> None:
    code = CHILD.format(server="''", seconds=1)
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(SOURCE)}, check=False
        ).returncode
        == 0
    )
