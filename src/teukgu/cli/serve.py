"""`teukgu serve`: the main job. Prepares the database and the data, runs the evaluation, serves the portal."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

WORKERS = "2"
THREADS = "4"


def say(korean: str, english: str) -> None:
    """Print one line in both languages: a newcomer may read either."""
    typer.echo(f"{korean} · {english}")


def stop(korean: str, english: str) -> None:
    """Say in one line what is wrong and what to do, then stop with exit code 2."""
    typer.echo(f"✗ {korean} · {english}", err=True)
    raise typer.Exit(2)


@contextmanager
def step(korean: str, english: str) -> Iterator[None]:
    """Say which step begins, and how long it took."""
    typer.echo(f"… {korean} · {english}", nl=False)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        typer.echo("")
        raise
    typer.echo(f" ({time.monotonic() - started:.1f} s)")


def refuse_taken_port(host: str, port: int) -> None:
    """Stop with the cure when another program listens on ``port``."""
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            stop(
                f"{port}번 포트를 다른 프로그램이 쓰고 있습니다. 다른 포트로 여세요: PORT={port + 1} make run",
                f"port {port} is taken or not allowed; choose another: PORT={port + 1} make run",
            )


def refuse_foreign_database(path: Path) -> None:
    """Stop with the cure when the database belongs to another user or is no database of this product."""
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        stop(
            f"{folder} 폴더를 만들 수 없습니다. TEUKGU_VAR=쓸 수 있는 폴더",
            f"{folder} cannot be made; set TEUKGU_VAR=a folder of yours",
        )
    mine = all(os.access(place, os.W_OK) for place in (folder, path) if place.exists())
    if not mine:
        stop(
            f"{path} 파일은 다른 사용자의 것입니다. TEUKGU_VAR=내 폴더 make run",
            f"{path} belongs to another user; run with TEUKGU_VAR=a folder of yours",
        )
    if path.exists() and path.stat().st_size and path.read_bytes()[:15] != b"SQLite format 3":
        stop(
            f"{path} 파일은 데이터베이스가 아닙니다. 옮겨 두고 다시 실행하세요",
            f"{path} is not a database; move it away and start again",
        )


def refuse_newer_database() -> None:
    """Stop with the cure when the database was written by a newer version (it holds migrations unknown here)."""
    from django.db import DatabaseError, connection
    from django.db.migrations.loader import MigrationLoader

    try:
        loader = MigrationLoader(connection)
    except DatabaseError as problem:
        stop(f"데이터베이스를 열 수 없습니다: {problem}", "the database cannot be opened; see the line above")
        return
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    if any(app == "store" for app, _ in unknown):
        stop(
            "데이터베이스가 더 새 버전의 것입니다. 프로그램을 새 버전으로 올리세요",
            "the database was written by a newer version; update the program",
        )


def set_up_django() -> None:
    """Read the settings; what is wrong with them is said in one line."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teukgu.portal.settings")
    try:
        django.setup()
    except ImproperlyConfigured as problem:
        stop(f"설정이 잘못되었습니다: {problem}", "the settings are wrong, see docs/reference/portal.md")


def prepare_database() -> None:
    """Set Django up, refuse what must not be touched, bring the tables up to date."""
    from django.conf import settings
    from django.core.management import call_command

    set_up_django()
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        refuse_foreign_database(Path(database["NAME"]))
    refuse_newer_database()
    with step("데이터베이스 준비", "database"):
        call_command("migrate", verbosity=0, interactive=False)
    refuse_demonstration_accounts()


def refuse_demonstration_accounts() -> None:
    """Stop in production when the database holds accounts of the demonstration, whose codes anybody can read."""
    from django.conf import settings
    from django.db import DatabaseError

    from teukgu.portal.services.people.demonstration_accounts import any_demonstration_account

    try:
        found = settings.PRODUCTION and any_demonstration_account()
    except DatabaseError:  # a worker may come before the server has made the tables
        found = False
    if found:
        stop(
            "예시 계정이 있는 데이터베이스로는 운영할 수 없습니다. 빈 데이터베이스로 시작하세요",
            "this database holds accounts of the demonstration; start production with an empty one",
        )


def prepare_data() -> None:
    """Load the programmes' data and run the evaluation; each skips what is already there."""
    from teukgu.cli.output import language_of, refusals_shown
    from teukgu.portal.services import start

    with refusals_shown(language_of(None)):
        for label, act in start.steps():
            run_step(label.ko, label.en, act)


def run_step(korean: str, english: str, act: Callable[[], str]) -> None:
    """Run one preparing act and show what it did."""
    with step(korean, english):
        done = act()
    if done:
        typer.echo(f"  {done}")


def prepare_static_files() -> None:
    """Collect and compress the front-end files, once for each version of them."""
    from importlib.resources import files

    from django.conf import settings
    from django.core.management import call_command

    source = Path(str(files("teukgu.portal.web") / "static"))
    newest = max((path.stat().st_mtime_ns for path in source.rglob("*") if path.is_file()), default=0)
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    if stamp.exists() and stamp.read_text() == str(newest):
        return
    with step("화면 파일 준비", "front-end files"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(str(newest))


def start_worker() -> None:
    """Start the worker beside the server; it stops when the server is gone."""
    command = [sys.executable, "-c", "from teukgu.cli.main import run; run()", "worker", "--parent", str(os.getpid())]
    subprocess.Popen(command, stdin=subprocess.DEVNULL)


def become_server(host: str, port: int) -> NoReturn:
    """Turn this process into the application server, so that whoever stops it stops the server."""
    command = [
        *(sys.executable, "-m", "granian", "teukgu.portal.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", WORKERS, "--blocking-threads", THREADS),
        *("--no-ws", "--log-level", "warning", "--respawn-failed-workers"),
    ]
    # its workers leave with it, even when it is killed: nobody else may hold the port then
    os.environ["TEUKGU_SERVER"] = str(os.getpid())
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted


def serve(
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help="포트 · port")] = 8000,
    host: Annotated[str, typer.Option(envvar="HOST", help="주소 · address to listen on")] = "127.0.0.1",
    prepare_only: Annotated[bool, typer.Option("--prepare-only", help="준비만 하고 끝냄 · prepare, then stop")] = False,
    with_worker: Annotated[bool, typer.Option("--worker/--no-worker", help="작업기도 함께 · with the worker")] = True,
) -> None:
    """자료를 준비하고 평가를 실행한 뒤 웹 서버를 엽니다 · prepare the data, run the evaluation, serve."""
    if not prepare_only:
        refuse_taken_port(host, port)
    prepare_database()
    prepare_data()
    prepare_static_files()
    if prepare_only:
        return
    say(f"여세요: http://{host}:{port}/ (멈추려면 Ctrl+C)", f"open http://{host}:{port}/en/ (Ctrl+C stops)")
    if with_worker:
        start_worker()
    become_server(host, port)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("serve")(serve)
