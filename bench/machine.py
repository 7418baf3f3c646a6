"""The machine and the versions a measurement was made with, and how it is timed."""

import os
import platform
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

PACKAGES = ("teukgu", "numpy", "scipy", "numba", "pymcdm", "pyrepo-mcda", "duckdb")


def describe() -> str:
    """Return processor, cores, load, Python and package versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"machine: {processor()}, {len(os.sched_getaffinity(0))} cores, load {load}\n"
        f"python {platform.python_version()}, {versions}"
    )


def version(package: str) -> str:
    """Return a package's version, or say that it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def processor() -> str:
    """Return the processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def best(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of some runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def threads() -> int:
    """How many threads a measurement may use."""
    return len(os.sched_getaffinity(0))


def verdict(value: float, limit: float, *, most: bool) -> str:
    """Say whether ``value`` keeps ``limit``: at most it, or at least it."""
    kept = value <= limit if most else value >= limit
    return f"(limit: {'at most' if most else 'at least'} {limit:g}) {'ok' if kept else 'MISSED'}"
