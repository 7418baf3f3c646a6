"""Memory of draws, which must not grow with their number.

Each number of draws has a process of its own; what is printed is the peak of its resident memory (``VmHWM`` of Linux,
set back after the plan is made, so that neither the parent's nor the preparation's peak is counted).
"""

import subprocess
import sys

from bench.machine import verdict

CODE = """
import sys
from pathlib import Path
from bench.plans import plan
from teukgu.evaluation.uncertainty import run_draws

def status(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) // 1024

wanted = plan(int(sys.argv[1]), 20, sys.argv[3])
run_draws(wanted, draws=64, seed=1, shares=False, engine="numpy")  # what is loaded once
Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
before = status("VmRSS")
run_draws(wanted, draws=int(sys.argv[2]), seed=1, shares=False, engine="numpy")
print(before, status("VmHWM"))
"""
WEIGHTS = "{weight_concentration: 40, measurement_error: false}"
SERIES = {170: (10_000, 100_000, 400_000), 1000: (10_000, 20_000, 80_000)}
LIMIT = 1.1


def run() -> None:
    """Print what the draws take at their peak, for growing numbers of draws."""
    if not sys.platform.startswith("linux"):
        print("only measured on Linux")
        return
    for units, series in SERIES.items():
        peaks = [peak(units, draws) for draws in series]
        growth = peaks[-1] / peaks[0]
        print(f"  {units} zones: {series[-1] // series[0]} times the draws take {growth:.2f} times the memory", end=" ")
        print(verdict(growth, LIMIT, most=True))


def peak(units: int, draws: int) -> int:
    """Print and return the peak in MB of one process."""
    words = [sys.executable, "-c", CODE, str(units), str(draws), WEIGHTS]
    before, after = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    print(f"{units} zones, {draws} draws: peak {after} MB ({before} MB before the draws)")
    return int(after)
