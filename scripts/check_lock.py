"""The lock is up to date and the hashed requirement files are what it exports (needs uv; says so when it is absent)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def pins(text: str) -> set[str]:
    return {line.split(" ")[0] for line in text.splitlines() if line and line[0].isalpha()}


def compare_with_lock() -> int:
    """Without uv: every pinned requirement stands in uv.lock with that version."""
    import tomllib

    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    locked = {f"{package['name']}=={package.get('version', '')}" for package in lock["package"]}
    stray = {pin for path in (ROOT / "requirements").glob("*.txt") for pin in pins(path.read_text())} - locked
    print("uv is absent: compared versions only. " + (f"not in uv.lock: {sorted(stray)}" if stray else ""))
    return 1 if stray else 0


def main() -> int:
    if shutil.which("uv") is None:
        return compare_with_lock()
    if subprocess.run(["uv", "lock", "--check", "--quiet", "--offline"], cwd=ROOT, check=False).returncode:
        fresh = subprocess.run(["uv", "lock", "--check", "--quiet"], cwd=ROOT, check=False)
        if fresh.returncode:
            print("uv.lock does not match pyproject.toml: run `make lock`")
            return 1
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ROOT / "scripts" / "export_requirements.sh", folder], check=True)
        for path in sorted(Path(folder).glob("*.txt")):
            if path.read_text() != (ROOT / "requirements" / path.name).read_text():
                print(f"requirements/{path.name} is not what uv.lock exports: run `make lock`")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
