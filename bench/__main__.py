"""Runs every measurement and prints it with the machine: ``python -m bench [NAME ...]``."""

import sys
from importlib import import_module

from bench.machine import describe

PARTS = (
    "weight_draws",
    "full_draws",
    "memory",
    "national",
    "pages",
    "work",
    "report_checks",
    "report_workbook",
    "report_upload",
    "panels",
    "early_warning",
    "audit_digits",
    "lab",
    "cards",
)


def main(names: list[str]) -> None:
    """Run the parts called ``names``, or all of them."""
    print(describe(), flush=True)
    for name in names or PARTS:
        print(f"\n## {name}", flush=True)
        import_module(f"bench.{name}").run()


main(sys.argv[1:])
