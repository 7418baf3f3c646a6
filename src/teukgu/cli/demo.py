"""`teukgu demo`: plays the lives, the year and the round of invented zones in the demonstration programme."""

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
            if act not in {start.lives_step, start.year_step}:
                run_step(label.ko, label.en, act)
        run_step(start.LIVES.ko, start.LIVES.en, _play)
        run_step(start.YEAR.ko, start.YEAR.en, _play_year)
        run_step(start.ROUND.ko, start.ROUND.en, _play_round)


def _play() -> str:
    """Play the lives; here a refusal ends the command."""
    from teukgu.portal.services import start

    played = start.play_demonstration()
    if not played:
        return "모두 이미 있습니다 · nothing to do"
    return f"한 일 {played:,}가지 · {played:,} acts and other steps"


def _play_year() -> str:
    """Play the year of reports to its end, and say what there is of it now."""
    from teukgu.portal.services import start
    from teukgu.portal.services.demo_year.told import year_told

    played = start.play_whole_year().played
    done = f"한 일 {played:,}가지 · {played:,} steps" if played else "모두 이미 있습니다 · nothing to do"
    return "\n  ".join([done, *(f"{line.ko} · {line.en}" for line in year_told())])


def _play_round() -> str:
    """Play the round to its end, and say what was planted in it and what of that was found."""
    from teukgu.portal.services import start

    played = start.play_whole_round()
    done = f"한 일 {played:,}가지 · {played:,} steps" if played else "모두 이미 있습니다 · nothing to do"
    return "\n  ".join([done, *(f"{line.ko} · {line.en}" for line in start.told_of_round())])


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("demo")(demo)
