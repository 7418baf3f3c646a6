"""``teukgu deadline``: when a statutory period ends, with every step of the reasoning."""

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from teukgu.cli.output import language_of, print_findings, refusals_shown
from teukgu.values import Finding, Language, Place, Refused, refuse_if_any

if TYPE_CHECKING:
    from teukgu.rulebook.deadlines import CountingRule, DateLimit, Deadline, ExtensionEnds, Question, Step, Stop

T = TypeVar("T")


def register(app: typer.Typer) -> None:
    """Add ``deadline`` to the application."""
    app.command(
        "deadline", help="법정 기한을 세고 그 이유를 단계마다 보인다 / count a statutory deadline, with reasons"
    )(deadline)


def deadline(
    rule: Annotated[str, typer.Argument(metavar="RULE_ID", help="규칙 ID / id of a time limit (teukgu rule list)")],
    *,
    start: Annotated[str, typer.Option("--from", help="기준일 YYYY-MM-DD / day of the event")],
    stop: Annotated[
        list[str] | None, typer.Option("--stop", help="불산입 A..B, 끝나지 않았으면 A.. / clock stop")
    ] = None,
    extend: Annotated[bool, typer.Option("--extend", help="연장함 / the period is extended")] = False,
    midnight: Annotated[
        bool, typer.Option("--midnight", help="0시에 시작(첫날 산입) / starts at 00:00, the first day counts")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", help="규칙을 읽는 날, 기본은 기준일 / day whose rules apply")
    ] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", help="시나리오 / scenario laid over the rules")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="ko | en")] = None,
) -> None:
    """Count a statutory deadline and print each step of the reasoning."""
    from teukgu.rulebook.deadlines import Question

    language = language_of(lang)
    with refusals_shown(language):
        first, stops, day = _parsed(start, stop or [], on)
        found, warnings = _answered(Question(rule, first, stops, extend, midnight, day, scenario))
    if as_json:
        typer.echo(json.dumps(_as_data(found, warnings, language), ensure_ascii=False, indent=2))
        return
    _print(found, language)
    print_findings(warnings, language)


def _parsed(start: str, stops: list[str], on: str | None) -> "tuple[date, list[Stop], date | None]":
    """Read the days of the call; all that cannot be read is refused at once."""
    from teukgu.rulebook.deadlines import parse_day, parse_stop

    findings: list[Finding] = []
    first = _read(parse_day, start, Place(key="--from"), findings)
    read = [_read(parse_stop, text, Place(key="--stop"), findings) for text in stops]
    day = None if on is None else _read(parse_day, on, Place(key="--on"), findings)
    refuse_if_any(findings)
    return first or date.min, [one for one in read if one is not None], day


def _read(parse: Callable[[str, Place], T], text: str, place: Place, findings: list[Finding]) -> T | None:
    try:
        return parse(text, place)
    except Refused as refused:
        findings.extend(refused.findings)
        return None


def _answered(question: "Question") -> "tuple[Deadline, tuple[Finding, ...]]":
    """Answer by the shipped rules and calendar; the doubts about the rules used come along."""
    from teukgu.loading.calendar import load_calendar
    from teukgu.loading.programme import load_programme
    from teukgu.rulebook.deadlines import answer

    programme = load_programme()
    return answer(question, programme.rulebook, load_calendar(programme.folder))


def _print(found: "Deadline", language: Language) -> None:
    for number, step in enumerate(found.steps, start=1):
        basis = f"  [{step.basis.text(language)}]" if step.basis else ""
        typer.echo(f"{number:>2}. {step.text.text(language)}{basis}")


def _as_data(found: "Deadline", warnings: tuple[Finding, ...], language: Language) -> dict[str, Any]:
    """Return the deadline as JSON data; days are YYYY-MM-DD, absent ones null."""
    facts = found.facts
    return {
        "rule": facts.rule.id,
        "name": facts.rule.name.text(language),
        "from": facts.start.isoformat(),
        "status": found.status,
        "due": _iso(found.due),
        "nominal_end": _iso(facts.nominal),
        "stopped_since": _iso(facts.leg.stopped.since) if facts.leg and facts.leg.stopped else None,
        "counted_before_stop": facts.leg.stopped.counted if facts.leg and facts.leg.stopped else None,
        **_counting_data(facts.rule),
        "counts_from": _iso(facts.limit_end.due) if facts.limit_end else None,
        "extension": _extension_data(facts.extension),
        "alternatives": [{"counting": one.counting.value, "due": _iso(one.due)} for one in facts.alternatives],
        "steps": [_step_data(step, language) for step in found.steps],
        "warnings": [warning.text(language) for warning in warnings],
    }


def _counting_data(rule: "CountingRule | DateLimit") -> dict[str, Any]:
    from teukgu.rulebook.deadlines import CountingRule

    if not isinstance(rule, CountingRule):
        return {"counting": "date_limit", "assumed": rule.assumed}
    return {
        "counting": rule.counting.value,
        "assumed": rule.assumed,
        "direction": rule.direction.value,
        "amount": rule.amount,
        "unit": rule.unit.value,
    }


def _extension_data(extension: "ExtensionEnds | None") -> dict[str, Any] | None:
    if extension is None:
        return None
    return {
        "rule": extension.rule.id,
        "used": extension.used,
        "from_nominal": _iso(extension.from_nominal.due),
        "from_rolled": _iso(extension.from_rolled.due),
    }


def _step_data(step: "Step", language: Language) -> dict[str, Any]:
    basis = step.basis.text(language) if step.basis else None
    return {"text": step.text.text(language), "date": _iso(step.day), "basis": basis}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
