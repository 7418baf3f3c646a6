"""`teukgu demo`: plays the lives of invented zones in the demonstration programme."""

import typer

from teukgu.cli.output import language_of, refusals_shown


def demo() -> None:
    """지어낸 특구들의 일을 예시 프로그램에서 되풀이합니다 · play the lives of invented zones in the demonstration."""
    from teukgu.cli.serve import prepare_database, run_step, stop

    prepare_database()
    from django.conf import settings

    from teukgu.portal.services import start

    if not settings.DEMONSTRATION:
        stop("운영 중인 곳에서는 시연하지 않습니다", "an installation in production plays no demonstration")
    with refusals_shown(language_of(None)):
        for label, act in start.demonstration_steps():
            run_step(label.ko, label.en, act)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("demo")(demo)
