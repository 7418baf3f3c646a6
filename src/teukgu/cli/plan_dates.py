"""``teukgu plan-dates``: earliest and latest days of the whole path to a designation, before anyone starts."""

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teukgu.cli.output import language_of, print_findings, refusals_shown
from teukgu.values import Bilingual, Finding, Language, Place, Refused, refuse_if_any

if TYPE_CHECKING:
    from teukgu.procedures.planner import CouncilDays, Path, PathQuestion, SupplementCost


def register(app: typer.Typer) -> None:
    """Add ``plan-dates`` to the application."""
    app.command("plan-dates", help="지정까지의 이른 날과 늦은 날 / earliest and latest days of a designation")(
        plan_dates
    )


def plan_dates(
    start: Annotated[str, typer.Option("--from", help="계획을 확정하는 날 YYYY-MM-DD / day the plan is adopted")],
    *,
    session: Annotated[
        list[str] | None, typer.Option("--session", help="의회 회기 안건마감,시작,끝 / council session CLOSES,FROM,TO")
    ] = None,
    committee: Annotated[list[str] | None, typer.Option("--committee", help="위원회 날 / committee meeting")] = None,
    joint: Annotated[int, typer.Option("--joint", min=1, help="신청 지방자치단체 수 / number of applicants")] = 1,
    no_exemptions: Annotated[bool, typer.Option("--no-exemptions", help="특례 협의 없음 / no consultation")] = False,
    no_operators: Annotated[bool, typer.Option("--no-operators", help="사업자 신청 없음 / no operators")] = False,
    no_council: Annotated[bool, typer.Option("--no-council", help="의회 없음(제주 행정시) / no council")] = False,
    no_governor: Annotated[bool, typer.Option("--no-governor", help="시·도지사 없음(세종) / no governor")] = False,
    land_use: Annotated[bool, typer.Option("--land-use", help="토지이용계획 포함 / with a land-use plan")] = False,
    sea: Annotated[bool, typer.Option("--sea", help="전략환경영향평가 대상 / needs an SEA")] = False,
    supplement: Annotated[int, typer.Option("--supplement", min=1, help="보완 날수 / days of one supplement")] = 14,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="ko | en")] = None,
) -> None:
    """Print every step with its earliest and latest day, the warnings, and what one supplement costs."""
    from teukgu.procedures.planner import Applicant, PathQuestion

    language = language_of(lang)
    flags: dict[str, Any] = {
        "exemptions": not no_exemptions,
        "operators": not no_operators,
        "land_use": land_use,
        "sea": sea,
    }
    bodies: dict[str, Any] = {"has_council": not no_council, "has_governor": not no_governor}
    with refusals_shown(language):
        first, sessions, meetings = _days(start, session or [], committee or [])
        name = Bilingual("신청 지방자치단체", "the applicant")
        applicants = (Applicant(name, sessions=sessions, **bodies),) * joint
        question = PathQuestion(first, applicants, committee=meetings, **flags)
        path, cost = _planned(question, supplement)
    if as_json:
        typer.echo(json.dumps(_as_data(path, cost, language), ensure_ascii=False, indent=2))
        return
    _print(path, cost, language)
    print_findings(path.warnings, language)


def _days(
    start: str, sessions: list[str], meetings: list[str]
) -> "tuple[date, tuple[CouncilDays, ...], tuple[date, ...]]":
    """Read every day of the call; all that cannot be read is refused at once."""
    from teukgu.procedures.planner import CouncilDays
    from teukgu.rulebook.deadlines import parse_day

    findings: list[Finding] = []

    def read(text: str, option: str) -> date:
        try:
            return parse_day(text, Place(key=option))
        except Refused as refused:
            findings.extend(refused.findings)
            return date.min

    first = read(start, "--from")
    known = []
    for text in sessions:
        parts = text.split(",")
        if len(parts) != 3:
            findings.append(_bad_session(text))
            continue
        known.append(CouncilDays(text, *(read(part, "--session") for part in parts)))
    meeting_days = tuple(read(text, "--committee") for text in meetings)
    refuse_if_any(findings)
    return first, tuple(known), meeting_days


def _bad_session(text: str) -> Finding:
    return Finding(
        "planner.bad_session",
        Bilingual(f"회기로 읽을 수 없습니다: '{text}'.", f"'{text}' is no session."),
        Bilingual(
            "안건마감,시작,끝을 쉼표로 이어 쓰십시오. 예: 2027-01-08,2027-01-18,2027-01-27",
            "Write CLOSES,FROM,TO with commas: 2027-01-08,2027-01-18,2027-01-27",
        ),
        Place(key="--session"),
    )


def _planned(question: "PathQuestion", supplement: int) -> "tuple[Path, SupplementCost]":
    """Plan by the shipped rules, calendar and election days."""
    from teukgu.loading.calendar import load_calendar
    from teukgu.loading.elections import load_elections
    from teukgu.loading.programme import load_programme
    from teukgu.procedures.planner import Supplement, plan_path, supplement_cost

    programme = load_programme()
    question = replace(question, elections=load_elections(programme.folder))
    rules, calendar = programme.rulebook.on(question.start), load_calendar(programme.folder)
    cost = supplement_cost(question, Supplement(1, supplement), rules, calendar)
    return plan_path(question, rules, calendar), cost


def _print(path: "Path", cost: "SupplementCost", language: Language) -> None:
    for step in path.steps:
        law = f"  [{step.references[0].title.text(language)}]" if step.references else ""
        typer.echo(f"{step.earliest} ~ {step.latest}  {step.name.text(language)}{law}")
    days, latest = cost.supplement.takes_days, cost.latest
    line = Bilingual(
        f"보완 {days}일: 결정 기한 +{latest['decision_due']}일, 고시(늦은 날) +{latest['gazette']}일",
        f"A supplement of {days} days: decision +{latest['decision_due']} days, gazette +{latest['gazette']} (latest)",
    )
    typer.echo(line.text(language))


def _as_data(path: "Path", cost: "SupplementCost", language: Language) -> dict[str, Any]:
    return {
        "steps": [
            {
                "id": step.id,
                "who": step.who,
                "name": step.name.text(language),
                "earliest": step.earliest.isoformat(),
                "latest": step.latest.isoformat(),
                "basis": [one.title.text(language) for one in step.references],
                "note": step.note.text(language) if step.note else None,
            }
            for step in path.steps
        ],
        "supplement": {
            "takes_days": cost.supplement.takes_days,
            "earliest": cost.earliest,
            "latest": cost.latest,
        },
        "warnings": [warning.text(language) for warning in path.warnings],
    }
