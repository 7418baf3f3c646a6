"""Peak memory of draws, which must not grow with their number."""

import subprocess
import sys

CODE = """
import resource, sys
from bench.plans import plan
from teukgu.evaluation.uncertainty import run_draws
wanted = plan(int(sys.argv[1]), 20, sys.argv[3])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run_draws(wanted, draws=int(sys.argv[2]), seed=1, shares=False)
print(before // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
WEIGHTS = "{weight_concentration: 40, measurement_error: false}"


def run() -> None:
    """Print the peak of a process for growing numbers of draws."""
    for units, series in ((170, (1_000, 10_000, 100_000)), (1000, (1_000, 10_000, 40_000))):
        for draws in series:
            words = [sys.executable, "-c", CODE, str(units), str(draws), WEIGHTS]
            before, after = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
            print(f"{units} zones, {draws} draws: peak {after} MB ({before} MB before the draws)")
