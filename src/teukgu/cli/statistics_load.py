"""``teukgu statistics load``, ``list`` and ``show``: public statistics by municipality and year, with their vintages.

Modules that need Django are imported after `open_store` has set it up.
"""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Finding, Refused

Json = Annotated[bool, typer.Option("--json", help="JSON")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="이 날까지 실은 것 / loaded by this day")
]
Years = Annotated[str, typer.Option("--years", metavar="2020-2024", help="연도 / years to ask a service for")]
File = Annotated[Path | None, typer.Option("--file", help="내려받은 CSV나 XLSX / downloaded CSV or XLSX")]
Mapping = Annotated[Path | None, typer.Option("--mapping", help="열을 알려 주는 YAML / YAML that names the columns")]
Published = Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD", help="공표일 / day of publication")]


def register_load(commands: typer.Typer) -> None:
    """Add the commands to ``teukgu statistics``."""
    commands.command("load", help="통계를 싣는다 / load a series from a file or its service")(load)
    commands.command("list", help="계열과 실은 판 / series and what was loaded of them")(list_)
    commands.command("show", help="한 시군구의 수치와 출처 / figures of a municipality and where they are from")(show)


def load(
    series: Annotated[str, typer.Argument(metavar="SERIES", help="계열 id / id of the series (see list)")],
    *,
    file: File = None,
    mapping: Mapping = None,
    years: Years = "",
    published: Published = None,
    note: Annotated[str, typer.Option("--note", help="적어 둘 말 / a note to keep")] = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="보관한 답을 쓰지 않는다 / ask anew")] = False,
    look: Annotated[bool, typer.Option("--dry-run", help="싣지 않고 살펴본다 / look only")] = False,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Load the figures of a series as a new vintage; the same publication again changes nothing."""
    language = language_of(lang)
    with refusals_shown(language):
        day = day_of(published, "--published")
        span = None if file else span_of(years)
        programme = _open()
        from teukgu.cli import statistics_screen

        done = statistics_screen.load(
            programme, series, file=file, mapping=mapping, years=span, published=day, note=note, fresh=fresh, look=look
        )
        statistics_screen.show_loaded(done, series, language, as_json=json, look=look)


def list_(*, as_of: AsOf = None, json: Json = False, lang: Lang = None) -> None:
    """List the series that are defined and every vintage loaded by a day."""
    language = language_of(lang)
    with refusals_shown(language):
        day = day_of(as_of, "--as-of")
        programme = _open()
        from teukgu.cli import statistics_screen

        statistics_screen.show_list(programme, language, as_of=day, as_json=json)


def show(
    region: Annotated[
        str, typer.Argument(metavar="REGION", help="시군구 이름이나 id / name or id (전북 순창군, M100)")
    ],
    *,
    indicator: Annotated[str, typer.Option("--indicator", help="지표 / key of a statistic")] = "",
    as_of: AsOf = None,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Show the figures of a municipality that held on a day, each with the publication it is from."""
    language = language_of(lang)
    with refusals_shown(language):
        day = day_of(as_of, "--as-of")
        programme = _open()
        from teukgu.cli import statistics_screen

        statistics_screen.show_region(programme, region, language, indicator=indicator, as_of=day, as_json=json)


def _open() -> str:
    """Prepare the database with registry and shipped statistics; return the id of the programme."""
    from teukgu.cli.registry_store import open_store

    programme = open_store()
    from teukgu.portal.services.start import statistics_step

    statistics_step()
    return programme


def day_of(text: str | None, option: str) -> date | None:
    """Read the day an option gives."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused([_bad_option(option, "2026-03-31", text or "")]) from None


def span_of(text: str) -> tuple[int, int]:
    """Read ``2024`` or ``2020-2024``."""
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-((?:19|20)[0-9]{2}))?", text.strip())
    first = int(found.group(1)) if found else 0
    last = int(found.group(2) or first) if found else 0
    if found is None or last < first:
        raise Refused([_bad_option("--years", "2020-2024", text)])
    return first, last


def _bad_option(option: str, example: str, text: str) -> Finding:
    unread = Bilingual(f"{option} '{text}'을(를) 읽을 수 없습니다.", f"{option} '{text}' cannot be read.")
    return Finding(
        "statistics.option",
        unread if text.strip() else Bilingual(f"{option} 값이 없습니다.", f"{option} is missing."),
        Bilingual(f"{option} {example}처럼 적으세요.", f"Write {option} {example}."),
    )
