"""``teukgu evaluate``: from an input and a scheme to results, report and sealed bundle."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, print_findings, refusals_shown
from teukgu.values import Bilingual, Finding, Language, Place, Refused, refuse_if_any

if TYPE_CHECKING:
    from teukgu.evaluation.inputs import EvaluationInput
    from teukgu.evaluation.scheme import Scheme
    from teukgu.rulebook.on_day import RulesOnDay
    from teukgu.rulebook.parameter import Parameter
    from teukgu.rulebook.rulebook import Rulebook

REPORT_DUE = "report_due"  # without a date of its own a scheme is read under the rules of the day reports are due


def register(app: typer.Typer) -> None:
    """Add ``evaluate`` to the application."""
    app.command(
        "evaluate",
        help="입력과 체계로 점수·순위·등급과 그 확실함을 계산한다 / scores, ranks, tiers and how sure they are",
    )(evaluate)


@dataclass(frozen=True, slots=True)
class _Round:
    """What is read before anything is computed."""

    data: "EvaluationInput"
    scheme: "Scheme"
    rules: "RulesOnDay"


def evaluate(
    source: Annotated[
        str | None, typer.Argument(metavar="INPUT", help="zones.csv 등이 든 폴더나 .xlsx / folder or .xlsx")
    ] = None,
    *,
    scheme: Annotated[str | None, typer.Option("--scheme", help="체계 파일이나 이름 / scheme file or id")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="결과 폴더 / output folder")] = None,
    year: Annotated[int | None, typer.Option("--year", help="성과 연도 / performance year")] = None,
    draws: Annotated[int | None, typer.Option("--draws", min=0, help="추출 횟수, 0은 안 함 / draws, 0: none")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=2**63 - 1, help="추출의 씨앗 / seed of the draws")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="검사만 / only check")] = False,
    threads: Annotated[int, typer.Option("--threads", min=1, help="스레드 수 / threads")] = 2,
    force: Annotated[
        bool, typer.Option("--force", help="다른 파일이 있는 폴더에도 씀 / into a foreign folder")
    ] = False,
    on: Annotated[str | None, typer.Option("--on", help="규칙을 읽는 날 YYYY-MM-DD / day whose rules apply")] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", help="규칙 시나리오 / scenario")] = None,
    decide: Annotated[
        bool, typer.Option("--decide", help="체계가 밝히지 않은 가정은 거절 / refuse assumed rules")
    ] = False,
    template: Annotated[
        Path | None, typer.Option("--template", help="빈 입력을 쓸 폴더 / write an empty input")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="ko | en")] = None,
) -> None:
    """Evaluate an input by a scheme."""
    language = language_of(lang)
    with refusals_shown(language):
        if template is not None:
            _write_template(template, language)
            return
        if source is None or scheme is None or (out is None and not check):
            raise Refused([_incomplete()])
        ready = _read(source, scheme, year, on, scenario, decide=decide)
        if check or out is None:
            _check(ready, year, language)
            return
        _compute(ready, out, language, year=year, draws=draws, seed=seed, threads=threads, force=force)


def _compute(
    ready: _Round,
    out: Path,
    language: Language,
    *,
    year: int | None,
    draws: int | None,
    seed: int | None,
    threads: int,
    force: bool,
) -> None:
    from rich.console import Console

    from teukgu.documents.evaluation_screen import show
    from teukgu.documents.outputs import check_target, write_outputs
    from teukgu.evaluation.run import evaluate as run

    check_target(out, force=force)
    result = run(ready.data, ready.scheme, ready.rules, year=year, draws=draws, seed=seed, threads=threads)
    show(result, Console(), language)
    write_outputs(result, out, language, force=force)
    print_findings(result.warnings, language)
    _say_rules(ready.rules, language)
    typer.echo(Bilingual(f"결과: {out}", f"Results: {out}").text(language))
    bundle = out / "bundle.zip"
    if bundle.is_file():
        from hashlib import sha256

        typer.echo(f"SHA-256 bundle.zip: {sha256(bundle.read_bytes()).hexdigest()}")


def _say_rules(rules: "RulesOnDay", language: Language) -> None:
    """One line for the rules used that are not firm; the bundle lists every value with its status."""
    names = [name for name in rules.asked if rules.doubts(name)]
    if names:
        shown = ", ".join(names)
        text = Bilingual(
            f"! {rules.day} 규칙 가운데 확정되지 않은 것(가정 등) {len(names)}개: {shown}",
            f"! Rules of {rules.day} that are not firm (assumed ...), {len(names)}: {shown}",
        )
        typer.echo(text.text(language), err=True)


def _check(ready: _Round, year: int | None, language: Language) -> None:
    from teukgu.evaluation.run import check

    plan = check(ready.data, ready.scheme, ready.rules, year=year)
    print_findings((*ready.data.warnings, *plan.warnings), language)
    count, width = len(plan.scored), len(plan.indicator_ids)
    text = Bilingual(
        f"문제없음: {plan.year}년, 평가 대상 {count}곳, 지표 {width}개",
        f"Nothing wrong: {plan.year}, {count} zones in the round, {width} indicators",
    )
    typer.echo(text.text(language))


def _read(
    source: str, scheme_name: str, year: int | None, on: str | None, scenario: str | None, *, decide: bool
) -> _Round:
    """Read input and scheme; what is wrong with both is refused together."""
    from teukgu.loading.evaluation_input import read_input
    from teukgu.loading.scheme_file import read_scheme
    from teukgu.loading.scheme_levels import level_findings

    findings: list[Finding] = []
    data, scheme = None, None
    try:
        scheme = read_scheme(scheme_name)
    except Refused as refused:
        findings.extend(refused.findings)
    try:
        data = read_input(source)
    except Refused as refused:
        findings.extend(refused.findings)
    if findings or data is None or scheme is None:
        raise Refused(findings)
    performance = year or scheme.year or (data.years[-1] if data.years else date.min.year)
    refuse_if_any(level_findings(scheme, performance))
    return _Round(data, scheme, _rules(scheme, performance, on, scenario, decide=decide))


def _rules(scheme: "Scheme", year: int, on: str | None, scenario: str | None, *, decide: bool) -> "RulesOnDay":
    """The rules on the round's day: asked for, the scheme's, else the day reports on the year are due."""
    from teukgu.loading.programme import load_programme
    from teukgu.rulebook.rulebook import by_scheme

    rulebook = load_programme().rulebook
    day = _day(on) if on else scheme.date or _reports_due(rulebook, year, scenario)
    overrides = [by_scheme(name, scheme.id, day) for name in scheme.uses]
    return rulebook.on(day, mode="decide" if decide else "preview", scenario=scenario, overrides=overrides)


def _reports_due(rulebook: "Rulebook", year: int, scenario: str | None) -> date:
    """The day by which reports on ``year`` were to come in, not moved off holidays.

    A year before the rulebook begins is read under its first rules.
    """
    from teukgu.evaluation.settings import PARAMETERS

    new_year = date(min(max(year + 1, date.min.year), date.max.year), 1, 1)
    seen = max(new_year, _first(rulebook.parameter(REPORT_DUE)))
    month, day = rulebook.on(seen, scenario=scenario).month_day(REPORT_DUE)
    due = new_year.replace(month=month, day=day)
    return max([due, *[_first(rulebook.parameter(name)) for name in PARAMETERS.values()]])


def _first(parameter: "Parameter") -> date:
    """First day on which a rule has a value."""
    return min((value.valid_from for value in parameter.values if value.valid_from), default=date.min)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = Bilingual(f"날짜가 아닙니다: {text}.", f"This is not a day: {text}.")
        cure = Bilingual("YYYY-MM-DD로 쓰세요.", "Write it as YYYY-MM-DD.")
        raise Refused([Finding("evaluation.day", message, cure, Place(key="--on"))]) from None


def _incomplete() -> Finding:
    return Finding(
        "evaluation.incomplete",
        Bilingual("입력, --scheme, --out이 모두 있어야 합니다.", "INPUT, --scheme and --out are all needed."),
        Bilingual(
            "예: teukgu evaluate 폴더 --scheme 체계.yaml --out 결과 (검사만: --check, 빈 입력: --template 폴더)",
            "For example: teukgu evaluate FOLDER --scheme scheme.yaml --out results (--check, --template DIR)",
        ),
    )


def _write_template(folder: Path, language: Language) -> None:
    from teukgu.documents.evaluation_template import write_template

    for file in write_template(folder):
        typer.echo(Bilingual(f"썼습니다: {file}", f"Written: {file}").text(language))
