"""``teukgu verify``: recomputes a sealed bundle and says whether every number agrees."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

EXIT_DIFFERS = 1

BundlePath = Annotated[Path, typer.Argument(metavar="BUNDLE", help="봉인된 묶음 / sealed bundle (bundle.zip)")]
Expect = Annotated[str, typer.Option(metavar="HASH", help="공표된 SHA-256 / the published SHA-256")]
Decision = Annotated[
    Path | None,
    typer.Option(
        "--decision", exists=True, dir_okay=False, help="위원회가 정한 등급 / what the committee decided (decision.csv)"
    ),
]
ExpectDecision = Annotated[str, typer.Option(metavar="HASH", help="decision.csv의 SHA-256 / SHA-256 of decision.csv")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON으로 / as JSON")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("verify", help="봉인된 묶음을 다시 계산하여 확인 / recompute a sealed bundle")(verify)


def verify(
    bundle: BundlePath,
    expect: Expect = "",
    *,
    decision: Decision = None,
    expect_decision: ExpectDecision = "",
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Check, recompute, compare. Exit code 0: everything agrees; 1: something differs; 2: not a whole bundle."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.verifying import verify as check

        decided = decision.read_bytes() if decision else None
        verdict = check(bundle, expect, decision=decided, expect_decision=expect_decision)
    from teukgu.documents.verdict_text import verdict_json, verdict_lines

    typer.echo(verdict_json(verdict) if as_json else "\n".join(verdict_lines(verdict, language)))
    sys.exit(0 if verdict.ok else EXIT_DIFFERS)
