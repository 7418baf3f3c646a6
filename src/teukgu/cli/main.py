"""The console script ``teukgu``: collects the commands; each lives in a module of its own and imports late."""

import importlib
import importlib.util

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="특구 (Teukgu): 성과로 관리하는 특구 프로그램")

COMMAND_MODULES = (
    "rule",
    "deadline",
    "plan_dates",
    "registry",
    "case",
    "evaluate",
    "verify",
    "compare",
    "cards",
    "lab",
    "panel",
    "round",
    "example",
    "statistics",
    "indicators",
    "report",
    "access_log",
    "erase",
    "invite",
    "demo",
    "serve",
    "worker",
    "backup",
    "paper",
)


def register_commands() -> None:
    """Let each command module add its commands to the application."""
    for name in COMMAND_MODULES:
        if importlib.util.find_spec(f"teukgu.cli.{name}"):
            importlib.import_module(f"teukgu.cli.{name}").register(app)


def run() -> None:
    """Entry point of the console script."""
    register_commands()
    app()
