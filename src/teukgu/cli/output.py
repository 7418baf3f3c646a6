"""How commands speak: language, findings on stderr, exit codes."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import typer

from teukgu.values import Finding, Language, Refused

EXIT_REFUSED = 2


def language_of(option: str | None) -> Language:
    """Return the language asked for by the ``--lang`` option, else TEUKGU_LANG, else Korean."""
    asked = option or os.environ.get("TEUKGU_LANG") or "ko"
    if asked not in {"ko", "en"}:
        typer.echo("--lang: ko | en", err=True)
        raise typer.Exit(EXIT_REFUSED)
    return cast(Language, asked)


def print_findings(findings: tuple[Finding, ...], language: Language) -> None:
    """Print every finding on stderr, one a line."""
    for finding in findings:
        sign = "✗" if finding.severity == "error" else "!"
        typer.echo(f"{sign} {finding.text(language)}", err=True)


@contextmanager
def refusals_shown(language: Language) -> Iterator[None]:
    """Turn a refusal into its findings on stderr and exit code 2; never a trace."""
    try:
        yield
    except Refused as refused:
        print_findings(refused.findings, language)
        sys.exit(EXIT_REFUSED)
