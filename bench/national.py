"""A national run, start to table, through the command line: 200 zones, 30 indicators, 2,000 draws. Limit: 2 s."""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bench.machine import best, threads, verdict
from bench.plans import FULL

ZONES, INDICATORS, DRAWS, LIMIT = 200, 30, 2000, 2.0


def write_input(folder: Path) -> None:
    """Write zones, observations with errors, and a scheme with every source of doubt."""
    source = np.random.default_rng(1)
    names = [f"i{number}" for number in range(INDICATORS)]
    with (folder / "zones.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("zone", "name", "type"), *((f"z{n}", f"Z{n}", "xyz"[n % 3]) for n in range(ZONES))]
        )
    figures = 50 + 10 * source.normal(size=(ZONES, INDICATORS))
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("zone", "year", "indicator", "value", "sd"))
        for zone in range(ZONES):
            writer.writerows((f"z{zone}", 2024, name, f"{figures[zone, k]:.4f}", 2) for k, name in enumerate(names))
    parts = [f"{{id: first, weight: 0.4, parts: [{', '.join(names[:15])}]}}"]
    parts.append(f"{{id: second, weight: 0.6, parts: [{', '.join(names[15:])}]}}")
    lines = [
        "id: national",
        "name: national",
        f"indicators: {{{', '.join(f'{name}: ' for name in names)}}}",
        f"tree: {{id: total, parts: [{', '.join(parts)}]}}",
        "tiers: {names: [A, B, C, D, E], shares: [0.1, 0.2, rest, 0.2, 0.1]}",
        f"uncertainty: {FULL}",
    ]
    (folder / "scheme.yaml").write_text("\n".join(lines), encoding="utf-8")


def run() -> None:
    """Print the seconds from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder)
        teukgu = [sys.executable, "-c", "from teukgu.cli.main import run; run()"]
        words = [*teukgu, "evaluate", name, "--scheme", str(folder / "scheme.yaml"), "--out", str(folder / "out")]
        words += ["--draws", str(DRAWS), "--threads", str(threads())]
        # compiled modules are kept between runs, as in any ordinary installation
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        seconds = best(lambda: subprocess.run(words, capture_output=True, check=True, env=env), 4)
        start = best(lambda: subprocess.run([*teukgu, "--help"], capture_output=True, check=True, env=env), 2)
    print(
        f"{ZONES} zones, {INDICATORS} indicators, {DRAWS} draws, every source, all files and the table: "
        f"{seconds:.2f} s {verdict(seconds, LIMIT, most=True)}; of it {start:.2f} s is start-up (teukgu --help)"
    )
