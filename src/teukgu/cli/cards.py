"""``teukgu cards``: the report card of every zone of a sealed round."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Language, Place, refuse_if_any

if TYPE_CHECKING:
    from teukgu.documents.report_card import Card, Objection
    from teukgu.documents.sealed_round import SealedRound

OBJECTING = "draft_objection_days"

BundlePath = Annotated[Path, typer.Argument(metavar="BUNDLE", help="봉인된 묶음 / sealed bundle (bundle.zip)")]
Out = Annotated[Path, typer.Option("--out", help="결과표를 쓸 폴더 / folder for the cards")]
Formats = Annotated[list[str] | None, typer.Option("--format", help="html, pdf, hwpx, xlsx, 여러 번 / repeatable; all")]
Zones = Annotated[list[str] | None, typer.Option("--zone", help="특구 번호, 여러 번 / zone id, repeatable; all")]
Told = Annotated[str | None, typer.Option("--told", help="평가안을 통지한 날 / day the draft was told, YYYY-MM-DD")]
Final = Annotated[
    bool, typer.Option("--final", help="공개된 결과: 이의신청 안내 없음 / published: nothing on objecting")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="동시에 쓸 프로세스 수 / processes")]


def register(app: typer.Typer) -> None:
    """Add ``cards`` to the application."""
    app.command("cards", help="특구마다 평가 결과표(웹·PDF·HWPX·XLSX) / a report card for each zone")(cards)


def cards(
    bundle: BundlePath,
    *,
    out: Out,
    formats: Formats = None,
    zone: Zones = None,
    told: Told = None,
    final: Final = False,
    workers: Workers = None,
    lang: Annotated[str | None, typer.Option("--lang", help="ko | en")] = None,
) -> None:
    """Write the report cards of a sealed round."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.outputs import check_target
        from teukgu.documents.report_card.folder import FORMATS, write_cards

        wanted = _known("--format", ("형식", "format"), formats or FORMATS, FORMATS)
        found = _chosen(_cards(bundle, told, final=final), zone or ())
        check_target(out, force=True)
        with typer.progressbar(length=len(found), label=Bilingual("결과표", "Cards").text(language)) as bar:
            write_cards(
                found, out, language, wanted, workers=workers or os.cpu_count() or 1, written=lambda *_: bar.update(1)
            )
        _say(len(found), wanted, out, language)


def _cards(path: Path, told: str | None, *, final: bool) -> "tuple[Card, ...]":
    from teukgu.documents.bundle import bundle_bytes
    from teukgu.documents.report_card.sealed import sealed_cards
    from teukgu.documents.sealed_round import sealed_round
    from teukgu.loading.bundle import read_bundle

    sealed = sealed_round(read_bundle(path, bundle_bytes))
    objection = None if final else _objection(sealed, told)
    return sealed_cards(sealed, objection, published=final, threads=os.cpu_count() or 1)


def _objection(sealed: "SealedRound", told: str | None) -> "Objection":
    """The days to object under the round's rules, and until when if the day of the draft is given."""
    from teukgu.documents.report_card import Objection
    from teukgu.loading.calendar import load_calendar
    from teukgu.loading.programme import load_programme
    from teukgu.rulebook.deadlines import Question, answer, parse_day

    programme = load_programme()
    start = parse_day(told, Place(key="--told")) if told else None
    day = start or date.fromisoformat(sealed.rules.day)
    days = programme.rulebook.on(day, scenario=sealed.rules.scenario or None).whole(OBJECTING)
    if start is None:
        return Objection(days)
    question = Question(OBJECTING, start, (), False, False, day, sealed.rules.scenario or None)
    return Objection(days, answer(question, programme.rulebook, load_calendar(programme.folder))[0].due)


def _chosen(found: "tuple[Card, ...]", zones: Sequence[str]) -> "tuple[Card, ...]":
    wanted = set(_known("--zone", ("특구", "zone"), zones, [card.zone for card in found]))
    return tuple(card for card in found if not wanted or card.zone in wanted)


def _known(option: str, what: tuple[str, str], given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return what was given, once each; what is not known is refused, all at once."""
    from teukgu.evaluation.problems import unknown_name

    place = Place(key=option)
    refuse_if_any([unknown_name("unknown_choice", place, what, one, known) for one in given if one not in known])
    return tuple(dict.fromkeys(given))


def _say(count: int, formats: tuple[str, ...], out: Path, language: Language) -> None:
    kinds = ", ".join(formats)
    text = Bilingual(f"결과표 {count}곳 ({kinds}): {out}", f"Cards of {count} zones ({kinds}): {out}")
    typer.echo(text.text(language))
