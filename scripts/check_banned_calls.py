"""The library has no clock, no unseeded generator, no files, no printing; the portal has its clock in one place."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "teukgu"
PURE = (
    "values",
    "rulebook",
    "procedures",
    "reporting",
    "evaluation",
    "surroundings",
    "support",
    "impact",
    "cooperation",
    "examples",
)
READERS = ("loading", "documents", "microdata")
CLOCK = frozenset(
    [
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.monotonic",
        "time.perf_counter",
        "time.time_ns",
        "localtime",
        "time.localtime",
        "time.gmtime",
        "timezone.now",
        "timezone.localdate",
    ]
)
CHANCE = frozenset(
    [
        "random.random",
        "random.choice",
        "random.shuffle",
        "random.randint",
        "random.sample",
        "random.uniform",
        "random.seed",
        "uuid.uuid4",
        "uuid.uuid1",
        "secrets.token_hex",
        "os.urandom",
        "np.random.seed",
        "np.random.rand",
        "np.random.randn",
        "np.random.normal",
        "np.random.default_rng",
        "numpy.random.default_rng",
        "np.random.choice",
        "np.random.RandomState",
    ]
)
FILES = {"open", "print", "input"}
FILE_METHODS = {"read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink", "iterdir", "rglob"}
# where the portal may ask what day it is
PORTAL_CLOCK = {"portal/clock.py"}


def name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}".lstrip(".")
    return ""


def banned(call: str, part: str, relative: str) -> str | None:
    if call in CHANCE and part in (*PURE, *READERS):
        return "unseeded or library randomness: take a seed, use teukgu's own generator"
    if call in CLOCK and part in (*PURE, *READERS):
        return "the clock: take the day as an argument"
    if call in CLOCK - {"time.monotonic", "time.perf_counter"} and part == "portal" and relative not in PORTAL_CLOCK:
        return "the clock outside portal/clock.py"
    if part in PURE and (call in FILES or call.rpartition(".")[2] in FILE_METHODS):
        return "files and printing: the library computes; loading reads, documents write"
    return None


def problems(path: Path) -> list[str]:
    relative = path.relative_to(SOURCE).as_posix()
    part = relative.split("/")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = ((node.lineno, banned(name_of(node.func), part, relative), name_of(node.func)) for node in calls)
    return [f"src/teukgu/{relative}:{line}: {call}: {why}" for line, why, call in found if why]


def main() -> int:
    found = [problem for path in sorted(SOURCE.rglob("*.py")) for problem in problems(path)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
