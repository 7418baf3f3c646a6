"""How fast "my work" and its neighbours are with 10,000 open cases, for a ministry, a town and an auditor.

    python -m bench.work [--cases 10000] [--database postgresql://...]

Makes the cases in bulk in a database of its own (a SQLite file in a folder that goes away; with ``--database`` an empty
PostgreSQL database), then asks for each page again and again within one process: view, queries and template.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.machine import describe, verdict

CASES, REPEATS, LIMIT = 10_000, 40, 300.0
SEED = 20260302
MINE = ("/work/", "/work/?when=overdue&act=register_application", "/work/?page=2")
"""My work: all, filtered, the next page. The limit is for these; the search beside it is measured, not judged."""
SEARCH = ("/work/cases/?q=특구 99",)
PAGES = {
    "ministry-policy.officer": (*MINE, *SEARCH),
    "town-neulnuri.officer": (*MINE, *SEARCH),
    "audit.auditor": ("/work/", *SEARCH),
}
"""Who asks for what; nothing waits for an auditor, so that there is no next page."""


def main() -> int:
    """Measure with what was asked for on the command line; 1 when the limit is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--database", default=os.environ.get("TEUKGU_BENCH_DATABASE", ""))
    options = parser.parse_args()
    print(describe())
    return 0 if run(options.cases, options.database) else 1


def run(cases: int = CASES, database: str = "") -> bool:
    """Print one line for each page and person, the limit beside it; return whether it was kept."""
    with tempfile.TemporaryDirectory(prefix="teukgu-bench-") as folder:
        set_up(Path(folder), database)
        make_cases(cases)
        return report(cases)


def set_up(folder: Path, database: str) -> None:
    """Point Django at a database of its own and bring it up to date."""
    os.environ.update(DJANGO_SETTINGS_MODULE="teukgu.portal.settings", TEUKGU_VAR=str(folder))
    if database:
        os.environ["TEUKGU_DATABASE_URL"] = database
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def make_cases(count: int) -> None:
    """Make the people of the demonstration and ``count`` cases whose tasks wait for ministry and towns."""
    from django.db import connection

    from teukgu.loading.programme import load_programme, programme_folder
    from teukgu.portal import clock
    from teukgu.portal.programmes import DEMONSTRATION
    from teukgu.portal.services.people.demonstration_people import keep_demonstration_people
    from teukgu.portal.services.registry_load import keep_programme
    from teukgu.portal.store.models import Case, CaseClock, CaseNow, CaseParty, CaseTask, Organisation

    folder = programme_folder(DEMONSTRATION)
    keep_programme(DEMONSTRATION, load_programme(folder).name, demonstration=True)
    keep_demonstration_people(DEMONSTRATION, folder, now=clock.now())
    towns = list(Organisation.objects.filter(programme=DEMONSTRATION, kind="municipality").order_by("pk"))
    first = {"opened_at": clock.now(), "opened_on": clock.today(), "rules_on": clock.today()}
    cases = Case.objects.bulk_create(
        Case(
            programme_id=DEMONSTRATION,
            number=f"XB2026-{number:05d}",
            procedure="designation",
            title=f"예시 측정 특구 {number}",
            once=f"bench-{number}",
            **first,
        )
        for number in range(count)
    )
    CaseNow.objects.bulk_create(
        CaseNow(case=case, stage="examining", search_text=case.title, changed_at=clock.now()) for case in cases
    )
    held = [(case, towns[number % len(towns)]) for number, case in enumerate(cases)]
    CaseParty.objects.bulk_create(
        CaseParty(case=case, party="applicant", organisation=town, lead=True, since=clock.today())
        for case, town in held
    )
    tasks, clocks = zip(*waiting(held), strict=True)
    CaseTask.objects.bulk_create(task for three in tasks for task in three)
    CaseClock.objects.bulk_create(clocks)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def waiting(held: list[tuple[Any, Any]]) -> Iterator[tuple[list[Any], Any]]:
    """Yield the tasks of each case and the clock that runs in it: some late, most not."""
    from teukgu.portal import clock
    from teukgu.portal.store.models import CaseClock, CaseTask

    draw, today = random.Random(SEED), clock.today()
    for number, (case, town) in enumerate(held):
        due = today + timedelta(days=draw.randint(-20, 90))
        kept = {"case": case, "programme_id": case.programme_id}
        yield (
            [
                CaseTask(act="register_application", party="minister", due=due, clock="decision", **kept),
                CaseTask(act="request_consultation", party="minister", **kept),
                CaseTask(act="apply", party="applicant", organisation=town, due=due if number % 2 else None, **kept),
            ],
            CaseClock(case=case, clock="decision", party="minister", started_on=today, due=due),
        )


def report(cases: int) -> bool:
    """Measure every page for everybody and print it."""
    from django.db import connection

    print(f"{cases:,} cases, {connection.vendor}; view, queries and template in one process")
    print(f"{'who':26}{'page':52}{'median ms':>10}{'p95 ms':>9}")
    kept = True
    for person, pages in PAGES.items():
        client = signed_in(person)
        for page in pages:
            times = measured(client, page)
            median, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
            judged = verdict(p95, LIMIT, most=True) if page in MINE else ""
            kept = kept and (page not in MINE or p95 <= LIMIT)
            print(f"{person:26}{page:52}{median:10.1f}{p95:9.1f}  {judged}", flush=True)
    return kept


def signed_in(person: str) -> Any:
    """Return a client signed in with both factors."""
    from django.conf import settings
    from django.test import Client

    from teukgu.portal.services.people.demonstration_accounts import address_of
    from teukgu.portal.store.models import Account

    client, account = Client(), Account.objects.get(email=address_of(person))
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[1])
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}, {"method": "mfa", "at": 0}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return client


def measured(client: Any, page: str) -> list[float]:
    """Return the times of a page in milliseconds, sorted, after it was asked for twice unmeasured."""
    times = []
    for _ in range(REPEATS + 2):
        started = time.perf_counter()
        answer = client.get(page)
        times.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{page}: {answer.status_code}")
    return sorted(times[2:])


if __name__ == "__main__":
    sys.exit(main())
