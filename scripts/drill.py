"""Long trials, run before an issue is closed: kill -9 while preparing, evaluating, recording acts and sending mail;
many uploads at once; workbooks through LibreOffice.

Every trial works in a folder of its own, talks to nobody, and is bounded in count and time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEUKGU = str(Path(sys.executable).parent / "teukgu")
TABLES = ("store_zone", "store_zonefact", "store_region", "store_award", "store_roundresult")


def run(*arguments: str, var: Path, timeout: float | None = None) -> int | None:
    """Run a command; kill -9 it after ``timeout`` seconds and return None then, else its exit code."""
    environment = os.environ | {"TEUKGU_VAR": str(var)}
    process = subprocess.Popen([TEUKGU, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        return process.wait(timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def counts(var: Path) -> dict[str, int]:
    with sqlite3.connect(var / "teukgu.sqlite3") as database:
        there = {row[0] for row in database.execute("select name from sqlite_master where type = 'table'")}
        return {
            name: database.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES if name in there
        }


def digests(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.suffix in {".csv", ".zip"}
    }


def killed_while_preparing(folder: Path) -> str:
    calm, struck = folder / "calm", folder / "struck"
    started = time.monotonic()
    if run("serve", "--prepare-only", var=calm) != 0:
        return "FAIL: the undisturbed start failed"
    whole = time.monotonic() - started
    strikes = sum(
        run("serve", "--prepare-only", var=struck, timeout=whole * part / 10) is None for part in range(1, 10)
    )
    if run("serve", "--prepare-only", var=struck) != 0:
        return f"FAIL: does not start after {strikes} strikes"
    same = counts(calm) == counts(struck)
    return f"{'ok' if same else 'FAIL'}: {strikes} x kill -9 while preparing, rows afterwards {counts(struck)}"


def killed_while_evaluating(folder: Path) -> str:
    example = folder / "example"
    run("example", "--zones", "200", "--seed", "7", "--out", str(example), var=folder)
    evaluate = ("evaluate", str(example), "--scheme", "practice-2025", "--draws", "2000", "--seed", "7", "--out")
    started = time.monotonic()
    if run(*evaluate, str(folder / "calm-out"), var=folder) != 0:
        return "FAIL: the undisturbed evaluation failed"
    whole = time.monotonic() - started
    out, strikes, halves = folder / "struck-out", 0, 0
    for part in range(1, 20):
        strikes += run(*evaluate, str(out), var=folder, timeout=whole * part / 20) is None
        halves += out.exists() and digests(out) != digests(folder / "calm-out")
    if halves or (not out.exists() and run(*evaluate, str(out), var=folder) != 0):
        return f"FAIL: {halves} half-written outputs after {strikes} strikes"
    same = digests(out) == digests(folder / "calm-out")
    return (
        f"{'ok' if same else 'FAIL'}: {strikes} x kill -9 while evaluating, never half an output, same bytes afterwards"
    )


def killed_while_recording(folder: Path) -> str:
    """kill -9 of server and worker at random points while acts are recorded; TEUKGU_DRILL_POINTS changes how many."""
    points, seed = os.environ.get("TEUKGU_DRILL_POINTS", "200"), "7"
    own = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
    command = [sys.executable, str(Path(__file__).parent / "drill_acts.py"), str(folder), seed, points]
    done = subprocess.run(command, env=own, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() or f"FAIL: the drill itself ended with {done.returncode}"


def upgraded(folder: Path) -> str:
    """Bring an installation of an earlier version up to this one."""
    command = [sys.executable, str(Path(__file__).parent / "drill_upgrade.py"), str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() or f"FAIL: the drill itself ended with {done.returncode}"


def _own_line(script: str, *arguments: str) -> str:
    """Run a trial that has a script of its own; return its line."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_DATABASE", "DJANGO_"))}
    command = [sys.executable, str(Path(__file__).parent / script), *arguments]
    done = subprocess.run(command, env=own, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() or f"FAIL: the drill itself ended with {done.returncode}"


def uploads_at_once(folder: Path) -> str:
    """230 workbooks handed in within a minute are all taken at once and all answered within ten minutes."""
    return _own_line("drill_uploads.py", str(folder), "7", os.environ.get("TEUKGU_DRILL_UPLOADS", "230"))


def through_libreoffice(folder: Path) -> str:
    """LibreOffice opens, edits and saves workbooks that are then taken."""
    return _own_line("drill_libreoffice.py", str(folder), os.environ.get("TEUKGU_DRILL_FORMS", "30"))


TRIALS = (
    killed_while_preparing,
    killed_while_evaluating,
    upgraded,
    killed_while_recording,
    uploads_at_once,
    through_libreoffice,
)


def main() -> int:
    """Run the trials, or those named as arguments."""
    lines = []
    for trial in [one for one in TRIALS if len(sys.argv) == 1 or one.__name__ in sys.argv[1:]]:
        with tempfile.TemporaryDirectory(prefix="teukgu-drill-") as folder:
            lines.append(trial(Path(folder)))
            print(lines[-1], flush=True)
    return any(line.startswith("FAIL") for line in lines)


if __name__ == "__main__":
    sys.exit(main())
