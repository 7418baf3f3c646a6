"""``teukgu round``: what an evaluation round is computed from, out of the reports that were filed."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.cli.round_ballots import import_votes
from teukgu.values import Language

if TYPE_CHECKING:
    from teukgu.evaluation.population import Population
    from teukgu.reporting.frozen import Frozen

round_ = typer.Typer(no_args_is_help=True, help="운영평가: 평가 대상과 평가 자료 / zones and inputs of a round")

Year = Annotated[int, typer.Option("--year", min=1900, max=2200, metavar="YYYY", help="성과연도 / performance year")]
Before = Annotated[
    int, typer.Option("--years-before", min=0, max=20, help="함께 넣을 앞선 해의 수 / earlier years taken along")
]
On = Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="기준일, 기본은 오늘 / day of the snapshot")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="새 폴더 / new folder")]
Name = Annotated[str, typer.Option("--programme", metavar="ID", help="프로그램 / programme, e.g. demonstration")]
Ranks = Annotated[
    Path | None,
    typer.Option("--past-ranks", metavar="FILE", help="지난 공식 순위와 출처 / past official ranks with their source"),
]
Public = Annotated[
    bool,
    typer.Option("--public", help="공개된 순위. 없으면 특구에 알리기만 한 것 / published, else only told"),
]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
MOST_LACKING = 10


def register(app: typer.Typer) -> None:
    """Add ``teukgu round`` to the application."""
    app.add_typer(round_, name="round")


@round_.callback()
def group() -> None:
    """Keep ``inputs`` a command of its own, whatever comes beside it."""


@round_.command("inputs")
def write_inputs(
    *,
    year: Year,
    out: Out,
    years_before: Before = 2,
    on: On = "",
    past_ranks: Ranks = None,
    programme: Name = "",
    lang: Lang = None,
) -> None:
    """평가 대상과 제출된 수치를 평가 입력 폴더로 씀 / write zones and filed figures as an evaluation input."""
    from teukgu.cli.serve import set_up_django

    language = language_of(lang)
    set_up_django()
    from teukgu.documents.frozen_inputs import RANK_SOURCES, freeze_hash, frozen_files, frozen_input, rank_sources_file
    from teukgu.documents.new_folder import write_new_folder
    from teukgu.loading.past_ranks import read_past_ranks
    from teukgu.portal import clock
    from teukgu.portal.programmes import PROGRAMME
    from teukgu.portal.store.queries.round_inputs import round_inputs
    from teukgu.rulebook.deadlines import parse_day

    with refusals_shown(language):
        day = parse_day(on) if on else clock.today()
        years = range(year - years_before, year + 1)
        found = round_inputs(programme or PROGRAMME, year=year, years=years, on=day, at=clock.now())
        known = {str(one.candidate.zone) for one in found.population.members}
        ranks = read_past_ranks(past_ranks, known) if past_ranks else ()
        data = frozen_input(found.population, found.frozen, past_ranks=tuple(one.rank for one in ranks))
        files = frozen_files(data, found.population, found.frozen)
        files |= {RANK_SOURCES: rank_sources_file(ranks)} if ranks else {}
        write_new_folder(out, files)
        _show(found.population, found.frozen, language)
        name = "고정한 자료의 해시(SHA-256)" if language == "ko" else "SHA-256 of the frozen inputs"
        typer.echo(f"{name}: {freeze_hash(files)}")


@round_.command("ranks")
def import_ranks(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="zone,year,rank,population,source (CSV, xlsx)")],
    *,
    public: Public = False,
    programme: Name = "",
    lang: Lang = None,
) -> None:
    """지난 공식 순위를 출처와 함께 포털에 남김 / keep past official ranks with their source in the portal."""
    from teukgu.cli.serve import set_up_django

    language = language_of(lang)
    set_up_django()
    from teukgu.loading.past_ranks import read_past_ranks
    from teukgu.portal import clock
    from teukgu.portal.programmes import PROGRAMME
    from teukgu.portal.services.round_case.past_ranks import keep_ranks, known_zones, marked

    with refusals_shown(language):
        name = programme or PROGRAMME
        ranks = read_past_ranks(file, known_zones(name))
        new = keep_ranks(name, marked(ranks, public=public), account=None, now=clock.now())
        korean = language == "ko"
        typer.echo(f"순위 {len(ranks):,}건, 새것 {new:,}건" if korean else f"{len(ranks):,} ranks, {new:,} of them new")


round_.command("ballots")(import_votes)


def _show(population: "Population", frozen: "Frozen", language: Language) -> None:
    """Print who is in and out and why, both ways of counting the population, and who lacks most."""
    korean = language == "ko"
    sizes = population.sizes
    out = len(population.members) - sizes["zones_evaluated"]
    typer.echo(
        f"{population.year}년 평가 대상 {sizes['zones_evaluated']:,}곳, 대상 아님 {out:,}곳, "
        f"운영 중인 특구 {sizes['all_operating_zones']:,}곳"
        if korean
        else f"{population.year}: {sizes['zones_evaluated']:,} zones evaluated, {out:,} not, "
        f"{sizes['all_operating_zones']:,} operating"
    )
    reasons = {one.ground: one.reason.ko if korean else one.reason.en for one in population.members}
    for ground, count in sorted(population.grounds.items(), key=lambda one: (-one[1], one[0])):
        typer.echo(f"  {count:>5,}  {reasons[ground]}")
    counts = (len(frozen.figures), sum(one.earlier for one in frozen.figures), len(frozen.lacking))
    said = (
        "수치 {:,}개(그 가운데 옛 보고서에서 옮긴 것 {:,}개), 없는 수치 {:,}개"
        if korean
        else "{:,} figures ({:,} of them from earlier reports), {:,} missing"
    )
    typer.echo(said.format(*counts))
    lacking = Counter(one.zone for one in frozen.lacking)
    for zone, count in sorted(lacking.items(), key=lambda one: (-one[1], one[0]))[:MOST_LACKING]:
        typer.echo(f"  {count:>5,}  {zone}")
