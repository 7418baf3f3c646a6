"""Nothing too big to live in: no file over 500 lines, no function over 60, in src; the medians are printed."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "teukgu"
MOST_FILE_LINES = 500
MOST_FUNCTION_LINES = 60


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in found
    ]


def main() -> int:
    files = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    sizes = [size for path in files for size in functions(path)]
    too_big = [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > MOST_FILE_LINES]
    too_big += [f"{name}: {lines} lines" for name, lines in sizes if lines > MOST_FUNCTION_LINES]
    medians = statistics.median([n for n in lengths.values() if n > 2]), statistics.median([n for _, n in sizes])
    print(f"median file {medians[0]:.0f} lines, median function {medians[1]:.0f} lines")
    print("\n".join(too_big))
    return 1 if too_big else 0


if __name__ == "__main__":
    sys.exit(main())
