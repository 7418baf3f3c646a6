"""Writes the access matrix anew: what every route answers to every role and territory relation.

    .venv/bin/python scripts/build_access_matrix.py           # write it, print what changed: review every line
    .venv/bin/python scripts/build_access_matrix.py --check   # print what differs, change nothing
    .venv/bin/python scripts/build_access_matrix.py --only work/   # walk only routes with this in their pattern

The table (tests/cases/access_matrix.csv) and its readable form (docs/reference/access.md) are kept in the repository.
A new route with something in its address that tests/access_world.py does not know is told there.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.access_world import Sights

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "teukgu.portal.settings_test"
os.environ["TEUKGU_TEST_DATABASE_URL"] = ""


def refuse_unknown(sights: "Sights") -> None:
    """Stop before the walk with everything in addresses that tests/access_world.py does not know."""
    from tests.access_matrix import routes
    from tests.access_world import things

    unknown = []
    for route in routes():
        try:
            list(things(route.name, route.names, sights))
        except LookupError as problem:
            unknown.append(str(problem))
    if unknown:
        sys.exit("\n".join(unknown))


def main() -> int:
    import logging

    import django
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    logging.disable(logging.CRITICAL)
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    from tests import access_matrix, access_page, case_access
    from tests.access_world import VIEWERS, build

    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    sights = build()
    refuse_unknown(sights)
    found: dict[access_matrix.Row, dict[str, str]] = {}
    for column in VIEWERS:
        for row, answer in access_matrix.walk(sights, column, only).items():
            found.setdefault(row, {})[column] = answer
    old = access_matrix.read_table() if access_matrix.TABLE.exists() else {}
    found = {row: answers for row, answers in old.items() if only and only not in row[0]} | found
    lines = access_matrix.differences(old, found)
    print("\n".join(lines) if lines else "access matrix: nothing changed")
    failed = [" ".join(row) for row, answers in found.items() if "500" in answers.values()]
    if failed:
        print("answered 500:", *failed, sep="\n  ", file=sys.stderr)
    if "--check" in sys.argv:
        return 1 if lines or failed else 0
    access_matrix.write_table(found)
    case_access.write_table()
    access_page.write_page(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
